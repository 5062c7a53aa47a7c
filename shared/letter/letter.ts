import type { Mode, Profile } from "../court/profile.ts"
import type { Runs } from "../text/runs.ts"
import type { Role, Side } from "./side.ts"

/** Who did it and when: the acting person and the server's time (ISO). */
export interface Act {
  readonly seq: number
  readonly at: string
  readonly by: { readonly userId: string; readonly name: string; readonly side: Side }
}

/** The case and the court the letter goes to. */
export interface Matter {
  readonly court: string
  readonly judge: string
  readonly caption: string
  readonly caseNumber: string
  /** The schedule the court wants to see: "Fact discovery closes", a date. */
  readonly dates: readonly { readonly label: string; readonly date: string }[]
}

/** The request at stake. `set` names the discovery set or deposition notice. [C3] */
export interface Request {
  readonly kind: string
  readonly set?: string
  readonly numbers?: string
  readonly text?: Runs
}

/** An immutable, numbered, hashed text of a position, as proffered. Numbered per position from 1. */
export interface Revision extends Act {
  readonly side: Side
  readonly number: number
  readonly round: number
  readonly runs: Runs
  readonly sha256: string
  /** Sentences as we counted them, and the number the side stated if it contests that. [L2] */
  readonly sentences: { readonly counted: number; readonly stated?: number }
}

/** A side's word that it keeps its position, and the pair of revisions it has read. [T3, T4] */
export interface Stand extends Act {
  readonly pair: Readonly<Record<Side, number>>
}

/** How an issue left the dispute, or null while it is in it. [T6] */
export type Ending =
  { readonly kind: "withdrawn"; readonly act: Act } | { readonly kind: "resolved"; readonly act: Act; readonly terms: Runs }

/**
 * One disputed point. Only what was done is kept; its state, turn and round are derived (`turns.ts`), so they cannot
 * contradict each other.
 */
export interface Issue {
  readonly id: string
  readonly mover: Side
  readonly raised: Act
  readonly request: Request | null
  /** Both sides' revisions, in the order in which they were proffered. */
  readonly revisions: readonly Revision[]
  readonly stands: Readonly<Record<Side, Stand | null>>
  /** Terms that one side offers to settle it. [T6] */
  readonly offer: { readonly act: Act; readonly terms: Runs } | null
  readonly ending: Ending | null
}

/** A change to the joint text that one side wants. A rejected one stays visible. [A3] */
export interface Proposal {
  readonly id: string
  readonly act: Act
  readonly runs: Runs
  readonly answer: null | { readonly kind: "accepted" | "rejected" | "superseded"; readonly act: Act; readonly words?: string }
}

/** One part of the joint text: `introduction`, `heading:ID`, `request:ID`, `order` (the ids, joined by spaces). */
export interface JointPart {
  readonly accepted: Runs
  readonly proposals: readonly Proposal[]
}

/**
 * What one side says for itself where the sides could not agree on an introduction: printed under its own name, never
 * as joint text. [A3]
 */
export interface Statement extends Act {
  readonly runs: Runs
}

/** A live conversation, logged by one side, confirmed or disputed by the other. [C1] */
export interface Call {
  readonly id: string
  readonly logged: Act
  /** Start, ISO. */
  readonly at: string
  readonly minutes: number
  readonly mode: Mode
  readonly participants: Readonly<Record<Side, readonly string[]>>
  readonly issues: readonly string[]
  readonly sets: readonly string[]
  readonly impasse: boolean
  readonly words?: string
  readonly answer: null | { readonly kind: "confirmed" | "disputed"; readonly act: Act; readonly words?: string }
}

/** A side's signature on the hash of the whole letter. [S2] */
export interface Approval {
  readonly act: Act
  readonly hash: string
}

/** Words one side offers for the other's position. [A4] */
export interface Suggestion {
  readonly id: string
  readonly act: Act
  readonly issue: string
  readonly runs: Runs
  readonly words?: string
  readonly adopted: Act | null
}

/** A remark that both sides see. Remarks for one's own side are never in the record: the record is shared. */
export interface Comment {
  readonly id: string
  readonly act: Act
  readonly issue: string | null
  readonly runs: Runs
}

/** A person with a part in the letter. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly side: Side
  readonly role: Role
}

/** Who may watch a side's drafts while it writes. [A2] */
export type Visibility = "live" | "private"

/** The joint letter: a pure function of the record. [R2] */
export interface Letter {
  readonly id: string
  /** The last event folded in, and its hash. */
  readonly seq: number
  readonly head: string
  /** The time of the last event, ISO. */
  readonly touched: string
  readonly created: Act
  readonly profile: Profile
  readonly matter: Matter
  readonly sides: Readonly<Record<Side, { readonly party: string }>>
  readonly members: readonly Member[]
  readonly joint: Readonly<Record<string, JointPart>>
  /** In place of an introduction, after one was rejected. An accepted introduction clears them. [A3] */
  readonly statements: Readonly<Record<Side, Statement | null>>
  /** In the order in which they stand in the letter. */
  readonly issues: readonly Issue[]
  readonly calls: readonly Call[]
  readonly approvals: Readonly<Record<Side, Approval | null>>
  readonly visibility: Readonly<Record<Side, Visibility>>
  /** Lines each side has released to the other. [L5] */
  readonly released: Readonly<Record<Side, number>>
  readonly suggestions: readonly Suggestion[]
  readonly comments: readonly Comment[]
  readonly filed: { readonly act: Act; readonly ecf: string; readonly at: string } | null
}
