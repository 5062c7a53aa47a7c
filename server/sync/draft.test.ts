import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { SqliteStore } from "../store/sqlite.ts"
import { writerHere } from "../store/sqlite.writer.ts"
import type { Store } from "../store/store.ts"
import { Commits } from "./commits.ts"
import { Draft } from "./draft.ts"
import { keystrokeUpdate } from "./keystroke.ts"

let folder: string
let store: SqliteStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "draft-"))
  store = new SqliteStore(join(folder, "letters.sqlite"), writerHere)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** One node's draft of the joint text. */
function node(over: Partial<Store> = {}): Draft<string> {
  const here = Object.assign(Object.create(store) as Store, over)
  return new Draft("l1", "joint", here, new Commits(here))
}

/** Somebody's doc, and the update of each of its changes. */
function writer(client?: number): { text: Y.XmlText; updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc()
  if (client !== undefined) doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  doc.getXmlFragment("part/introduction").insert(0, [text])
  return { text, updates, doc }
}

async function words(draft: Draft<string>): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await draft.open()).state())
  return doc.getXmlFragment("part/introduction").toString()
}

test("of two nodes that see a client id at once, the second to store gives it up, and undoes what was written under it", async () => {
  const [one, two] = [node(), node()]
  const [ada, ben, amy] = [writer(7), writer(7), writer(8)]
  ada.text.insert(0, "Ada")
  ben.text.insert(0, "Ben")
  amy.text.insert(0, "Amy")
  expect(await one.admit("ada", "ada", Y.encodeStateAsUpdate(ada.doc), false)).toBe(null)
  expect(await two.admit("ben", "ben", Y.encodeStateAsUpdate(ben.doc), false)).toBe(null)
  expect(await two.admit("amy", "amy", Y.encodeStateAsUpdate(amy.doc), false)).toBe(null)
  expect((await one.commit()).refused).toEqual([])
  const committed = await two.commit()
  expect(committed.refused).toEqual(["ben"])
  expect(committed.shown.map(({ from }) => from)).toEqual([null, "amy"])
  expect(await words(two)).toContain("Ada")
  expect(await words(two)).toContain("Amy")
  expect(await words(two)).not.toContain("Ben")
})

test("what another node stored in between is shown too, in its place, once", async () => {
  const [one, two] = [node(), node()]
  const [ada, amy] = [writer(), writer()]
  ada.text.insert(0, "Ada")
  amy.text.insert(0, "Amy")
  await two.open()
  await one.admit("ada", "ada", Y.encodeStateAsUpdate(ada.doc), false)
  await one.commit()
  await two.admit("amy", "amy", Y.encodeStateAsUpdate(amy.doc), false)
  expect((await two.commit()).shown.map(({ from }) => from)).toEqual([null, "amy"])
  await two.catchUp()
  expect((await two.commit()).shown).toEqual([])
  await one.catchUp()
  expect((await one.commit()).shown.map(({ from }) => from)).toEqual([null])
  expect(await words(one)).toBe(await words(two))
})

test("an update that builds on what another node stored is let in, not refused", async () => {
  const [one, two] = [node(), node()]
  const ada = writer()
  await two.open()
  for (const update of ada.updates) await one.admit("ada", "ada", update, false)
  await one.commit()
  ada.text.insert(0, "more")
  expect(await two.admit("ada", "ada", ada.updates.at(-1)!, false)).toBe(null)
  expect((await two.commit()).shown.map(({ from }) => from)).toEqual([null, "ada"])
})

test("after a refusal everything let in before is still there, and nothing of the refused", async () => {
  const draft = node()
  const ada = writer()
  ada.text.insert(0, "Good")
  for (const update of ada.updates) expect(await draft.admit("ada", "ada", update, false)).toBe(null)
  const bad = writer()
  bad.doc.transact(() => {
    bad.text.insert(0, "Bad")
    bad.doc.getMap("elsewhere").set("a", 1)
  })
  expect(await draft.admit("ada", "ada", Y.encodeStateAsUpdate(bad.doc), false)).toBe("Trespass")
  ada.text.insert(4, " words")
  expect(await draft.admit("ada", "ada", ada.updates.at(-1)!, false)).toBe(null)
  await draft.commit()
  expect(await words(draft)).toBe("Good words")
  expect(await words(node())).toBe("Good words")
})

test("a load that fails is no empty doc", async () => {
  const draft = node({ updates: () => Promise.reject(new Error("the disk is gone")) })
  await expect(draft.open()).rejects.toThrow("the disk is gone")
  await expect(draft.admit("ada", "ada", writer().updates[0]!, false)).rejects.toThrow("the disk is gone")
})

test("nothing is given out to be shown when the store fails", async () => {
  const draft = node({ appendUpdates: () => Promise.reject(new Error("the disk is full")) })
  await draft.admit("ada", "ada", writer().updates[0]!, false)
  await expect(draft.commit()).rejects.toThrow("the disk is full")
})

test("rows are made into one when they are many, and the doc reads the same", async () => {
  const draft = node()
  const ada = writer()
  for (let n = 0; n < 250; n++) {
    ada.text.insert(ada.text.length, `${n} `)
    if (n % 5 === 0) ada.text.delete(0, 1)
    for (const update of ada.updates.splice(0)) await draft.admit("ada", "ada", update, false)
    await draft.commit()
    await draft.compact()
  }
  expect((await store.updates("l1", "joint", 0)).length).toBeLessThan(200)
  expect(await words(node())).toBe(ada.doc.getXmlFragment("part/introduction").toString())
})

test("what one types between two commits is one row and one update to show; what two type is told apart", async () => {
  const draft = node()
  const [ada, amy] = [writer(7), writer(8)]
  const admit = async (who: string, { updates }: ReturnType<typeof writer>): Promise<void> => {
    for (const update of updates.splice(0)) expect(await draft.admit(who, who, update, false)).toBe(null)
  }
  const type = ({ text }: ReturnType<typeof writer>, words: string): void => [...words].forEach((letter) => text.insert(text.length, letter))
  type(ada, "A")
  type(amy, "M")
  await admit("ada", ada)
  await admit("amy", amy)
  await draft.commit()
  const before = (await store.updates("l1", "joint", 0)).length
  type(ada, "nd ")
  type(amy, "ore")
  await admit("ada", ada)
  await admit("amy", amy)
  type(ada, "so on")
  await admit("ada", ada)
  const { shown } = await draft.commit()
  expect(shown.map(({ from }) => from)).toEqual(["ada", "amy", "ada"])
  expect((await store.updates("l1", "joint", 0)).length).toBe(before + 3)
  const reader = new Y.Doc()
  for (const { update } of await store.updates("l1", "joint", 0)) Y.applyUpdate(reader, update)
  expect(reader.getXmlFragment("part/introduction").toString()).toMatch(/And so on/)
  expect(await words(draft)).toBe(reader.getXmlFragment("part/introduction").toString())
  expect(await words(node())).toBe(await words(draft))
})

test("keystrokes of a client id that writes at another node as well are joined only where one follows the other", async () => {
  const [one, two] = [node(), node()]
  const { doc, text } = writer(7)
  text.insert(0, "hello")
  const key = (letter: string) => {
    const clock = Y.getState(doc.store, 7)
    text.insert(text.length, letter)
    return keystrokeUpdate({ client: 7, clock, text: letter, before: null })
  }
  await one.admit("here", "mal", Y.encodeStateAsUpdate(doc), false)
  await one.commit()
  const [first, a, b, c] = [key("1"), key("a"), key("b"), key("c")]
  for (const [at, ...keys] of [[one, first], [two, a, b]] as const) {
    await at.catchUp()
    for (const each of keys) await at.admit("there", "mal", each, false)
    await at.commit()
  }
  await one.admit("here", "mal", a, false)
  await one.catchUp()
  await one.admit("here", "mal", c, false)
  await one.commit()
  expect((await node().open()).stateVector()).toEqual(one.twin!.stateVector())
  expect(await words(node())).toContain("hello1abc")
})

test("[A2] what one update of another node brings and a later one erases is in nothing that is shown", async () => {
  const [one, two] = [node(), node()]
  const { text, updates } = writer(7)
  await one.open()
  text.insert(0, "open ")
  text.insert(5, "SECRET")
  text.delete(5, 6)
  for (const update of updates) {
    await two.admit("ada", "ada", update, false)
    await two.commit()
  }
  await one.catchUp()
  const shown = (await one.commit()).shown.map(({ update }) => Buffer.from(update).toString("latin1")).join()
  expect([shown.includes("open"), shown.includes("SECRET")]).toEqual([true, false])
})

test("what is undone because its client id is somebody else's is undone in what is shown of other nodes, too", async () => {
  const [one, two] = [node(), node()]
  const honest = writer(11)
  honest.text.insert(0, "Honest words")
  await one.admit("ada", "ada", Y.encodeStateAsUpdate(honest.doc), false)
  await one.commit()
  await store.bindClients("l1", "joint", "amy", [99])
  await two.open()
  const amy = writer(50)
  await two.admit("amy", "amy", Y.encodeStateAsUpdate(amy.doc), false)
  await two.commit()
  const bad = new Y.Doc()
  bad.clientID = 99
  Y.applyUpdate(bad, Y.encodeStateAsUpdate(honest.doc))
  bad.transact(() => {
    bad.getXmlFragment("part/introduction").delete(0, 1)
    bad.getXmlFragment("part/order").insert(0, [new Y.XmlText("x")])
  })
  expect(await one.admit("mal", "mal", Y.encodeStateAsUpdate(bad, Y.encodeStateVector(honest.doc)), false)).toBe(null)
  await one.catchUp()
  const { shown, refused } = await one.commit()
  expect(refused).toEqual(["mal"])
  for (const { update } of shown) Y.applyUpdate(honest.doc, update)
  expect(honest.doc.getXmlFragment("part/introduction").toString()).toBe(await words(node()))
  expect(await words(one)).toContain("Honest words")
})

test("a person may be present under many client ids, and not under ever more", async () => {
  const draft = node()
  await draft.open()
  const claimed = Array.from({ length: 4001 }, (_, client) => draft.claim("mal", "mal", client + 1))
  expect([claimed.at(-2), claimed.at(-1)]).toEqual([true, false])
})

test("who is present under somebody else's client id, found out only by the store, is refused, and pays for the doc that is loaded anew", async () => {
  const [one, two] = [node(), node()]
  await one.open()
  expect(two.claim("amy", "amy", 99)).toBe(true)
  await store.bindClients("l1", "joint", "amy", [99])
  one.effort.take()
  expect(one.claim("mal", "mal", 99)).toBe(true)
  const { text, doc } = writer(7)
  text.insert(0, "x".repeat(1000))
  await one.admit("ada", "ada", Y.encodeStateAsUpdate(doc), false)
  expect((await one.commit()).refused).toEqual(["mal"])
  expect(await words(one)).toContain("xxx")
})

test("what was written and erased again is no part of the doc, and neither is it gone through at each load", async () => {
  const draft = node()
  const { text, updates } = writer(7)
  for (let round = 0; round < 20; round++) {
    text.insert(0, "x".repeat(200_000))
    text.delete(0, 200_000)
  }
  for (const update of updates) {
    expect(await draft.admit("ada", "ada", update, false)).toBe(null)
    await draft.commit()
    if (draft.isLong) await draft.compact()
  }
  draft.effort.take()
  const late = node()
  await late.open()
  const stored = (await store.updates("l1", "joint", 0)).reduce((sum, { update }) => sum + update.length, 0)
  expect(stored).toBeLessThan(2.5 * 1024 * 1024)
  expect(late.effort.take()).toBeGreaterThanOrEqual(8 * stored)
})
