import { DEFAULT_PROFILE, profileById } from "../../shared/court/profiles.ts"
import type { Profile } from "../../shared/court/profile.ts"
import type { Command } from "../../shared/letter/command.ts"
import { create } from "../../shared/letter/create.ts"
import { decide } from "../../shared/letter/decide.ts"
import type { Happening } from "../../shared/letter/event.ts"
import { evolve } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { unmarked } from "../../shared/text/runs.ts"

/** The two counsel of the letters that tests play. */
export const ROSA: Actor = { userId: "rosa", name: "Rosa Imai", side: "requesting", role: "counsel" }
export const DANIEL: Actor = { userId: "daniel", name: "Daniel Okafor", side: "responding", role: "counsel" }
export const COUNSEL: Readonly<Record<Side, Actor>> = { requesting: ROSA, responding: DANIEL }

/** The minute of each step, so that times in a played letter differ: the first step is at 9:00. */
const minute = (step: number) => new Date(Date.UTC(2013, 7, 6, 9, step)).toISOString()

/**
 * A step of a played letter. "R" and "D" are Rosa and Daniel; "+ Pumps" adds an issue, "1 Words." proffers on issue 1, "1 ="
 * stands on it, "1 x" withdraws it.
 */
export type Step = `${"R" | "D"} ${string}`

function commandOf(words: string, letter: Letter, by: Actor): Command {
  const [, number, rest] = /^(\d+|\+) (.*)$/.exec(words) ?? []
  if (number === "+") return { type: "add-issue", heading: unmarked(rest!) }
  const issue = letter.issues[Number(number) - 1]!
  if (rest === "x") return { type: "withdraw-issue", issue: issue.id }
  const against = issue.revisions.filter(({ side }) => side !== by.side).length
  return rest === "="
    ? { type: "stand", issue: issue.id, against }
    : { type: "proffer", issue: issue.id, runs: unmarked(rest!) }
}

/** A letter played by the rules, for tests: throws where the rules refuse a step. */
export function played(steps: readonly Step[], change: Partial<Profile> = {}): Letter {
  const profile = { ...profileById(DEFAULT_PROFILE)!, callsAfterExchange: 0, callsPerSet: 0, ...change }
  const matter = {
    court: "E.D. Cal.",
    judge: "Newman",
    caption: "Alder Creek v. Sutter Pump",
    caseNumber: "2:13-cv-09999",
    dates: [],
  }
  const sides = { requesting: { party: "Alder Creek" }, responding: { party: "Sutter Pump" } }
  let letter = append(null, create({ letter: "L1", profile, matter, sides }, ROSA), ROSA, 0)
  letter = append(letter, [{ type: "member-joined", role: "counsel" }], DANIEL, 1)
  steps.forEach((step, i) => {
    const by = step.startsWith("R") ? ROSA : DANIEL
    const verdict = decide(letter, commandOf(step.slice(2), letter, by), by, null, minute(i + 2))
    if (!verdict.ok) throw new Error(`${step}: ${verdict.refusal.code}`)
    letter = append(letter, verdict.happenings, by, i + 2)
  })
  return letter
}

function append(letter: Letter | null, happenings: readonly Happening[], by: Actor, step: number): Letter {
  return seal(happenings, by, minute(step), letter?.seq ?? 0, letter?.head ?? GENESIS).reduce<Letter | null>(evolve, letter)!
}
