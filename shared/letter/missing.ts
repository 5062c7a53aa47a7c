import { callMissing } from "./calls.ts"
import type { Issue, Letter } from "./letter.ts"
import { requestNamed } from "./lint.ts"
import { SIDES, type Side } from "./side.ts"
import { silent } from "./stand.ts"
import { standOf, stateOf } from "./turns.ts"

/** One thing that keeps an issue from being joined. */
export type Missing =
  | { readonly kind: "position"; readonly side: Side }
  | { readonly kind: "request" }
  | { readonly kind: "call"; readonly have: number; readonly need: number; readonly set: string | null }
  | { readonly kind: "stand"; readonly side: Side }

/** Everything that is missing until the issue is joined, in the order in which it can be done. [T3–T5, C3] */
export function missing(letter: Letter, issue: Issue): readonly Missing[] {
  const state = stateOf(issue)
  if (state !== "open" && state !== "exchanged") return []
  const positions = silent(issue).map((side) => ({ kind: "position" as const, side }))
  const request = letter.profile.requestNeeded && !requestNamed(letter, issue) ? [{ kind: "request" as const }] : []
  const call = callMissing(letter, issue)
  const calls = call ? [{ kind: "call" as const, have: call.have, need: call.need, set: call.set }] : []
  const stands = SIDES.filter((side) => !standOf(issue, side)).map((side) => ({ kind: "stand" as const, side }))
  return [...positions, ...request, ...calls, ...stands]
}
