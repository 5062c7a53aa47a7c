import type { Letter, Suggestion } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { Change } from "../../shared/text/diff.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import type { Runs } from "../../shared/text/runs.ts"
import type { PositionView } from "../position/positionview.ts"

/** Words that one side offers for the other's position on an issue. [A4] */
export interface SuggestionsView {
  /** Neither adopted nor put aside, the last first. */
  readonly waiting: readonly Suggestion[]
  /** Put aside by the person who looks; they can still be adopted. */
  readonly aside: readonly Suggestion[]
  readonly adopted: readonly Suggestion[]
}

/**
 * The suggestions for a side's position on an issue.
 *
 * @param ignored Ids that the person has put aside: that is nobody else's business, so it is in no record.
 */
export function suggestionsView(letter: Letter, issue: string, owner: Side, ignored: readonly string[] = []): SuggestionsView {
  const all = letter.suggestions.filter((each) => each.issue === issue && each.act.by.side !== owner).reverse()
  const open = all.filter(({ adopted }) => adopted === null)
  return {
    waiting: open.filter(({ id }) => !ignored.includes(id)),
    aside: open.filter(({ id }) => ignored.includes(id)),
    adopted: all.filter(({ adopted }) => adopted !== null),
  }
}

/** What a suggestion would change: the draft where there is one, else what stands in the letter; null where there is neither. */
export function suggestedChanges({ draft, standing }: PositionView, suggested: Runs): readonly Change[] | null {
  const now = draft.length > 0 ? draft : (standing?.runs ?? [])
  return now.length > 0 ? wordDiff(now, suggested) : null
}
