import type { Letter, Proposal } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** One part of the joint text as a side sees it. [A3] */
export interface JointView {
  readonly accepted: Runs
  /** My side's proposal that waits for the other's answer. */
  readonly mine: Proposal | null
  /** The other side's proposal that waits for mine. */
  readonly theirs: Proposal | null
  /** Proposals turned down, the last first: they stay visible. */
  readonly rejected: readonly Proposal[]
}

/** What both sides own of one part, and what either wants changed. [A3] */
export function jointView(letter: Letter, part: string, me: Side): JointView {
  const { accepted, proposals } = letter.joint[part] ?? { accepted: [], proposals: [] }
  const waiting = (isMine: boolean) =>
    proposals.find(({ act, answer }) => answer === null && (act.by.side === me) === isMine) ?? null
  return {
    accepted,
    mine: waiting(true),
    theirs: waiting(false),
    rejected: [...proposals].reverse().filter(({ answer }) => answer?.kind === "rejected"),
  }
}
