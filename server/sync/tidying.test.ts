import { expect, test } from "vitest"
import * as Y from "yjs"
import { bring, isTidying } from "./tidying.ts"
import { Twin } from "./twin.ts"

const ROOT = "position/issue-1"

/** A doc with these words, some of them bold. */
function marked(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 11
  const text = new Y.XmlText("some words")
  doc.getXmlFragment(ROOT).insert(0, [text])
  text.format(0, 4, { bold: true })
  return doc
}

/** The update in which those items of a doc are erased of which this is so. */
function erasing(doc: Y.Doc, isErased: (item: Y.Item) => boolean): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  let update: Uint8Array = new Uint8Array()
  copy.once("update", (said: Uint8Array) => void (update = said))
  const items = [...copy.store.clients.values()].flat().filter((each) => each instanceof Y.Item)
  copy.transact((transaction) => items.filter(isErased).forEach((item) => item.delete(transaction)))
  return update
}

const isMark = ({ content }: Y.Item): boolean => content instanceof Y.ContentFormat
const isText = ({ content }: Y.Item): boolean => content instanceof Y.ContentString
const erasure = (...names: readonly (readonly [client: number, clock: number, length: number])[]): Uint8Array =>
  Uint8Array.of(0, names.length, ...names.flatMap(([client, clock, length]) => [client, 1, clock, length]))

test("who only reads may tidy marks, and erase nothing", () => {
  const doc = marked()
  const twin = new Twin("requesting", [Y.encodeStateAsUpdate(doc)], new Map([[11, "ada"]]))
  expect(isTidying(doc, erasing(doc, isMark))).toBe(true)
  expect([isMark, isText, () => true].map((which) => twin.knows(erasing(doc, which)))).toEqual(["yes", "no", "no"])
  const state = Y.getState(doc.store, 11)
  expect(twin.knows(erasure([11, state, 1]))).toBe("no")
  expect(twin.knows(erasure([12, 0, 1]))).toBe("no")
  expect(twin.knows(Uint8Array.of(0, 1, 11, 9))).toBe("garbage")
  doc.getXmlFragment(ROOT).delete(0, 1)
  expect(isTidying(doc, erasure([11, 0, state]))).toBe(true)
  expect(isTidying(doc, Y.encodeStateAsUpdate(doc))).toBe(false)
})

test("to say the same erasure again and again does not have the doc looked through again and again", () => {
  const doc = marked()
  doc.getXmlFragment(ROOT).delete(0, 1)
  const many = 30_000
  const update = new Uint8Array([0, 1, 11, ...lengthOf(many), ...Array.from({ length: many }, () => [0, 5]).flat()])
  expect(isTidying(doc, update)).toBe(false)
})

function lengthOf(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...lengthOf(Math.floor(value / 128))]
}

test("a copy of what is on the disk does not tidy by itself", () => {
  const [ada, amy] = [marked(), new Y.Doc()]
  amy.clientID = 22
  Y.applyUpdate(amy, Y.encodeStateAsUpdate(ada))
  const said: Uint8Array[] = [Y.encodeStateAsUpdate(ada)]
  const text = (doc: Y.Doc): Y.XmlText => doc.getXmlFragment(ROOT).get(0) as Y.XmlText
  for (const doc of [ada, amy]) {
    doc.on("update", (update: Uint8Array) => said.push(update))
    text(doc).format(0, 4, { bold: null })
    text(doc).format(0, 6, { bold: true })
  }
  const [copy, tidy] = [new Y.Doc(), new Y.Doc()]
  for (const update of said) {
    bring(copy, [update])
    Y.applyUpdate(tidy, update)
  }
  const erased = (doc: Y.Doc): number => [...Y.createDeleteSetFromStructStore(doc.store).clients.values()].flat().reduce((sum, { len }) => sum + len, 0)
  const told = said.flatMap((update) => [...Y.decodeUpdate(update).ds.clients.values()].flat()).reduce((sum, { len }) => sum + len, 0)
  expect(erased(copy)).toBeLessThanOrEqual(told)
  expect(erased(tidy)).toBeGreaterThan(erased(copy))
})
