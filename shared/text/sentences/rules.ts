import type { Candidate } from "./candidates.ts"
import type { Neighbours } from "./features.ts"
import { Kind } from "./lexicon.ts"
import { Shape, type Word } from "./words.ts"

/** A rule that is surer than the model: when it holds, its verdict stands. */
export interface Rule {
  readonly name: string
  /** Whether a sentence ends here. */
  readonly ends: boolean
  readonly holds: (c: Candidate, n: Neighbours) => boolean
}

const isNumber = (w: Word): boolean => w.shape >= Shape.Digits && w.shape <= Shape.Numeric || w.shape === Shape.Mixed
const isSmall = (w: Word): boolean => w.shape === Shape.Small || w.shape === Shape.SmallLetter || w.shape === Shape.DottedSmall
const isCapital = (w: Word): boolean => w.shape >= Shape.Capitalised && w.shape <= Shape.Initial || w.shape === Shape.DottedCapital
const period = (c: Candidate): boolean => c.dots === 1 && c.closers === 0
const isPlain = (w: Word): boolean => w.kind === Kind.None && w.shape === Shape.Small && w.end - w.start > 3
const starts = (w: Word): boolean => w.kind === Kind.Function && w.shape === Shape.Capitalised && w.trail !== 2

const MARKERS = new Set([Shape.Initial, Shape.Digits, Shape.SmallLetter] as Shape[])
const MAY_END = new Set([Kind.Month, Kind.Day, Kind.Clock, Kind.Company, Kind.LatinEnd, Kind.Place, Kind.Degree] as Kind[])

/** In order; the first that holds decides. */
export const rules: readonly Rule[] = [
  { name: "stray mark follows", ends: false, holds: (_, { r1 }) => r1.shape === Shape.Symbol && r1.trail === 2 && r1.end - r1.start === 1 },
  { name: "list marker", ends: false, holds: (c, { l1 }) => period(c) && l1.start <= c.from && MARKERS.has(l1.shape) },
  { name: "small letter follows", ends: false, holds: (c, { l1, r1 }) => c.dots < 2 && isSmall(r1) && r1.lead === 0 && (c.closers > 0 || !isPlain(l1)) },
  { name: "small letter follows in brackets", ends: false, holds: (_, { r1 }) => isSmall(r1) && r1.lead === 2 },
  { name: "title before a name", ends: false, holds: (c, { l1, r1 }) => period(c) && l1.kind === Kind.Title && isCapital(l1) && isCapital(r1) && r1.lead === 0 },
  { name: "Latin before anything", ends: false, holds: (c, { l1 }) => period(c) && l1.kind === Kind.Latin && l1.shape !== Shape.Capitals && l1.shape !== Shape.Initial },
  { name: "No. before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && l1.kind === Kind.NumberAhead && isNumber(r1) && !citeAhead },
  { name: "month before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && l1.kind === Kind.Month && isNumber(r1) && !citeAhead },
  { name: "reporter before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && (l1.kind === Kind.Reporter || l1.kind === Kind.Rule) && isNumber(r1) && !citeAhead },
  { name: "abbreviation before a year in brackets", ends: false, holds: (c, { l1, r1 }) => period(c) && l1.kind !== Kind.None && r1.lead === 2 && isNumber(r1) },
  { name: "Id. alone", ends: true, holds: (c, { l1, r1, caseAhead }) => period(c) && l1.kind === Kind.Back && l1.start <= c.from && isCapital(r1) && !caseAhead },
  { name: "abbreviation that may end", ends: true, holds: (c, { l1, r1 }) => period(c) && MAY_END.has(l1.kind) && starts(r1) },
  { name: "plain word, then a starter", ends: true, holds: (c, { l1, r1 }) => c.dots < 2 && isPlain(l1) && starts(r1) },
]

/** The rule that decides, or undefined when the model must. */
export const rule = (c: Candidate, n: Neighbours): Rule | undefined => rules.find((r) => r.holds(c, n))
