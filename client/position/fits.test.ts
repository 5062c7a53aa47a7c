import { expect, test } from "vitest"
import * as Y from "yjs"
import { fits } from "./fits.ts"

/** A position's fragment in a doc, filled by `fill`. */
function fragment(fill: (fragment: Y.XmlFragment) => void): Y.XmlFragment {
  const made = new Y.Doc().getXmlFragment("position/issue-1")
  fill(made)
  return made
}

function paragraph(text: string, marks: Record<string, object> = {}): Y.XmlElement {
  const [element, words] = [new Y.XmlElement("paragraph"), new Y.XmlText()]
  words.insert(0, text, marks)
  element.insert(0, [words])
  return element
}

test("what an editor here writes fits, and so does nothing", () => {
  expect(fits(fragment(() => {}))).toBe(true)
  expect(fits(fragment((at) => at.insert(0, [paragraph("Words.", { bold: {}, underline: {} }), paragraph("More.")])))).toBe(
    true,
  )
})

test.each<[string, (at: Y.XmlFragment) => void]>([
  ["a heading", (at) => at.insert(0, [new Y.XmlElement("heading")])],
  [
    "a list in a paragraph",
    (at) => {
      const outer = new Y.XmlElement("paragraph")
      outer.insert(0, [new Y.XmlElement("bulletList")])
      at.insert(0, [outer])
    },
  ],
  ["a mark of another program", (at) => at.insert(0, [paragraph("Words.", { highlight: {} })])],
  ["text outside a paragraph", (at) => at.insert(0, [new Y.XmlText("Words.")])],
])("a bound editor would delete %s, so none is bound", (_, fill) => expect(fits(fragment(fill))).toBe(false))
