import { callsOnPair, callState } from "./calls.ts"
import type { Call, Issue, Letter, Member, Revision } from "./letter.ts"
import type { Measure } from "./measure.ts"
import { missing, type Missing } from "./missing.ts"
import { phaseOf, type Phase } from "./phase.ts"
import { contentHash } from "./print.ts"
import { lint } from "./lint.ts"
import { SIDES, type Side } from "./side.ts"
import { headingOf, positionOf, requestTextOf, roundOf, standOf, stateOf, turnOf, type IssueState } from "./turns.ts"
import type { Runs } from "../text/runs.ts"

/** The answer of `GET /api/letters/:id`. (API.md; additions allowed, nothing taken away) */
export type LetterView = ReturnType<typeof present>

/** An issue as the screen shows it. */
export interface IssueView {
  readonly id: string
  readonly heading: Runs
  readonly mover: Side
  readonly state: IssueState
  readonly turn: Side | null
  readonly round: number
  readonly positions: Readonly<Record<Side, { readonly revision: number; readonly runs: Runs; readonly sha256: string } | null>>
  readonly revisions: readonly RevisionView[]
  readonly request: Issue["request"]
  readonly requestText: Runs
  readonly stands: Readonly<Record<Side, boolean>>
  readonly offer: Issue["offer"]
  readonly ending: Issue["ending"]
  /** Since when the turn has been where it is, ISO. */
  readonly since: string
  /** What is missing until the issue is joined; empty when it is joined or ended. */
  readonly missing: readonly Missing[]
  /** The calls that count for standing on the pair as it is. */
  readonly callsOnPair: readonly string[]
}

/** A revision with its number under the name that positions use, and who put it in. */
export interface RevisionView extends Revision {
  readonly revision: number
  readonly name: string
}

/** The letter as one of its people sees it. */
export function present(letter: Letter, me: Member, measure: Measure) {
  return {
    id: letter.id,
    seq: letter.seq,
    head: letter.head,
    me: { userId: me.userId, name: me.name, side: me.side, role: me.role },
    letter: {
      phase: phaseOf(letter) as Phase,
      contentHash: contentHash(letter),
      joint: letter.joint,
      statements: letter.statements,
      issues: letter.issues.map((issue) => issueView(letter, issue)),
      calls: letter.calls.map(callView),
      approvals: SIDES.flatMap((side) => approvalView(letter, side)),
      visibility: letter.visibility,
      profile: letter.profile,
      matter: letter.matter,
      sides: letter.sides,
      members: letter.members,
      released: letter.released,
      suggestions: letter.suggestions,
      comments: letter.comments,
      findings: lint(letter),
      filed: letter.filed,
    },
    measure,
  }
}

function issueView(letter: Letter, issue: Issue): IssueView {
  return {
    id: issue.id,
    heading: headingOf(letter, issue),
    mover: issue.mover,
    state: stateOf(issue),
    turn: turnOf(letter, issue),
    round: roundOf(issue),
    positions: { requesting: positionView(issue, "requesting"), responding: positionView(issue, "responding") },
    revisions: issue.revisions.map((each) => ({ ...each, revision: each.number, name: each.by.name })),
    request: issue.request,
    requestText: requestTextOf(letter, issue),
    stands: { requesting: standOf(issue, "requesting") !== null, responding: standOf(issue, "responding") !== null },
    offer: issue.offer,
    ending: issue.ending,
    since: sinceOf(issue),
    missing: missing(letter, issue),
    callsOnPair: callsOnPair(letter, issue).map((call) => call.id),
  }
}

function positionView(issue: Issue, side: Side): IssueView["positions"][Side] {
  const revision = positionOf(issue, side)
  return revision && { revision: revision.number, runs: revision.runs, sha256: revision.sha256 }
}

/** The time of the last act that moved the turn. */
function sinceOf(issue: Issue): string {
  const acts = [issue.raised, ...issue.revisions, ...SIDES.flatMap((side) => standOf(issue, side) ?? [])]
  return acts.reduce((last, act) => (act.seq > last.seq ? act : last)).at
}

function callView(call: Call) {
  return { ...call, state: callState(call) }
}

function approvalView(letter: Letter, side: Side) {
  const approval = letter.approvals[side]
  return approval ? [{ side, name: approval.act.by.name, at: approval.act.at, hash: approval.hash }] : []
}
