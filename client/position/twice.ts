import * as Y from "yjs"
import { hasContent, readFragment } from "../../shared/draft/position.ts"
import { sameRuns, tidy } from "../../shared/letter/tidy.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** A paragraph of a position that says something, and which of its nodes it is. */
export interface Paragraph {
  readonly at: number
  readonly runs: Runs
}

/** A position that was begun in two places at once. */
export interface Twice {
  /** The paragraph in which nobody has written anything: it can go without a loss. Null where there is none. */
  readonly copy: number | null
}

/** The paragraphs of a position, empty ones left out. Only reads. */
export function paragraphsOf(fragment: Y.XmlFragment): readonly Paragraph[] {
  const all = fragment.toArray().map((node, at) => ({ at, runs: node instanceof Y.XmlElement ? tidy(readFragment(node)) : [] }))
  return all.filter(({ runs }) => hasContent(runs))
}

/**
 * Whether a position was begun in two places at once: two of a side opened an amendment while one of them had no connection, or
 * in the same moment. Each put the words that stand in the letter into the draft, and the doc keeps both. An editor makes one
 * paragraph and never a second, so that two paragraphs tell. Null for a position that was begun once.
 *
 * @param standing What stands in the letter.
 */
export function begunTwice(paragraphs: readonly Paragraph[], standing: Runs): Twice | null {
  if (paragraphs.length < 2) return null
  const isCopy = ({ runs }: Paragraph, i: number) =>
    sameRuns(runs, standing) || paragraphs.slice(0, i).some((earlier) => sameRuns(runs, earlier.runs))
  const copies = paragraphs.filter(isCopy)
  return { copy: copies.at(-1)?.at ?? null }
}

/** Takes the words out of a paragraph, and leaves the paragraph: what a colleague types into it at this moment stays. */
export function takeOut(fragment: Y.XmlFragment, at: number, origin?: unknown): void {
  const node = fragment.get(at)
  if (!(node instanceof Y.XmlElement)) return
  fragment.doc!.transact(() => {
    for (const text of node.toArray()) if (text instanceof Y.XmlText) text.delete(0, text.length)
  }, origin)
}
