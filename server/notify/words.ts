import type { HappeningOf, HappeningType, LetterEvent } from "../../shared/letter/event.ts"
import { headingOf } from "../../shared/letter/turns.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { docket } from "../../shared/letter/speech.ts"
import { plain } from "../../shared/text/runs.ts"

/** Whom an event concerns: the other side, everybody, or nobody in particular. Never the person who did it. */
export type Audience = "other side" | "both" | "nobody"

interface Wording<T extends HappeningType> {
  readonly to: Audience
  /** What happened, after the person's name: `put words into the letter on issue 2`. Never anybody's words. */
  say(event: HappeningOf<T>, letter: Letter): string
}

const issue = (letter: Letter, id: string): string => {
  const index = letter.issues.findIndex((each) => each.id === id)
  const found = letter.issues[index]
  return found ? `issue ${index + 1} (${cut(plain(headingOf(letter, found)))})` : "an issue"
}

/** A new event does not compile until it is said here. */
const WORDS: { readonly [T in HappeningType]: Wording<T> } = {
  "letter-created": { to: "nobody", say: () => "began the letter" },
  "member-joined": { to: "both", say: ({ role }) => `joined the letter as ${role}` },
  "issue-added": { to: "other side", say: (event, letter) => `raised ${issue(letter, event.issue)}` },
  "issues-reordered": { to: "other side", say: () => "changed the order of the issues" },
  "issue-withdrawn": { to: "both", say: (event, letter) => `withdrew ${issue(letter, event.issue)}` },
  proffered: { to: "other side", say: (event, letter) => `put words into the letter on ${issue(letter, event.issue)}, round ${event.round}` },
  stood: { to: "other side", say: (event, letter) => `stands on ${issue(letter, event.issue)}` },
  "issue-joined": { to: "both", say: (event, letter) => `joined ${issue(letter, event.issue)}: it is ready for the judge` },
  "resolution-proposed": { to: "other side", say: (event, letter) => `proposes terms that would settle ${issue(letter, event.issue)}` },
  "resolution-declined": { to: "other side", say: (event, letter) => `declined the terms on ${issue(letter, event.issue)}` },
  "issue-resolved": { to: "both", say: (event, letter) => `accepted the terms: ${issue(letter, event.issue)} is settled` },
  "joint-proposed": { to: "other side", say: (event) => `proposes a change to the joint text (${part(event.part)})` },
  "joint-accepted": { to: "other side", say: () => "accepted a change to the joint text" },
  "joint-rejected": { to: "other side", say: () => "rejected a change to the joint text; it stays visible" },
  "statement-made": { to: "other side", say: () => "made a statement of its own in place of the introduction" },
  "call-logged": { to: "other side", say: (event) => `logged a call of ${event.minutes} minutes: confirm it or dispute it` },
  "call-confirmed": { to: "other side", say: () => "confirmed a call" },
  "call-disputed": { to: "other side", say: () => "disputes a call as it was logged" },
  "lines-released": { to: "other side", say: (event) => `released ${event.lines} lines of the page to your side` },
  "visibility-set": { to: "nobody", say: (event) => `made its drafts ${event.visibility}` },
  suggested: { to: "other side", say: (event, letter) => `suggests words for your position on ${issue(letter, event.issue)}` },
  "suggestion-adopted": { to: "other side", say: () => "adopted words you suggested" },
  commented: { to: "both", say: (event, letter) => (event.issue ? `commented on ${issue(letter, event.issue)}` : "commented on the letter") },
  approved: { to: "both", say: () => "approved the letter" },
  "approval-revoked": { to: "both", say: () => "took back the approval" },
  "approvals-voided": { to: "both", say: () => "changed the letter, so that no approval of the earlier text counts any longer" },
  "made-final": { to: "both", say: () => "made the letter final: both sides have approved the same text" },
  filed: { to: "both", say: (event) => `recorded the filing as ${cut(docket(event.ecf))}; the letter is closed` },
}

/** Whom an event concerns. */
export function audienceOf(event: LetterEvent): Audience {
  return WORDS[event.type].to
}

/** An event in one sentence, with the person who did it. */
export function sentenceOf(event: LetterEvent, letter: Letter): string {
  const wording = WORDS[event.type] as Wording<HappeningType>
  return `${event.actor.name} (${letter.sides[event.actor.side].party}) ${wording.say(event, letter)}.`
}

function part(name: string): string {
  return name.split(":")[0] ?? name
}

function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`
}
