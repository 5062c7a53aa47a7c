import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { expect, test } from "vitest"
import { MAX_DOC } from "../../shared/sync/wire.ts"
import { Effort } from "./effort.ts"
import { Twin } from "./twin.ts"

const ROOT = "part/introduction"
const [ADA, MAL] = [1, 2]

/** What Ada has written: two paragraphs, the second one erased. */
function stored(): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = ADA
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  doc.getXmlFragment(ROOT).insert(0, [new Y.XmlText("abcdef")])
  doc.getXmlFragment(ROOT).insert(1, [new Y.XmlText("gone")])
  doc.getXmlFragment(ROOT).delete(1, 1)
  return updates
}

const twin = (...more: readonly Uint8Array[]): Twin => new Twin("joint", [...stored(), ...more], new Map([[ADA, "ada"]]))

/** A letter of Mallory's, the first or a later one, that says between which letters of Ada's it stands. */
function between(left: number, right: number, clock = 0): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, MAL, clock]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, 0xc4)
    for (const value of [ADA, left, ADA, right]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, "x")
    encoding.writeVarUint(encoder, 0)
  })
}

// Ada's clock: 0 the text, 1 to 6 its letters, 7 the second text, 8 to 11 its letters.
test.each([
  ["behind and before the same letter", between(3, 3)],
  ["behind a letter and before one that stands further left", between(5, 2)],
  ["behind a letter of one paragraph and before one of another, which is erased", between(3, 9)],
  ["behind a letter and before a paragraph", between(3, 0)],
])("a letter that says it stands %s is not let in: two people would read it at two places", (_, update) => {
  expect(twin().admit(update, "mal", false)).toEqual({ ok: false, fault: "Trespass" })
})

test("a letter between its neighbours is let in, though others stand there by now, or the place is erased; so is one begun again at the start, often", () => {
  expect(twin().admit(between(3, 4), "mal", false).ok).toBe(true)
  expect(twin().admit(between(8, 9), "mal", false).ok).toBe(true)
  const others = new Y.Doc()
  for (const update of stored()) Y.applyUpdate(others, update)
  for (let n = 0; n < 100; n++) (others.getXmlFragment(ROOT).get(0) as Y.XmlText).insert(3, "-")
  expect(twin(Y.encodeStateAsUpdate(others)).admit(between(3, 4), "mal", false).ok).toBe(true)
  const home = new Y.Doc()
  for (const update of stored()) Y.applyUpdate(home, update)
  const before = Y.encodeStateVector(home)
  for (let n = 0; n < 2000; n++) (home.getXmlFragment(ROOT).get(0) as Y.XmlText).insert(0, "x")
  expect(twin().admit(Y.encodeStateAsUpdate(home, before), "mal", true).ok).toBe(true)
})

test("where a look at a whole row, or at the whole doc, has to tell, it is let in as often as it is said, and counted", () => {
  const others = new Y.Doc()
  for (const update of stored()) Y.applyUpdate(others, update)
  for (let n = 0; n < 100; n++) (others.getXmlFragment(ROOT).get(0) as Y.XmlText).insert(3, "-")
  const size = 0.6 * MAX_DOC
  others.getXmlFragment(ROOT).insert(1, [new Y.XmlText("x".repeat(size))])
  const effortOf = (left: number, right: number): number => {
    const effort = new Effort()
    const large = new Twin("joint", [...stored(), Y.encodeStateAsUpdate(others)], new Map([[ADA, "ada"]]), effort)
    for (let clock = 0; clock < 50; clock++) expect(large.admit(between(left, right, clock), "mal", false).ok).toBe(true)
    return effort.take() / 50
  }
  expect(effortOf(5, 1)).toBeGreaterThan(8 * size)
  expect(effortOf(3, 4)).toBeGreaterThan(size)
  expect(effortOf(4, 5)).toBeLessThan(size / 50)
})

test("thousands of letters that name no neighbours are refused before they are found their places", () => {
  const many = encoding.encode((encoder) => {
    for (const value of [1, 4000, MAL, 0]) encoding.writeVarUint(encoder, value)
    for (let n = 0; n < 4000; n++) {
      for (const value of [4, 0, ADA, 0]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, "x")
    }
    encoding.writeVarUint(encoder, 0)
  })
  expect(twin().admit(many, "mal", false).ok).toBe(false)
})

test("what is known already, said of a root that is not ours, is refused to who says it, and not to the next one who writes", () => {
  const ghost = encoding.encode((encoder) => {
    for (const value of [1, 1, ADA, 0, 1, 1]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, "ghost")
    for (const value of [1, 0]) encoding.writeVarUint(encoder, value)
  })
  expect(twin().admit(ghost, "mal", false)).toEqual({ ok: false, fault: "Trespass" })
})

test("a doc that is nearly full is full: it is not measured anew with each letter", () => {
  const doc = new Y.Doc()
  doc.clientID = ADA
  doc.getXmlFragment(ROOT).insert(0, [new Y.XmlText("x".repeat(MAX_DOC - 1000))])
  const full = new Twin("joint", [Y.encodeStateAsUpdate(doc)], new Map())
  expect(full.admit(between(3, 4), "mal", false)).toEqual({ ok: false, fault: "TooLarge" })
})

test("a small doc stays small, however often something is typed and erased", () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  const text = new Y.XmlText("abcdef")
  doc.getXmlFragment(ROOT).insert(0, [text])
  const small = new Twin("joint", [Y.encodeStateAsUpdate(doc)], new Map([[doc.clientID, "ada"]]))
  doc.on("update", (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < 60_000; n++) {
    if (text.length > 2000) text.delete(1000, 1)
    else text.insert(n % 7, "x")
  }
  for (const update of updates) if (!small.admit(update, "ada", false).ok) expect(small.state().length).toBe("full")
})
