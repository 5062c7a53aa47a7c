import type { LetterEvent } from "../../shared/letter/event.ts"
import { StoreFailure } from "./failure.ts"

/** The event of a row's text. Rejects as damaged what is no event any more; what is one, but another, its hash tells. [R3] */
export function eventOf(body: string): LetterEvent {
  try {
    return JSON.parse(body) as LetterEvent
  } catch (error) {
    throw new StoreFailure("damaged", error)
  }
}
