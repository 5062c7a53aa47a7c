import type { Command } from "../letter/command.ts"
import { decide } from "../letter/decide.ts"
import type { Happening, LetterEvent } from "../letter/event.ts"
import { evolve } from "../letter/evolve.ts"
import { explain } from "../letter/explain.ts"
import { join } from "../letter/join.ts"
import type { Letter } from "../letter/letter.ts"
import { opponent, type Actor, type Role } from "../letter/side.ts"
import { unreachable } from "../letter/unreachable.ts"
import type { Verdict } from "../letter/verdict.ts"
import { hashOf } from "./chain.ts"

/** The first event that the rules would not have granted, and why. */
export interface Unlawful {
  readonly seq: number
  readonly reason: string
}

/**
 * Judges a record again, command by command: who acted, in which turn, and whether all that a command brings with it is
 * there. Null when every event is lawful. Length is not judged: it takes the layout engine. [R2, R3]
 *
 * Finds what hashes cannot: words put in under the other side's name by somebody who can write the whole chain anew, or
 * a tail cut off between the events of one command.
 */
export function unlawful(events: readonly LetterEvent[]): Unlawful | null {
  let letter: Letter | null = null
  for (let at = 0; at < events.length;) {
    const next = readable(letter, events, at)
    if (!next.ok) return next
    letter = next.letter
    at = letter.seq
  }
  return null
}

type Step = { readonly ok: true; readonly letter: Letter } | ({ readonly ok: false } & Unlawful)

/** Hashes prove that nothing was changed, not that it makes sense: what cannot be read at all is a finding too. */
function readable(letter: Letter | null, events: readonly LetterEvent[], at: number): Step {
  try {
    return step(letter, events, at)
  } catch (error) {
    return { ok: false, seq: at + 1, reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** One command: its first event judged, and all that it brings with it. */
function step(letter: Letter | null, events: readonly LetterEvent[], at: number): Step {
  const first = events[at]!
  const verdict = letter === null ? opening(first) : judgeAgain(letter, first)
  if (verdict === null) return { ok: false, seq: first.seq, reason: `is ${first.type}, which never stands by itself` }
  if (!verdict.ok) return { ok: false, seq: first.seq, reason: `is not lawful: ${explain(verdict.refusal, letter).message}` }
  const told = events.slice(at, at + verdict.happenings.length)
  const odd = verdict.happenings.findIndex((happening, index) => !told[index] || !tells(told[index], happening, first))
  if (odd === -1) return { ok: true, letter: told.reduce<Letter | null>(evolve, letter)! }
  return {
    ok: false,
    seq: at + odd + 1,
    reason: `is missing or not what it should be: ${first.type} brings ${verdict.happenings[odd]!.type} with it`,
  }
}

/** The first event has no rule before it but to be the first. */
function opening(event: LetterEvent): Verdict {
  return { ok: true, happenings: [payload(event)] }
}

function judgeAgain(letter: Letter, event: LetterEvent): Verdict | null {
  const role = letter.members.find(({ userId }) => userId === event.actor.userId)?.role
  if (event.type === "member-joined") return join(letter, acting(event, event.role), event.at)
  const command = commandOf(event)
  return command && decide(letter, command, acting(event, role ?? "viewer"), null, event.at)
}

function acting({ actor }: LetterEvent, role: Role): Actor {
  return { userId: actor.userId, name: actor.name, side: actor.side, role }
}

function payload({ seq: _seq, at: _at, actor: _actor, prev: _prev, hash: _hash, ...happening }: LetterEvent): Happening {
  return happening as Happening
}

/** Whether an event says that this happened, in the same breath as the first of its command. */
function tells(event: LetterEvent, happening: Happening, first: LetterEvent): boolean {
  const same = hashOf([event.at, event.actor]) === hashOf([first.at, first.actor])
  return same && hashOf(payload(event)) === hashOf(JSON.parse(JSON.stringify(happening)))
}

/** The command that an event tells of; null for one that only ever follows another in the same command. */
function commandOf(event: Exclude<LetterEvent, { type: "member-joined" }>): Command | null {
  switch (event.type) {
    case "issue-added":
      return { type: "add-issue", heading: event.heading, mover: event.mover, request: event.request ?? undefined }
    case "issues-reordered":
      return { type: "reorder-issues", order: event.order }
    case "issue-withdrawn":
      return { type: "withdraw-issue", issue: event.issue }
    case "proffered":
      return { type: "proffer", issue: event.issue, runs: event.runs, sentences: event.sentences.stated }
    case "stood":
      return { type: "stand", issue: event.issue, against: event.pair[opponent(event.side)] }
    case "resolution-proposed":
      return { type: "propose-resolution", issue: event.issue, terms: event.terms }
    case "resolution-declined":
      return { type: "decline-resolution", issue: event.issue }
    case "issue-resolved":
      return { type: "accept-resolution", issue: event.issue }
    case "joint-proposed":
      return event.part === "order"
        ? {
            type: "reorder-issues",
            order: event.runs
              .map((run) => run.text)
              .join("")
              .split(" "),
          }
        : { type: "propose-joint", part: event.part, runs: event.runs }
    case "joint-accepted":
      return { type: "accept-joint", proposal: event.proposal }
    case "joint-rejected":
      return { type: "reject-joint", proposal: event.proposal, words: event.words }
    case "statement-made":
      return { type: "propose-joint", part: "statement", runs: event.runs }
    case "call-logged":
      return { ...event, type: "log-call", at: event.start }
    case "call-confirmed":
      return { type: "confirm-call", call: event.call }
    case "call-disputed":
      return { type: "dispute-call", call: event.call, words: event.words }
    case "lines-released":
      return { type: "release-lines", lines: event.lines }
    case "visibility-set":
      return { type: "set-visibility", visibility: event.visibility }
    case "suggested":
      return { type: "suggest", issue: event.issue, runs: event.runs, words: event.words }
    case "suggestion-adopted":
      return { type: "adopt-suggestion", suggestion: event.suggestion }
    case "commented":
      return { type: "comment", issue: event.issue ?? undefined, runs: event.runs, audience: "both" }
    case "approved":
      return { type: "approve", hash: event.content }
    case "approval-revoked":
      return { type: "revoke-approval" }
    case "filed":
      return { type: "mark-filed", ecf: event.ecf, at: event.filedAt }
    case "letter-created":
    case "issue-joined":
    case "approvals-voided":
    case "made-final":
      return null
    default:
      return unreachable(event)
  }
}
