import type { CommandOf } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { RefusalCode } from "../../shared/letter/verdict.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** Whether a draft can go into the letter now, and if not, why: what the server would say, said before the click. [H1] */
export interface ProfferView {
  readonly command: CommandOf<"proffer">
  readonly can: boolean
  /** What, why and what to do now; null when it can. */
  readonly why: string | null
  readonly rule: string | null
  /** The order or rule of court behind it; null where it is the product's own. */
  readonly source: string | null
  readonly code: RefusalCode | null
}

/**
 * Judges a proffer in the browser with the same function that judges it on the server. [T1, T2, L1–L4]
 *
 * @param measure The letter laid out with these words; null while that is not known, which leaves the limits of length to the
 *   server.
 * @param stated The side's own count of its sentences, where it contests ours. [L2]
 */
export function profferView(
  letter: Letter,
  me: Actor,
  issue: string,
  runs: Runs,
  measure: Measure | null,
  now: string,
  stated?: number,
): ProfferView {
  const command: CommandOf<"proffer"> = { type: "proffer", issue, runs, ...(stated !== undefined && { sentences: stated }) }
  const verdict = decide(letter, command, me, measure, now)
  if (verdict.ok) return { command, can: true, why: null, rule: null, source: null, code: null }
  const { rule, message, source } = explain(verdict.refusal, letter)
  return { command, can: false, why: message, rule, source, code: verdict.refusal.code }
}
