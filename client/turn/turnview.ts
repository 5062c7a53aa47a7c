import { notReady } from "../../shared/letter/approval.ts"
import { explain } from "../../shared/letter/explain.ts"
import { phaseOf } from "../../shared/letter/phase.ts"
import type { Issue, Letter } from "../../shared/letter/letter.ts"
import { docket } from "../../shared/letter/speech.ts"
import { opponent, type Actor, type Side } from "../../shared/letter/side.ts"
import { positionOf, stateOf, turnOf, type IssueState } from "../../shared/letter/turns.ts"
import { listed } from "../letter/words.ts"
import { numbered } from "../letter/numbers.ts"

/** One issue's turn, as a chip and a sentence say it. */
export interface IssueTurn {
  readonly issue: string
  /** The issue's number in the letter; null once it is withdrawn. */
  readonly number: number | null
  readonly state: IssueState
  readonly turn: Side | null
  /** "Your turn", "Their turn", "Joined", "Resolved", "Withdrawn". */
  readonly chip: string
  /** What is to be done next on this issue, by whom. */
  readonly todo: string
  /** When the turn came to its holder, ISO. */
  readonly since: string
}

/** Whose turn it is on the whole letter. */
export interface TurnView {
  readonly holder: "me" | "them" | "nobody"
  /** "Your turn on issues 1 and 3". */
  readonly title: string
  readonly todo: string
  /** When the oldest open turn came to its holder, ISO; null when no turn is open. */
  readonly since: string | null
  readonly issues: readonly IssueTurn[]
}

/** The last act that moved the turn on an issue. */
function sinceOf(issue: Issue): string {
  const acts = [issue.raised, ...issue.revisions, ...Object.values(issue.stands), issue.ending?.act]
  return acts.reduce((latest, act) => (act && act.at > latest ? act.at : latest), issue.raised.at)
}

const ENDED: Readonly<Record<"joined" | "resolved" | "withdrawn", { chip: string; todo: string }>> = {
  joined: { chip: "Joined", todo: "Both sides stand on these words. An amendment reopens the issue." },
  resolved: { chip: "Resolved", todo: "Settled between the sides; it needs no ruling." },
  withdrawn: { chip: "Withdrawn", todo: "Out of the dispute." },
}

function todoOf(letter: Letter, issue: Issue, me: Actor, turn: Side): string {
  const theirs = letter.sides[opponent(me.side)].party
  const hasSpoken = (side: Side) => positionOf(issue, side) !== null
  const isExchanged = hasSpoken("requesting") && hasSpoken("responding")
  if (turn !== me.side) {
    if (isExchanged) return `${theirs} now reads your words, and amends or stands.`
    return hasSpoken(me.side)
      ? `${theirs} answers next. You can draft meanwhile.`
      : `${theirs} writes first. You can draft meanwhile.`
  }
  if (isExchanged) return "Read their words again and speak by phone. Then amend yours, or stand."
  return hasSpoken(opponent(me.side))
    ? `Answer ${theirs} directly beneath, and put it into the letter.`
    : "Write your position and put it into the letter."
}

/** Only counsel takes a side's turn; the others see that it is their side's. */
const yours = (me: Actor) => (me.role === "counsel" ? "Your turn" : "Your side’s turn")

function issueTurn(letter: Letter, issue: Issue, me: Actor): IssueTurn {
  const state = stateOf(issue)
  const turn = turnOf(letter, issue)
  const base = { issue: issue.id, number: numbered(letter, issue), state, turn, since: sinceOf(issue) }
  if (state === "joined" || state === "resolved" || state === "withdrawn") return { ...base, ...ENDED[state] }
  return { ...base, chip: turn === me.side ? yours(me) : "Their turn", todo: todoOf(letter, issue, me, turn ?? issue.mover) }
}

const onIssues = (turns: readonly IssueTurn[]) =>
  `${turns.length === 1 ? "issue" : "issues"} ${listed(turns.map(({ number }) => String(number)))}`

/** Whose turn it is, on which issues, since when, and what to do. [T1–T4] */
export function turnView(letter: Letter, me: Actor): TurnView {
  const issues = letter.issues.map((issue) => issueTurn(letter, issue, me))
  const of = (side: Side) => issues.filter(({ turn }) => turn === side)
  const [mine, theirs] = [of(me.side), of(opponent(me.side))]
  const open = mine.length > 0 ? mine : theirs
  const since = open.reduce<string | null>((oldest, { since }) => (oldest === null || since < oldest ? since : oldest), null)
  if (letter.filed)
    return {
      holder: "nobody",
      title: `Filed as ${docket(letter.filed.ecf)}`,
      todo: "The letter is closed. Everything stays readable.",
      since: null,
      issues,
    }
  if (mine.length > 0) return { holder: "me", title: `${yours(me)} on ${onIssues(mine)}`, todo: mine[0]!.todo, since, issues }
  if (theirs.length > 0)
    return {
      holder: "them",
      title: `Waiting for ${letter.sides[opponent(me.side)].party} on ${onIssues(theirs)}`,
      todo: theirs[0]!.todo,
      since,
      issues,
    }
  return { ...settled(letter, me), issues }
}

/** Where no turn is open on an issue, what is left is to approve and to file. [S1–S3, S5] */
function settled(letter: Letter, me: Actor): Omit<TurnView, "issues"> {
  const nobody = { holder: "nobody", since: null } as const
  if (letter.issues.length === 0) return { ...nobody, title: "No issues yet", todo: "Add the first disputed point." }
  if (phaseOf(letter) === "final")
    return { ...nobody, title: "The letter is final", todo: "Both sides have approved it. Export the PDF and file it." }
  const open = notReady(letter)
  if (open) return { ...nobody, title: "No turn is open", todo: explain(open, letter).message }
  const [mine, theirs] = [letter.approvals[me.side], letter.approvals[opponent(me.side)]]
  const them = letter.sides[opponent(me.side)].party
  if (mine)
    return {
      holder: "them",
      title: `Waiting for ${them} to approve`,
      todo: "Your side has approved. Any change voids the approval.",
      since: mine.act.at,
    }
  if (theirs)
    return {
      holder: "me",
      title: `${yours(me)} to approve`,
      todo: `${them} has approved. Read the letter whole, then approve it.`,
      since: theirs.act.at,
    }
  return { ...nobody, title: "Ready to approve", todo: "Every issue is joined, resolved or withdrawn. Read the letter whole." }
}
