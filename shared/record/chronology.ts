import type { LetterEvent } from "../letter/event.ts"
import { evolve } from "../letter/evolve.ts"
import type { Letter } from "../letter/letter.ts"
import { partOf } from "../letter/joint.ts"
import { requestLabel } from "../letter/turns.ts"
import { unreachable } from "../letter/unreachable.ts"
import { plain, unmarked, type Runs } from "../text/runs.ts"
import { eventWords, kindOf, proposalOf, type Kind } from "./words.ts"

/** Words that an event brought, and what they are: "Position", "Terms"; null where the sentence says so itself. */
export interface Quoted {
  readonly label: string
  readonly runs: Runs
}

/** One event as a reader of the record sees it. */
export interface Entry {
  readonly event: LetterEvent
  readonly kind: Kind
  /** Who did what, in one sentence. */
  readonly words: string
  readonly quoted: readonly Quoted[]
  /** The issues it is about; none where it is about the letter as a whole. */
  readonly issues: readonly string[]
}

/** The record in plain words, in order. Each event is told with the names that things had when it happened. [R1, R2] */
export function chronology(events: readonly LetterEvent[]): readonly Entry[] {
  let letter: Letter | null = null
  return events.map((event) => {
    const now: Letter = evolve(letter, event)
    letter = now
    return {
      event,
      kind: kindOf(event),
      words: eventWords(event, now),
      quoted: quotedOf(event, now).filter(({ runs }) => plain(runs).trim() !== ""),
      issues: issuesOf(event, now),
    }
  })
}

const quote = (label: string, words: Runs | string | undefined): readonly Quoted[] => [
  { label, runs: typeof words === "string" ? unmarked(words) : (words ?? []) },
]

function quotedOf(event: LetterEvent, letter: Letter): readonly Quoted[] {
  switch (event.type) {
    case "issue-added":
      return [
        ...quote("Request", event.request ? requestLabel(event.request) : undefined),
        ...quote("Request in its own words", event.request?.text),
      ]
    case "proffered":
      return quote("Position", event.runs)
    case "resolution-proposed":
    case "issue-resolved":
      return quote("Terms", event.terms)
    case "joint-proposed":
      return quote("Proposed words", partOf(event.part)?.kind === "order" ? orderOf(letter, plain(event.runs)) : event.runs)
    case "joint-accepted":
      return quote("Accepted words", proposalRuns(letter, event.proposal))
    case "joint-rejected":
      return [...quote("Rejected words", proposalRuns(letter, event.proposal)), ...quote("Because", event.words)]
    case "statement-made":
      return quote("Statement", event.runs)
    case "call-logged":
      return [
        ...quote("On the call", [...event.participants.requesting, ...event.participants.responding].join(", ")),
        ...quote("Note", event.words),
      ]
    case "call-disputed":
      return quote("In its own words", event.words)
    case "suggested":
      return [...quote("Suggested words", event.runs), ...quote("Because", event.words)]
    case "commented":
      return quote("Remark", event.runs)
    case "letter-created":
    case "member-joined":
    case "issues-reordered":
    case "issue-withdrawn":
    case "stood":
    case "issue-joined":
    case "resolution-declined":
    case "call-confirmed":
    case "lines-released":
    case "visibility-set":
    case "suggestion-adopted":
    case "approved":
    case "approval-revoked":
    case "approvals-voided":
    case "made-final":
    case "filed":
      return []
    default:
      return unreachable(event)
  }
}

function proposalRuns(letter: Letter, id: string): Runs | string {
  const found = proposalOf(letter, id)
  if (!found) return []
  return found.part === "order" ? orderOf(letter, plain(found.proposal.runs)) : found.proposal.runs
}

/** An order of the issues as a list of their headings. */
function orderOf(letter: Letter, ids: string): string {
  return ids
    .split(" ")
    .map((id, index) => `${index + 1}. ${plain(letter.joint[`heading:${id}`]?.accepted ?? unmarked(id))}`)
    .join("; ")
}

function issuesOf(event: LetterEvent, letter: Letter): readonly string[] {
  switch (event.type) {
    case "call-logged":
      return event.issues
    case "call-confirmed":
    case "call-disputed":
      return letter.calls.find(({ id }) => id === event.call)?.issues ?? []
    case "joint-proposed":
      return issueOfPart(event.part)
    case "joint-accepted":
    case "joint-rejected":
      return issueOfPart(proposalOf(letter, event.proposal)?.part ?? "")
    case "suggestion-adopted":
      return letter.suggestions.flatMap(({ id, issue }) => (id === event.suggestion ? [issue] : []))
    default:
      return "issue" in event && event.issue !== null ? [event.issue] : []
  }
}

function issueOfPart(name: string): readonly string[] {
  const issue = partOf(name)?.issue
  return issue ? [issue] : []
}
