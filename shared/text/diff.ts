import { diffArrays } from "diff"
import { MARKS, normal, type Run, type Runs } from "./runs.ts"

/** A stretch of a comparison: in both texts, only in the new one, or only in the old one. */
export interface Change {
  readonly kind: "same" | "added" | "removed"
  readonly runs: Runs
}

/** One word, mark of punctuation or white space, with its marks. */
interface Token {
  readonly key: string
  readonly run: Run
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

function tokens(runs: Runs): Token[] {
  return normal(runs).flatMap((run) => {
    const marks = MARKS.filter((mark) => run[mark]).join()
    return (run.text.match(WORD) ?? []).map((text) => ({ key: `${marks}|${text}`, run: { ...run, text } }))
  })
}

/**
 * Tokens that may differ before the texts count as different as a whole. The comparison costs the square of them, and the other
 * side writes what is compared: 4,000 full stops against 4,000 commas took seconds, at each of its keystrokes.
 */
const MAX_EDITS = 800

/**
 * What changed from `a` to `b`, word by word; where next to nothing is left, all of the one and all of the other. A word whose
 * marks changed counts as changed. Joining all but the added gives `a` again, joining all but the removed gives `b`.
 */
export function wordDiff(a: Runs, b: Runs): readonly Change[] {
  const [before, after] = [tokens(a), tokens(b)]
  const changes = diffArrays(before, after, { comparator: (left, right) => left.key === right.key, maxEditLength: MAX_EDITS })
  if (!changes) return [changed("removed", before), changed("added", after)]
  return changes.map(({ added, removed, value }) => changed(added ? "added" : removed ? "removed" : "same", value))
}

function changed(kind: Change["kind"], value: readonly Token[]): Change {
  return { kind, runs: normal(value.map((token) => token.run)) }
}
