import type { LetterEvent } from "../letter/event.ts"
import { GENESIS, hashOf } from "./chain.ts"
import { unlawful, type Unlawful } from "./lawful.ts"

/** What the verifier found. `seq` is the first number at which the record is not what it says it is. [R3] */
export type Finding = { readonly ok: true; readonly events: number; readonly head: string } | ({ readonly ok: false } & Unlawful)

/**
 * Checks a record with nothing but itself, and its end against a head that somebody kept. [R3]
 *
 * Without `head` an edit, a removal inside and a reordering are found. A cut-off tail, or a tail written anew with fresh
 * hashes, is a good record in itself as long as it keeps the rules: only a head held by a side, on a PDF or in a notice,
 * gives it away.
 *
 * @param head Hash of the last event as somebody kept it.
 */
export function verify(events: readonly LetterEvent[], head?: string): Finding {
  let prev = GENESIS
  for (const [index, event] of events.entries()) {
    const fault = linkFault(event, index + 1, prev)
    if (fault) return { ok: false, seq: index + 1, reason: fault }
    prev = event.hash
  }
  const broken = unlawful(events)
  if (broken) return { ok: false, ...broken }
  if (head === undefined || head === prev) return { ok: true, events: events.length, head: prev }
  return {
    ok: false,
    seq: lastKept(events, head),
    reason: `does not end at the head ${head}: its tail was cut off or written anew`,
  }
}

/** What is wrong with one event that should follow, as number `seq`, upon the hash `prev`; null where it does. [R1, R3] */
export function linkFault(event: LetterEvent, seq: number, prev: string): string | null {
  if (typeof event !== "object" || event === null) return "is not an event"
  // What stands in a number's place may be a thing that cannot even be written out.
  if (typeof event.seq !== "number") return "has no number"
  if (event.seq !== seq) return `is numbered ${event.seq}: an event is missing, added or out of order`
  if (event.prev !== prev) return "does not follow from the event before it"
  const { hash, ...rest } = event
  return hashes(rest, hash) ? null : "was changed: its hash does not match its content"
}

/** What is nested too deep to be written down has no hash; nothing that was ever recorded is. */
function hashes(rest: object, hash: string): boolean {
  try {
    return hashOf(rest) === hash
  } catch {
    return false
  }
}

/** The kept head may be inside the record: then what comes after it is the fault. Else the tail as a whole is. */
function lastKept(events: readonly LetterEvent[], head: string): number {
  const at = events.findIndex((event) => event.hash === head)
  return at === -1 ? events.length + 1 : at + 2
}
