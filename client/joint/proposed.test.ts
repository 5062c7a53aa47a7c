import { expect, test } from "vitest"
import * as Y from "yjs"
import { readPart, writePart } from "../../shared/draft/position.ts"
import { partRoot } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { takeOutProposed } from "./proposed.ts"

const PART = "introduction"
const WORDS = "The parties dispute notice."

/** The shared draft at the desks of both sides, with the same words. */
function both(): readonly [Y.Doc, Y.Doc] {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  writePart(mine, PART, unmarked(WORDS))
  meet(mine, theirs)
  return [mine, theirs]
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

function types(doc: Y.Doc, words: string): void {
  const text = (doc.getXmlFragment(partRoot(PART)).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(text.length, words)
}

const reads = (doc: Y.Doc) => plain(readPart(doc, PART)).trim()

test("what was proposed goes out of the shared draft, for both", () => {
  const [mine, theirs] = both()
  expect(takeOutProposed(mine, PART, unmarked(WORDS))).toBe(true)
  meet(mine, theirs)
  expect([reads(mine), reads(theirs)]).toEqual(["", ""])
})

test("white space at its ends is no other text", () => {
  const [mine] = both()
  types(mine, " ")
  expect([takeOutProposed(mine, PART, unmarked(WORDS)), reads(mine)]).toEqual([true, ""])
})

test("what the other side wrote while the proposal was on its way stays, and so does what it goes on with", () => {
  const [mine, theirs] = both()
  types(theirs, " And its date.")
  meet(mine, theirs)
  expect(takeOutProposed(mine, PART, unmarked(WORDS))).toBe(false)
  meet(mine, theirs)
  expect([reads(mine), reads(theirs)]).toEqual([`${WORDS} And its date.`, `${WORDS} And its date.`])
})

test("what the other side types at the moment in which the words are taken out stays", () => {
  const [mine, theirs] = both()
  takeOutProposed(mine, PART, unmarked(WORDS))
  types(theirs, " And its date.")
  meet(mine, theirs)
  expect([reads(mine), reads(theirs)]).toEqual(["And its date.", "And its date."])
})
