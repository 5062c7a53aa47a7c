import type { Mode } from "../../shared/court/profile.ts"
import { callMissing, callsOnPair, callState, covers, coversSet, endOf, type CallState } from "../../shared/letter/calls.ts"
import { decide } from "../../shared/letter/decide.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Call, Issue, Letter } from "../../shared/letter/letter.ts"
import { opponent, type Actor } from "../../shared/letter/side.ts"
import { capital, count, MODE_WORDS } from "../../shared/letter/speech.ts"
import { inDispute, issueOf, pairOf, stateOf } from "../../shared/letter/turns.ts"
import { numbered } from "../letter/numbers.ts"
import { listed } from "../letter/words.ts"

/** What a call does for one rule, or why it does nothing for it. */
export interface CallEffect {
  readonly counts: boolean
  readonly words: string
  readonly rule: "T5" | "C1" | "C2" | "C3" | "S1"
}

/** One call as the tab shows it. */
export interface CallView {
  readonly call: Call
  /** "Call 2", in the order in which they were logged. */
  readonly name: string
  readonly state: CallState
  /** "Issues 1 and 3; First Set". */
  readonly about: string
  readonly effects: readonly CallEffect[]
  /** Whether I am asked to say if it was so; `why` I may not. Null where it is not my side's to answer. [C1] */
  readonly answer: { readonly why: string | null } | null
}

/** All calls, and what is still missing. */
export interface CallsView {
  /** The newest first. */
  readonly calls: readonly CallView[]
  /** Which calls are still needed, and for what. */
  readonly needs: readonly string[]
  /** Why I may not log a call; null when I may. */
  readonly why: string | null
  /** Calls that wait for my answer. */
  readonly waiting: number
}

/** A call by its mode, where a sentence begins with it. */
const MODE_NOUN: Readonly<Record<Mode, string>> = { phone: "A telephone call", video: "Video", "in-person": "A meeting in person" }

/** "by telephone or in person": the ways of this court. [C2] */
export function acceptedModes(letter: Letter): string {
  return listed(letter.profile.modes.map((mode) => MODE_WORDS[mode])).replace(/ and (?=[^,]*$)/, " or ")
}

/** Why a way to speak counts for nothing here; null for one that counts. [C2] */
export function modeProblem(letter: Letter, mode: Mode): string | null {
  const { modes, judge } = letter.profile
  if (modes.includes(mode)) return null
  return `${MODE_NOUN[mode]} does not count ${judge === null ? "in this court" : "before this judge"}: calls are held ${acceptedModes(letter)}.`
}

/** "issue 1", "issues 1 and 3"; issues that are not in the letter any more are not numbered. */
export function onIssues(letter: Letter, issues: readonly Issue[]): string {
  const numbers = issues.map((issue) => String(numbered(letter, issue) ?? "withdrawn"))
  return `${issues.length === 1 ? "issue" : "issues"} ${listed(numbers)}`
}

function aboutOf(letter: Letter, { issues, sets }: Call): string {
  const found = issues.flatMap((id) => issueOf(letter, id) ?? [])
  return capital([...(found.length > 0 ? [onIssues(letter, found)] : []), ...sets].join("; "))
}

/** The letter as it would be if the call were confirmed now: what it is worth once the other side has said yes. */
function ifConfirmed(letter: Letter, call: Call, now: string): Letter {
  const act = { ...call.logged, seq: letter.seq + 1, at: now }
  const confirmed: Call = { ...call, answer: { kind: "confirmed", act } }
  return { ...letter, calls: letter.calls.map((each) => (each.id === call.id ? confirmed : each)) }
}

/** Why the call counts for nothing when a side wants to stand on this issue. [T5] */
function whyNot(letter: Letter, call: Call, issue: Issue): string {
  const last = issue.revisions.at(-1)
  const name = `issue ${numbered(letter, issue)}`
  if (!pairOf(issue) || !last) return `Does not count for standing on ${name}: both sides have to speak there first.`
  const revision = `${letter.sides[last.side].party}’s revision ${last.number}`
  const spoken = Date.parse(last.at)
  return endOf(call) < spoken - (spoken % 60_000)
    ? `Ended before ${revision} on ${name}.`
    : `Was confirmed before ${revision} on ${name} was in the letter.`
}

function forStanding(letter: Letter, call: Call, verb: string, isSure: boolean): readonly CallEffect[] {
  if (letter.profile.callsAfterExchange === 0) return []
  const issues = letter.issues.filter((issue) => inDispute(issue) && covers(call, issue))
  const isOn = (issue: Issue) => callsOnPair(letter, issue).some(({ id }) => id === call.id)
  const good = issues.filter(isOn)
  const bad = issues.filter((issue) => !isOn(issue))
  return [
    ...(good.length > 0
      ? [{ counts: isSure, words: `${verb} for standing on ${onIssues(letter, good)}.`, rule: "T5" as const }]
      : []),
    ...bad.map((issue) => ({ counts: false, words: whyNot(letter, call, issue), rule: "T5" as const })),
  ]
}

/** The discovery sets and notices that issues in dispute are about, each once. [C3] */
export function setsOf(letter: Letter): readonly string[] {
  const sets = letter.issues.filter(inDispute).flatMap(({ request }) => request?.set ?? [])
  return sets.filter((set, i) => sets.findIndex((each) => each.toLowerCase() === set.toLowerCase()) === i)
}

function forSets(letter: Letter, call: Call, verb: string, isSure: boolean): readonly CallEffect[] {
  if (letter.profile.callsPerSet === 0) return []
  const sets = setsOf(letter).filter((set) => coversSet(letter, call, set))
  return sets.length > 0
    ? [{ counts: isSure, words: `${verb} as a call about ${listed(sets)}.`, rule: "C3" }]
    : []
}

function effectsOf(letter: Letter, call: Call, now: string): readonly CallEffect[] {
  const state = callState(call)
  const theirs = letter.sides[opponent(call.logged.by.side)].party
  if (state === "disputed") return [{ counts: false, words: `Counts for nothing: ${theirs} disputes it.`, rule: "C1" }]
  const mode = modeProblem(letter, call.mode)
  if (mode) return [{ counts: false, words: mode, rule: "C2" }]
  const isSure = state === "confirmed"
  const then = isSure ? letter : ifConfirmed(letter, call, now)
  const waits: readonly CallEffect[] = isSure
    ? []
    : [{ counts: false, words: `Counts for nothing until ${theirs} confirms it.`, rule: "C1" }]
  const verb = isSure ? "Counts" : "Will count"
  const does = [...forStanding(then, call, verb, isSure), ...forSets(then, call, verb, isSure)]
  const shown: readonly CallEffect[] = [
    { counts: isSure, words: isSure ? "Is named in the letter." : "Will be named in the letter.", rule: "S1" },
  ]
  return [...waits, ...does, ...shown]
}

function answerOf(letter: Letter, me: Actor, call: Call, now: string): CallView["answer"] {
  if (call.answer || call.logged.by.side === me.side) return null
  const verdict = decide(letter, { type: "confirm-call", call: call.id }, me, null, now)
  return { why: verdict.ok ? null : explain(verdict.refusal, letter).message }
}

/** What calls are still needed before issues can be joined, each thing once. [T5, C3] */
function needsOf(letter: Letter): readonly string[] {
  const open = letter.issues.filter((issue) => stateOf(issue) === "exchanged")
  const found = open.flatMap((issue) => {
    const missing = callMissing(letter, issue)
    return missing ? [{ issue, missing }] : []
  })
  const after = found.filter(({ missing }) => missing.set === null)
  const sets = [...new Set(found.flatMap(({ missing }) => missing.set ?? []))]
  const need = letter.profile.callsAfterExchange
  return [
    ...(after.length > 0
      ? [
          `${capital(onIssues(letter, after.map(({ issue }) => issue)))} ${after.length === 1 ? "needs" : "need"} ` +
            `${need === 1 ? "a call" : count(need, "call")} after the last words put in there.`,
        ]
      : []),
    ...sets.map((set) => `A call about ${set} is needed.`),
  ]
}

/** The least there is to a lawful call, to ask whether I may log one at all. */
const ANY = { minutes: 1, mode: "phone", participants: { requesting: ["–"], responding: ["–"] }, issues: [], sets: ["–"] } as const

/** Every call with what it satisfies and what it does not, and why. [C1–C3, T5] */
export function callsView(letter: Letter, me: Actor, now: string): CallsView {
  const calls = letter.calls.map(
    (call, i): CallView => ({
      call,
      name: `Call ${i + 1}`,
      state: callState(call),
      about: aboutOf(letter, call),
      effects: effectsOf(letter, call, now),
      answer: answerOf(letter, me, call, now),
    }),
  )
  const verdict = decide(letter, { type: "log-call", at: now, ...ANY }, me, null, now)
  return {
    calls: [...calls].reverse(),
    needs: needsOf(letter),
    why: verdict.ok ? null : explain(verdict.refusal, letter).message,
    waiting: calls.filter(({ answer }) => answer?.why === null).length,
  }
}
