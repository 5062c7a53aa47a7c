import * as Y from "yjs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { MAX_FRAME, MAX_WAIT } from "../../shared/sync/wire.ts"
import { answerFrame, updateFrame } from "../sync/frames.ts"
import { openHouse, twoCounsel, type Caller, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

interface Told {
  readonly docs: readonly { readonly doc: string; readonly frames: readonly string[]; readonly code: number | null; readonly mark: string }[]
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64")
const NOTHING = base64(Y.encodeStateVector(new Y.Doc()))
const ask = (doc: string, more: object = {}): object => ({ docs: [{ doc, vector: NOTHING, ...more }] })

function syncs(who: Caller, id: string, body: object, headers: Record<string, string | undefined> = {}) {
  return who.post<Told & { code: string }>(`/api/letters/${id}/sync`, body, headers)
}

function writing(text: string): { vector: string; frames: string[] } {
  const doc = new Y.Doc()
  doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText(text)])
  return { vector: base64(Y.encodeStateVector(doc)), frames: [base64(answerFrame(Y.encodeStateAsUpdate(doc)))] }
}

test("one writes, the other reads, the third is told that there is no letter", async () => {
  const { rosa, daniel, mallory, id } = await twoCounsel(house)
  const wrote = await syncs(rosa, id, { docs: [{ doc: "requesting", ...writing("By requests.") }] })
  expect([wrote.status, wrote.body.docs[0]?.code]).toEqual([200, null])
  const read = await syncs(daniel, id, ask("requesting"))
  expect(Buffer.concat(read.body.docs[0]!.frames.map((frame) => Buffer.from(frame, "base64"))).includes("By requests.")).toBe(true)
  expect(await syncs(mallory, id, ask("requesting"))).toMatchObject({ status: 404, body: { code: "not-found" } })
  expect(await syncs(rosa, "nothing", ask("requesting"))).toMatchObject({ status: 404 })
})

test("several docs in one request, each with its own answer", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  await rosa.does(id, { type: "set-visibility", visibility: "private" })
  const { body } = await syncs(daniel, id, { docs: ["joint", "requesting", "responding"].map((doc) => ({ doc, vector: NOTHING })) })
  expect(body.docs.map(({ doc, code }) => [doc, code])).toEqual([["joint", null], ["requesting", 4403], ["responding", null]])
})

test("without a session 401; from another site's page, or from none, 403", async () => {
  const { rosa, id } = await twoCounsel(house)
  const body = { docs: [{ doc: "requesting", ...writing("Forged.") }] }
  expect((await syncs(rosa, id, body, { cookie: undefined })).status).toBe(401)
  expect((await syncs(rosa, id, body, { origin: "https://evil.test" })).status).toBe(403)
  expect((await syncs(rosa, id, body, { origin: undefined })).status).toBe(403)
  expect((await syncs(rosa, id, body, { "content-type": "text/plain" })).status).toBe(415)
  const { body: told } = await syncs(rosa, id, ask("requesting"))
  expect(Buffer.concat(told.docs[0]!.frames.map((frame) => Buffer.from(frame, "base64"))).includes("Forged.")).toBe(false)
})

test("what is not understood is 400 with its path, what is too large 413", async () => {
  const { rosa, id } = await twoCounsel(house)
  const wrong: readonly [object, string][] = [
    [{}, "docs"],
    [{ docs: [] }, "docs"],
    [ask("constructor"), "docs.0.doc"],
    [{ docs: [{ doc: "joint" }] }, "docs.0.vector"],
    [ask("joint", { frames: ["§"] }), "docs.0.frames.0"],
    [ask("joint", { present: [[-1, 0]] }), "docs.0.present.0.0"],
    [{ ...ask("joint"), wait: MAX_WAIT + 1 }, "wait"],
    [{ ...ask("joint"), side: "requesting" }, "side"],
    [{ docs: [{ doc: "joint", vector: NOTHING }, { doc: "joint", vector: NOTHING }] }, "docs"],
  ]
  for (const [body, path] of wrong) {
    const answer = await rosa.post<{ facts: { faults: { path: string }[] } }>(`/api/letters/${id}/sync`, body)
    expect([path, answer.status, answer.body.facts.faults[0]?.path]).toEqual([path, 400, path])
  }
  const large = await syncs(rosa, id, ask("joint", { frames: [base64(new Uint8Array(MAX_FRAME + 1))] }))
  expect([large.status, large.body.docs[0]?.code]).toEqual([200, 4413])
  expect((await syncs(rosa, id, ask("joint", { frames: [base64(new Uint8Array(2 * MAX_FRAME))] }))).status).toBe(413)
  const elsewhere = await rosa.post(`/api/letters/${id}/commands`, { type: "x".repeat(300 * 1024) })
  expect(elsewhere.status).toBe(413)
})

test("a wait ends with the news, and with the session", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const { mark } = (await syncs(daniel, id, ask("requesting"))).body.docs[0]!
  const waiting = syncs(daniel, id, { ...ask("requesting", { mark }), wait: MAX_WAIT })
  await syncs(rosa, id, { docs: [{ doc: "requesting", ...writing("News.") }] })
  expect((await waiting).body.docs[0]?.frames.length).toBeGreaterThan(0)
  const { mark: now } = (await syncs(rosa, id, ask("responding"))).body.docs[0]!
  const last = syncs(rosa, id, { ...ask("responding", { mark: now }), wait: MAX_WAIT })
  const counts = async (): Promise<string> => (await rosa.get<string>("/metrics")).body
  while (!/^sync_sockets_open 1$/m.test(await counts()));
  await rosa.post("/api/auth/sign-out")
  expect((await last).body.docs[0]?.code).toBe(4401)
  rosa.cookie = ""
  expect((await syncs(rosa, id, ask("responding"))).status).toBe(401)
})

test("1,200 requests a minute a person; the next is 429, for that person alone", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  for (let n = 0; n < 120; n++) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => syncs(rosa, id, ask("joint"))))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  }
  const { status, headers } = await syncs(rosa, id, ask("joint"))
  expect([status, Number(headers.get("retry-after")) > 0]).toEqual([429, true])
  expect((await syncs(daniel, id, ask("joint"))).status).toBe(200)
})

test("a server that stops does not wait for those who wait", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  await syncs(rosa, id, { docs: [{ doc: "requesting", ...writing("Kept.") }] })
  const { mark } = (await syncs(daniel, id, ask("joint"))).body.docs[0]!
  const waiting = syncs(daniel, id, { ...ask("joint", { mark }), wait: MAX_WAIT })
  while (!/^sync_sockets_open 1$/m.test((await rosa.get<string>("/metrics")).body));
  await house.restart()
  expect((await waiting).body.docs[0]?.code).toBe(1012)
  const read = await syncs(daniel, id, ask("requesting"))
  expect(Buffer.concat(read.body.docs[0]!.frames.map((frame) => Buffer.from(frame, "base64"))).includes("Kept.")).toBe(true)
})

test("the update frames of a client that does not answer first are let in where they fit", async () => {
  const { rosa, id } = await twoCounsel(house)
  const doc = new Y.Doc()
  doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText("One.")])
  const frame = base64(updateFrame(Y.encodeStateAsUpdate(doc)))
  const { body } = await syncs(rosa, id, { docs: [{ doc: "requesting", vector: base64(Y.encodeStateVector(doc)), frames: [frame] }] })
  expect(body.docs[0]?.code).toBe(null)
})
