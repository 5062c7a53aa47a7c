import assert from "node:assert/strict"
import * as Y from "yjs"
import { hasContent, readFragment } from "../../shared/draft/position.ts"
import { MARKS, normal, plain, type Runs } from "../../shared/text/runs.ts"
import { BYTES } from "./bytes.ts"
import { deeds, ROOT, WHOLE, type Writer } from "./people.property.ts"
import type { Target } from "./target.ts"

const ODD: readonly ((writer: Writer) => void)[] = [
  (writer) => writer.paragraph("Words\nof two lines."),
  (writer) => writer.root.insert(0, [new Y.XmlText("bare")]),
  (writer) => writer.root.insert(0, [new Y.XmlHook("hook") as unknown as Y.XmlText]),
  (writer) => writer.root.insert(0, [Y.Array.from(["words", 7, null]), new Y.Map([["a", "b"]]), new Y.Text("text")] as unknown as Y.XmlText[]),
  (writer) => writer.root.insert(0, [new Y.XmlElement("paragraph"), new Y.XmlElement("__proto__")]),
  (writer) => writer.doc.getText("text").insert(0, "Not a fragment."),
  (writer) => writer.doc.getArray("array").insert(0, ["words", { a: [1.5, true, undefined] }, new Uint8Array(3)]),
  (writer) => writer.doc.getMap("docs").set("doc", new Y.Doc()),
  (writer) => {
    const text = new Y.XmlText()
    text.insert(0, "bold", { bold: {}, italic: true, underline: false, link: "x", __proto__: "y" })
    text.insertEmbed(2, { image: "x" })
    writer.root.insert(0, [text])
  },
]

/** What is in a doc reads as runs, whatever it is. (`docs/traps.md` 15) */
export const DRAFTS: Target<Uint8Array> = {
  name: "drafts",
  files: /shared\/(draft\/position|text\/runs)|yjs\.mjs|lib0\/decoding/,
  kind: BYTES,
  seeds: [WHOLE, ...deeds(33, [], ...ODD)],
  words: ["bold", "italic", "underline", "paragraph", "null", "true", "{}", ROOT].map((word) => new TextEncoder().encode(word)),
  run(update) {
    const doc = new Y.Doc()
    if (!applies(doc, update)) return
    for (const root of [ROOT, ...doc.share.keys()]) areLawful(readFragment(doc.getXmlFragment(root)))
  },
}

function areLawful(runs: Runs): void {
  assert.deepEqual(runs, normal(runs))
  assert.equal(hasContent(runs), plain(runs).trim() !== "")
  for (const { text, ...marks } of runs) {
    assert.doesNotMatch(text, /[\n\r\t\v\f\u0085\u2028\u2029]/)
    assert.ok(Object.entries(marks).every(([mark, value]) => (MARKS as readonly string[]).includes(mark) && value === true))
  }
}

/** Yjs fails at what is no update; nothing that it fails at was ever let in. */
function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    return true
  } catch {
    return false
  }
}
