import type { Mode, Profile } from "../court/profile.ts"
import type { Runs } from "../text/runs.ts"
import type { Matter, Request, Visibility } from "./letter.ts"
import type { Role, Side } from "./side.ts"

/** What happened, as `decide` grants it: the payload, before the record seals it. */
export type Happening =
  | {
      readonly type: "letter-created"
      readonly letter: string
      readonly profile: Profile
      readonly matter: Matter
      readonly sides: Readonly<Record<Side, { readonly party: string }>>
      readonly role: Role
    }
  | { readonly type: "member-joined"; readonly role: Role }
  | {
      readonly type: "issue-added"
      readonly issue: string
      readonly heading: Runs
      readonly mover: Side
      readonly request: Request | null
    }
  | { readonly type: "issues-reordered"; readonly order: readonly string[] }
  | { readonly type: "issue-withdrawn"; readonly issue: string }
  | {
      readonly type: "proffered"
      readonly issue: string
      readonly side: Side
      readonly revision: number
      readonly round: number
      readonly runs: Runs
      readonly sha256: string
      readonly sentences: { readonly counted: number; readonly stated?: number }
    }
  | { readonly type: "stood"; readonly issue: string; readonly side: Side; readonly pair: Readonly<Record<Side, number>> }
  | { readonly type: "issue-joined"; readonly issue: string; readonly pair: Readonly<Record<Side, number>> }
  | { readonly type: "resolution-proposed"; readonly issue: string; readonly terms: Runs }
  | { readonly type: "resolution-declined"; readonly issue: string }
  | { readonly type: "issue-resolved"; readonly issue: string; readonly terms: Runs }
  | { readonly type: "joint-proposed"; readonly proposal: string; readonly part: string; readonly runs: Runs }
  | { readonly type: "joint-accepted"; readonly proposal: string }
  | { readonly type: "joint-rejected"; readonly proposal: string; readonly words?: string }
  | { readonly type: "statement-made"; readonly side: Side; readonly runs: Runs }
  | {
      readonly type: "call-logged"
      readonly call: string
      readonly start: string
      readonly minutes: number
      readonly mode: Mode
      readonly participants: Readonly<Record<Side, readonly string[]>>
      readonly issues: readonly string[]
      readonly sets: readonly string[]
      readonly impasse: boolean
      readonly words?: string
    }
  | { readonly type: "call-confirmed"; readonly call: string }
  | { readonly type: "call-disputed"; readonly call: string; readonly words: string }
  | { readonly type: "lines-released"; readonly side: Side; readonly lines: number }
  | { readonly type: "visibility-set"; readonly side: Side; readonly visibility: Visibility }
  | {
      readonly type: "suggested"
      readonly suggestion: string
      readonly issue: string
      readonly runs: Runs
      readonly words?: string
    }
  | { readonly type: "suggestion-adopted"; readonly suggestion: string }
  | { readonly type: "commented"; readonly comment: string; readonly issue: string | null; readonly runs: Runs }
  | { readonly type: "approved"; readonly side: Side; readonly content: string }
  | { readonly type: "approval-revoked"; readonly side: Side }
  | { readonly type: "approvals-voided"; readonly sides: readonly Side[]; readonly content: string }
  | { readonly type: "made-final"; readonly content: string }
  | { readonly type: "filed"; readonly ecf: string; readonly filedAt: string }

/** The name of a happening. */
export type HappeningType = Happening["type"]
/** The happening of that name. */
export type HappeningOf<T extends HappeningType> = Extract<Happening, { type: T }>

type KeyOf<T> = T extends unknown ? keyof T : never
type None<T extends never> = T
/** A payload that used one of the record's own names would be overwritten when it is sealed: it does not compile. */
export type Clash = None<Extract<KeyOf<Happening>, "seq" | "at" | "actor" | "prev" | "hash">>

/** A happening in its place in the record. `hash` covers all the rest, `prev` is the hash before it. [R1] */
export type LetterEvent = Happening & {
  readonly seq: number
  readonly at: string
  readonly actor: { readonly userId: string; readonly name: string; readonly side: Side }
  readonly prev: string
  readonly hash: string
}
