import { COVERAGE } from "./coverage.ts"

/** A character the letter cannot print, and where it stands, in UTF-16 units of the text. */
export interface Unprintable {
  /** As written; a lone surrogate stays one. Not fit for showing by itself: use `nameOf`. */
  readonly character: string
  readonly codePoint: number
  readonly index: number
}

const RANGES: readonly (readonly [number, number])[] = COVERAGE.split(" ").map((range) => {
  const [first, last] = range.split("-")
  return [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const
})

/**
 * Marks that may sit on one letter: two, as in decomposed Vietnamese. More of them would climb over the lines above,
 * which may be the other side's words.
 */
const MARKS_ON_ONE = 2
const COMBINING = /^\p{M}$/u

/** Whether the court's font has the character in every face (regular, bold, italic, both). */
function covers(codePoint: number): boolean {
  let [low, high] = [0, RANGES.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = RANGES[middle]!
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

/**
 * The characters of a text that cannot be printed: those the court's font has not (emoji, CJK), controls, line breaks,
 * tabs, invisible and direction-changing characters, and a third combining mark on one letter. Empty for a good text.
 * Typst would refuse the PDF for them, so they are refused before. (`not-printable`)
 */
export function unprintable(text: string): Unprintable[] {
  const out: Unprintable[] = []
  let [index, marks] = [0, 0]
  for (const character of text) {
    const codePoint = character.codePointAt(0)!
    marks = codePoint >= 0x300 && COMBINING.test(character) ? marks + 1 : 0
    if (!covers(codePoint) || marks > MARKS_ON_ONE) out.push({ character, codePoint, index })
    index += character.length
  }
  return out
}

/** Whether every character can be printed. */
export function isPrintable(text: string): boolean {
  return unprintable(text).length === 0
}

/** A character named so that a person can find it: itself where it shows, and always its code: `“🙂” (U+1F642)`. */
export function nameOf({ character, codePoint }: Unprintable): string {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}” (${code})` : `an invisible character (${code})`
}

/**
 * The text with what can be mended without asking: tabs and line breaks become a space, invisible formats (soft hyphens,
 * zero-width and direction marks) go. For pasting. What is still unprintable afterwards must be shown to the person.
 */
export function mended(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, " ")
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, "")
    .normalize("NFC")
}
