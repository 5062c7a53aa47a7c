import fc from "fast-check"
import type { Mode, Profile } from "../court/profile.ts"
import { unmarked, type Runs } from "../text/runs.ts"
import type { Command, CommandType } from "./command.ts"
import type { Letter } from "./letter.ts"
import { MOVER, OTHER, STRANGER, type Stage } from "./plays.property.ts"
import { contentHash } from "./print.ts"
import { COMMAND_TYPES } from "./roles.ts"
import type { Actor } from "./side.ts"
import { positionOf, stateOf, turnOf } from "./turns.ts"
import { opponent } from "./side.ts"

/** One step of a walk, as numbers: who, what, about which thing, in which words. */
export interface Step {
  readonly who: number
  readonly what: CommandType | "help"
  readonly which: number
  readonly words: number
  readonly odd: number
  /** Seconds that pass before it. */
  readonly wait: number
}

/** Who drafts beside counsel. */
export const ASSOCIATE: Actor = { userId: "ito", name: "Ken Ito", side: "requesting", role: "associate" }
/** Who may only read. */
export const VIEWER: Actor = { userId: "vance", name: "Ada Vance", side: "responding", role: "viewer" }
// Counsel who claims the other side.
const LIAR: Actor = { ...MOVER, side: "responding" }
const CAST = [MOVER, OTHER, MOVER, OTHER, MOVER, OTHER, MOVER, OTHER, ASSOCIATE, VIEWER, STRANGER, LIAR]

const TEXTS: readonly Runs[] = [
  unmarked("We ask for the tickets."),
  unmarked("We refuse. They are not relevant."),
  unmarked("Half of the tickets, by Friday, in the form in which they are kept."),
  [{ text: "We " }, { text: "insist", bold: true }, { text: "." }],
  unmarked(" We ask for the tickets. "),
  unmarked("Ten."),
  unmarked("The tickets are kept. They are few. They are at hand. Sutter has them."),
  unmarked("See above."),
  unmarked("x".repeat(90)),
  unmarked("A pump 泵."),
  [{ text: "Two\nlines." }],
  unmarked("  "),
  [],
]
/** Mostly words that can be said. */
const words = (n: number) => TEXTS[n < 60 ? n % 6 : n % TEXTS.length]!

const SETS = ["First Set", "first set ", "Second Set", ""]
const MODES: readonly Mode[] = ["phone", "video", "in-person"]

/** Steps of a walk; `help` takes the next step that brings the letter nearer to the court, so that walks get that far. */
export const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(CAST.length - 1),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant("help" as const) },
      { weight: 5, arbitrary: fc.constantFrom(...COMMAND_TYPES) },
      { weight: 2, arbitrary: fc.constantFrom("proffer", "stand", "propose-joint", "approve", "release-lines") },
    ),
    which: fc.nat(99),
    words: fc.nat(99),
    odd: fc.nat(99),
    wait: fc.constantFrom(0, 20, 70, 600),
  }),
  { minLength: 1, maxLength: 90, size: "max" },
)

/** Profiles that differ in everything a rule reads. */
export const profiles: fc.Arbitrary<Partial<Profile>> = fc
  .record({
    limit: fc.constantFrom({ pages: 1 }, { pages: 2 }, { pages: 4 }, { pages: 4, words: 40 }, { words: 60 }),
    maxSentences: fc.constantFrom(null, 2, 2),
    callsAfterExchange: fc.constantFrom(0, 1, 1, 2),
    callsPerSet: fc.constantFrom(0, 1),
    modes: fc.constantFrom<readonly Mode[]>(MODES, ["video", "in-person"]),
    listResolved: fc.boolean(),
    requestNeeded: fc.constantFrom(false, false, true),
    conferNeeded: fc.boolean(),
    share: fc.constantFrom<Profile["share"]>("equal", "open"),
  })
  .map((profile) => ({ ...profile, share: "pages" in profile.limit ? profile.share : "open" }))

/** The person and the command that a step comes to, on the letter as it is. */
export function commandAt(stage: Stage, step: Step): { by: Actor; command: Command } {
  if (step.what === "help") return helpful(stage, step)
  return { by: CAST[step.who]!, command: BUILD[step.what](stage, step) }
}

const pick = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)]

/** An issue of the letter, and now and then one that is not there. */
const issueIn = ({ letter }: Stage, { which, odd }: Step) =>
  odd < 3 ? "issue-99" : (pick(letter.issues, which)?.id ?? "issue-1")
const proposalIn = ({ letter }: Stage, { which, odd }: Step) => {
  const all = Object.values(letter.joint).flatMap(({ proposals }) => proposals)
  const open = all.filter(({ answer }) => answer === null)
  return pick(odd < 30 ? all : open, which)?.id ?? "proposal-99"
}
const callIn = ({ letter }: Stage, { which, odd }: Step) => {
  const open = letter.calls.filter(({ answer }) => answer === null)
  return pick(odd < 30 ? letter.calls : open, which)?.id ?? "call-99"
}

const BUILD: { readonly [T in CommandType]: (stage: Stage, step: Step) => Command } = {
  "add-issue": (_, { words: w, which, odd }) => ({
    type: "add-issue",
    heading: words(w),
    ...(odd < 10 && { mover: "responding" as const }),
    request:
      which < 40
        ? undefined
        : { kind: "RFP", set: SETS[which % 4], numbers: odd < 80 ? "No. 4" : "", text: odd < 60 ? words(w) : undefined },
  }),
  "reorder-issues": ({ letter }, { which, odd }) => {
    const ids = letter.issues.filter(({ ending }) => odd < 50 || !ending).map(({ id }) => id)
    const turned = [...ids.slice(which % Math.max(1, ids.length)), ...ids.slice(0, which % Math.max(1, ids.length))]
    return {
      type: "reorder-issues",
      order: odd < 10 ? turned.slice(1) : odd > 96 ? [...turned, "issue-99"] : odd > 93 ? [...turned, ...turned] : turned,
    }
  },
  "withdraw-issue": (stage, step) => ({ type: "withdraw-issue", issue: issueIn(stage, step) }),
  proffer: (stage, step) => ({
    type: "proffer",
    issue: issueIn(stage, step),
    runs: words(step.words),
    ...(step.odd > 90 && { sentences: 1 + (step.which % 4) }),
  }),
  stand: (stage, step) => {
    const side = CAST[step.who]!.side
    const issue = stage.letter.issues.find(({ id }) => id === issueIn(stage, step))
    const latest = (issue && positionOf(issue, opponent(side))?.number) ?? 1
    return { type: "stand", issue: issueIn(stage, step), against: step.odd > 85 ? latest - 1 : latest }
  },
  "propose-resolution": (stage, step) => ({ type: "propose-resolution", issue: issueIn(stage, step), terms: words(step.words) }),
  "accept-resolution": (stage, step) => ({ type: "accept-resolution", issue: issueIn(stage, step) }),
  "decline-resolution": (stage, step) => ({ type: "decline-resolution", issue: issueIn(stage, step) }),
  "propose-joint": (stage, step) => {
    const id = issueIn(stage, step)
    const parts = ["introduction", "introduction", "statement", `heading:${id}`, `request:${id}`, "order", "footer", "heading:"]
    return { type: "propose-joint", part: parts[step.which % (step.odd < 80 ? 5 : 8)]!, runs: words(step.words) }
  },
  "accept-joint": (stage, step) => ({ type: "accept-joint", proposal: proposalIn(stage, step) }),
  "reject-joint": (stage, step) => ({ type: "reject-joint", proposal: proposalIn(stage, step), words: "No." }),
  "log-call": (stage, { which, odd, words: w }) => ({
    type: "log-call",
    at: new Date(Date.parse(stage.now) + (odd > 95 ? 400_000 : -(which % 7) * 120_000)).toISOString(),
    minutes: odd < 3 ? 0 : 1 + (w % 20),
    mode: MODES[odd % 3]!,
    participants: { requesting: odd === 50 ? [] : ["R. Imai"], responding: [odd === 51 ? "泵" : "D. Okafor"] },
    issues: stage.letter.issues
      .filter((_, n) => (which + n) % 3 > 0)
      .map(({ id }) => id)
      .concat(odd === 52 ? ["issue-99"] : []),
    sets: odd < 30 ? [SETS[which % 3]!] : undefined,
  }),
  "confirm-call": (stage, step) => ({ type: "confirm-call", call: callIn(stage, step) }),
  "dispute-call": (stage, step) => ({ type: "dispute-call", call: callIn(stage, step), words: step.odd < 20 ? " " : "No." }),
  "release-lines": (_, { which }) => ({ type: "release-lines", lines: which % 9 }),
  "set-visibility": (_, { which }) => ({ type: "set-visibility", visibility: which % 2 ? "live" : "private" }),
  suggest: (stage, step) => ({ type: "suggest", issue: issueIn(stage, step), runs: words(step.words) }),
  "adopt-suggestion": ({ letter }, { which }) => ({
    type: "adopt-suggestion",
    suggestion: pick(letter.suggestions, which)?.id ?? "suggestion-99",
  }),
  comment: (stage, step) => ({
    type: "comment",
    runs: words(step.words),
    audience: step.which % 2 ? "side" : "both",
    ...(step.odd < 50 && { issue: issueIn(stage, step) }),
  }),
  approve: ({ letter }, { odd }) => ({ type: "approve", hash: odd > 90 ? "0".repeat(64) : contentHash(letter) }),
  "revoke-approval": () => ({ type: "revoke-approval" }),
  "mark-filed": (stage, { odd }) => ({ type: "mark-filed", ecf: odd > 95 ? " " : "ECF No. 24", at: stage.now }),
}

/** The next step of two people who want to be done. */
function helpful(stage: Stage, step: Step): { by: Actor; command: Command } {
  const { letter } = stage
  const open = letter.issues.filter((issue) => ["open", "exchanged"].includes(stateOf(issue)))
  const proposal = Object.values(letter.joint)
    .flatMap(({ proposals }) => proposals)
    .find(({ answer }) => answer === null)
  if (letter.issues.length === 0) return { by: MOVER, command: BUILD["add-issue"](stage, { ...step, odd: 20, words: 0 }) }
  if (proposal && step.odd < 80)
    return {
      by: counsel(opponent(proposal.act.by.side)),
      command: { type: step.which % 2 ? "accept-joint" : "reject-joint", proposal: proposal.id },
    }
  const issue = pick(open, step.which)
  if (issue && step.odd > 95) return settling(issue, step)
  return issue ? onward(stage, issue, step) : signing(letter, stage.now, step)
}

const counsel = (side: Actor["side"]) => (side === "requesting" ? MOVER : OTHER)

function onward(stage: Stage, issue: Letter["issues"][number], step: Step): { by: Actor; command: Command } {
  const by = counsel(turnOf(stage.letter, issue)!)
  const state = stateOf(issue)
  if (state === "open") return { by, command: { type: "proffer", issue: issue.id, runs: words(step.words % 60) } }
  const call = stage.letter.calls.find(({ answer }) => answer === null)
  if (call) return { by: counsel(opponent(call.logged.by.side)), command: { type: "confirm-call", call: call.id } }
  if (step.odd < 40) {
    const log = BUILD["log-call"](stage, { ...step, which: 0, odd: 31, words: 19 }) as Command & { type: "log-call" }
    return { by, command: { ...log, mode: "video", issues: [issue.id], sets: undefined } }
  }
  return { by, command: { type: "stand", issue: issue.id, against: positionOf(issue, opponent(by.side))!.number } }
}

function settling({ id: issue, offer }: Letter["issues"][number], step: Step): { by: Actor; command: Command } {
  if (!offer)
    return { by: step.which % 2 ? MOVER : OTHER, command: { type: "propose-resolution", issue, terms: words(step.words % 60) } }
  return { by: counsel(opponent(offer.act.by.side)), command: { type: "accept-resolution", issue } }
}

function signing(letter: Letter, now: string, step: Step): { by: Actor; command: Command } {
  const side = (["requesting", "responding"] as const).find((each) => !letter.approvals[each])
  if (side) return { by: counsel(side), command: { type: "approve", hash: contentHash(letter) } }
  if (step.odd < 85) return { by: OTHER, command: { type: "comment", runs: unmarked("Shall we?"), audience: "both" } }
  return { by: MOVER, command: { type: "mark-filed", ecf: "ECF No. 24", at: now } }
}
