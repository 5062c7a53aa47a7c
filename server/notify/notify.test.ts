import { createServer, type Server } from "node:net"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openHouse, proffer, twoCounsel, type House } from "../http/client.testing.ts"
import { oneLine } from "./mail.ts"

/** A mail server that takes everything and keeps it. */
function mailServer(): Promise<{ server: Server; port: number; mails: string[]; arrived: (count: number) => Promise<void> }> {
  const mails: string[] = []
  const waiting: (() => void)[] = []
  const server = createServer((socket) => {
    let data: string | null = null
    socket.write("220 test\r\n")
    socket.on("data", (chunk) => {
      if (data !== null) {
        data += chunk.toString()
        if (!data.endsWith("\r\n.\r\n")) return
        mails.push(data)
        data = null
        socket.write("250 taken\r\n")
        for (const wake of waiting.splice(0)) wake()
        return
      }
      const command = chunk.toString()
      if (/^DATA/i.test(command)) {
        data = ""
        return socket.write("354 go on\r\n")
      }
      socket.write(/^QUIT/i.test(command) ? "221 bye\r\n" : "250 ok\r\n")
    })
  })
  const arrived = async (count: number): Promise<void> => {
    while (mails.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
  }
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, port: (server.address() as AddressInfo).port, mails, arrived })))
}

interface Shown {
  readonly subject: string
  readonly text: string
  readonly letter: string
}

let house: House
let post: Awaited<ReturnType<typeof mailServer>>
beforeAll(async () => {
  post = await mailServer()
  house = await openHouse({ SMTP_URL: `smtp://127.0.0.1:${post.port}` })
})
afterAll(async () => {
  await house.close()
  post.server.close()
})

test("[R3] the other side is told, by e-mail and in the inbox, with the head of the record; the person who did it is not", async () => {
  const { rosa, daniel, mallory, id } = await twoCounsel(house)
  await post.arrived(2)
  const { body } = await rosa.does(id, proffer("The model was sold with one impeller."))
  await post.arrived(3)
  const mail = post.mails[2]!.replaceAll("=\r\n", "").replaceAll("\r\n", "\n")
  expect(mail).toContain(`To: ${daniel.email}`)
  expect(mail).toContain(body.head)
  expect(mail).toContain(`${house.url}/letters/${id}`)
  expect(mail).not.toContain("one impeller")
  const [notice] = (await daniel.get<Shown[]>("/api/notices")).body
  expect(notice).toMatchObject({ letter: id })
  expect(notice!.subject).toContain("put words into the letter on issue 1")
  expect(notice!.text).toContain(`head ${body.head}`)
  expect((await rosa.get<Shown[]>("/api/notices")).body.map(({ subject }) => subject)).toEqual([expect.stringContaining("joined the letter")])
  expect((await mallory.get("/api/notices")).body).toEqual([])
})

test("an invitation's e-mail has the link and not the code, and goes out once under one name", async () => {
  const { rosa, id } = await twoCounsel(house)
  await post.arrived(post.mails.length)
  const ask = { side: "requesting", role: "viewer", email: "ada@example.test", once: "0123456789abcdef" }
  const made = (await rosa.post<{ url: string; code: string }>(`/api/letters/${id}/invitations`, ask)).body
  await rosa.post(`/api/letters/${id}/invitations`, ask)
  const find = (): string | undefined => post.mails.find((mail) => mail.includes("To: ada@example.test"))
  while (!find()) await post.arrived(post.mails.length + 1)
  const mail = find()!.replaceAll("=\r\n", "").replaceAll("=3D", "=")
  expect(mail).toContain(made.url)
  expect(mail).not.toContain(made.code)
  await rosa.post(`/api/letters/${id}/invitations`, { ...ask, email: "last@example.test", once: "another name" })
  while (!post.mails.some((each) => each.includes("To: last@example.test"))) await post.arrived(post.mails.length + 1)
  expect(post.mails.filter((each) => each.includes("To: ada@example.test"))).toHaveLength(1)
})

test("a subject is one line, whatever is in it", () => {
  expect(oneLine("Re: a\r\nBcc: everybody@example.test\u2028x\u0000y")).toBe("Re: a Bcc: everybody@example.test x y")
})

test("a mail server that is down stops nobody", async () => {
  const lonely = await openHouse({ SMTP_URL: "smtp://127.0.0.1:1" })
  const { rosa, daniel, id } = await twoCounsel(lonely)
  expect((await rosa.does(id, proffer("Yes."))).status).toBe(200)
  await lonely.close()
  expect(daniel.cookie).not.toBe("")
})
