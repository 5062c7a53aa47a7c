import type { Call, Issue, Letter } from "./letter.ts"
import type { Refusal } from "./verdict.ts"
import { pairOf } from "./turns.ts"

/** Where a call stands between the sides. Only a confirmed one satisfies a rule. [C1, C2] */
export type CallState = "logged" | "confirmed" | "disputed"

/** Logged until the other side has answered. [C1] */
export function callState(call: Call): CallState {
  return call.answer?.kind ?? "logged"
}

/** When a call ended, in milliseconds since 1970. */
export function endOf(call: { readonly at: string; readonly minutes: number }): number {
  return Date.parse(call.at) + call.minutes * 60_000
}

/** Confirmed, in a mode this court accepts. [C2] */
export function counts(letter: Letter, call: Call): boolean {
  return callState(call) === "confirmed" && letter.profile.modes.includes(call.mode)
}

/** Whether the issue was talked about in the call. */
export function covers(call: Call, issue: Issue): boolean {
  return call.issues.includes(issue.id)
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Whether the discovery set or deposition notice was talked about: named, or through an issue of it. [C3] */
export function coversSet(letter: Letter, call: Call, set: string): boolean {
  const named = call.sets.some((each) => same(each, set))
  return (
    named ||
    letter.issues.some((issue) => covers(call, issue) && issue.request?.set !== undefined && same(issue.request.set, set))
  )
}

/**
 * The calls that count for standing on the pair as it is: confirmed after its later revision, and not ended before it. An
 * end is as people write it down, so it is held to the minute: a call until 10:30 covers what was put in at 10:30 and
 * twenty seconds. [T5]
 */
export function callsOnPair(letter: Letter, issue: Issue): readonly Call[] {
  const last = issue.revisions.at(-1)
  if (!pairOf(issue) || !last) return []
  const spoken = Date.parse(last.at)
  const after = (call: Call) => (call.answer?.act.seq ?? 0) > last.seq && endOf(call) >= spoken - (spoken % 60_000)
  return letter.calls.filter((call) => counts(letter, call) && covers(call, issue) && after(call))
}

/** The calls that count for the issue's discovery set or deposition notice. [C3] */
export function callsOnSet(letter: Letter, set: string): readonly Call[] {
  return letter.calls.filter((call) => counts(letter, call) && coversSet(letter, call, set))
}

/** The call that is missing before a side can stand on the issue, or null. [T5, C3] */
export function callMissing(letter: Letter, issue: Issue): Extract<Refusal, { code: "call-needed" }> | null {
  const { callsAfterExchange, callsPerSet, modes } = letter.profile
  const after = callsOnPair(letter, issue).length
  if (after < callsAfterExchange) return { code: "call-needed", have: after, need: callsAfterExchange, set: null, modes }
  const set = issue.request?.set
  if (set === undefined) return null
  const on = callsOnSet(letter, set).length
  return on < callsPerSet ? { code: "call-needed", have: on, need: callsPerSet, set, modes } : null
}
