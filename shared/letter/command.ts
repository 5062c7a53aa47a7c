import type { Mode } from "../court/profile.ts"
import type { Runs } from "../text/runs.ts"
import type { Request, Visibility } from "./letter.ts"
import type { Side } from "./side.ts"

/** What a person asks the letter to do. Judged by `decide`; words travel with the command. */
export type Command =
  | { readonly type: "add-issue"; readonly heading: Runs; readonly mover?: Side; readonly request?: Request }
  | { readonly type: "reorder-issues"; readonly order: readonly string[] }
  | { readonly type: "withdraw-issue"; readonly issue: string }
  | { readonly type: "proffer"; readonly issue: string; readonly runs: Runs; readonly sentences?: number }
  | { readonly type: "stand"; readonly issue: string; readonly against: number }
  | { readonly type: "propose-resolution"; readonly issue: string; readonly terms: Runs }
  | { readonly type: "accept-resolution"; readonly issue: string; readonly offer?: number }
  | { readonly type: "decline-resolution"; readonly issue: string }
  | { readonly type: "propose-joint"; readonly part: string; readonly runs: Runs }
  | { readonly type: "accept-joint"; readonly proposal: string }
  | { readonly type: "reject-joint"; readonly proposal: string; readonly words?: string }
  | {
      readonly type: "log-call"
      readonly at: string
      readonly minutes: number
      readonly mode: Mode
      readonly participants: Readonly<Record<Side, readonly string[]>>
      readonly issues: readonly string[]
      readonly sets?: readonly string[]
      readonly impasse?: boolean
      readonly words?: string
    }
  | { readonly type: "confirm-call"; readonly call: string }
  | { readonly type: "dispute-call"; readonly call: string; readonly words: string }
  | { readonly type: "release-lines"; readonly lines: number }
  | { readonly type: "set-visibility"; readonly visibility: Visibility }
  | { readonly type: "suggest"; readonly issue: string; readonly runs: Runs; readonly words?: string }
  | { readonly type: "adopt-suggestion"; readonly suggestion: string }
  | { readonly type: "comment"; readonly issue?: string; readonly runs: Runs; readonly audience: "side" | "both" }
  | { readonly type: "approve"; readonly hash: string }
  | { readonly type: "revoke-approval" }
  | { readonly type: "mark-filed"; readonly ecf: string; readonly at: string }

/** The name of a command. */
export type CommandType = Command["type"]
/** The command of that name. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
