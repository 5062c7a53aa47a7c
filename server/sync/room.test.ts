import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { change, writes } from "../../tools/stage/change.ts"
import { closes } from "../../tools/stage/ground.ts"
import { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { Stage } from "../../tools/stage/stage.ts"
import { SqliteStore } from "../store/sqlite.ts"
import type { Change } from "../store/store.ts"
import { askFrame, updateFrame } from "./frames.ts"
import { frameOf } from "./presence.ts"

// Two servers over one file. Neither hears of what the other stores: as where every notification is lost.
const folder = mkdtempSync(join(tmpdir(), "room-"))
let here: Stage
let there: Stage
let tell: (change: Change) => void = () => undefined
let letters = 0
let letter = ""
let people: { leave(): void }[] = []
let letGoOn = (): void => undefined

beforeAll(async () => {
  const store = new SqliteStore(join(folder, "letters.sqlite"))
  const onChange = store.onChange.bind(store)
  store.onChange = (listener) => ((tell = listener), onChange(listener))
  here = await Stage.open(store)
  there = await Stage.open(new SqliteStore(join(folder, "letters.sqlite")))
})
afterAll(async () => {
  await here.close()
  await there.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => here.letter((letter = `room-${++letters}`)))
afterEach(() => {
  here.lookLasts = 0
  letGoOn()
  for (const person of people.splice(0)) person.leave()
})

async function sits(stage: Stage, person: string): Promise<Typist> {
  const typist = new Typist(stage.url, letter, "requesting", person)
  people.push(typist)
  await until(`${person} is in sync`, () => typist.provider.synced)
  return typist
}

/** Ben, of the other side, at Ada's draft in raw frames; or somebody else. */
async function ben(person = "ben"): Promise<Mallory> {
  const mallory = new Mallory(`${here.url}/${letter}/requesting`, person)
  people.push(mallory)
  await until("connected", () => mallory.isOpen)
  return mallory
}

/** Another server tells that somebody is there. */
function said(mark: string): void {
  const frame = frameOf([{ client: 7, clock: mark.length, json: JSON.stringify({ mark }) }])
  tell({ kind: "presence", letter, doc: "requesting", said: `ada ${Buffer.from(frame).toString("base64")}` })
}

test("[A2] after a change of the record and before the look at it, nobody is told who is there", async () => {
  const watching = await ben()
  watching.send(askFrame(Uint8Array.of(0)))
  said("MARK")
  await until("told", () => watching.heard.includes("MARK"))
  here.lookLasts = 300
  await here.see(letter, "ada", "private")
  said("SECRET")
  await aWhile(100)
  expect(watching.heard).not.toContain("SECRET")
  await closes(watching, "Recheck")
  expect(watching.heard).not.toContain("SECRET")
})

test("who has come while the record was looked at is told after it, once", async () => {
  const amy = await ben("amy")
  said("A")
  await until("told", () => amy.heard.includes('"A"'))
  here.lookLasts = 300
  const looked = here.see(letter, "ada", "private")
  await aWhile(50)
  said("LATER")
  await aWhile(50)
  expect(amy.heard).not.toContain("LATER")
  await looked
  await until("told", () => amy.heard.includes("LATER"))
  const told = amy.frames.length
  await here.sync.recheck(letter)
  await aWhile(50)
  expect(amy.frames.length).toBe(told)
})

test("[A2] nothing is shown to one who has not asked: only the answer is free of what was erased before it", async () => {
  const [silent, asking] = [await ben(), await ben()]
  asking.send(askFrame(Uint8Array.of(0)))
  const ada = await sits(here, "ada")
  ada.text().insert(0, "MARK")
  await until("seen", () => asking.heard.includes("MARK"))
  await aWhile(50)
  expect(silent.heard).not.toContain("MARK")
  silent.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => silent.heard.includes("MARK"))
})

test("[A2] who may watch again is not shown what was erased meanwhile at a server that could not tell", async () => {
  await here.see(letter, "ada", "private")
  const ada = await sits(there, "ada")
  ada.text().insert(0, "MARK")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  const amy = await sits(here, "amy")
  await until("seen", () => amy.words.includes("MARK"))
  ada.text().delete(0, 4)
  ada.text().insert(0, "open")
  await until("saved", () => (ada.saved?.count ?? 0) >= 5)
  await here.see(letter, "ada", "live")
  expect(amy.words).toContain("MARK")
  const watching = await ben()
  watching.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => watching.heard.includes("open"))
  expect(watching.heard).not.toContain("MARK")
})

/** Holds up what the store is to write, until the end of the test or `letGoOn`; gives what lets one of the writes go on. */
function holdUp(write: "bindClients" | "appendUpdates"): () => Promise<void> {
  const { store } = here
  const [original, held] = [store[write].bind(store) as (...given: unknown[]) => Promise<unknown>, [] as (() => void)[]]
  const stands = (...given: unknown[]): Promise<unknown> => new Promise<void>((go) => held.push(go)).then(() => original(...given))
  Object.assign(store, { [write]: stands })
  letGoOn = () => (Object.assign(store, { [write]: original }), held.splice(0).forEach((go) => go()))
  return async () => (await until("held", () => held.length > 0), held.shift()!())
}

test("who opens a letter has its words before the id of the new client is on the disk", async () => {
  const ada = await sits(here, "ada")
  ada.text().insert(0, "MARK")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  const amy = await ben("amy")
  holdUp("bindClients")
  amy.send(askFrame(Uint8Array.of(0)), frameOf([{ client: 7, clock: 1, json: "{}" }]))
  await until("answered", () => amy.heard.includes("MARK"))
})

test("who asks beside a word that is on its way to the disk is not told of it before it is there", async () => {
  const amy = await ben("amy")
  const letOneGo = holdUp("appendUpdates")
  amy.send(updateFrame(change(writes("first"))))
  await aWhile(50)
  amy.send(updateFrame(change(writes("MARK"))), askFrame(Uint8Array.of(0)))
  await aWhile(50)
  await letOneGo()
  await aWhile(100)
  expect(amy.heard).not.toContain("MARK")
  letGoOn()
  await until("answered", () => amy.heard.includes("MARK"))
})

test("garbage from one who only reads is refused as garbage", async () => {
  await sits(here, "ada")
  const watching = await ben()
  watching.send(updateFrame(Uint8Array.of(9, 9, 9, 9)))
  await closes(watching, "Unapplied")
})
