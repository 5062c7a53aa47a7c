import { profileById } from "../court/profiles.ts"
import type { Profile } from "../court/profile.ts"
import { GENESIS, seal } from "../record/chain.ts"
import { unmarked } from "../text/runs.ts"
import type { Command } from "./command.ts"
import { create } from "./create.ts"
import { decide } from "./decide.ts"
import type { Happening, LetterEvent } from "./event.ts"
import { evolve, fold } from "./evolve.ts"
import { join } from "./join.ts"
import type { Letter } from "./letter.ts"
import type { Measure } from "./measure.ts"
import { contentHash } from "./print.ts"
import type { Actor, Side } from "./side.ts"
import { positionOf } from "./turns.ts"
import type { Refusal } from "./verdict.ts"

/** The moving party's counsel. */
export const MOVER: Actor = { userId: "imai", name: "Rosa Imai", side: "requesting", role: "counsel" }
/** The other side's counsel. */
export const OTHER: Actor = { userId: "okafor", name: "Daniel Okafor", side: "responding", role: "counsel" }
/** Somebody with no part in the letter. */
export const STRANGER: Actor = { userId: "mallory", name: "Mallory", side: "requesting", role: "counsel" }

/** Each side's counsel. */
export const PEOPLE: Readonly<Record<Side, Actor>> = { requesting: MOVER, responding: OTHER }

const START = Date.parse("2013-08-06T16:00:00.000Z")

/** A letter being played in a test: its record so far, and the clock, which goes on one minute an event. */
export interface Stage {
  readonly letter: Letter
  readonly events: readonly LetterEvent[]
  readonly now: string
}

/** The 2013 profile with whatever a test needs to be different. */
export function profileWith(change: Partial<Profile> = {}): Profile {
  return { ...profileById("edca-newman-2013")!, ...change }
}

/** A fresh letter with counsel on both sides. */
export function opened(change: Partial<Profile> = {}): Stage {
  const matter = {
    court: "E.D. Cal.",
    judge: "Hon. Kendall J. Newman",
    caption: "Alder v. Sutter",
    caseNumber: "2:13-cv-09999",
    dates: [],
  }
  const sides = { requesting: { party: "Alder" }, responding: { party: "Sutter" } }
  const now = new Date(START).toISOString()
  const events = seal(create({ letter: "letter", profile: profileWith(change), matter, sides }, MOVER), MOVER, now, 0, GENESIS)
  const stage = { letter: fold(events)!, events, now: later(now) }
  const joined = join(stage.letter, OTHER, stage.now)
  return joined.ok ? happened(stage, joined.happenings, OTHER) : stage
}

function later(now: string): string {
  return new Date(Date.parse(now) + 60_000).toISOString()
}

/** The stage after these happenings. */
export function happened({ letter, events, now }: Stage, happenings: readonly Happening[], by: Actor): Stage {
  const more = seal(happenings, by, now, letter.seq, letter.head)
  return { letter: more.reduce<Letter>(evolve, letter), events: [...events, ...more], now: later(now) }
}

/** The stage after a command, or why it was refused. */
export function tried(
  stage: Stage,
  command: Command,
  by: Actor,
  measure: Measure | null = null,
): { stage: Stage; refusal: Refusal | null } {
  const verdict = decide(stage.letter, command, by, measure, stage.now)
  return verdict.ok ? { stage: happened(stage, verdict.happenings, by), refusal: null } : { stage, refusal: verdict.refusal }
}

/** The stage after a command that must be granted. */
export function done(stage: Stage, command: Command, by: Actor, measure: Measure | null = null): Stage {
  const { stage: next, refusal } = tried(stage, command, by, measure)
  if (refusal) throw new Error(`${command.type} was refused: ${JSON.stringify(refusal)}`)
  return next
}

/** A call that starts as the stage's clock stands and is ten minutes long. */
export function aCall(stage: Stage, change: Partial<Command & { type: "log-call" }> = {}): Command & { type: "log-call" } {
  const participants = { requesting: ["R. Imai"], responding: ["D. Okafor"] }
  return {
    type: "log-call",
    at: stage.now,
    minutes: 10,
    mode: "phone",
    participants,
    issues: stage.letter.issues.map(({ id }) => id),
    ...change,
  }
}

/**
 * The drawing language. `M` is the mover, `N` the other side.
 *
 * `+` raises an issue, `!` puts words in, `=` stands on what the other side says now, `x` withdraws,
 * `?` offers terms, `&` takes them, `~` declines them, `@` approves, `#` takes the approval back,
 * `$` files. `call` is logged by M and confirmed by N; `log` only logged; `dispute` logged and disputed. Everything is about the last issue. Each play begins with one issue.
 */
const MOVES: Readonly<Record<string, (stage: Stage, side: Side) => Command>> = {
  "+": (stage) => ({ type: "add-issue", heading: unmarked(`Dispute ${stage.letter.issues.length + 1}`) }),
  "!": (stage) => ({ type: "proffer", issue: last(stage), runs: unmarked(`Words ${stage.letter.seq} of one side.`) }),
  "=": (stage, side) => ({ type: "stand", issue: last(stage), against: otherNumber(stage, side) }),
  x: (stage) => ({ type: "withdraw-issue", issue: last(stage) }),
  "?": (stage) => ({ type: "propose-resolution", issue: last(stage), terms: unmarked(`Terms ${stage.letter.seq}.`) }),
  "&": (stage) => ({ type: "accept-resolution", issue: last(stage) }),
  "~": (stage) => ({ type: "decline-resolution", issue: last(stage) }),
  "@": (stage) => ({ type: "approve", hash: contentHash(stage.letter) }),
  "#": () => ({ type: "revoke-approval" }),
  $: (stage) => ({ type: "mark-filed", ecf: "ECF No. 24", at: stage.now }),
}

function last(stage: Stage): string {
  return stage.letter.issues.at(-1)!.id
}

function otherNumber(stage: Stage, side: Side): number {
  const other = side === "requesting" ? "responding" : "requesting"
  return positionOf(stage.letter.issues.at(-1)!, other)?.number ?? 1
}

/** Plays a drawing from a letter with one issue; ends at the first refusal. */
export function played(
  drawing: string,
  from: Stage = done(opened(), MOVES["+"]!(opened(), "requesting"), MOVER),
): { stage: Stage; refusal: Refusal | null } {
  let stage = from
  for (const word of drawing.split(" ").filter(Boolean)) {
    const result = CALLS[word] ? { stage: CALLS[word](stage), refusal: null } : moved(stage, word)
    if (result.refusal) return result
    stage = result.stage
  }
  return { stage, refusal: null }
}

function moved(stage: Stage, word: string): { stage: Stage; refusal: Refusal | null } {
  const by = word[0] === "M" ? MOVER : OTHER
  const move = MOVES[word.slice(1)]
  if (!move) throw new Error(`no move ${word}`)
  return tried(stage, move(stage, by.side), by)
}

const CALLS: Readonly<Record<string, (stage: Stage) => Stage>> = {
  log: (stage) => done(stage, aCall(stage), MOVER),
  call: (stage) => answered(done(stage, aCall(stage), MOVER), (call) => ({ type: "confirm-call", call })),
  dispute: (stage) =>
    answered(done(stage, aCall(stage), MOVER), (call) => ({ type: "dispute-call", call, words: "It was a voicemail." })),
}

function answered(stage: Stage, command: (call: string) => Command): Stage {
  return done(stage, command(stage.letter.calls.at(-1)!.id), OTHER)
}

/** A measure that fits, with whatever a test needs to be different. */
export function measureWith(change: Partial<Measure> = {}): Measure {
  const lines = { available: 62, joint: 30, requesting: 10, responding: 10, share: { requesting: 31, responding: 31 } }
  return { pages: 1, words: 200, limit: { pages: 2 }, linesOver: 0, linesLeft: 42, lines, sentences: {}, ...change }
}
