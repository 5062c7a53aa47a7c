import type { Mode } from "../court/profile.ts"
import type { Happening } from "./event.ts"
import type { Finding } from "./lint.ts"
import type { Side } from "./side.ts"

/** What a `not-yours` is about. `letter`: the person has no part in it. */
export type Owned = "letter" | "side" | "issue" | "proposal" | "call" | "resolution" | "suggestion"

/** Why a command is refused. A closed list: every edge answers each one. [H1] */
export type Refusal =
  | { readonly code: "already-filed"; readonly ecf: string }
  | { readonly code: "not-yours"; readonly owner: Side | null; readonly what: Owned }
  | { readonly code: "role-may-not"; readonly role: string; readonly command: string }
  | { readonly code: "unknown-issue"; readonly issue: string }
  | { readonly code: "unknown"; readonly what: "proposal" | "call" | "suggestion" | "part"; readonly id: string }
  | { readonly code: "issue-ended"; readonly issue: string; readonly how: "resolved" | "withdrawn" }
  | { readonly code: "not-your-turn"; readonly holder: Side | null; readonly last: Side | null }
  | { readonly code: "nothing-to-say"; readonly what: string }
  | { readonly code: "unchanged"; readonly what: string }
  | { readonly code: "too-long"; readonly pages: number; readonly limit: number; readonly linesOver: number }
  | { readonly code: "too-many-words"; readonly words: number; readonly limit: number }
  | { readonly code: "over-share"; readonly lines: number; readonly share: number; readonly other: number }
  | { readonly code: "too-many-sentences"; readonly sentences: number; readonly limit: number }
  | { readonly code: "too-many-issues"; readonly limit: number }
  | { readonly code: "not-exchanged"; readonly issue: string; readonly missing: readonly Side[] }
  | { readonly code: "already-stands"; readonly issue: string }
  | {
      readonly code: "call-needed"
      readonly have: number
      readonly need: number
      readonly set: string | null
      readonly modes: readonly Mode[]
    }
  | { readonly code: "request-needed"; readonly issue: string }
  | { readonly code: "not-joined"; readonly issues: readonly string[] }
  | { readonly code: "no-issues" }
  | { readonly code: "joint-text-open"; readonly parts: readonly string[] }
  | { readonly code: "lint-open"; readonly findings: readonly Finding[] }
  | { readonly code: "no-offer"; readonly issue: string }
  | { readonly code: "no-approval" }
  | { readonly code: "not-shared" }
  | { readonly code: "not-rejected" }
  | { readonly code: "already-member"; readonly side: Side }
  | { readonly code: "not-final" }
  | { readonly code: "answered-already"; readonly what: "proposal" | "call" | "suggestion" | "resolution" }
  | { readonly code: "stale"; readonly seq: number }
  | { readonly code: "stale-hash"; readonly hash: string }
  | {
      readonly code: "not-printable"
      readonly character: string
      readonly codePoint: string
      readonly name: string
      readonly where: string
    }
  | { readonly code: "malformed"; readonly faults: readonly { readonly path: string; readonly message: string }[] }

/** The name of a refusal. */
export type RefusalCode = Refusal["code"]

/** What the rules say to a command. */
export type Verdict =
  { readonly ok: true; readonly happenings: readonly Happening[] } | { readonly ok: false; readonly refusal: Refusal }

/** The command is lawful; these things happen. */
export function granted(happenings: readonly Happening[]): Verdict {
  return { ok: true, happenings }
}

/** The command is not lawful now, and why. */
export function refused(refusal: Refusal): Verdict {
  return { ok: false, refusal }
}
