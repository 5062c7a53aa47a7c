import { contentChanges, type PartChange } from "../../shared/letter/changes.ts"
import type { HappeningOf, LetterEvent } from "../../shared/letter/event.ts"
import { fold } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { contentHash } from "../../shared/letter/print.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import { eventWords } from "../../shared/record/words.ts"

/** The end of approvals by a change of what they had signed, as long as it concerns a side. [S2] */
export interface Voiding {
  readonly seq: number
  readonly at: string
  /** Whose approvals no longer count. */
  readonly sides: readonly Side[]
  /** The content that had been approved. */
  readonly content: string
  /** Who changed what, in a sentence. */
  readonly cause: string
  readonly changes: readonly PartChange[]
  /** What has changed since the approval until now, where more has changed than that one event; else null. */
  readonly sinceThen: readonly PartChange[] | null
}

type Voided = LetterEvent & HappeningOf<"approvals-voided">

/** The last voiding that my side has not answered by approving anew; null where there is none. Told to both sides. [S2] */
export function voidingOf(events: readonly LetterEvent[], letter: Letter, me: Actor): Voiding | null {
  const at = events.map(({ type }) => type).lastIndexOf("approvals-voided")
  const voided = events[at] as Voided | undefined
  if (!voided || letter.filed || isAnswered(events.slice(at + 1), voided, me.side)) return null
  const approved = lastWith(events.slice(0, at), voided.content)
  if (!approved) return null
  const then = fold(events.slice(0, at + 1))!
  const cause = events[approved.seq]!
  return {
    seq: voided.seq,
    at: voided.at,
    sides: voided.sides,
    content: voided.content,
    cause: eventWords(cause, fold(events.slice(0, cause.seq))!),
    changes: contentChanges(approved, then),
    sinceThen: contentHash(letter) === contentHash(then) ? null : contentChanges(approved, letter),
  }
}

/** A side whose own approval was voided answers it itself; where it was the other's alone, any approval does. */
function isAnswered(later: readonly LetterEvent[], { sides }: Voided, mine: Side): boolean {
  return later.some((event) => event.type === "approved" && (!sides.includes(mine) || event.side === mine))
}

/** The letter before the command that changed it: it had the content that was approved. */
function lastWith(events: readonly LetterEvent[], content: string): Letter | null {
  for (let length = events.length; length > 0; length--) {
    const letter = fold(events.slice(0, length))!
    if (contentHash(letter) === content) return letter
  }
  return null
}
