import type { Command } from "./command.ts"
import { evolve } from "./evolve.ts"
import type { Happening } from "./event.ts"
import { judge } from "./judge.ts"
import { overLimit, touchesPage } from "./length.ts"
import type { Letter } from "./letter.ts"
import type { Measure } from "./measure.ts"
import { contentHash } from "./print.ts"
import { SIDES, type Actor } from "./side.ts"
import { granted, refused, type Verdict } from "./verdict.ts"
import { seal } from "../record/chain.ts"

/**
 * What the rules say to a command: the same function greys a button in the browser and refuses on the server.
 *
 * @param measure The page of `wouldBe(letter, command, by, now)`, from the layout engine. Null skips the limits of length:
 *   right where `wouldBe` is null, and in a browser that has not measured yet; a server must never skip them.
 * @param now The server's time, ISO.
 */
export function decide(letter: Letter, command: Command, by: Actor, measure: Measure | null, now: string): Verdict {
  const verdict = judge(letter, command, by, now)
  if (!verdict.ok) return verdict
  const refusal = measure && overLimit(letter, verdict.happenings, by.side, measure)
  if (refusal) return refused(refusal)
  return granted(withVoided(letter, verdict.happenings, by, now))
}

/** The letter after these things happened: what comes next in the record, not yet appended. */
export function after(letter: Letter, happenings: readonly Happening[], by: Actor, now: string): Letter {
  return seal(happenings, by, now, letter.seq, letter.head).reduce<Letter>(evolve, letter)
}

/** Any change of what was signed voids every signature on it, in the same batch, for both to see. [S2] */
export function withVoided(letter: Letter, happenings: readonly Happening[], by: Actor, now: string): readonly Happening[] {
  const sides = SIDES.filter((side) => letter.approvals[side])
  if (sides.length === 0 || !happenings.some(touchesPage)) return happenings
  const content = contentHash(letter)
  if (contentHash(after(letter, happenings, by, now)) === content) return happenings
  return [...happenings, { type: "approvals-voided", sides, content }]
}
