import { hashOf } from "../record/chain.ts"
import type { Issue } from "./letter.ts"
import { sentenceCount } from "./measured.ts"
import type { Rule } from "./rule.ts"
import { disputed } from "./rule.ts"
import { opponent, type Side } from "./side.ts"
import { isBlank, sameRuns, tidy } from "./tidy.ts"
import { lastToSpeak, positionOf } from "./turns.ts"
import { granted, refused } from "./verdict.ts"

/** Puts a side's words into the letter and hands the turn to the other side. [T1–T3, L2] */
export const proffer: Rule<"proffer"> = (letter, command, { side }) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const issue = found.it
  if (!maySpeak(issue, side)) return refused({ code: "not-your-turn", holder: opponent(side), last: lastToSpeak(issue) })

  const runs = tidy(command.runs)
  const before = positionOf(issue, side)
  if (isBlank(runs)) return refused({ code: "nothing-to-say", what: "position" })
  if (before && sameRuns(before.runs, runs)) return refused({ code: "unchanged", what: "position" })

  const counted = sentenceCount(runs, letter.profile.citationsCount).count
  const stated = command.sentences === counted ? undefined : command.sentences
  const limit = letter.profile.maxSentences
  if (limit !== null && (stated ?? counted) > limit)
    return refused({ code: "too-many-sentences", sentences: stated ?? counted, limit })

  const revision = (before?.number ?? 0) + 1
  const sentences = stated === undefined ? { counted } : { counted, stated }
  const round = Math.max(1, issue.revisions.length)
  return granted([{ type: "proffered", issue: issue.id, side, revision, round, runs, sha256: hashOf(runs), sentences }])
}

/** The mover opens; after that nobody speaks twice in a row, whatever stands lie between. [T1, T2] */
export function maySpeak(issue: Issue, side: Side): boolean {
  const last = lastToSpeak(issue)
  return last === null ? side === issue.mover : last !== side
}
