import type { Candidate } from "./candidates.ts"
import type { Neighbours } from "./features.ts"
import { Kind } from "./lexicon.ts"
import { hashOf, Shape, type Word } from "./words.ts"

/** A rule that is surer than the model: when it holds, its verdict stands. */
export interface Rule {
  readonly name: string
  /** Whether a sentence ends here. */
  readonly ends: boolean
  readonly holds: (c: Candidate, n: Neighbours) => boolean
}

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(" ").map((w) => hashOf(w, 0, w.length)))
const A = hashOf("a", 0, 1), I = hashOf("i", 0, 1), NO = hashOf("no", 0, 2)
const isNumber = (w: Word): boolean => w.shape >= Shape.Digits && w.shape <= Shape.Numeric || w.shape === Shape.Mixed
const isSmall = (w: Word): boolean => w.shape === Shape.Small || w.shape === Shape.SmallLetter || w.shape === Shape.DottedSmall
const isCapital = (w: Word): boolean => w.shape >= Shape.Capitalised && w.shape <= Shape.Initial || w.shape === Shape.DottedCapital
const period = (c: Candidate): boolean => c.dots === 1 && c.closers === 0
/** Not in a remark in brackets; a whole sentence in brackets is outside. */
const outside = (c: Candidate): boolean => c.inside === 0 || c.inside === 2
const isPlain = (w: Word): boolean => w.kind === Kind.None && w.shape === Shape.Small && w.end - w.start > 3
const PARTIES = hashes("plaintiff plaintiffs defendant defendants plaintiff's plaintiffs' defendant's defendants' petitioner petitioners respondent respondents movant")
/** Opens a sentence: `The`, `However,`, `See`, `Plaintiff`, and `A` or `I` before a small word. */
const starts = ({ r1, r2 }: Neighbours): boolean => r1.shape === Shape.Capitalised
  ? r1.trail !== 2 && (r1.kind === Kind.Function || r1.kind === Kind.Signal || PARTIES.has(r1.hash))
  : r1.shape === Shape.Initial && r1.trail === 0 && (r1.hash === A || r1.hash === I) && r2.shape === Shape.Small

const MARKERS = new Set([Shape.Initial, Shape.Digits, Shape.SmallLetter] as Shape[])
const SHORTENED = new Set([Kind.Abbreviation, Kind.Unit, Kind.Record] as Kind[])
const MAY_END = new Set([Kind.Month, Kind.Day, Kind.Clock, Kind.Company, Kind.LatinEnd, Kind.Place, Kind.Degree] as Kind[])

/** `Pls.' Mot.`: the apostrophe closes no quotation. */
const OWNERS = hashes("pl pls def defs deft defts pltf pltfs resp resps")
/** A sentence may begin without its capital, by haste or to slip past the limit. */
const SMALL_STARTERS = hashes("it he she they we this these those the there our their plaintiff defendant plaintiffs defendants")
/** Words that open a sentence and, unlike `In` and `For`, are capitals in no name of a paper. */
const STRONG = hashes("it its he his she her they their we our this these those the there both neither each but however although because since if when while that")
const MARKED_NAMES = hashes("yahoo jeopardy yum")

/** In order; the first that holds decides. */
export const rules: readonly Rule[] = [
  { name: "stray mark follows", ends: false, holds: (_, { r1 }) => r1.shape === Shape.Symbol && r1.trail === 2 && r1.end - r1.start === 1 },
  { name: "list marker", ends: false, holds: (c, { l1 }) => period(c) && l1.start <= c.from && MARKERS.has(l1.shape) },
  { name: "inside a quoting remark", ends: false, holds: (c) => c.inside === 3 },
  { name: "small letter follows", ends: false, holds: (c, { l1, r1 }) => c.dots < 2 && isSmall(r1) && r1.lead === 0 && (c.closers > 0 || !isPlain(l1)) },
  { name: "small letter follows in brackets", ends: false, holds: (_, { r1 }) => isSmall(r1) && r1.lead === 2 },
  { name: "title before a name", ends: false, holds: (c, { l1, r1 }) => period(c) && l1.kind === Kind.Title && isCapital(l1) && isCapital(r1) && r1.lead === 0 },
  { name: "possessive of an abbreviation", ends: false, holds: (c, { l1 }) => c.dots === 1 && c.closers === 1 && c.end === c.at + 2 && l1.kind === Kind.Record && OWNERS.has(l1.hash) },
  { name: "a name with a mark in it", ends: false, holds: (c, n) => c.dots === 0 && c.closers === 0 && MARKED_NAMES.has(n.l1.hash) && !starts(n) },
  { name: "Latin before anything", ends: false, holds: (c, { l1 }) => period(c) && l1.kind === Kind.Latin && l1.shape !== Shape.Capitals && l1.shape !== Shape.Initial },
  { name: "No. before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && (l1.kind === Kind.NumberAhead || l1.kind === Kind.Title) && isNumber(r1) && !citeAhead },
  { name: "the answer no", ends: true, holds: (c, { l1, r1 }) => period(c) && l1.hash === NO && l1.shape === Shape.Small && r1.shape === Shape.Capitalised },
  { name: "month before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && l1.kind === Kind.Month && isNumber(r1) && !citeAhead },
  { name: "reporter before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && (l1.kind === Kind.Reporter || l1.kind === Kind.Rule) && isNumber(r1) && !citeAhead },
  { name: "small abbreviation before a number", ends: false, holds: (c, { l1, r1, citeAhead }) => period(c) && SHORTENED.has(l1.kind) && (l1.shape === Shape.Small || l1.shape === Shape.DottedSmall) && isNumber(r1) && !citeAhead },
  { name: "abbreviation before a year in brackets", ends: false, holds: (c, { l1, r1 }) => period(c) && l1.kind !== Kind.None && r1.lead === 2 && isNumber(r1) },
  { name: "Id. alone", ends: true, holds: (c, { l1, r1, caseAhead }) => period(c) && l1.kind === Kind.Back && l1.start <= c.from && isCapital(r1) && r1.lead !== 2 && !caseAhead },
  { name: "abbreviation that may end", ends: true, holds: (c, n) => period(c) && outside(c) && n.r1.lead !== 2 && MAY_END.has(n.l1.kind) && starts(n) },
  { name: "abbreviation, then a strong starter", ends: true, holds: (c, { l1, r1 }) => period(c) && outside(c) && l1.kind !== Kind.None && l1.kind !== Kind.Title && l1.kind !== Kind.Latin && r1.lead !== 2 && r1.trail === 0 && r1.shape === Shape.Capitalised && STRONG.has(r1.hash) },
  { name: "letter, then a starter", ends: true, holds: (c, n) => period(c) && outside(c) && n.l1.shape === Shape.Initial && (n.l2.trail === 0 || n.l2.kind === Kind.NumberAhead) && n.l2.hash !== 0 && starts(n) },
  { name: "letter, then its noun again", ends: true, holds: (c, { l1, l2, r1 }) => period(c) && (l1.shape === Shape.Initial || l1.shape === Shape.Digits) && l2.hash !== 0 && l2.hash === r1.hash && l2.shape === Shape.Capitalised && l2.trail === 0 },
  { name: "plain word, then a small starter", ends: true, holds: (c, { l1, r1 }) => period(c) && isPlain(l1) && r1.shape === Shape.Small && SMALL_STARTERS.has(r1.hash) },
  { name: "long word, then a capital", ends: true, holds: (c, { l1, r1 }) => period(c) && outside(c) && l1.kind === Kind.None && (l1.shape === Shape.Small || l1.shape === Shape.Capitalised) && l1.end - l1.start > 8 && r1.shape === Shape.Capitalised },
  { name: "plain word, then a starter", ends: true, holds: (c, n) => c.dots < 2 && isPlain(n.l1) && starts(n) },
]

/** The rule that decides, or undefined when the model must. */
export const rule = (c: Candidate, n: Neighbours): Rule | undefined => rules.find((r) => r.holds(c, n))
