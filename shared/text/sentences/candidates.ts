import { isCapital, isClosing, isDigit, isDoubleQuote, isMark, isOpening, isSingleQuote, isSmall, isSpace } from "./characters.ts"

/** A place where a sentence may end: marks, and whatever closes behind them. */
export interface Candidate {
  /** Start of the sentence that would end here. */
  readonly from: number
  /** Offset of the first mark. */
  readonly at: number
  /** Offset behind marks, closing quotes, brackets and note numbers. */
  readonly end: number
  /** Start of the text that follows. */
  readonly next: number
  /** End of the paragraph. */
  readonly limit: number
  /** `.` alone is 1; an ellipsis 2, 3, 4 … by its dots; `?` and `!` are 0. */
  readonly dots: number
  /** What closes behind the mark: bit 1 quote, bit 2 bracket, bit 4 a note number like `[3]`. */
  readonly closers: number
  /** Whether it stands inside brackets that close later: 0 no, 1 a remark, 2 brackets that opened the sentence, 3 a
   *  remark that begins with a quotation, as citations have. */
  readonly inside: 0 | 1 | 2 | 3
  /** Whether a quotation that began earlier still runs. */
  readonly quoted: boolean
  /** Small words of three letters or more in the sentence so far: few in a citation. */
  readonly smalls: number
  /** No white space follows, as in `produced.Defendant`. */
  readonly glued: boolean
}

/** Visits every candidate of one paragraph in order; the answer says whether a sentence ends there. */
export type Visit = (candidate: Candidate) => boolean

/** Offsets of brackets in `text[from, to)` that are closed later. An unclosed bracket hides nothing. */
function closedBrackets(text: string, from: number, to: number): Set<number> {
  const open: number[] = [], closed = new Set<number>()
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c !== 0x28 && c !== 0x29 && c !== 0x5b && c !== 0x5d) continue
    if (isOpening(c)) open.push(i)
    else { const o = open.pop(); if (o !== undefined) closed.add(o) }
  }
  return closed
}

/** Goes on over `. . .` written with spaces, and over marks in a row. Gives the offset behind the last mark. */
function marksEnd(text: string, at: number, to: number): number {
  let end = at + 1
  for (;;) {
    if (end < to && isMark(text.charCodeAt(end))) { end++; continue }
    let i = end
    while (i < to && i < end + 2 && isSpace(text.charCodeAt(i))) i++
    if (i > end && i < to && text.charCodeAt(i) === 0x2e && !isDigit(text.charCodeAt(i + 1))) { end = i + 1; continue }
    return end
  }
}

function dotsIn(text: string, at: number, end: number): number {
  let dots = 0
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x3f || c === 0x21) return 0
    dots += c === 0x2e ? 1 : c === 0x2026 ? 3 : 0
  }
  return Math.min(dots, 5)
}

const noteEnd = (text: string, i: number, to: number): number => {
  let j = i + 1
  while (j < to && j < i + 4 && isDigit(text.charCodeAt(j))) j++
  return j > i + 1 && text.charCodeAt(j) === 0x5d ? j + 1 : i
}

/** A quotation inside a quotation, closed as `’ ”`. Gives the offset behind the second quote, or `i`. */
function innerQuoteEnd(text: string, i: number, to: number): number {
  const q = isSpace(text.charCodeAt(i + 1)) ? i + 2 : i + 1, c = text.charCodeAt(q)
  return q < to && (isDoubleQuote(c) || isSingleQuote(c)) && (q + 1 >= to || isSpace(text.charCodeAt(q + 1))) ? q + 1 : i
}

/** Goes on over closing quotes and brackets and `[3]`. Gives the offset and the bits of `Candidate.closers`. */
function closersEnd(text: string, at: number, to: number): [end: number, bits: number] {
  let end = at, bits = 0
  while (end < to) {
    const c = text.charCodeAt(end)
    if (isDoubleQuote(c) || isSingleQuote(c)) { bits |= 1; end++; continue }
    if (isClosing(c)) { bits |= 2; end++; continue }
    if (c === 0x5b) { const n = noteEnd(text, end, to); if (n > end) { bits |= 4; end = n; continue } }
    if (bits & 1 && isSpace(c)) { const n = innerQuoteEnd(text, end, to); if (n > end) { end = n; continue } }
    break
  }
  return [end, bits]
}

/**
 * `produced.Defendant`, `produced.”Defendant`: a missing space must not hide a sentence, an address like `acme.Com` must
 * not make one.
 */
function isGlued(text: string, at: number, end: number, to: number): boolean {
  let s = at, e = end
  while (s > 0 && at - s < 30 && isSmall(text.charCodeAt(s - 1))) s--
  if (end === at + 1 && (at - s < 3 || (s > 0 && !isSpace(text.charCodeAt(s - 1)) && !isCapital(text.charCodeAt(s - 1))))) return false
  if (!isCapital(text.charCodeAt(e))) return false
  while (e < to && e - end < 30 && (isSmall(text.charCodeAt(e)) || isCapital(text.charCodeAt(e)))) e++
  return e >= to ? false : isSpace(text.charCodeAt(e)) || (text.charCodeAt(e) === 0x2c && isSpace(text.charCodeAt(e + 1)))
}

/** Brackets open so far, and which of them will be closed; the latter is looked up only when a mark stands in one. */
class Brackets {
  private readonly open: number[] = []
  private closed: Set<number> | undefined
  private readonly text: string
  private readonly from: number
  private readonly to: number
  constructor(text: string, from: number, to: number) { this.text = text; this.from = from; this.to = to }

  pass(at: number): void {
    const c = this.text.charCodeAt(at)
    if (isOpening(c)) this.open.push(at)
    else if (isClosing(c)) this.open.pop()
  }

  /** The value of `Candidate.inside` for a mark here, in a sentence that starts at `sentence`. */
  inside(sentence: number): Candidate["inside"] {
    const top = this.open.at(-1)
    if (top === undefined) return 0
    this.closed ??= closedBrackets(this.text, this.from, this.to)
    if (!this.closed.has(top)) return 0
    return top === sentence ? 2 : isDoubleQuote(this.text.charCodeAt(top + 1)) ? 3 : 1
  }
}

/** Walks one paragraph, `text[from, to)`, without white space at either end. Takes time in proportion to its length. */
export function scan(text: string, from: number, to: number, visit: Visit): void {
  const brackets = new Brackets(text, from, to)
  let sentence = from, smalls = 0, quoted = false
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c >= 97 && c <= 122) {
      const end = smallsEnd(text, i, to)
      if (end - i > 2 && (i === from || isSpace(text.charCodeAt(i - 1)))) smalls++
      i = end - 1
    } else if (isMark(c)) {
      const marks = marksEnd(text, i, to), [end, closers] = closersEnd(text, marks, to)
      const glued = end < to && !isSpace(text.charCodeAt(end))
      if (glued && ((closers & 1) === 0 && end !== i + 1 || !isGlued(text, i, end, to))) { i = marks - 1; continue }
      for (let k = marks; k < end; k++) brackets.pass(k)
      if (closers & 1) quoted = false
      const next = spacesEnd(text, end, to)
      const dots = dotsIn(text, i, marks), inside = brackets.inside(sentence)
      if (visit({ from: sentence, at: i, end, next, limit: to, dots, closers, inside, quoted, smalls, glued })) { sentence = next; smalls = 0 }
      i = end - 1
    } else if (isDoubleQuote(c)) quoted = i === from || isSpace(text.charCodeAt(i - 1)) || isOpening(text.charCodeAt(i - 1))
    else brackets.pass(i)
  }
}

function smallsEnd(text: string, i: number, to: number): number {
  while (i < to) { const c = text.charCodeAt(i); if (c < 97 || c > 122) break; i++ }
  return i
}

function spacesEnd(text: string, i: number, to: number): number {
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}
