import type { Side } from "./side.ts"

/** Sentences of one position: those that count under the profile, and the citation sentences among all. [L2] */
export interface SentenceCount {
  readonly count: number
  readonly citations: number
}

/** What the layout engine says of a letter, with the profile's limits beside it. Measured, never estimated. [L1, L6] */
export interface Measure {
  readonly pages: number
  readonly words: number
  readonly limit: { readonly pages?: number; readonly words?: number }
  /** Lines beyond the last allowed page; 0 when it fits. */
  readonly linesOver: number
  /** Lines still free on the last allowed page; 0 when it is full. */
  readonly linesLeft: number
  readonly lines: {
    /** Lines the limit gives, after the joint text: what the sides share. */
    readonly available: number
    readonly joint: number
    readonly requesting: number
    readonly responding: number
    /** What each side may fill: its half, less what it released, plus what was released to it. [L5] */
    readonly share: Readonly<Record<Side, number>>
  }
  readonly sentences: Readonly<Record<string, Readonly<Partial<Record<Side, SentenceCount>>>>>
}
