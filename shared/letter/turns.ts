import { plain, type Runs } from "../text/runs.ts"
import type { Issue, Letter, Request, Revision, Stand } from "./letter.ts"
import { opponent, SIDES, type Side } from "./side.ts"

/** Where an issue stands. `exchanged`: both sides have spoken. `joined`: both stand on the same pair. [T4, T6] */
export type IssueState = "open" | "exchanged" | "joined" | "resolved" | "withdrawn"

/** What the side says on the issue now: its last revision; null before the first. */
export function positionOf(issue: Issue, side: Side): Revision | null {
  return issue.revisions.filter((revision) => revision.side === side).at(-1) ?? null
}

/** The pair of revisions that stand against each other; null until both sides have spoken. */
export function pairOf(issue: Issue): Readonly<Record<Side, Revision>> | null {
  const requesting = positionOf(issue, "requesting")
  const responding = positionOf(issue, "responding")
  return requesting && responding && { requesting, responding }
}

/** The side's word that it keeps its position against the pair as it is now. A stand on an older pair is history. [T4] */
export function standOf(issue: Issue, side: Side): Stand | null {
  const pair = pairOf(issue)
  const stand = issue.stands[side]
  if (!pair || !stand) return null
  return SIDES.every((each) => stand.pair[each] === pair[each].number) ? stand : null
}

/** Derived from what was done, so that no two fields can contradict each other. */
export function stateOf(issue: Issue): IssueState {
  if (issue.ending) return issue.ending.kind
  if (!pairOf(issue)) return "open"
  return SIDES.every((side) => standOf(issue, side)) ? "joined" : "exchanged"
}

/** The side that spoke last on the issue; null before the first word. It may not speak again before the other. [T2] */
export function lastToSpeak(issue: Issue): Side | null {
  return issue.revisions.at(-1)?.side ?? null
}

/**
 * The side that must act next: before the exchange, whose proffer is awaited; after it, the side that has to answer by
 * standing or amending. Null when joined or ended. [T1, T3]
 */
export function turnOf(_letter: Letter, issue: Issue): Side | null {
  const last = lastToSpeak(issue)
  if (issue.ending) return null
  if (!last) return issue.mover
  const other = opponent(last)
  if (!standOf(issue, other)) return other
  return standOf(issue, last) ? null : last
}

/** 1 in the first exchange; each amendment opens the next. */
export function roundOf(issue: Issue): number {
  return Math.max(1, issue.revisions.length - 1)
}

/** Whether the issue is still in the dispute. */
export function inDispute(issue: Issue): boolean {
  return issue.ending === null
}

/** The heading as both sides accepted it. */
export function headingOf(letter: Letter, issue: Issue): Runs {
  return letter.joint[`heading:${issue.id}`]?.accepted ?? []
}

/** The words of the request as both sides accepted them. */
export function requestTextOf(letter: Letter, issue: Issue): Runs {
  return letter.joint[`request:${issue.id}`]?.accepted ?? []
}

/** "Request for Production No. 4, First Set": how the letter names the request. */
export function requestLabel(request: Request): string {
  return [[request.kind, request.numbers].filter(Boolean).join(" "), request.set].filter(Boolean).join(", ")
}

/** The issue as people call it: its number in the letter and its heading. */
export function nameOf(letter: Letter, issue: Issue): string {
  const heading = plain(headingOf(letter, issue))
  return heading.length > 60 ? `“${heading.slice(0, 57)}…”` : `“${heading}”`
}

/** An issue by its id. */
export function issueOf(letter: Letter, id: string): Issue | undefined {
  return letter.issues.find((issue) => issue.id === id)
}

/** Of the issues that are named, the ids in the order in which they stand now. */
export function asTheyStand(letter: Letter, named: readonly string[]): readonly string[] {
  return letter.issues.flatMap(({ id }) => (named.includes(id) ? [id] : []))
}
