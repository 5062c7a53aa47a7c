import { isCitation } from "./sentences/citations.ts"
import { ends } from "./sentences/ends.ts"

/** One sentence, by its offsets in UTF-16 units, without the white space around it. */
export interface Sentence {
  readonly start: number
  readonly end: number
  /** Whether it is nothing but legal citation, as `See Smith v. Jones, 123 F.3d 456 (9th Cir. 1997).` */
  readonly citation: boolean
}

/**
 * Splits a text into sentences: `[start, end)` in UTF-16 units, trimmed, in order, never empty. [L2]
 *
 * A citation sentence is a sentence. A list parted by semicolons is one; sentences inside a quotation are parted. A
 * list number belongs to its sentence. A blank line always parts, a single line end never does.
 */
export const splitSentences = (text: string): [start: number, end: number][] => ends(text)

/** How many sentences a text has, citation sentences included. */
export const countSentences = (text: string): number => ends(text).length

/** The sentences of a text, citation sentences marked as such. [L2] */
export const sentences = (text: string): Sentence[] =>
  ends(text).map(([start, end]) => ({ start, end, citation: isCitation(text.slice(start, end)) }))

/** The sentences that a profile counts, in order: the page marks these, and their number meets the limit. [L2] */
export const countedSentences = (text: string, { citationsCount }: { readonly citationsCount: boolean }): Sentence[] =>
  sentences(text).filter((s) => citationsCount || !s.citation)
