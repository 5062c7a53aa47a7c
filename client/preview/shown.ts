import type { Letter } from "../../shared/letter/letter.ts"
import type { Drafts } from "../../shared/letter/print.ts"
import { SIDES, type Side } from "../../shared/letter/side.ts"
import { inDispute } from "../../shared/letter/turns.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { positionView } from "../position/positionview.ts"

/**
 * The drafts that a preview lays out: those that differ from what stands in the letter. A draft that was emptied is no draft:
 * what stands stays. [T8]
 */
export function shownDrafts(letter: Letter, written: (side: Side, issue: string) => Runs): Drafts {
  const drafts: Record<string, Partial<Record<Side, Runs>>> = {}
  for (const issue of letter.issues.filter(inDispute))
    for (const side of SIDES) {
      const { state, draft } = positionView(issue, side, written(side, issue.id))
      if (state === "draft" || state === "changed") drafts[issue.id] = { ...drafts[issue.id], [side]: draft }
    }
  return drafts
}
