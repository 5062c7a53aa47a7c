import type { LetterEvent } from "../../shared/letter/event.ts";
/** The event of a row's text. Rejects as damaged what is no event any more; what is one, but another, its hash tells. [R3] */
export declare function eventOf(body: string): LetterEvent;
