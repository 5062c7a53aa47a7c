import type { CommandOf } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Issue, Letter } from "../../shared/letter/letter.ts"
import { opponent, type Actor } from "../../shared/letter/side.ts"
import { positionOf, standOf, stateOf } from "../../shared/letter/turns.ts"

/** Whether my side may keep its words against the other's as they stand now, and if not, why. [T3–T5] */
export interface StandView {
  readonly command: CommandOf<"stand">
  readonly why: string | null
  readonly rule: string | null
  readonly source: string | null
}

/** Null where there is nothing to decide: before the exchange, once my side stands, in an issue that has ended. */
export function standView(letter: Letter, me: Actor, issue: Issue, now: string): StandView | null {
  const other = positionOf(issue, opponent(me.side))
  if (!other || stateOf(issue) !== "exchanged" || standOf(issue, me.side)) return null
  const command: CommandOf<"stand"> = { type: "stand", issue: issue.id, against: other.number }
  const verdict = decide(letter, command, me, null, now)
  if (verdict.ok) return { command, why: null, rule: null, source: null }
  const { message, rule, source } = explain(verdict.refusal, letter)
  return { command, why: message, rule, source }
}
