import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { change } from "../../tools/stage/change.ts"
import type { Client } from "../client.ts"
import { begin } from "../letter.ts"
import { answerFrame, ASK, deletion, embedding, type Ending, intrudes, NOTHING, presenceFrame, updateFrame, words } from "./mallory.ts"
import { saysNothing, Siege } from "./siege.ts"

const KIB = 1024

let siege: Siege
let mal: Client
beforeAll(async () => {
  siege = await Siege.open()
})
afterAll(() => siege?.close())

// The door

/** Headers that a WebSocket must not come in with, by what is wrong with them. */
const FOREIGN: Record<string, (origin: string) => Record<string, string>> = {
  "another site": () => ({ origin: "https://evil.example" }),
  "no origin": () => ({}),
  "a null origin": () => ({ origin: "null" }),
  "a site whose name begins like ours": (ours) => ({ origin: `${ours}.evil.example` }),
  "another port of the same machine": (ours) => ({ origin: ours.replace(/\d+$/, (port) => String(Number(port) + 1)) }),
  "our name, by https": (ours) => ({ origin: ours.replace("http", "https") }),
  "two origins": (ours) => ({ origin: `${ours}, https://evil.example` }),
}
for (const [name, headers] of Object.entries(FOREIGN))
  test(`an upgrade from ${name} is 403 and hears nothing`, () =>
    siege.withstands(async () => {
      const cookie = siege.rosa.headers["cookie"]!
      expect(await siege.intrudes({ cookie, ...headers(siege.house.url) }, "requesting", [ASK])).toEqual({ status: 403, heard: "" })
    }))

const PATHS: Record<string, [path: (id: string) => string, code: number]> = {
  "a letter that is not": [() => "/sync/none/joint", 4404],
  "a doc that is not": [(id) => `/sync/${id}/private`, 4404],
  "a prototype's name for a doc": [(id) => `/sync/${id}/__proto__`, 4404],
  "a prototype's name for a letter": [() => "/sync/constructor/joint", 4404],
  "an encoded slash": [(id) => `/sync/x%2f..%2f${id}/joint`, 4404],
  "an encoded zero": [(id) => `/sync/${id}%00/joint`, 4404],
  "a path of 12,000 characters": [() => `/sync/${"a".repeat(12_000)}/joint`, 4404],
  "a query that names another doc": [(id) => `/sync/${id}/joint/requesting?doc=requesting`, 4404],
}
for (const [name, [path, code]] of Object.entries(PATHS))
  test(`an upgrade to ${name} is told ${code} and hears nothing`, () =>
    siege.withstands(async () => {
      const url = siege.house.url.replace("http", "ws") + path(siege.id)
      expect(await intrudes(url, siege.rosa.headers, [ASK], 15_000)).toEqual({ code, heard: "" })
    }))

test("a stranger, a forged session and one that was signed out are told so by code, and hear nothing", () =>
  siege.withstands(async () => {
    const eve = await siege.stranger()
    const forged = { origin: siege.house.url, cookie: `${siege.rosa.headers["cookie"]!.slice(0, -8)}AAAAAAA%3D` }
    const old = eve.headers
    await eve.asksWell("POST", "/api/auth/sign-out")
    const endings: Ending[] = []
    for (const headers of [(await siege.stranger()).headers, forged, old]) endings.push(await siege.intrudes(headers, "joint", [ASK]))
    expect(endings).toEqual([{ code: 4403, heard: "" }, { code: 4401, heard: "" }, { code: 4401, heard: "" }])
  }))

// Frames

/** What somebody sends to a doc, and the code with which it is closed. */
interface Attack {
  readonly doc: "requesting" | "responding" | "joint"
  readonly frames: () => readonly (Uint8Array | string)[]
  readonly code: number
}

const rosasDoc = (): Y.Doc => siege.drafts.rosa.doc
const joint = (): Y.Doc => siege.drafts.rosaJoint.doc
const rosasClock = (doc: Y.Doc): number => Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0
const writes = (root: string) => (doc: Y.Doc): void => doc.getXmlFragment(root).insert(0, [new Y.XmlText("We concede.")])
/** What is left when the first of two updates is lost. */
function gap(): Uint8Array {
  const doc = new Y.Doc()
  writes("part/introduction")(doc)
  return change((inside) => inside.getXmlFragment("part/introduction").insert(1, [new Y.XmlText("second")]), doc)
}

const ATTACKS: Record<string, Attack> = {
  "[A1] words in the other side's draft": { doc: "requesting", frames: () => [updateFrame(words("position/issue-1", "We concede."))], code: 4422 },
  "[A1] words in the other side's draft, as an answer": { doc: "requesting", frames: () => [answerFrame(words("position/issue-1", "We concede."))], code: 4422 },
  "[A1] the other side's draft erased": { doc: "requesting", frames: () => [updateFrame(change((doc) => doc.getXmlFragment("position/issue-1").delete(0, 1), rosasDoc()))], code: 4422 },
  "[A1] the other side's next keystrokes erased": { doc: "requesting", frames: () => [updateFrame(deletion(rosasDoc().clientID, rosasClock(rosasDoc()), 50))], code: 4422 },
  "words under somebody else's client id": { doc: "joint", frames: () => [NOTHING, updateFrame(change(writes("part/introduction"), joint(), joint().clientID))], code: 4422 },
  "deletes of the future": { doc: "joint", frames: () => [NOTHING, updateFrame(deletion(joint().clientID, rosasClock(joint()), 50))], code: 4409 },
  "a gap": { doc: "joint", frames: () => [NOTHING, updateFrame(gap())], code: 4409 },
  "a gap, and no answer to the server's question": { doc: "joint", frames: () => [updateFrame(gap())], code: 4409 },
  "garbage for an update": { doc: "joint", frames: () => [NOTHING, updateFrame(randomBytes(400))], code: 4409 },
  "half an update": { doc: "joint", frames: () => [NOTHING, updateFrame(words("part/introduction", "x".repeat(99)).subarray(0, 60))], code: 4409 },
  "garbage for a frame": { doc: "joint", frames: () => [Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 1)], code: 4409 },
  "an empty frame": { doc: "joint", frames: () => [new Uint8Array(0)], code: 4409 },
  "a frame of text": { doc: "joint", frames: () => ["{}"], code: 4409 },
  "the server's own acknowledgement": { doc: "joint", frames: () => [Uint8Array.of(4, 1, 0, 1)], code: 4409 },
  "an unknown frame": { doc: "joint", frames: () => [Uint8Array.of(99, 1, 2)], code: 4409 },
  "a state vector that is none": { doc: "joint", frames: () => [Uint8Array.of(0, 0, 4, 255, 255, 255, 255)], code: 4409 },
  "a root that is none of ours": { doc: "responding", frames: () => [updateFrame(change((doc) => doc.getMap("settings").set("visibility", "live")))], code: 4422 },
  "a root by a prototype's name": { doc: "responding", frames: () => [updateFrame(change((doc) => doc.getMap("__proto__").set("a", 1)))], code: 4422 },
  "a position in the joint doc": { doc: "joint", frames: () => [updateFrame(words("position/issue-1", "x"))], code: 4422 },
  "three hundred roots": { doc: "responding", frames: () => [updateFrame(change((doc) => Array.from({ length: 300 }, (_, n) => writes(`position/issue-${n}`)(doc))))], code: 4422 },
  "a hundred client ids": { doc: "joint", frames: () => [updateFrame(Y.mergeUpdates(Array.from({ length: 100 }, () => change(writes("part/introduction")))))], code: 4422 },
  "a value that could never be written again": { doc: "joint", frames: () => [NOTHING, updateFrame(embedding("part/introduction", "[".repeat(30_000) + "]".repeat(30_000)))], code: 4422 },
  "a presence that is no JSON": { doc: "joint", frames: () => [presenceFrame(77, 1, "{not json")], code: 4409 },
  "a presence of 10 KB": { doc: "joint", frames: () => [presenceFrame(77, 1, JSON.stringify({ a: "x".repeat(10_000) }))], code: 4413 },
  "a frame of one byte too many": { doc: "joint", frames: () => [new Uint8Array(256 * KIB + 1)], code: 4413 },
  "a frame of more than 1 MiB": { doc: "joint", frames: () => [new Uint8Array(KIB * KIB + 256 * KIB)], code: 4413 },
  "five thousand frames at once": { doc: "joint", frames: () => Array.from({ length: 5000 }, () => updateFrame(Uint8Array.of(0, 0))), code: 4429 },
  "two hundred questions at once": { doc: "joint", frames: () => Array.from({ length: 200 }, () => ASK), code: 4429 },
  "bytes without end": { doc: "joint", frames: () => Array.from({ length: 40 }, () => updateFrame(new Uint8Array(200 * KIB))), code: 4429 },
}
let used = 0
for (const [name, { doc, frames, code }] of Object.entries(ATTACKS))
  test(`${name}: closed with ${code}, and nothing of it is anywhere`, async () => {
    // After twenty refusals a person has to wait; here each attack is to be heard.
    if (used++ % 15 === 0) mal = await siege.opponent()
    await siege.withstands(async () => {
      expect((await siege.intrudes(mal, doc, frames())).code).toBe(code)
    })
  })

test("a doc of more than 1 MiB is refused, in whoever's letter", async () => {
  const own = await siege.stranger()
  await siege.withstands(async () => {
    const { id } = await own.asksWell<{ id: string }>("POST", "/api/letters", begin())
    const part = (): Uint8Array => updateFrame(words("position/issue-1", "x".repeat(200 * KIB)))
    const url = `${siege.house.url.replace("http", "ws")}/sync/${id}/requesting`
    expect((await intrudes(url, own.headers, [NOTHING, part(), part(), part(), part(), part(), part()], 15_000)).code).toBe(4413)
  })
})

test("[A1] a viewer writes nothing, on either side's draft nor in the joint doc", async () => {
  const vic = await siege.opponent("viewer")
  await siege.withstands(async () => {
    for (const [doc, root] of [["responding", "position/issue-1"], ["requesting", "position/issue-1"], ["joint", "part/introduction"]] as const)
      expect((await siege.intrudes(vic, doc, [updateFrame(words(root, "Mine."))])).code).toBe(4422)
  })
})

// Presence

test("presence is not forged: not over the victim's own, not under a name or for a side that the session has not", async () => {
  const liar = await siege.opponent()
  await siege.withstands(async () => {
    const { rosaJoint, danielJoint } = siege.drafts
    const shown = (client: number): unknown => danielJoint.provider.awareness.getStates().get(client)
    rosaJoint.provider.awareness.setLocalStateField("place", "introduction")
    await expect.poll(() => shown(rosaJoint.doc.clientID), { timeout: 20_000 }).toMatchObject({ place: "introduction", user: { name: "Rosa Imai" } })
    const over = siege.intrudes(liar, "joint", [presenceFrame(rosaJoint.doc.clientID, 99, '{"place":"forged"}'), presenceFrame(rosaJoint.doc.clientID, 100, "null")], 2000)
    const other = siege.intrudes(liar, "joint", [presenceFrame(4711, 1, '{"user":{"name":"Rosa Imai","side":"requesting"},"__proto__":{"side":"requesting"}}')], 4000)
    await expect.poll(() => shown(4711), { timeout: 20_000 }).toMatchObject({ user: { name: liar.name, side: "responding" } })
    await Promise.all([over, other])
    expect(shown(rosaJoint.doc.clientID)).toMatchObject({ place: "introduction", user: { name: "Rosa Imai", side: "requesting" } })
  })
})

// Sessions

test("signing out closes the sockets of that session at once; a copy of its cookie opens nothing again", async () => {
  const thief = await siege.opponent()
  await siege.withstands(async () => {
    const stolen = thief.headers
    const open = siege.intrudes(stolen, "responding", [ASK])
    await thief.asksWell("POST", "/api/auth/sign-out")
    expect((await open).code).toBe(4401)
    expect(await siege.intrudes(stolen, "responding", [ASK])).toEqual({ code: 4401, heard: "" })
    const answer = await siege.asks(null, "GET", `/api/letters/${siege.id}`, "", stolen)
    expect(answer.status).toBe(401)
    saysNothing(answer)
  })
})

test("a person's twenty-first socket is told to wait, and keeps nobody else out", async () => {
  const many = await siege.opponent()
  await siege.withstands(async () => {
    const url = `${siege.house.url.replace("http", "ws")}/sync/${siege.id}/joint`
    const sockets = Array.from({ length: 30 }, () => new WebSocket(url, { headers: many.headers }))
    const codes: number[] = []
    for (const socket of sockets) socket.on("close", (code) => codes.push(code)).on("error", () => {})
    await expect.poll(() => codes, { timeout: 20_000 }).toEqual(Array.from({ length: 10 }, () => 4429))
    for (const socket of sockets) socket.terminate()
  })
})
