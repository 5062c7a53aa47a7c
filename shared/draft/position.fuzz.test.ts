import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { normal } from "../text/runs.ts"
import { readFragment, readPart, readPosition } from "./position.ts"

const runs = (quick: number): { seed: number; numRuns: number } => ({ seed: 20131112, numRuns: process.env["FUZZ"] === "long" ? quick * 50 : quick })

/** A tree of whatever a hostile client may put under a root. */
const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }).map((text) => new Y.XmlText(text)),
    fc.record({ text: fc.string({ maxLength: 8 }), marks: fc.dictionary(fc.constantFrom("bold", "italic", "underline", "link", "__proto__", "toString"), fc.jsonValue({ maxDepth: 1 })) }).map(({ text, marks }) => marked(text, marks)),
    fc.jsonValue({ maxDepth: 2 }).map((value) => embedded(value)),
    fc.string({ maxLength: 5 }).map((name) => new Y.XmlHook(name)),
    fc.constantFrom("array", "map", "text").map(foreign),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie("leaf"),
    fc.tuple(fc.constantFrom("paragraph", "x", "__proto__", "constructor"), fc.array(tie("tree"), { maxLength: 4 })).map(([name, children]) => element(name, children)),
  ),
}))

function marked(text: string, marks: object): Y.XmlText {
  const node = new Y.XmlText()
  node.insert(0, text, marks)
  return node
}

function embedded(value: unknown): Y.XmlText {
  const node = new Y.XmlText("a")
  node.insertEmbed(1, { value })
  return node
}

/** A type that has no place in a fragment. */
function foreign(kind: string): unknown {
  return kind === "array" ? Y.Array.from(["words", 7, null]) : kind === "map" ? new Y.Map([["a", "b"]]) : new Y.Text("text")
}

function element(name: string, children: readonly unknown[]): Y.XmlElement {
  const node = new Y.XmlElement(name)
  node.insert(0, children as Y.XmlText[])
  return node
}

/** Runs as everything else expects them: in their normal form, without line breaks, with no other marks. */
function areRuns(read: ReturnType<typeof readFragment>): void {
  expect(read).toEqual(normal(read))
  for (const { text, ...marks } of read) {
    expect(text).not.toMatch(/[\n\r\t\v\f\u0085\u2028\u2029]/)
    expect(Object.entries(marks).filter(([mark, value]) => !["bold", "italic", "underline"].includes(mark) || value !== true)).toEqual([])
  }
}

test("a fragment reads as runs, whatever is in it", () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (children) => {
      const doc = new Y.Doc()
      doc.getXmlFragment("position/issue-1").insert(0, children as Y.XmlText[])
      areRuns(readPosition(doc, "issue-1"))
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      expect(readPosition(other, "issue-1")).toEqual(readPosition(doc, "issue-1"))
      areRuns(readPart(other, "introduction"))
    }),
    runs(500),
  )
}, 600_000)
