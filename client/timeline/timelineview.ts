import type { Issue, Letter, Revision } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { wordDiff, type Change } from "../../shared/text/diff.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** One revision on an issue's timeline. */
export interface TimelineEntry {
  /** Names the revision within its issue: "requesting-2". */
  readonly key: string
  readonly side: Side
  readonly party: string
  readonly revision: Revision
  /** "Revision 2, Alder Creek": the number first, where there is no room for both. */
  readonly name: string
  /** What changed since the same side's revision before; null for its first. */
  readonly changes: readonly Change[] | null
  /** Whether it is what stands in the letter now. */
  readonly isStanding: boolean
}

export const keyOf = (revision: Revision): string => `${revision.side}-${revision.number}`

/** Every revision of an issue, oldest first. */
export function timelineView(letter: Letter, issue: Issue): readonly TimelineEntry[] {
  return issue.revisions.map((revision, i) => {
    const before = issue.revisions
      .slice(0, i)
      .filter(({ side }) => side === revision.side)
      .at(-1)
    const party = letter.sides[revision.side].party
    return {
      key: keyOf(revision),
      side: revision.side,
      party,
      revision,
      name: `Revision ${revision.number}, ${party}`,
      changes: before ? wordDiff(before.runs, revision.runs) : null,
      isStanding: !issue.revisions.slice(i + 1).some(({ side }) => side === revision.side),
    }
  })
}

/** The words of any two texts against each other. */
export function compared(from: Runs, to: Runs): readonly Change[] {
  return wordDiff(from, to)
}
