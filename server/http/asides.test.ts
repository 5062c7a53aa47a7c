import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import { DOC_NAMES } from "../../shared/sync/docs.ts"
import { textOf } from "../../tools/pdf/text.ts"
import { brings, openHouse, signedUp, twoCounsel, type Caller, type House } from "./client.testing.ts"
import { Listening } from "./listening.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

const SECRET = "Quokkafish"
const SHARED = "Narwhalbird"
/** An empty doc's question: "what do you have?" (y-protocols: sync, step 1, an empty state vector). */
const WHAT_IS_THERE = Uint8Array.of(0, 0, 1, 0)

const remark = (text: string, audience: "side" | "both", issue?: string) =>
  ({ type: "comment", runs: [{ text: `Offer the ${text} first.` }], audience, ...(issue && { issue }) }) as const

/** Everything a person's session can be sent by a GET of the whole surface, as text; PDFs as the words on their pages. */
async function fetched(who: Caller, id: string): Promise<Map<string, string>> {
  const { body } = await who.get<{ paths: Record<string, { get?: object }> }>("/api/openapi.json")
  const paths = Object.keys(body.paths).filter((path) => body.paths[path]!.get && !path.includes("{token}"))
  const texts = paths.map(async (path) => {
    const response = await fetch(`${house.url}${path.replace("{id}", id)}`, { headers: { cookie: who.cookie, origin: house.url } })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isPdf = response.headers.get("content-type")?.includes("pdf")
    const words = isPdf ? (await textOf(bytes)).flatMap(({ lines, artifacts }) => [...lines, ...artifacts]).join("\n") : ""
    return [path, words + Buffer.from(bytes).toString("latin1")] as const
  })
  return new Map(await Promise.all(texts))
}

/** Everything a person hears over the doc's socket, from the beginning of the doc on. */
class Ear {
  heard = ""
  readonly socket: WebSocket
  readonly isOpen: Promise<unknown>

  constructor(who: Caller, id: string, doc: string) {
    const url = `ws://127.0.0.1:${house.port}/sync/${id}/${doc}`
    this.socket = new WebSocket(url, { headers: { cookie: who.cookie, origin: house.url } })
    this.socket.on("message", (data: Buffer) => (this.heard += data.toString("latin1")))
    this.isOpen = new Promise((resolve) => this.socket.once("open", resolve))
  }
}

test("a remark for one's own side reaches nothing that the other side's session can fetch or is sent", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const aide = await signedUp(house, "Ada Lund")
  await brings(rosa, aide, id, "requesting", "associate")
  const ears = DOC_NAMES.map((doc) => new Ear(daniel, id, doc))
  await Promise.all(ears.map(({ isOpen }) => isOpen))
  const seq = String((await rosa.sees(id)).seq)
  const stream = await Listening.open(daniel, id, { "last-event-id": seq })

  const said = [await rosa.does(id, remark(SECRET, "side", "issue-1")), await aide.does(id, remark(SECRET, "side"))]
  expect(said.map(({ status, body }) => [status, body.events])).toEqual([[200, []], [200, []]])
  const shared = await rosa.does(id, remark(SHARED, "both"))
  expect(shared.status).toBe(200)
  for (const { socket } of ears) socket.send(WHAT_IS_THERE)

  // The shared remark is the next thing the stream brings, and the search finds it where it belongs.
  expect(JSON.stringify(await stream.next())).toContain(SHARED)
  expect(stream.raw).not.toContain(SECRET)
  expect(stream.raw).not.toContain("aside")
  const texts = await fetched(daniel, id)
  expect([...texts].filter(([, text]) => text.includes(SHARED)).map(([path]) => path)).toEqual(
    expect.arrayContaining(["/api/letters/{id}/record", "/api/letters/{id}/record.json"]),
  )
  expect(texts.get("/api/letters/{id}/letter.pdf")).toContain("Interrogatory No. 4")
  expect([...texts].filter(([, text]) => text.includes(SECRET))).toEqual([])
  const notices = await daniel.get<{ text: string }[]>("/api/notices")
  expect(notices.body.filter(({ text }) => text.includes("commented"))).toHaveLength(1)
  const measure = await daniel.post(`/api/letters/${id}/measure`, { issue: "issue-1", runs: [{ text: "No." }], pages: true })
  expect(JSON.stringify(measure.body)).not.toContain(SECRET)
  await expect.poll(() => ears.every(({ heard }) => heard.length > 0), { timeout: 10_000 }).toBe(true)
  expect(ears.map(({ heard }) => heard).join("")).not.toContain(SECRET)
  stream.close()
  for (const { socket } of ears) socket.terminate()
})

test("colleagues of the same side are told at once that there is something to read, and read it", async () => {
  const { rosa, id } = await twoCounsel(house)
  const aide = await signedUp(house, "Ada Lund")
  await brings(rosa, aide, id, "requesting", "associate")
  const seq = (await rosa.sees(id)).seq
  const stream = await Listening.open(aide, id, { "last-event-id": String(seq) })
  await rosa.does(id, remark(SECRET, "side", "issue-1"))
  for (const n of [1, 2]) {
    await rosa.does(id, remark(SHARED, "both"))
    expect((await stream.next())?.seq).toBe(seq + n)
  }
  expect(stream.raw).toContain("event: aside\n\n")
  expect(stream.raw).not.toContain(SECRET)
  const { body } = await aide.get<{ issue: string | null; name: string }[]>(`/api/letters/${id}/side-comments`)
  expect(body).toMatchObject([{ issue: "issue-1", name: "Rosa Imai", runs: [{ text: `Offer the ${SECRET} first.` }] }])
  stream.close()
})
