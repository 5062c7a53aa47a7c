import { DEFAULT_PROFILE, profileById } from "../../shared/court/profiles.ts"
import type { Mode, Profile } from "../../shared/court/profile.ts"
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
 * stands on it, "1 x" withdraws it; "1 offer Terms", "1 take", "1 decline" settle it or don't. "call 1+2 phone 9:05 10" logs a call
 * about issues 1 and 2 that began at 9:05 and took ten minutes; "yes 1" confirms call 1, "no 1 Words" disputes it.
 */
export type Step = `${"R" | "D"} ${string}`

function callCommand(words: string, letter: Letter): Command | null {
  const [, about, mode, hour, past, minutes] = /^call ([\d+]+) (\S+) (\d+):(\d+) (\d+)$/.exec(words) ?? []
  if (about)
    return {
      type: "log-call",
      at: new Date(Date.UTC(2013, 7, 6, Number(hour), Number(past))).toISOString(),
      minutes: Number(minutes),
      mode: mode as Mode,
      participants: { requesting: [ROSA.name], responding: [DANIEL.name] },
      issues: about.split("+").map((number) => letter.issues[Number(number) - 1]!.id),
    }
  const [, answer, number, why] = /^(yes|no) (\d+) ?(.*)$/.exec(words) ?? []
  if (!answer) return null
  return answer === "yes"
    ? { type: "confirm-call", call: `call-${number}` }
    : { type: "dispute-call", call: `call-${number}`, words: why! }
}

function settling(issue: string, words: string): Command | null {
  if (words.startsWith("offer ")) return { type: "propose-resolution", issue, terms: unmarked(words.slice(6)) }
  if (words === "take") return { type: "accept-resolution", issue }
  return words === "decline" ? { type: "decline-resolution", issue } : null
}

function commandOf(words: string, letter: Letter, by: Actor): Command {
  const call = callCommand(words, letter)
  if (call) return call
  const [, number, rest] = /^(\d+|\+) (.*)$/.exec(words) ?? []
  if (number === "+") return { type: "add-issue", heading: unmarked(rest!) }
  const issue = letter.issues[Number(number) - 1]!
  if (rest === "x") return { type: "withdraw-issue", issue: issue.id }
  const settles = settling(issue.id, rest!)
  if (settles) return settles
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
