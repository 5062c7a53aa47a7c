import type { LetterEvent } from "../../shared/letter/event.ts"
import { evolve } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"

/** As much of a record as has come, and the letter it tells of. [R2] */
export interface Folded {
  readonly events: readonly LetterEvent[]
  readonly letter: Letter | null
}

/** Nothing has come yet. */
export const EMPTY: Folded = { events: [], letter: null }

/** What came of taking events in. `gap`: one is missing in between. `broken`: one does not continue the chain. [R1] */
export interface Taken {
  readonly folded: Folded
  readonly fault: "gap" | "broken" | null
}

/**
 * Takes in events as they come over the network: twice, late, or with holes. What is known already is passed over; what does
 * not follow is not taken, and said.
 */
export function take(have: Folded, incoming: readonly LetterEvent[]): Taken {
  let folded = have
  for (const event of incoming) {
    const seq = folded.letter?.seq ?? 0
    if (event.seq <= seq) continue
    if (event.seq > seq + 1) return { folded, fault: "gap" }
    if (folded.letter && event.prev !== folded.letter.head) return { folded, fault: "broken" }
    folded = { events: [...folded.events, event], letter: evolve(folded.letter, event) }
  }
  return { folded, fault: null }
}
