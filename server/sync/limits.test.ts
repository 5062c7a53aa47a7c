import * as Y from "yjs"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { Close, MAX_FRAME } from "../../shared/sync/wire.ts"
import { change, writes } from "../../tools/stage/change.ts"
import type { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, type Typist, until } from "../../tools/stage/people.ts"
import { closes, Ground } from "../../tools/stage/ground.ts"
import { askFrame, updateFrame } from "./frames.ts"

const ground = new Ground()
beforeAll(() => ground.opens())
beforeEach(() => ground.begins())
afterEach(() => ground.ends())
afterAll(() => ground.closes())

test("a frame over 256 KiB is refused, however large", async () => {
  for (const size of [MAX_FRAME + 1, 5 * MAX_FRAME]) {
    const connection = await ground.mallory("ada", "requesting")
    connection.send(new Uint8Array(size))
    await closes(connection, "TooLarge")
  }
})

test("a doc over 1 MiB is refused, and keeps what it had", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const connection = await ground.mallory("amy", "requesting")
  for (let part = 0; part < 6; part++) connection.send(updateFrame(change(writes(String(part).repeat(200_000)))))
  await closes(connection, "TooLarge")
  const kept = (await ground.stage.store.updates(ground.letter, "requesting", 0)).reduce((sum, { update }) => sum + update.length, 0)
  expect(kept).toBeLessThan(1024 * 1024)
  await ground.unharmed(ada, "requesting", "Ada's words")
})

test("a text written and erased again does not fill the doc", async () => {
  const ada = await ground.sits("ada", "requesting")
  const text = ada.text()
  for (let round = 0; round < 8; round++) {
    text.insert(0, "x".repeat(200_000))
    text.delete(0, 200_000)
    await until("saved", () => (ada.saved?.count ?? 0) >= round * 2 + 4)
    await aWhile(400)
  }
  expect(ada.codes).toEqual([])
})

test("a flood is stopped, and an honest person types through it", async () => {
  const ada = await ground.sits("ada", "requesting")
  const connection = await ground.mallory("ben", "joint")
  const frames = Array.from({ length: 5000 }, () => updateFrame(change(writes("y", "part/order"))))
  connection.send(...frames)
  ada.text().insert(0, "Ada's words")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  await closes(connection, "TooFast")
})

test("questions whose answers are a whole doc are few, also from one who does not read them", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "x".repeat(200_000))
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  const asker = await ground.mallory("ben", "requesting")
  asker.send(...Array.from({ length: 200 }, () => askFrame(Uint8Array.of(0))))
  await closes(asker, "TooFast")
  expect(asker.frames.length).toBeLessThan(20)
  await ground.unharmed(ada, "requesting", "xxx")
})

test("a person whose updates are refused again and again has to wait; others do not", async () => {
  const bad = updateFrame(change((doc) => doc.getMap("settings").set("a", 1)))
  let last: Mallory | null = null
  for (let round = 0; round < 40 && last?.code !== Close.TooFast.code; round++) {
    last = await ground.mallory("amy", "requesting")
    if (last.isOpen) last.send(bad)
    await until("closed", () => last!.code !== null)
  }
  expect(last?.code).toBe(Close.TooFast.code)
  await ground.sits("ada", "requesting")
})

test("a reader that never drains costs bounded memory, and holds nobody up", async () => {
  const slow = await ground.mallory("ben", "requesting")
  slow.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => slow.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  slow.ws.pause()
  for (let writer = 0; writer < 12; writer++) {
    const connection = await ground.mallory("ada", "requesting")
    const frames: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on("update", (update: Uint8Array) => frames.push(updateFrame(update)))
    for (let round = 0; round < 12; round++) {
      writes("z".repeat(200_000))(doc)
      doc.getXmlFragment("position/issue-1").delete(0, 1)
    }
    connection.send(...frames)
    await until("all stored", () => connection.frames.some((frame) => frame[0] === 4 && frame.at(-1) === frames.length))
    if (ground.stage.sync.counts().sockets === 1) return
    connection.leave()
    await until("left", () => ground.stage.sync.counts().sockets === 1)
  }
  expect("still connected").toBe("cut off")
})

/** A doc near its largest, and its writer. */
async function largeDoc(): Promise<Typist> {
  const ada = await ground.sits("ada", "requesting")
  for (let part = 0; part < 4; part++) ada.text().insert(0, "x".repeat(200_000))
  await until("saved", () => (ada.saved?.count ?? 0) >= 6)
  return ada
}

/** Connects again and again, says something each time, and goes; gives how often it came in before it was told to wait. */
async function comesAgain(person: string, says: () => Uint8Array, isHeard: (connection: Mallory) => boolean): Promise<number> {
  for (let round = 0; round < 120; round++) {
    const connection = await ground.mallory(person, "requesting")
    connection.send(says())
    await until("heard or closed", () => isHeard(connection) || connection.code !== null)
    if (connection.code === Close.TooFast.code) return round
    connection.leave()
  }
  return Number.POSITIVE_INFINITY
}

test("who has a large doc told again and again has to wait; others do not", async () => {
  const ada = await largeDoc()
  const times = await comesAgain("ben", () => askFrame(Uint8Array.of(0)), ({ frames }) => frames.some(({ length }) => length > 500_000))
  expect(times).toBeGreaterThan(40)
  expect(times).toBeLessThan(120)
  await ground.unharmed(ada, "requesting", "xxx")
})

test("who has a large doc loaded again and again, by updates that do not fit, has to wait; others do not", async () => {
  const ada = await largeDoc()
  const before = new Y.Doc()
  writes("first")(before)
  const gap = updateFrame(change((doc) => doc.getXmlFragment("position/issue-1").insert(1, [new Y.XmlText("second")]), before))
  const { store } = ground.stage
  const [updates, loads] = [store.updates.bind(store), [] as unknown[]]
  store.updates = (...given) => (loads.push(given), updates(...given))
  let heard = 0
  const times = await comesAgain("amy", () => gap, () => loads.length > heard && Boolean((heard = loads.length)))
  expect(times).toBeGreaterThan(5)
  expect(times).toBeLessThan(40)
  ada.text().insert(0, "still here ")
  const ben = await ground.sits("ben", "requesting")
  await until("others read on", () => ben.words.includes("still here "))
  expect(ada.codes).toEqual([])
})

test("who sends updates of very many pieces, over as many connections as may be, has to wait; others do not", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const pieces = (doc: Y.Doc): void => {
    const text = new Y.XmlText()
    doc.getXmlFragment("position/issue-2").insert(0, [text])
    for (let n = 0; n < 5000; n++) text.insert(0, "xy"[n % 2]!)
  }
  const times = await comesAgain("amy", () => updateFrame(change(pieces)), ({ frames }) => frames.some(([type]) => type === 4))
  expect(times).toBeLessThan(20)
  const ben = await ground.sits("ben", "requesting")
  ada.text().insert(0, "still here ")
  await until("others read on", () => ben.words.includes("still here "))
})

test("who connects again and again has to wait, however small the doc; others do not", async () => {
  let came = 0
  const comes = async (): Promise<void> => {
    for (let isIn = true; isIn && came < 6000; came++) {
      const connection = await ground.mallory("ben", "joint")
      await until("let in or not", () => connection.frames.length > 0 || connection.code !== null)
      isIn = connection.code !== Close.TooFast.code
      connection.leave()
    }
  }
  await Promise.all(Array.from({ length: 10 }, comes))
  expect(came).toBeGreaterThan(2000)
  expect(came).toBeLessThan(6000)
  await ground.sits("ada", "requesting")
})

test("what one has sent before being refused counts as one refusal", async () => {
  for (let round = 0; round < 10; round++) {
    const connection = await ground.mallory("ben", "joint")
    connection.send(...Array.from({ length: 9 }, () => askFrame(Uint8Array.of(255, 255))))
    await closes(connection, "Unapplied")
  }
})

test("a reader that says what is known has the whole doc looked through, and pays for that", async () => {
  await largeDoc()
  const known = updateFrame(Uint8Array.of(0, 0))
  let said = 0
  for (let code: number | null = null; code !== Close.TooFast.code && said < 400; said++) {
    const connection = await ground.mallory("ben", "requesting")
    connection.send(...Array.from({ length: 5 }, () => known))
    await aWhile(10)
    code = connection.code
    connection.leave()
  }
  expect(said).toBeLessThan(100)
})
