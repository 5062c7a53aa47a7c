import { evolve } from "../letter/evolve.ts"
import type { LetterEvent } from "../letter/event.ts"
import type { Letter } from "../letter/letter.ts"
import { GENESIS, hashOf } from "./chain.ts"

/** What the verifier found. `seq` is the first number at which the record is not what it says it is. [R3] */
export type Finding =
  | { readonly ok: true; readonly events: number; readonly head: string; readonly letter: Letter | null }
  | { readonly ok: false; readonly seq: number; readonly reason: string }

/**
 * Checks a record with nothing but itself, and its end against a head that somebody kept. [R3]
 *
 * Without `head` an edit, a removal inside and a reordering are found. A cut-off tail, or a tail written anew with fresh
 * hashes, is a good record in itself: only a head held by a side, on a PDF or in a notice, gives it away.
 *
 * @param head Hash of the last event as somebody kept it.
 */
export function verify(events: readonly LetterEvent[], head?: string): Finding {
  let letter: Letter | null = null
  let prev = GENESIS
  for (const [index, event] of events.entries()) {
    const seq = index + 1
    const fault = linkFault(event, seq, prev)
    if (fault) return { ok: false, seq, reason: fault }
    const next = folded(letter, event)
    if (typeof next === "string") return { ok: false, seq, reason: next }
    letter = next
    prev = event.hash
  }
  const last = events.length
  if (head !== undefined && head !== prev) {
    return { ok: false, seq: last + 1, reason: `the record ends at ${prev}, and not at the head ${head}` }
  }
  return { ok: true, events: last, head: prev, letter }
}

function linkFault(event: LetterEvent, seq: number, prev: string): string | null {
  if (typeof event !== "object" || event === null) return "is not an event"
  if (event.seq !== seq) return `is numbered ${event.seq}: an event is missing, added or out of order`
  if (event.prev !== prev) return "does not follow from the event before it"
  const { hash, ...rest } = event
  return hashOf(rest) === hash ? null : "was changed: its hash does not match its content"
}

function folded(letter: Letter | null, event: LetterEvent): Letter | string {
  try {
    return evolve(letter, event)
  } catch (error) {
    return `cannot be what happened next: ${error instanceof Error ? error.message : String(error)}`
  }
}
