import { isCapital, isClosing, isDigit, isDoubleQuote, isSingleQuote, isSmall, isSpace } from "./characters.ts"
import { after, before, beforeSmall, Kind } from "./lexicon.ts"

/** What a word looks like, its letters aside. */
export const Shape = {
  Nothing: 0, Small: 1, Capitalised: 2, Capitals: 3, Initial: 4, SmallLetter: 5, Digits: 6, ThreeDigits: 7, Year: 8,
  LongNumber: 9, Numeric: 10, DottedCapital: 11, DottedSmall: 12, Mixed: 13, Symbol: 14,
} as const
/** One of the shapes. */
export type Shape = (typeof Shape)[keyof typeof Shape]

/** A word beside a mark. A plain record of numbers, because one is made for every neighbour of every mark. */
export interface Word {
  readonly start: number
  readonly end: number
  /** Hash of the word in small letters, digits as 0, quotes straight. 0 when there is no word. */
  readonly hash: number
  readonly shape: Shape
  /** Kind in the lexicon for a word before (`before`) or after (`after`) a period. */
  readonly kind: Kind
  /** What opens it: 0 nothing, 1 quote, 2 round, 3 square bracket. */
  readonly lead: number
  /** What closes it: 0 nothing, 1 comma, 2 period, 3 other stop, 4 bracket, 5 quote. */
  readonly trail: number
}

const LONGEST = 40
const NOTHING: Word = { start: 0, end: 0, hash: 0, shape: Shape.Nothing, kind: Kind.None, lead: 0, trail: 0 }

const BASIS = 0x811c9dc5 | 0, PRIME = 0x01000193
const step = (h: number, c: number): number => Math.imul(h ^ c, PRIME)
const plain = (c: number): number => isDigit(c) ? 48 : c >= 65 && c <= 90 ? c + 32 : isSingleQuote(c) ? 39 : c

/**
 * Hash of a piece of text that straight and curly quotes, digits and capitals leave alone. Words are looked up by it, so
 * that none is cut out of the text; two words that share 32 bits are not told apart.
 */
export function hashOf(text: string, start: number, end: number): number {
  let h = BASIS
  for (let i = start; i < end; i++) h = step(h, plain(text.charCodeAt(i)))
  return h
}

const byHash = (words: ReadonlyMap<string, Kind>): ReadonlyMap<number, Kind> =>
  new Map([...words].map(([word, kind]) => [hashOf(word, 0, word.length), kind]))
const kindBefore = byHash(before), kindBeforeSmall = byHash(beforeSmall), kindAfter = byHash(after)

/** The shape of `text[start, end)`. */
export function shapeOf(text: string, start: number, end: number): Shape {
  let small = 0, capital = 0, digit = 0, dot = 0, other = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (isSmall(c)) small++
    else if (isCapital(c)) capital++
    else if (isDigit(c)) digit++
    else if (c === 0x2e) dot++
    else if (!isSingleQuote(c) && c !== 0x2d) other++
  }
  const first = text.charCodeAt(start)
  if (digit > 0) {
    if (small + capital > 0) return isDigit(first) && other === 0 ? Shape.Mixed : Shape.Numeric
    if (dot + other > 0 || digit !== end - start) return Shape.Numeric
    if (digit === 4 && (first === 0x31 || first === 0x32)) return Shape.Year
    return digit < 3 ? Shape.Digits : digit === 3 ? Shape.ThreeDigits : Shape.LongNumber
  }
  if (small + capital === 0) return Shape.Symbol
  if (dot > 0) return isCapital(first) ? Shape.DottedCapital : Shape.DottedSmall
  if (small + capital === 1) return capital ? Shape.Initial : Shape.SmallLetter
  if (small === 0) return Shape.Capitals
  return isCapital(first) ? Shape.Capitalised : Shape.Small
}

const leadOf = (c: number): number => isDoubleQuote(c) || isSingleQuote(c) ? 1 : c === 0x28 ? 2 : c === 0x5b ? 3 : 0
const trailOf = (c: number): number => c === 0x2c ? 1 : c === 0x2e ? 2 : c === 0x3b || c === 0x3a || c === 0x3f || c === 0x21 ? 3
  : isClosing(c) ? 4 : isDoubleQuote(c) || isSingleQuote(c) ? 5 : 0
const isDash = (c: number): boolean => c === 0x2014 || c === 0x2013 || c === 0x2f

const kindOf = (hash: number, shape: Shape): Kind =>
  (shape === Shape.Small || shape === Shape.SmallLetter ? kindBeforeSmall : kindBefore).get(hash) ?? Kind.None

/** The word that ends at `end`, white space skipped, or nothing when `floor` comes first. */
export function wordBefore(text: string, end: number, floor: number): Word {
  const low = Math.max(floor, end - LONGEST)
  while (end > low && isSpace(text.charCodeAt(end - 1))) end--
  if (end <= low) return NOTHING
  let start = end
  while (start > low && !isSpace(text.charCodeAt(start - 1))) start--
  const from = start
  let lead = 0, trail = 0, stop = end
  for (let l; start < stop && (l = leadOf(text.charCodeAt(start))); start++) lead = l
  for (let t; stop > start && (t = trailOf(text.charCodeAt(stop - 1))); stop--) trail = t
  for (let i = stop - 2; i > start; i--) if (isDash(text.charCodeAt(i))) {
    start = i + 1
    while (start < stop && leadOf(text.charCodeAt(start))) start++
    break
  }
  const hash = hashOf(text, start, stop), shape = stop > start ? shapeOf(text, start, stop) : Shape.Symbol
  return { start: from, end, hash, shape, kind: kindOf(hash, shape), lead, trail }
}

/** The word that starts at `start`, white space skipped, or nothing when `ceiling` comes first. */
export function wordAfter(text: string, start: number, ceiling: number): Word {
  const high = Math.min(ceiling, start + LONGEST)
  while (start < high && isSpace(text.charCodeAt(start))) start++
  if (start >= high) return NOTHING
  const from = start
  let end = start
  while (end < high && !isSpace(text.charCodeAt(end))) end++
  let lead = 0, trail = 0, stop = end
  for (let l; start < stop && (l = leadOf(text.charCodeAt(start))); start++) if (lead < 2) lead = l
  for (let t; stop > start && (t = trailOf(text.charCodeAt(stop - 1))); stop--) trail = t
  const hash = hashOf(text, start, stop)
  const kind = kindAfter.get(hash) ?? (trail === 2 ? kindBefore.get(hash) : undefined) ?? Kind.None
  return { start: from, end, hash, shape: stop > start ? shapeOf(text, start, stop) : Shape.Symbol, kind, lead, trail }
}
