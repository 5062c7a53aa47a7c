import { callsOnPair, callsOnSet, callState, coversSet, covers, endOf } from "../../shared/letter/calls.ts"
import { requestNamed } from "../../shared/letter/lint.ts"
import type { Call, Issue, Letter, Revision } from "../../shared/letter/letter.ts"
import { opponent, SIDES, type Side } from "../../shared/letter/side.ts"
import { capital, count } from "../../shared/letter/speech.ts"
import { pairOf, positionOf, roundOf, standOf } from "../../shared/letter/turns.ts"
import { wordDiff, type Change } from "../../shared/text/diff.ts"

/** One thing that has to be there before the issue is joined, done or not. */
export interface Step {
  readonly key: "request" | "call" | "set" | Side
  readonly isDone: boolean
  readonly words: string
  readonly rule: "S1" | "T5" | "C3" | "T4"
  /** A call that the other side logged and that would do once I confirm it; null where none waits. */
  readonly waits: Call | null
}

/** What an amendment changed. */
export interface Amendment {
  readonly side: Side
  readonly party: string
  readonly before: Revision
  readonly after: Revision
  readonly changes: readonly Change[]
}

/** Where the talk about an issue has got to. */
export interface RoundView {
  readonly round: number
  /** What the last word changed; null in the first round, where nothing was there before. */
  readonly amendment: Amendment | null
  readonly steps: readonly Step[]
}

/** What a revision changed in the same side's words; null for its first. */
export function amendmentOf(letter: Letter, issue: Issue, after: Revision): Amendment | null {
  const before = issue.revisions.filter(({ side, number }) => side === after.side && number < after.number).at(-1)
  if (!before) return null
  const { party } = letter.sides[after.side]
  return { side: after.side, party, before, after, changes: wordDiff(before.runs, after.runs) }
}

/** A call of the other side that I have not answered and that would do. */
function waiting(letter: Letter, me: Side, does: (call: Call) => boolean): Call | null {
  const mine = (call: Call) => callState(call) === "logged" && call.logged.by.side !== me
  return letter.calls.find((call) => mine(call) && letter.profile.modes.includes(call.mode) && does(call)) ?? null
}

function callStep(letter: Letter, issue: Issue, me: Side): readonly Step[] {
  const need = letter.profile.callsAfterExchange
  const last = issue.revisions.at(-1)
  if (need === 0 || !last) return []
  const found = callsOnPair(letter, issue)
  const isDone = found.length >= need
  const spoken = Date.parse(last.at)
  const would = (call: Call) => covers(call, issue) && endOf(call) >= spoken - (spoken % 60_000)
  const words = isDone
    ? `You have spoken since ${letter.sides[last.side].party}’s revision ${last.number}.`
    : `${need === 1 ? "A confirmed call" : capital(count(need, "confirmed call"))} after ${letter.sides[last.side].party}’s revision ${last.number}${need > 1 ? ` (${found.length} so far)` : ""}.`
  return [{ key: "call", isDone, words, rule: "T5", waits: isDone ? null : waiting(letter, me, would) }]
}

function setStep(letter: Letter, issue: Issue, me: Side): readonly Step[] {
  const need = letter.profile.callsPerSet
  const set = issue.request?.set
  if (need === 0 || set === undefined) return []
  const found = callsOnSet(letter, set).length
  const isDone = found >= need
  const words = isDone
    ? `You have spoken about ${set}.`
    : `${need === 1 ? "A confirmed call" : capital(count(need, "confirmed call"))} about ${set}${need > 1 ? ` (${found} so far)` : ""}.`
  return [{ key: "set", isDone, words, rule: "C3", waits: isDone ? null : waiting(letter, me, (call) => coversSet(letter, call, set)) }]
}

function requestStep(letter: Letter, issue: Issue): readonly Step[] {
  if (!letter.profile.requestNeeded) return []
  const isDone = requestNamed(letter, issue)
  const words = isDone ? "The request is named and quoted." : "The request, with its number and its words."
  return [{ key: "request", isDone, words, rule: "S1", waits: null }]
}

function standStep(letter: Letter, issue: Issue, side: Side): Step {
  const { party } = letter.sides[side]
  const stand = standOf(issue, side)
  const words = stand
    ? `${party} stands on revision ${stand.pair[side]}, against ${stand.pair[opponent(side)]}.`
    : `${party} stands on revision ${positionOf(issue, side)?.number}.`
  return { key: side, isDone: stand !== null, words, rule: "T4", waits: null }
}

/** The round, what it changed, and what is done and not done until the issue is joined. Null before the exchange and once ended. [T3–T5, C3] */
export function roundView(letter: Letter, issue: Issue, me: Side): RoundView | null {
  const last = issue.revisions.at(-1)
  if (issue.ending || !pairOf(issue) || !last) return null
  return {
    round: roundOf(issue),
    amendment: roundOf(issue) > 1 ? amendmentOf(letter, issue, last) : null,
    steps: [
      ...requestStep(letter, issue),
      ...callStep(letter, issue, me),
      ...setStep(letter, issue, me),
      ...SIDES.map((side) => standStep(letter, issue, side)),
    ],
  }
}
