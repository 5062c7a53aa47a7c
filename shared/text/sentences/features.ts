import type { Candidate } from "./candidates.ts"
import { Kind } from "./lexicon.ts"
import { Shape, wordAfter, wordBefore, type Word } from "./words.ts"

/** Most features that one candidate can have. */
export const MOST = 64

/** Where features are written: `ids[0, count)`. One is reused, so that counting a position allocates next to nothing. */
export interface Sink { readonly ids: Int32Array; count: number }

/** The neighbours of a candidate, which rules and features both read. */
export interface Neighbours {
  readonly l1: Word
  readonly l2: Word
  readonly l3: Word
  readonly r1: Word
  readonly r2: Word
  readonly r3: Word
  /** Whether a case name follows: `Smith v. Jones`. */
  readonly caseAhead: boolean
  /** Whether a reporter or code cite follows: `42 U.S.C.`, `519 F.2d`. */
  readonly citeAhead: boolean
}

const V = wordAfter("v.", 0, 2).hash

/** Reads the words around a candidate. */
export function neighbours(text: string, c: Candidate): Neighbours {
  const l1 = wordBefore(text, c.at, c.from), l2 = wordBefore(text, l1.start, c.from), l3 = wordBefore(text, l2.start, c.from)
  const r1 = wordAfter(text, c.next, c.limit), r2 = wordAfter(text, r1.end, c.limit), r3 = wordAfter(text, r2.end, c.limit)
  return { l1, l2, l3, r1, r2, r3, caseAhead: caseFollows(text, c, r1, r2, r3), citeAhead: citeFollows(text, r1, r2) }
}

function caseFollows(text: string, c: Candidate, r1: Word, r2: Word, r3: Word): boolean {
  if (r1.shape !== Shape.Capitalised && r1.shape !== Shape.Capitals && r1.shape !== Shape.DottedCapital && r1.shape !== Shape.Initial) return false
  if (r2.hash === V || r3.hash === V) return true
  let word = r3
  for (let n = 0; n < 5 && word.hash !== 0 && !(word.shape === Shape.Small && word.end - word.start > 3); n++) {
    word = wordAfter(text, word.end, c.limit)
    if (word.hash === V) return true
  }
  return false
}

function citeFollows(text: string, r1: Word, r2: Word): boolean {
  if (r1.shape < Shape.Digits || r1.shape > Shape.LongNumber) return false
  return r2.shape === Shape.DottedCapital || r2.shape === Shape.Mixed || (r2.trail === 2 && r2.shape !== Shape.Small)
    || text.charCodeAt(r2.start) === 0xa7
}

const left = (w: Word): number => w.kind * 16 + w.shape
const right = (w: Word): number => (w.kind * 16 + w.shape) * 4 + w.lead
const bucket = (n: number): number => n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : n < 32 ? 6 : n < 80 ? 7 : n < 200 ? 8 : 9

/** Writes the features of a candidate: words, kinds and shapes beside it, and pairs and triples of them. */
export function features(c: Candidate, n: Neighbours, sink: Sink): void {
  const { l2, l3, r1, r2, r3 } = n
  const l1 = c.dots === 1 ? n.l1 : { ...n.l1, kind: Kind.None } // `No!` is not the `No.` of a number
  sink.count = 0
  const put = (field: number, a: number, b = 0, d = 0): void => {
    let h = Math.imul(field + 1, 0x9e3779b1) ^ a
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ b
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ d
    h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f)
    sink.ids[sink.count++] = h ^ (h >>> 15)
  }
  const L1 = left(l1) * 8 + l1.trail, L2 = left(l2), R1 = right(r1), R2 = right(r2)
  const mark = c.dots * 8 + c.closers
  const first = l1.start <= c.from ? 1 : 0
  const smalls = Math.min(c.smalls, 4)
  put(0, 0)
  put(1, l1.hash); put(2, L1); put(3, Math.min(l1.end - l1.start, 8), l1.shape)
  put(4, l2.hash); put(5, L2); put(6, left(l3))
  put(7, r1.hash, r1.shape); put(8, R1); put(9, r1.trail, r1.shape); put(10, R2); put(11, right(r3))
  put(12, mark); put(13, c.inside, c.closers); put(14, Number(c.quoted), c.closers)
  put(15, L1, R1); put(16, l1.hash, R1); put(17, L1, r1.hash); put(18, l1.hash, r1.hash)
  put(19, L2, L1); put(20, l2.hash, l1.hash); put(21, L2, L1, R1); put(22, R1, R2)
  put(23, L1, R1, R2); put(24, c.closers, R1); put(25, c.inside, R1); put(26, mark, R1); put(27, mark, r1.shape, r1.trail)
  put(28, bucket(c.at - c.from)); put(29, smalls, R1); put(30, smalls, L1); put(31, first, L1); put(32, first, L1, R1)
  put(33, Number(n.caseAhead), L1); put(34, Number(n.citeAhead), L1); put(35, Number(n.caseAhead), Number(n.citeAhead), mark)
  put(36, Number(c.quoted), R1); put(37, l1.shape, r1.shape, mark); put(38, l1.kind, r1.kind); put(39, l1.kind, r1.shape, r1.lead)
  put(40, l1.shape * 8 + l1.trail, r1.kind); put(41, r1.shape, r2.shape, r1.trail); put(42, r1.kind, r2.kind)
  put(43, c.inside, L1); put(44, smalls, bucket(c.at - c.from)); put(45, l1.shape, r1.hash); put(46, l1.kind, r1.hash)
  put(47, l1.hash, r1.shape * 4 + r1.lead)
  put(48, l3.kind * 16 + l3.shape, L2, L1); put(49, c.inside, smalls, mark)
}
