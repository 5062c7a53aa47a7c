import { Client } from "pg"
import { pino } from "pino"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close } from "../../shared/sync/wire.ts"
import { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { Postgres } from "../../tools/stage/postgres.ts"
import { Stage } from "../../tools/stage/stage.ts"
import { PostgresStore } from "../store/postgres.ts"
import { updateFrame } from "./frames.ts"
import { Fuzz } from "./fuzz.contract.ts"
import { frameOf } from "./presence.ts"

let postgres: Postgres
let url: string
let nodes: [Stage, Stage]
let letters = 0
let letter = ""
let people: { leave(): void }[] = []

beforeAll(async () => {
  postgres = await Postgres.start()
  url = await postgres.database("letters")
  const open = async (): Promise<Stage> => Stage.open(await PostgresStore.open(url, pino({ level: "silent" })))
  nodes = [await open(), await open()]
}, 120_000)
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()))
  await postgres.stop()
}, 60_000)
beforeEach(async () => {
  letter = `nodes-${++letters}`
  await nodes[0].letter(letter)
})
afterEach(() => {
  for (const person of people.splice(0)) person.leave()
})

async function sits(node: 0 | 1, person: string, doc: DocName): Promise<Typist> {
  const typist = new Typist(nodes[node].url, letter, doc, person)
  people.push(typist)
  await until(`${person} is in sync`, () => typist.provider.synced)
  return typist
}

test("two opponents on two nodes watch each other write, and two of a side write one draft", async () => {
  const [ada, amy, ben] = [await sits(0, "ada", "requesting"), await sits(1, "amy", "requesting"), await sits(1, "ben", "requesting")]
  ada.text().insert(0, "from one ")
  await until("seen", () => ben.words.includes("from one") && amy.words.includes("from one"))
  amy.text().insert(0, "from two ")
  await until("seen", () => ada.words.includes("from two from one"))
  expect([...ada.codes, ...amy.codes, ...ben.codes]).toEqual([])
})

test("[A2] private set on one node: not a byte more from the other", async () => {
  const [ada, ben] = [await sits(0, "ada", "requesting"), await sits(0, "ben", "requesting")]
  ada.text().insert(0, "open ")
  await until("seen", () => ben.words.includes("open"))
  let heard = 0
  ben.provider.ws!.addEventListener("message", () => heard++)
  await nodes[1].see(letter, "ada", "private")
  ada.text().insert(0, "SECRET")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  expect(heard).toBe(0)
  await until("sent away", () => ben.codes.includes(Close.Recheck.code))
})

test("[A2] private set on one node, of which the other cannot hear yet: not a caret more from there", async () => {
  const [ada, ben] = [await sits(0, "ada", "requesting"), await sits(0, "ben", "requesting")]
  ada.provider.awareness.setLocalStateField("caret", 1)
  await until("seen", () => [...ben.provider.awareness.getStates().values()].some(({ caret }) => caret === 1))
  let heard = 0
  ben.provider.ws!.addEventListener("message", () => heard++)
  await deafen()
  await nodes[1].see(letter, "ada", "private")
  ada.provider.awareness.setLocalStateField("caret", 2)
  await until("sent away", () => ben.codes.includes(Close.Recheck.code))
  expect(heard).toBe(0)
})

/** Ends the connections by which the nodes hear of each other; they are back in half a second. */
async function deafen(): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'joint-letter changes'")
  await client.end()
}

test("a person who goes to another node goes on from what the first one showed", async () => {
  const [ada, amy] = [await sits(0, "ada", "requesting"), await sits(1, "amy", "requesting")]
  for (let round = 0; round < 20; round++) {
    ada.text().insert(0, `${round} `)
    await until("seen", () => amy.words.includes(`${round} `))
    amy.leave()
    people.pop()
    const next = new Typist(nodes[round % 2 ? 0 : 1].url, letter, "requesting", "amy")
    next.text().insert(0, "more ")
    await until("in sync", () => next.provider.synced)
    await until("taken", () => ada.words === next.words)
    expect(next.codes).toEqual([])
    next.leave()
    Object.assign(amy, await sits(1, "amy", "requesting"))
  }
})

test("a client id seen on one node belongs to its user on the other", async () => {
  const ada = await sits(0, "ada", "joint")
  await aWhile()
  const forger = new Mallory(`${nodes[1].url}/${letter}/joint`, "ben")
  people.push(forger)
  const doc = new Y.Doc()
  doc.clientID = ada.doc.clientID
  doc.getXmlFragment("part/introduction").insert(0, [new Y.XmlText("LIE")])
  await until("open", () => forger.isOpen)
  forger.send(updateFrame(Y.encodeStateAsUpdate(doc)))
  await until("refused", () => forger.code === Close.Trespass.code)
  ada.part().insert(0, "Ada.")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  expect(ada.codes).toEqual([])
})

test("a database that is gone for a moment: keep everything, send again, nothing doubled", async () => {
  const [ada, ben] = [await sits(0, "ada", "requesting"), await sits(1, "ben", "requesting")]
  const text = ada.text()
  text.insert(0, "before ")
  await until("seen", () => ben.words.includes("before"))
  await postgres.halt("crash")
  text.insert(7, "during ")
  await until("told to keep it", () => ada.codes.includes(Close.NotStored.code))
  text.insert(14, "later")
  await postgres.resume()
  await until("all there, once", () => ben.words === ada.words && ben.words.includes("before during later"), 30_000)
}, 60_000)

const LONG = process.env["FUZZ"] === "long"
test.each(LONG ? Array.from({ length: 50 }, (_, n) => n + 1) : [7, 8])("honest people and liars on two nodes, seed %i", async (seed) => {
  await new Fuzz(seed, nodes, `fuzz-${seed}`).play(LONG ? 400 : 100)
}, 120_000)

test("a stranger at one node reads nothing of the other's", async () => {
  const eve = new Mallory(`${nodes[1].url}/${letter}/joint`, "eve")
  people.push(eve)
  await until("refused", () => eve.code === Close.Forbidden.code)
})

test("nobody is present at one node under the client id of somebody at another", async () => {
  const amy = await sits(1, "amy", "joint")
  const ada = await sits(0, "ada", "joint")
  ada.provider.awareness.setLocalStateField("caret", 1)
  const seen = (): unknown => amy.provider.awareness.getStates().get(ada.doc.clientID)
  await until("Amy sees Ada", () => seen() !== undefined)
  const before = seen()
  const forger = new Mallory(`${nodes[1].url}/${letter}/joint`, "ben")
  people.push(forger)
  await until("open", () => forger.isOpen)
  forger.send(frameOf([{ client: ada.doc.clientID, clock: 50, json: '{"caret":"a lie"}' }]))
  forger.send(updateFrame(Uint8Array.of(1)))
  await until("what was sent is dealt with", () => forger.code !== null)
  expect(seen()).toEqual(before)
})

test("who is at one node is seen at the other, whoever came first; who comes back is seen again at once", async () => {
  const ada = await sits(0, "ada", "joint")
  // A stock client's state counts from the first time that it is set.
  ada.provider.awareness.setLocalStateField("caret", 1)
  await aWhile()
  const ben = await sits(1, "ben", "joint")
  ben.provider.awareness.setLocalStateField("caret", 1)
  const names = (typist: Typist): string => [...typist.provider.awareness.getStates().values()].map((state) => (state["user"] as { name: string } | undefined)?.name ?? "").sort().join()
  await until("Ben sees Ada", () => names(ben).includes("Ada"))
  await until("Ada sees Ben", () => names(ada).includes("Ben"))
  ada.provider.disconnect()
  await until("Ada is seen to go", () => !names(ben).includes("Ada"))
  ada.provider.connect()
  await until("Ada is seen again", () => names(ben).includes("Ada"))
})

test("the longest presence that is taken reaches the other node whole", async () => {
  const [ada, ben] = [await sits(0, "ada", "joint"), await sits(1, "ben", "joint")]
  // Three bytes a letter, and 80 for the braces, the name and the side.
  const longest = "\u5b57".repeat((4096 - 80) / 3)
  ada.provider.awareness.setLocalState({ caret: longest })
  await until("Ben sees it", () => ben.provider.awareness.getStates().get(ada.doc.clientID)?.["caret"] === longest)
  expect(ada.codes).toEqual([])
})
