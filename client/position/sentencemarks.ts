import type { Sentence } from "../../shared/text/sentences.ts"

/** One sentence as it is marked in the text: its number among those that count, or why it has none. [L2] */
export interface SentenceMark {
  readonly start: number
  readonly end: number
  /** `counted`: within the limit. `over`: beyond it. `citation`: does not count in this court. */
  readonly kind: "counted" | "over" | "citation"
  /** What is written at its beginning: "1", "2", or "cite". */
  readonly label: string
}

/**
 * The marks of a position's sentences. [L2]
 *
 * @param limit Sentences a position may have; null where the court sets none.
 */
export function sentenceMarks(found: readonly Sentence[], limit: number | null, citationsCount: boolean): SentenceMark[] {
  let counted = 0
  return found.map(({ start, end, citation }) => {
    if (citation && !citationsCount) return { start, end, kind: "citation", label: "cite" }
    counted += 1
    return { start, end, kind: limit !== null && counted > limit ? "over" : "counted", label: String(counted) }
  })
}
