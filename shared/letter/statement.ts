import type { Letter } from "./letter.ts"
import { sentenceCount } from "./measured.ts"
import type { Rule } from "./rule.ts"
import { opponent, SIDES, type Side } from "./side.ts"
import { isBlank, sameRuns, tidy } from "./tidy.ts"
import { granted, refused } from "./verdict.ts"

/**
 * What a side says for itself where the sides cannot agree on an introduction: "Acme says …". Only after an introduction
 * was rejected, within the sentences of a position, in the side's own share, and never twice in a row. [A3, T2, L2]
 */
export const statement: Rule<"propose-joint"> = (letter, command, { side }) => {
  if (!disagreed(letter)) return refused({ code: "not-rejected" })
  if (lastStatement(letter) === side) return refused({ code: "not-your-turn", holder: opponent(side), last: side })
  const runs = tidy(command.runs)
  if (isBlank(runs)) return refused({ code: "nothing-to-say", what: "statement" })
  if (sameRuns(runs, letter.statements[side]?.runs ?? [])) return refused({ code: "unchanged", what: "statement" })
  const { count } = sentenceCount(runs, letter.profile.citationsCount)
  const limit = letter.profile.maxSentences
  if (limit !== null && count > limit) return refused({ code: "too-many-sentences", sentences: count, limit })
  return granted([{ type: "statement-made", side, runs }])
}

/** Whether no introduction was agreed, and the last answer to one was a no: each side may then speak for itself. [A3] */
export function disagreed(letter: Letter): boolean {
  const { accepted, proposals } = letter.joint["introduction"]!
  if (!isBlank(accepted)) return false
  const answers = proposals.flatMap(({ answer }) => (answer && answer.kind !== "superseded" ? [answer] : []))
  return [...answers].sort((a, b) => a.act.seq - b.act.seq).at(-1)?.kind === "rejected"
}

/** The side whose statement is the newer; null before the first. */
function lastStatement(letter: Letter): Side | null {
  const made = SIDES.filter((side) => letter.statements[side])
  return made.sort((a, b) => letter.statements[b]!.seq - letter.statements[a]!.seq)[0] ?? null
}
