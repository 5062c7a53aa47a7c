import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter, Proposal } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** What became of a proposal that no longer waits. */
export type Fate = "accepted" | "rejected" | "replaced" | "taken back"

/** A proposal that has had its answer; it stays visible. [A3] */
export interface EarlierProposal {
  readonly proposal: Proposal
  readonly fate: Fate
  /** The text as it was when it was proposed: what it wished to change. */
  readonly from: Runs
}

/** One part of the joint text as a side sees it. [A3] */
export interface JointView {
  readonly accepted: Runs
  /** My side's proposal that waits for the other's answer. */
  readonly mine: Proposal | null
  /** The other side's proposal that waits for mine. */
  readonly theirs: Proposal | null
  /** Proposals that were answered, the last first: none is dropped. */
  readonly earlier: readonly EarlierProposal[]
}

const NOTHING: Runs = []

/** What both sides own of one part, and what either wants changed. [A3] */
export function jointView(letter: Letter, events: readonly LetterEvent[], part: string, me: Side): JointView {
  const { accepted, proposals } = letter.joint[part] ?? { accepted: NOTHING, proposals: [] }
  const waiting = (isMine: boolean) =>
    proposals.find(({ act, answer }) => answer === null && (act.by.side === me) === isMine) ?? null
  const earlier = proposals.flatMap((proposal) => {
    const fate = fateOf(proposal, proposals)
    return fate ? [{ proposal, fate, from: textAt(events, part, proposal.act.seq) }] : []
  })
  return { accepted, mine: waiting(true), theirs: waiting(false), earlier: earlier.reverse() }
}

/** Null while a proposal waits, and for the word by which one was taken back, which wishes for nothing. */
function fateOf({ answer, act }: Proposal, all: readonly Proposal[]): Fate | null {
  if (!answer || answer.act.seq === act.seq) return null
  if (answer.kind !== "superseded") return answer.kind
  const by = all.find((each) => each.act.seq === answer.act.seq)
  return by?.answer?.act.seq === answer.act.seq ? "taken back" : "replaced"
}

/** The words of a part just before an event: as raised, then as each proposal that was accepted changed them. */
export function textAt(events: readonly LetterEvent[], part: string, seq: number): Runs {
  const proposed = new Map<string, Runs>()
  let now = NOTHING
  for (const event of events) {
    if (event.seq >= seq) break
    if (event.type === "issue-added" && part === `heading:${event.issue}`) now = event.heading
    if (event.type === "issue-added" && part === `request:${event.issue}`) now = event.request?.text ?? NOTHING
    if (event.type === "joint-proposed" && event.part === part) proposed.set(event.proposal, event.runs)
    if (event.type === "joint-accepted") now = proposed.get(event.proposal) ?? now
  }
  return now
}
