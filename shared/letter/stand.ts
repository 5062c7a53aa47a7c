import { callMissing } from "./calls.ts"
import type { Issue } from "./letter.ts"
import { requestNamed } from "./lint.ts"
import { disputed, type Rule } from "./rule.ts"
import { opponent, SIDES, type Side } from "./side.ts"
import { pairOf, positionOf, standOf } from "./turns.ts"
import { granted, refused } from "./verdict.ts"

/**
 * Keeps a side's position after reading the other's and speaking. The second stand on the same pair joins the issue.
 * [T3–T5, C3]
 */
export const stand: Rule<"stand"> = (letter, command, { side }) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const issue = found.it
  const pair = pairOf(issue)
  if (!pair) return refused({ code: "not-exchanged", issue: issue.id, missing: silent(issue) })
  const other = pair[opponent(side)]
  if (command.against !== other.number) return refused({ code: "stale", seq: other.seq })
  if (standOf(issue, side)) return refused({ code: "already-stands", issue: issue.id })
  if (letter.profile.requestNeeded && !requestNamed(letter, issue)) return refused({ code: "request-needed", issue: issue.id })
  const call = callMissing(letter, issue)
  if (call) return refused(call)

  const numbers = { requesting: pair.requesting.number, responding: pair.responding.number }
  const stood = { type: "stood", issue: issue.id, side, pair: numbers } as const
  const joins = standOf(issue, opponent(side)) !== null
  return granted(joins ? [stood, { type: "issue-joined", issue: issue.id, pair: numbers }] : [stood])
}

/** The sides that have not spoken on the issue yet. */
export function silent(issue: Issue): readonly Side[] {
  return SIDES.filter((side) => !positionOf(issue, side))
}
