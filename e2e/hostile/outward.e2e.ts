import { createServer as createHttp, type Server } from "node:http"
import { type AddressInfo, createServer, type Server as TcpServer } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { begin } from "../letter.ts"
import { asksRaw } from "./mallory.ts"
import { bodyOf, filled, routesOf } from "./routes.ts"
import { Siege } from "./siege.ts"

/** Something inside the network that only the server could reach. */
let inside: Server
let asked = 0
/** The mail server that the operator named: the one place where the server may call. */
let post: TcpServer
const mails: string[] = []
let siege: Siege
let address: string

beforeAll(async () => {
  inside = createHttp((_, response) => {
    asked++
    response.end()
  })
  post = mailServer()
  await Promise.all([inside, post].map((server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))))
  address = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/latest/meta-data`
  siege = await Siege.open({ SMTP_URL: `smtp://127.0.0.1:${(post.address() as AddressInfo).port}` })
})
afterAll(async () => {
  await siege?.close()
  inside?.close()
  post?.close()
})

test("nothing that takes words takes them for an address to fetch: every field of every route", () =>
  siege.withstands(async () => {
    const eve = await siege.stranger()
    for (const { method, path, queries, bodies } of await routesOf(siege.rosa))
      for (const schema of bodies.length > 0 ? bodies : [{}]) {
        if (/sign-out|revoke|change-password/.test(path)) continue
        const query = queries.map((name) => `${name}=${encodeURIComponent(address)}`).join("&")
        const body = method === "GET" ? "" : JSON.stringify({ ...(bodyOf(schema, address) as object), image: address, callbackURL: address, redirectTo: address, url: address })
        const at = `${filled(path, encodeURIComponent(address))}${query && `?${query}`}`
        expect((await siege.asks(eve, method, at, body)).status, `${method} ${at}`).toBeLessThan(500)
      }
    expect(asked).toBe(0)
  }))

test("words in a letter that look like addresses, files and markup are printed, and never fetched", async () => {
  const own = await siege.stranger()
  const { id } = await own.asksWell<{ id: string }>("POST", "/api/letters", begin())
  await siege.withstands(async () => {
    const text = `#image("${address}") #read("/etc/passwd") <img src="${address}"> @import url(${address})`
    for (const command of [{ type: "add-issue", heading: [{ text }] }, { type: "proffer", issue: "issue-1", runs: [{ text }] }, { type: "comment", runs: [{ text }], audience: "both" }])
      expect((await own.does(id, command)).status, JSON.stringify(command)).toBe(200)
    for (const file of ["letter.pdf", "record.pdf", "pages"]) {
      const answer = await own.asks<unknown>("GET", `/api/letters/${id}/${file}`)
      expect(answer.status).toBe(200)
      expect(String(answer.body)).not.toContain("root:")
    }
    expect(asked).toBe(0)
  })
})

test("nobody is sent elsewhere: not after signing in, not by a header that says who we are", () =>
  siege.withstands(async () => {
    const { email } = await siege.stranger()
    const evil = "https://evil.example/"
    const origin = { origin: siege.house.url, "content-type": "application/json" }
    for (const callbackURL of [evil, "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const body = JSON.stringify({ email, password: "correct horse battery", callbackURL, redirectTo: callbackURL, errorCallbackURL: callbackURL })
      const answer = await asksRaw(siege.house.url, "POST", `/api/auth/sign-in/email?callbackURL=${encodeURIComponent(callbackURL)}`, origin, body)
      expect([answer.status, JSON.stringify(answer.body).includes("evil")]).toEqual([200, false])
    }
    const lies = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" }
    const { body } = await siege.asks(siege.daniel, "POST", `/api/letters/${siege.id}/invitations`, JSON.stringify({ side: "responding", role: "viewer" }), lies)
    expect((body as { url: string }).url).toMatch(new RegExp(`^${siege.house.url}/join/`))
  }))

test("an e-mail goes to one address, has one subject, and says nobody's words", async () => {
  const evil = await siege.stranger("Bcc evil@example.test, Subject: free")
  const { id } = await evil.asksWell<{ id: string }>("POST", "/api/letters", begin())
  await siege.withstands(async () => {
    const invite = (email: string) => siege.asks(evil, "POST", `/api/letters/${id}/invitations`, JSON.stringify({ side: "requesting", role: "viewer", email }))
    for (const email of ["a@b.test\r\nBcc: c@d.test", "a@b.test, c@d.test", "a@b.test>\r\nDATA", '"a\r\nRCPT TO:<x@y.test>"@b.test', "<a@b.test>", "a@b.test\u0000"])
      expect((await invite(email)).status, email).toBe(400)
    const before = mails.length
    expect((await invite("ada@example.test")).status).toBe(201)
    await expect.poll(() => mails.slice(before).find((mail) => mail.includes("ada@example.test")), { timeout: 20_000 }).toBeDefined()
    const mail = mails.slice(before).find((each) => each.includes("ada@example.test"))!
    const head = mail.slice(0, mail.indexOf("\r\n\r\n"))
    expect(head.match(/^(to|cc|bcc|subject):/gim)?.map((name) => name.toLowerCase()).sort()).toEqual(["subject:", "to:"])
    expect(mail.match(/^RCPT TO/gm)).toHaveLength(1)
  })
})

/** Takes every e-mail and keeps it, with the commands that brought it. */
function mailServer(): TcpServer {
  return createServer((socket) => {
    let [said, isData] = ["", false]
    socket.on("error", () => {})
    socket.write("220 test\r\n")
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString()
      if (isData && !said.endsWith("\r\n.\r\n")) return
      const command = isData ? "." : chunk.toString()
      if (isData) mails.push(said.replace(/^[\s\S]*?(?=MAIL FROM)/, "").replace(/^(MAIL FROM|DATA).*\r\n/gm, ""))
      isData = /^DATA/i.test(command)
      if (command === ".") said = ""
      socket.write(isData ? "354 go on\r\n" : /^QUIT/i.test(command) ? "221 bye\r\n" : "250 ok\r\n")
    })
  })
}
