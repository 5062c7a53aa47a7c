import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { type Run, normal } from "../text/runs.ts"
import { hasContent, readFragment, readPart, readPosition, writePart, writePosition } from "./position.ts"

/** A fragment with these children; a string is a paragraph's text. */
function fragment(...children: (string | Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
  const root = new Y.Doc().getXmlFragment("position/issue-1")
  root.insert(0, children.map((child) => (typeof child === "string" ? element("paragraph", new Y.XmlText(child)) : child)))
  return root
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name)
  node.insert(0, children)
  return node
}

test("an empty fragment reads as nothing", () => {
  expect(readFragment(fragment())).toEqual([])
  expect(readFragment(fragment("", ""))).toEqual([])
})

test("paragraphs are joined by one space", () => {
  expect(readFragment(fragment("One.", "Two."))).toEqual([{ text: "One. Two." }])
  expect(readFragment(fragment("One. ", "", "Two."))).toEqual([{ text: "One. Two." }])
  expect(readFragment(fragment("One.", " Two."))).toEqual([{ text: "One. Two." }])
})

test("unknown nodes read as text, and break it", () => {
  const list = element("list", element("item", new Y.XmlText("a")), element("item", new Y.XmlText("b")))
  expect(readFragment(fragment("One.", list, new Y.XmlText("bare")))).toEqual([{ text: "One. a b bare" }])
  const broken = element("paragraph", new Y.XmlText("a"), element("hardBreak"), new Y.XmlText("b"))
  expect(readFragment(fragment(broken))).toEqual([{ text: "a b" }])
})

test("only the marks of a run are read", () => {
  const text = new Y.XmlText()
  text.applyDelta([
    { insert: "plain " },
    { insert: "bold", attributes: { bold: {}, link: { href: "javascript:1" } } },
    { insert: " it", attributes: { italic: true, bold: null } },
    { insert: { image: "x" } },
    { insert: " u", attributes: { underline: {}, italic: false } },
  ])
  expect(readFragment(fragment(element("paragraph", text)))).toEqual([
    { text: "plain " }, { text: "bold", bold: true }, { text: " it", italic: true }, { text: " u", underline: true },
  ])
})

test("line breaks, tabs and separators become one space", () => {
  expect(readFragment(fragment("a\r\n\tb\u2028c\u0085d"))).toEqual([{ text: "a b c d" }])
})

test("a root of another type, or nested beyond any stack, is read without harm", () => {
  const doc = new Y.Doc()
  const other = new Y.Doc()
  other.getArray("position/issue-1").insert(0, ["words", 7, { a: 1 }, null])
  other.getMap("position/issue-2").set("a", "b")
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(readPosition(doc, "issue-1")).toEqual([{ text: "words" }])
  expect(readPosition(doc, "issue-2")).toEqual([])

  const root = doc.getXmlFragment("position/issue-3")
  doc.transact(() => {
    let parent: Y.XmlFragment = root
    for (let depth = 0; depth < 20_000; depth++) {
      const child = new Y.XmlElement("x")
      parent.insert(0, [child])
      parent = child
    }
    parent.insert(0, [new Y.XmlText("deep")])
  })
  expect(readPosition(doc, "issue-3")).toEqual([{ text: "deep" }])
})

test("what is written is what is read", () => {
  const mark = fc.constantFrom(undefined, true as const)
  const words = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll(/[\n\r\t\v\f\u0085\u2028\u2029]/g, " "))
  const run: fc.Arbitrary<Run> = fc.record({ text: words, bold: mark, italic: mark, underline: mark })
  const written = fc.array(run).map(normal)
  fc.assert(fc.property(written, written, (before, runs) => {
    const doc = new Y.Doc()
    writePosition(doc, "issue-1", before)
    writePosition(doc, "issue-1", runs)
    writePart(doc, "introduction", before)
    expect(readPosition(doc, "issue-1")).toEqual(runs)
    expect(readPart(doc, "introduction")).toEqual(before)
  }), { seed: 20131112, numRuns: 200 })
})

test("white space is no content", () => {
  expect([hasContent([]), hasContent([{ text: " \u00a0" }]), hasContent([{ text: " a" }])]).toEqual([false, false, true])
})
