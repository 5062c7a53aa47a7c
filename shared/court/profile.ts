/** A way to hold a call. */
export type Mode = "phone" | "video" | "in-person"

/**
 * How sure we are of a demand. `verified`: the order's or rule's own text was read. `second-hand`: another source
 * quotes it. `unverified`: nobody has seen it in a source; shown as such, never enforced.
 */
export type Confidence = "verified" | "second-hand" | "unverified"

/** Where a profile comes from. */
export interface Source {
  readonly title: string
  /** The day of the order or of the copy that was read, ISO, or its year; null where the copy bears none. */
  readonly asOf: string | null
  readonly confidence: Confidence
}

/** How the page is set. Nobody can shrink to fit. [L4] */
export interface PageStyle {
  /** Size of the type in points, 72 to the inch. */
  readonly fontSizePt: number
  /** Margins on all four sides of a US Letter page, in inches. */
  readonly marginIn: number
  /** Distance of lines: 1 is a word processor's single spacing, 13.8 pt at 12 pt. */
  readonly spacing: 1 | 1.5 | 2
}

/** How long a letter may be: pages, or words, or both. [L1, L6] */
export interface Limit {
  readonly pages?: number
  readonly words?: number
  /** Words where more than one issue is in dispute, if that differs. */
  readonly wordsForSeveral?: number
}

/** A demand that was found but is not enforced: shown to the sides with its confidence. */
export interface Note {
  readonly text: string
  readonly confidence: Confidence
}

/**
 * One court's or judge's demands, as data. A letter carries a copy of its profile in its first event, so a later change
 * of the data changes no letter.
 */
export interface Profile {
  readonly id: string
  readonly court: string
  /** Null for a rule of the whole district. */
  readonly judge: string | null
  readonly source: Source
  /** At most so many pages, signatures included, exhibits not; or so many words. At least one is set. [L1, L6] */
  readonly limit: Limit
  /** Sentences of one position; null where the court sets none. [L2] */
  readonly maxSentences: number | null
  /** Whether a citation sentence counts as a sentence. [L2] */
  readonly citationsCount: boolean
  readonly style: PageStyle
  /** How the lines left after the joint text are shared; `open` where the court does not say. [L5] */
  readonly share: "equal" | "open"
  /** Confirmed calls a side needs after the exchange before it can stand. [T5] */
  readonly callsAfterExchange: number
  /** Confirmed calls each discovery set or deposition notice needs before an issue about it can be joined. [C3] */
  readonly callsPerSet: number
  /** Modes in which a call counts. [C2] */
  readonly modes: readonly Mode[]
  /** Whether a resolved issue is printed as agreed. [T6] */
  readonly listResolved: boolean
  /** How signatures are written. [S4] */
  readonly signature: "as-authorized" | "attestation"
  /** Whether an issue must name the request it is about, with its number and text, before it can be joined. */
  readonly requestNeeded: boolean
  /** Whether the letter must show the schedule of the case. [S1] */
  readonly scheduleNeeded: boolean
  /** Whether the letter must show when and how the sides conferred. [S1] */
  readonly conferNeeded: boolean
  /** What each position has to state, as words for the people who write it: "final proposed compromise". Not enforced. */
  readonly contents: readonly string[]
  /** Where in the source a demand stands, by rule: `{ L1: "¶ 1" }`. [H1] */
  readonly cites: Readonly<Record<string, string>>
  /** IANA name of the court's time zone: calls and dates are printed in it. */
  readonly timeZone: string
  readonly notes: readonly Note[]
  /** Numbers that an order in this very case set, and that order; they go before the profile's own. Null where there is none. */
  readonly override: Override | null
}

/** What a referral order changes in one case, cited: "ECF No. 41". */
export interface Override {
  readonly cite: string
  readonly pages?: number
  readonly words?: number
  readonly sentences?: number
}
