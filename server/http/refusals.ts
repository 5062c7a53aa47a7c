import type { Letter } from "../../shared/letter/letter.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Refusal, RefusalCode } from "../../shared/letter/verdict.ts"
import { problem, type Reply } from "./reply.ts"

/**
 * How a refusal looks in HTTP: 403 not yours, 409 not now, 410 filed, 422 breaks a limit, 400 not understood. A new
 * refusal does not compile until it is here.
 */
export const STATUS: Readonly<Record<RefusalCode, number>> = {
  "already-filed": 410,
  "not-yours": 403,
  "role-may-not": 403,
  "unknown-issue": 422,
  unknown: 422,
  "issue-ended": 409,
  "not-your-turn": 409,
  "nothing-to-say": 422,
  unchanged: 409,
  "too-long": 422,
  "too-many-words": 422,
  "over-share": 422,
  "too-many-sentences": 422,
  "too-many-issues": 422,
  "not-exchanged": 409,
  "already-stands": 409,
  "call-needed": 409,
  "request-needed": 409,
  "not-joined": 409,
  "no-issues": 409,
  "joint-text-open": 409,
  "lint-open": 409,
  "no-offer": 409,
  "no-approval": 409,
  "not-shared": 409,
  "not-rejected": 409,
  "already-member": 409,
  "not-final": 409,
  "answered-already": 409,
  stale: 409,
  "stale-hash": 409,
  "not-printable": 422,
  malformed: 400,
}

/** A refusal of the rules, in the one form: the figures are its facts. [H1] */
export function refusal(refused: Refusal, letter: Letter | null): Reply {
  const { code, ...facts } = refused
  const { rule, message, source } = explain(refused, letter)
  return problem(STATUS[code], code, message, facts, { rule, source })
}
