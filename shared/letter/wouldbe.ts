import type { Command } from "./command.ts"
import { after } from "./decide.ts"
import { judge } from "./judge.ts"
import { needsMeasure } from "./length.ts"
import type { Letter } from "./letter.ts"
import type { Actor } from "./side.ts"

/**
 * The letter as it would be if the command were granted, to be laid out and measured before `decide`. Null when no
 * measure is needed: the command is refused anyway, or nothing on the page can grow by it. [L1, L3]
 */
export function wouldBe(letter: Letter, command: Command, by: Actor, now: string): Letter | null {
  const verdict = judge(letter, command, by, now)
  return verdict.ok && needsMeasure(letter, verdict.happenings) ? after(letter, verdict.happenings, by, now) : null
}
