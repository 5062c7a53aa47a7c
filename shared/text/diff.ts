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
 * What changed from `a` to `b`, word by word. A word whose marks changed counts as changed. Joining all but the added
 * gives `a` again, joining all but the removed gives `b`.
 */
export function wordDiff(a: Runs, b: Runs): readonly Change[] {
  const changes = diffArrays(tokens(a), tokens(b), { comparator: (left, right) => left.key === right.key })
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    runs: normal(value.map((token) => token.run)),
  }))
}
