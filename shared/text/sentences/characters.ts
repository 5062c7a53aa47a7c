/**
 * Characters as the splitter sees them: straight and curly quotes are one, every kind of white space is one.
 * That is why typing style cannot change a count.
 */

/** A double quote, straight or curly, or an angle quote. */
export function isDoubleQuote(c: number): boolean {
  return c === 0x22 || c === 0x201c || c === 0x201d || c === 0x201e || c === 0xab || c === 0xbb
}

/** A single quote or apostrophe, straight, curly or grave. */
export function isSingleQuote(c: number): boolean {
  return c === 0x27 || c === 0x2018 || c === 0x2019 || c === 0x60
}

/** White space, the no-break and typographic spaces included. */
export function isSpace(c: number): boolean {
  if (c <= 0x20) return c === 0x20 || (c >= 9 && c <= 13)
  return c >= 0xa0 && (c === 0xa0 || c === 0x1680 || (c >= 0x2000 && c <= 0x200a) || c === 0x2028 || c === 0x2029
    || c === 0x202f || c === 0x205f || c === 0x3000 || c === 0xfeff)
}

/** An ASCII digit. */
export const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** A capital letter: A–Z, Latin-1 and the accented capitals that names bring. */
export const isCapital = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde && c !== 0xd7)

/** A small letter: a–z and Latin-1. */
export const isSmall = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 0xdf && c <= 0xff && c !== 0xf7)

/** A mark that may end a sentence: `.` `?` `!` and the ellipsis character. */
export const isMark = (c: number): boolean => c === 0x2e || c === 0x3f || c === 0x21 || c === 0x2026

/** An opening round or square bracket. */
export const isOpening = (c: number): boolean => c === 0x28 || c === 0x5b

/** A closing round or square bracket. */
export const isClosing = (c: number): boolean => c === 0x29 || c === 0x5d
