import type { Issue, Revision } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { sameRuns, tidy } from "../../shared/letter/tidy.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** How a side's draft stands to what it has put into the letter. */
export type PositionState = "nothing" | "draft" | "standing" | "changed"

/** One position as the desk shows it. */
export interface PositionView {
  readonly state: PositionState
  /** What stands in the letter; null before the first proffer. */
  readonly standing: Revision | null
  /** The draft in the form in which it would be put into the letter. */
  readonly draft: Runs
  /** "In the letter (revision 2)". */
  readonly words: string
}

/** A side's words on an issue: what is in the letter, and whether the draft says something else. [T8] */
export function positionView(issue: Issue, side: Side, written: Runs): PositionView {
  const standing = positionOf(issue, side)
  const draft = tidy(written)
  if (!standing)
    return draft.length > 0
      ? { state: "draft", standing, draft, words: "Draft – not in the letter yet" }
      : { state: "nothing", standing, draft, words: "Nothing written yet" }
  const isChanged = draft.length > 0 && !sameRuns(draft, standing.runs)
  return isChanged
    ? { state: "changed", standing, draft, words: `Changed since revision ${standing.number}` }
    : { state: "standing", standing, draft, words: `In the letter (revision ${standing.number})` }
}
