import type { Happening, HappeningOf, LetterEvent } from "./event.ts"
import type { Act, Call, Issue, JointPart, Letter, Proposal } from "./letter.ts"
import type { Side } from "./side.ts"
import { plain } from "../text/runs.ts"
import { sameRuns } from "./tidy.ts"
import { unreachable } from "./unreachable.ts"
import { asTheyStand } from "./turns.ts"

const NONE = { requesting: null, responding: null } as const

/**
 * The letter with one more event. Says nothing about whether it was lawful: that is `decide`'s work. [R2]
 *
 * @throws if the record does not start with `letter-created`, or starts twice: a record that nobody could have written.
 */
export function evolve(letter: Letter | null, event: LetterEvent): Letter {
  const { seq, at, actor: by } = event
  const act: Act = { seq, at, by: { userId: by.userId, name: by.name, side: by.side } }
  if (event.type === "letter-created" && letter) throw new Error("the letter was created before")
  if (event.type === "letter-created") return { ...begun(event, act), seq, head: event.hash, touched: at }
  if (!letter) throw new Error(`the record starts with ${event.type}`)
  return { ...applied(letter, event, act), seq, head: event.hash, touched: at }
}

/** The letter that a record tells of; null for an empty record. [R2] */
export function fold(events: readonly LetterEvent[]): Letter | null {
  return events.reduce<Letter | null>(evolve, null)
}

function begun(event: HappeningOf<"letter-created">, act: Act): Letter {
  return {
    id: event.letter,
    seq: 0,
    head: "",
    touched: act.at,
    created: act,
    profile: event.profile,
    matter: event.matter,
    sides: event.sides,
    members: [{ ...act.by, role: event.role }],
    joint: { introduction: { accepted: [], proposals: [] }, order: { accepted: [], proposals: [] } },
    statements: NONE,
    issues: [],
    calls: [],
    approvals: NONE,
    visibility: { requesting: "live", responding: "live" },
    released: { requesting: 0, responding: 0 },
    suggestions: [],
    comments: [],
    filed: null,
  }
}

function applied(letter: Letter, event: Exclude<Happening, { type: "letter-created" }>, act: Act): Letter {
  switch (event.type) {
    case "member-joined":
      return { ...letter, members: [...letter.members, { ...act.by, role: event.role }] }
    case "issue-added":
      return issueAdded(letter, event, act)
    case "issues-reordered":
      return { ...letter, issues: inOrder(letter.issues, event.order) }
    case "issue-withdrawn":
      return onIssue(letter, event.issue, (issue) => ({ ...issue, offer: null, ending: { kind: "withdrawn", act } }))
    case "proffered":
      return onIssue(letter, event.issue, (issue) => ({ ...issue, revisions: [...issue.revisions, revisionOf(event, act)] }))
    case "stood":
      return onIssue(letter, event.issue, (issue) => ({
        ...issue,
        stands: { ...issue.stands, [event.side]: { ...act, pair: event.pair } },
      }))
    case "issue-joined":
      return letter
    case "resolution-proposed":
      return onIssue(letter, event.issue, (issue) => ({ ...issue, offer: { act, terms: event.terms } }))
    case "resolution-declined":
      return onIssue(letter, event.issue, (issue) => ({ ...issue, offer: null }))
    case "issue-resolved":
      return onIssue(letter, event.issue, (issue) => ({
        ...issue,
        offer: null,
        ending: { kind: "resolved", act, terms: event.terms },
      }))
    case "joint-proposed":
      return jointProposed(letter, event, act)
    case "joint-accepted":
      return jointAccepted(letter, event.proposal, act)
    case "joint-rejected":
      return onProposal(letter, event.proposal, (part, proposal) =>
        answered(part, proposal, { kind: "rejected", act, words: event.words }),
      )
    case "statement-made":
      return { ...letter, statements: { ...letter.statements, [event.side]: { ...act, runs: event.runs } } }
    case "call-logged":
      return { ...letter, calls: [...letter.calls, callOf(event, act)] }
    case "call-confirmed":
      return onCall(letter, event.call, { kind: "confirmed", act })
    case "call-disputed":
      return onCall(letter, event.call, { kind: "disputed", act, words: event.words })
    case "lines-released":
      return { ...letter, released: { ...letter.released, [event.side]: letter.released[event.side] + event.lines } }
    case "visibility-set":
      return { ...letter, visibility: { ...letter.visibility, [event.side]: event.visibility } }
    case "suggested":
      return { ...letter, suggestions: [...letter.suggestions, suggestionOf(event, act)] }
    case "suggestion-adopted":
      return {
        ...letter,
        suggestions: letter.suggestions.map((each) => (each.id === event.suggestion ? { ...each, adopted: act } : each)),
      }
    case "commented":
      return { ...letter, comments: [...letter.comments, { id: event.comment, act, issue: event.issue, runs: event.runs }] }
    case "approved":
      return { ...letter, approvals: { ...letter.approvals, [event.side]: { act, hash: event.content } } }
    case "approval-revoked":
      return { ...letter, approvals: without(letter, [event.side]) }
    case "approvals-voided":
      return { ...letter, approvals: without(letter, event.sides) }
    case "made-final":
      return letter
    case "filed":
      return { ...letter, filed: { act, ecf: event.ecf, at: event.filedAt } }
    default:
      return unreachable(event)
  }
}

function without(letter: Letter, sides: readonly Side[]): Letter["approvals"] {
  const gone = Object.fromEntries(sides.map((side) => [side, null]))
  return { ...letter.approvals, ...gone }
}

function onIssue(letter: Letter, id: string, change: (issue: Issue) => Issue): Letter {
  return { ...letter, issues: letter.issues.map((issue) => (issue.id === id ? change(issue) : issue)) }
}

function onCall(letter: Letter, id: string, answer: NonNullable<Call["answer"]>): Letter {
  return { ...letter, calls: letter.calls.map((call) => (call.id === id ? { ...call, answer } : call)) }
}

function issueAdded(letter: Letter, event: HappeningOf<"issue-added">, act: Act): Letter {
  const issue: Issue = {
    id: event.issue,
    mover: event.mover,
    raised: act,
    request: event.request,
    revisions: [],
    stands: NONE,
    offer: null,
    ending: null,
  }
  const joint = {
    ...letter.joint,
    [`heading:${issue.id}`]: { accepted: event.heading, proposals: [] },
    [`request:${issue.id}`]: { accepted: event.request?.text ?? [], proposals: [] },
  }
  return { ...letter, joint, issues: [...letter.issues, issue] }
}

/** Issues that the order does not name (they were raised after it was proposed) keep their place at the end. */
function inOrder(issues: readonly Issue[], order: readonly string[]): readonly Issue[] {
  const rank = (issue: Issue) => (order.includes(issue.id) ? order.indexOf(issue.id) : order.length)
  return [...issues].sort((a, b) => rank(a) - rank(b))
}

function revisionOf(event: HappeningOf<"proffered">, act: Act): Issue["revisions"][number] {
  const { side, revision: number, round, runs, sha256, sentences } = event
  return { ...act, side, number, round, runs, sha256, sentences }
}

function callOf(event: HappeningOf<"call-logged">, act: Act): Call {
  const { call: id, start: at, minutes, mode, participants, issues, sets, impasse, words } = event
  return { id, logged: act, at, minutes, mode, participants, issues, sets, impasse, words, answer: null }
}

function suggestionOf(event: HappeningOf<"suggested">, act: Act): Letter["suggestions"][number] {
  return { id: event.suggestion, act, issue: event.issue, runs: event.runs, words: event.words, adopted: null }
}

function answered(part: JointPart, proposal: Proposal, answer: Proposal["answer"]): JointPart {
  return { ...part, proposals: part.proposals.map((each) => (each === proposal ? { ...each, answer } : each)) }
}

function onProposal(letter: Letter, id: string, change: (part: JointPart, proposal: Proposal) => JointPart): Letter {
  const joint = Object.entries(letter.joint).map(([name, part]) => {
    const proposal = part.proposals.find((each) => each.id === id)
    return [name, proposal ? change(part, proposal) : part] as const
  })
  return { ...letter, joint: Object.fromEntries(joint) }
}

/**
 * A side's new wish takes the place of its own open one, which stays visible as superseded. Wishing for the text as it
 * is takes the open one back and leaves nothing to answer. [A3]
 */
function jointProposed(letter: Letter, event: HappeningOf<"joint-proposed">, act: Act): Letter {
  const part = letter.joint[event.part] ?? { accepted: [], proposals: [] }
  const earlier = part.proposals.map((each) =>
    each.answer === null && each.act.by.side === act.by.side ? { ...each, answer: { kind: "superseded" as const, act } } : each,
  )
  const takesBack = event.part === "order" ? isOrder(letter, plain(event.runs)) : sameRuns(event.runs, part.accepted)
  const proposal: Proposal = { id: event.proposal, act, runs: event.runs, answer: takesBack ? { kind: "superseded", act } : null }
  return { ...letter, joint: { ...letter.joint, [event.part]: { ...part, proposals: [...earlier, proposal] } } }
}

/** Whether the issues that are named stand in this order already. */
function isOrder(letter: Letter, order: string): boolean {
  return asTheyStand(letter, order.split(" ")).join(" ") === order
}

/** An accepted introduction takes the place of what the sides said apart. */
function jointAccepted(letter: Letter, id: string, act: Act): Letter {
  const changed = onProposal(letter, id, (part, proposal) => ({
    ...answered(part, proposal, { kind: "accepted", act }),
    accepted: proposal.runs,
  }))
  const introduction = letter.joint["introduction"]?.proposals.some((proposal) => proposal.id === id)
  return introduction ? { ...changed, statements: NONE } : changed
}
