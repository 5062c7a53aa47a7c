import * as Y from "yjs"
import { partRoot, positionRoot } from "../sync/docs.ts"
import { type Run, type Runs, MARKS, normal, plain } from "../text/runs.ts"

/** What a line, a page or a column is broken with. A run has none of them. */
const BREAKS = /[\n\r\t\v\f\u0085\u2028\u2029]+/g

/**
 * The text of a fragment, whatever it holds: the other side may have put anything there. Paragraphs, and any other nodes,
 * are joined by one space; marks that a run may not carry are passed over. Only reads: binding an editor would delete what
 * does not fit (`docs/traps.md` 15).
 */
export function readFragment(fragment: Y.XmlFragment): Runs {
  const runs: Run[] = []
  let apart = false
  // A stack of our own: how deep the nodes are nested is not ours to decide.
  const waiting: unknown[] = [fragment]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const chunks = node instanceof Y.XmlText ? chunksOf(node) : typeof node === "string" ? [{ text: spaced(node) }] : null
    if (chunks) {
      for (const chunk of chunks) {
        const before = runs.at(-1)?.text
        if (apart && chunk.text && before && !before.endsWith(" ") && !chunk.text.startsWith(" ")) runs.push({ text: " " })
        runs.push(chunk)
        if (chunk.text) apart = false
      }
    } else if (node === APART) apart = true
    else if (node instanceof Y.XmlFragment) waiting.push(APART, ...node.toArray().reverse(), APART)
  }
  return normal(runs)
}

/** Stands between two nodes. */
const APART = Symbol("apart")

/** The draft of the position on an issue, in a side's doc. Not trimmed: it is shown while it is written. [A1] */
export function readPosition(doc: Y.Doc, issue: string): Runs {
  return readFragment(doc.getXmlFragment(positionRoot(issue)))
}

/** What is being written for a part of the joint text, in the joint doc. [A3] */
export function readPart(doc: Y.Doc, part: string): Runs {
  return readFragment(doc.getXmlFragment(partRoot(part)))
}

/** Whether there is more than white space. */
export function hasContent(runs: Runs): boolean {
  return plain(runs).trim() !== ""
}

/**
 * Puts a text in place of all that a side has drafted on an issue: to take a revision back into the draft. Only on a
 * person's own request: a doc that is filled in two places has its text twice (`docs/traps.md` 9).
 */
export function writePosition(doc: Y.Doc, issue: string, runs: Runs, origin?: unknown): void {
  writeRoot(doc, positionRoot(issue), runs, origin)
}

/** Puts a text in place of all that was being written for a part of the joint text. */
export function writePart(doc: Y.Doc, part: string, runs: Runs, origin?: unknown): void {
  writeRoot(doc, partRoot(part), runs, origin)
}

function writeRoot(doc: Y.Doc, root: string, runs: Runs, origin: unknown): void {
  const fragment = doc.getXmlFragment(root)
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()]
    text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: marksOf(run) })))
    paragraph.insert(0, [text])
    fragment.insert(0, [paragraph])
  }, origin)
}

/** Marks as the editor's binding keeps them: an object of the mark's attributes, of which ours have none. */
function marksOf(run: Run): Record<string, object> {
  return Object.fromEntries(MARKS.filter((mark) => run[mark]).map((mark) => [mark, {}]))
}

function chunksOf(node: Y.XmlText): Run[] {
  const delta = node.toDelta() as readonly { readonly insert: unknown; readonly attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== "string") return []
    const marks = MARKS.filter((mark) => attributes[mark] != null && attributes[mark] !== false)
    return [{ text: spaced(insert), ...Object.fromEntries(marks.map((mark) => [mark, true as const])) }]
  })
}

function spaced(text: string): string {
  return text.replace(BREAKS, " ")
}
