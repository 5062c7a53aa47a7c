/** Characters of one position, in UTF-16 units. API.md. */
export const MAX_POSITION = 4_000
/** Characters of an issue's heading. API.md. */
export const MAX_HEADING = 300
/** Characters of a quoted request. API.md. */
export const MAX_REQUEST = 4_000
/** Issues of one letter, withdrawn and resolved ones included. API.md. */
export const MAX_ISSUES = 40
/** Characters of any other joint text, of terms, and of words beside a command. */
export const MAX_WORDS = 4_000
/** Characters of a name, a set, a number, a docket number: anything that stands on one line. */
export const MAX_LINE = 300
/** Names on one side of a call. */
export const MAX_PARTICIPANTS = 20
/** Minutes of one call: a day. */
export const MAX_MINUTES = 1_440
/** How far a clock at a person's desk may run ahead of the server's, in milliseconds. */
export const CLOCK_DRIFT = 5 * 60_000
/** Runs of one text: more marks than characters make no sense, and cost. */
export const MAX_RUNS = 2_000
