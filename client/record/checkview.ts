import type { LetterEvent } from "../../shared/letter/event.ts"
import { verify } from "../../shared/record/verify.ts"

/** What a check of the record came to, for a person. [R3] */
export interface Checked {
  readonly isIntact: boolean
  readonly words: string
}

/** A hash as one types or pastes it: without the white space that a PDF puts in. */
export function keptHash(text: string): string {
  return text.replaceAll(/\s+/g, "").toLowerCase()
}

/** What is wrong with a head that somebody entered; null for none, or a good one. */
export function keptFault(text: string): string | null {
  const hash = keptHash(text)
  return hash === "" || /^[0-9a-f]{64}$/.test(hash)
    ? null
    : "A record hash has 64 characters, 0 to 9 and a to f. Copy the whole of it."
}

const ANOTHER = "The record on the server does not continue the one on this page. Export it, and keep both."
const UNKNOWN =
  "The hash you kept is not in this record. Either it belongs to another letter, or the record was cut off or written anew."

/**
 * Checks a record as it came from the server: numbers, hashes, links, rules; and that it has the head which is on the screen, and
 * the one that the person kept. A kept head need not be the last: the record may have grown since. [R3]
 *
 * @param shown The head that this page shows. @param kept A head from a PDF's foot or a notice; empty for none.
 */
export function checked(events: readonly LetterEvent[], shown: string, kept: string): Checked {
  const found = verify(events)
  if (!found.ok) return { isIntact: false, words: `Not intact at event ${found.seq}: it ${found.reason}.` }
  if (!events.some(({ hash }) => hash === shown)) return { isIntact: false, words: ANOTHER }
  const all = `Intact. All ${events.length} events have the right number, hash and link, and each keeps the rules.`
  const hash = keptHash(kept)
  if (hash === "") return { isIntact: true, words: all }
  const at = events.findIndex((event) => event.hash === hash)
  if (at < 0) return { isIntact: false, words: UNKNOWN }
  const later = events.length - at - 1
  const since = later === 0 ? "It is the last event." : `${later} ${later === 1 ? "event has" : "events have"} been added since.`
  return { isIntact: true, words: `${all} The hash you kept is that of event ${at + 1}: nothing up to it has changed. ${since}` }
}
