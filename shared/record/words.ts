import { courtDate, courtTime } from "../letter/dates.ts"
import type { HappeningOf, HappeningType, LetterEvent } from "../letter/event.ts"
import type { Letter, Proposal } from "../letter/letter.ts"
import type { Role, Side } from "../letter/side.ts"
import { count, docket, issueName, MODE_WORDS, partName, party } from "../letter/speech.ts"
import { fingerprint } from "./fingerprint.ts"

/** What a reader of the record looks for: the same word stands in its filter. */
export type Kind = (typeof KINDS)[number]

/** In the order in which a letter meets them. */
export const KINDS = [
  "people",
  "issues",
  "positions",
  "calls",
  "joint text",
  "settlement",
  "suggestions and remarks",
  "approval and filing",
] as const

interface Told<T extends HappeningType> {
  readonly kind: Kind
  /** What happened, after "Rosa Imai, for Alder Creek,". */
  say(event: HappeningOf<T> & Pick<LetterEvent, "actor">, letter: Letter): string
}

/** A new event does not compile until it is told here. */
const TOLD: { readonly [T in HappeningType]: Told<T> } = {
  "letter-created": {
    kind: "people",
    say: ({ matter, profile }) =>
      `began the joint letter in ${matter.caption}, No. ${matter.caseNumber}, under the demands of ${profile.judge ?? profile.court}`,
  },
  "member-joined": { kind: "people", say: ({ role }) => `joined the letter as ${ROLE_WORDS[role]}` },
  "issue-added": { kind: "issues", say: ({ issue }, letter) => `raised ${issueName(letter, issue)}` },
  "issues-reordered": { kind: "issues", say: () => "put the issues into another order" },
  "issue-withdrawn": { kind: "issues", say: ({ issue }, letter) => `withdrew ${issueName(letter, issue)}` },
  proffered: { kind: "positions", say: (event, letter) => proffered(event, letter) },
  stood: {
    kind: "positions",
    say: ({ issue, side, pair }, letter) =>
      `stood on revision ${pair[side]} on ${issueName(letter, issue)}, having read revision ${pair[other(side)]} of the other side`,
  },
  "issue-joined": {
    kind: "positions",
    say: ({ issue }, letter) =>
      `thereby joined ${issueName(letter, issue)}: both sides stand on the same pair of positions`,
  },
  "resolution-proposed": {
    kind: "settlement",
    say: ({ issue }, letter) => `offered terms to settle ${issueName(letter, issue)}`,
  },
  "resolution-declined": {
    kind: "settlement",
    say: ({ issue }, letter) => `declined, or took back, the terms open on ${issueName(letter, issue)}`,
  },
  "issue-resolved": {
    kind: "settlement",
    say: ({ issue }, letter) => `accepted the terms, so that ${issueName(letter, issue)} is resolved`,
  },
  "joint-proposed": { kind: "joint text", say: ({ part }, letter) => `proposed a change of ${partWords(letter, part)}` },
  "joint-accepted": {
    kind: "joint text",
    say: ({ proposal }, letter) => `accepted the change of ${proposedPart(letter, proposal)}`,
  },
  "joint-rejected": {
    kind: "joint text",
    say: ({ proposal }, letter) => `rejected the change of ${proposedPart(letter, proposal)}`,
  },
  "statement-made": {
    kind: "joint text",
    say: () => "made a statement of its own side, no introduction having been agreed",
  },
  "call-logged": { kind: "calls", say: (event, letter) => logged(event, letter) },
  "call-confirmed": { kind: "calls", say: ({ call }, letter) => `confirmed the call of ${callTime(letter, call)}` },
  "call-disputed": { kind: "calls", say: ({ call }, letter) => `disputed the entry of the call of ${callTime(letter, call)}` },
  "lines-released": {
    kind: "positions",
    say: ({ lines }) => `released ${count(lines, "line")} of its share of the page to the other side`,
  },
  "visibility-set": {
    kind: "people",
    say: ({ visibility }) =>
      visibility === "live" ? "opened its drafts to the other side" : "closed its drafts to the other side",
  },
  suggested: {
    kind: "suggestions and remarks",
    say: ({ issue }, letter) => `suggested words for the other side's position on ${issueName(letter, issue)}`,
  },
  "suggestion-adopted": {
    kind: "suggestions and remarks",
    say: ({ suggestion }, letter) => `took the suggested words into its draft on ${suggestedOn(letter, suggestion)}`,
  },
  commented: {
    kind: "suggestions and remarks",
    say: ({ issue }, letter) =>
      `remarked, for both sides to read, on ${issue === null ? "the letter" : issueName(letter, issue)}`,
  },
  approved: {
    kind: "approval and filing",
    say: ({ content }) => `approved the letter with the content ${fingerprint(content)}`,
  },
  "approval-revoked": { kind: "approval and filing", say: () => "took back the approval" },
  "approvals-voided": {
    kind: "approval and filing",
    say: ({ sides, content }, letter) =>
      `thereby changed what had been approved and voided ${approvalsOf(letter, sides)} of the content ${fingerprint(content)}`,
  },
  "made-final": {
    kind: "approval and filing",
    say: ({ content }) => `thereby made the letter final: both sides have approved the content ${fingerprint(content)}`,
  },
  filed: {
    kind: "approval and filing",
    say: ({ ecf, filedAt }, letter) =>
      `recorded that the letter was filed as ${docket(ecf)} on ${moment(letter, filedAt)}; it is closed`,
  },
}

const ROLE_WORDS: Readonly<Record<Role, string>> = { counsel: "counsel", associate: "an associate", viewer: "a reader" }

/** An event as one plain sentence: who, for whom, did what. `letter` is the letter after the event, which has its names. */
export function eventWords(event: LetterEvent, letter: Letter): string {
  const told = TOLD[event.type] as Told<HappeningType>
  return ended(`${event.actor.name}, for ${party(letter, event.actor.side)}, ${told.say(event, letter)}`)
}

/** A sentence with its full stop, which "4:10 p.m." brings with it. */
export function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`
}

/** What a reader would look for the event under. */
export function kindOf(event: LetterEvent): Kind {
  return TOLD[event.type].kind
}

/** A day by the court's clock: "August 6, 2013". */
export function dayOf(letter: Letter, iso: string): string {
  return courtDate(iso, letter.profile.timeZone)
}

/** A day and a time by the court's clock: "August 6, 2013, 4:10 p.m." */
export function moment(letter: Letter, iso: string): string {
  return `${dayOf(letter, iso)}, ${courtTime(iso, letter.profile.timeZone)}`
}

const other = (side: Side): Side => (side === "requesting" ? "responding" : "requesting")

function proffered({ issue, revision, round, sentences }: HappeningOf<"proffered">, letter: Letter): string {
  const how = revision === 1 ? "put its position" : `amended its position to revision ${revision}`
  const { counted, stated } = sentences
  const own = stated === undefined ? "" : `, ${stated} by that side's own count`
  const into = revision === 1 ? " into the letter" : ""
  return `${how} on ${issueName(letter, issue)}${into} (round ${round}; ${count(counted, "sentence")}${own})`
}

function logged({ start, minutes, mode, issues, sets, impasse }: HappeningOf<"call-logged">, letter: Letter): string {
  const about = [...issues.map((id) => issueName(letter, id)), ...sets].join(", ")
  const end = impasse ? ", and an impasse declared" : ""
  return `logged a call ${MODE_WORDS[mode]} of ${moment(letter, start)}, ${count(minutes, "minute")}, about ${about}${end}`
}

function callTime(letter: Letter, id: string): string {
  const call = letter.calls.find((each) => each.id === id)
  return call ? moment(letter, call.at) : id
}

/** The proposal and the part of the joint text that it is about. */
export function proposalOf(letter: Letter, id: string): { readonly part: string; readonly proposal: Proposal } | null {
  for (const [part, { proposals }] of Object.entries(letter.joint)) {
    const proposal = proposals.find((each) => each.id === id)
    if (proposal) return { part, proposal }
  }
  return null
}

function proposedPart(letter: Letter, proposal: string): string {
  return partWords(letter, proposalOf(letter, proposal)?.part ?? proposal)
}

const partWords = (letter: Letter, part: string): string =>
  part === "order" ? "the order of the issues" : partName(letter, part)

function suggestedOn(letter: Letter, id: string): string {
  return issueName(letter, letter.suggestions.find((each) => each.id === id)?.issue ?? id)
}

function approvalsOf(letter: Letter, sides: readonly Side[]): string {
  return sides.length === 2 ? "both approvals" : `the approval of ${party(letter, sides[0] ?? null)}`
}
