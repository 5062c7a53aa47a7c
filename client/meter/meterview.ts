import type { Issue, Letter } from "../../shared/letter/letter.ts"
import type { Measure, SentenceCount } from "../../shared/letter/measure.ts"
import { SIDES, type Side } from "../../shared/letter/side.ts"
import { inDispute } from "../../shared/letter/turns.ts"
import { counted } from "../letter/words.ts"
import { numbered } from "../letter/numbers.ts"

/** How full something is. */
export type Fill = "fine" | "near" | "over"

/** One side's part of the room that the joint text leaves. [L5] */
export interface SideMeter {
  readonly side: Side
  readonly party: string
  readonly lines: number
  /** Lines the side may fill; null where the court leaves it to the sides. */
  readonly share: number | null
  readonly fill: Fill
  /** "9 of 31 lines". */
  readonly words: string
}

/** Sentences of one position against the court's limit. [L2] */
export interface SentenceMeter extends SentenceCount {
  readonly side: Side
  readonly issue: string
  readonly number: number | null
  readonly over: boolean
  /** "2 of 2 sentences", "1 sentence, 1 citation not counted". */
  readonly words: string
}

/** The meter: how much of the letter's room is used, and by whom. */
export interface MeterView {
  /** What has the limit, in the profile's own unit: "Page 2 of 2" or "312 of 500 words". */
  readonly used: string
  /** "12 lines left", "Full", "3 lines over". */
  readonly left: string
  readonly fill: Fill
  /** Parts of the whole room, 0 to 1, that the joint text and each side take. Together above 1 when over. */
  readonly parts: Readonly<Record<Side | "joint", number>>
  readonly sides: readonly SideMeter[]
  readonly sentences: readonly SentenceMeter[]
  /** A plain warning; null while there is room. [L3, L7] */
  readonly warning: string | null
}

/** From here on the page is called nearly full: a tenth of its room. Ours; the 2013 order names no number. [L7] */
const NEAR = 0.9

const fillOf = (used: number, room: number): Fill => (used > room ? "over" : used >= room * NEAR ? "near" : "fine")

/** The judge's own words about a full page, turned into advice. Newman order of 12 Nov. 2013, ¶ 1. */
const CRAMMED = "Nearly full. The page is not there to be filled: a sentence or two for each position is what the court wants."

function overWords(measure: Measure): string {
  return measure.limit.words !== undefined && measure.words > measure.limit.words
    ? `${counted(measure.words - measure.limit.words, "word")} over`
    : `${counted(measure.linesOver, "line")} over`
}

function room(measure: Measure): { used: string; left: string; fill: Fill } {
  const { limit, words, pages, linesLeft, linesOver } = measure
  if (limit.words !== undefined) {
    const fill = fillOf(words, limit.words)
    return {
      used: `${words} of ${limit.words} words`,
      left: fill === "over" ? overWords(measure) : `${counted(limit.words - words, "word")} left`,
      fill,
    }
  }
  const allowed = limit.pages ?? pages
  const total = measure.lines.available + measure.lines.joint
  const fill = pages > allowed || linesOver > 0 ? "over" : fillOf(total - linesLeft, total)
  const left = fill === "over" ? overWords(measure) : linesLeft === 0 ? "Full" : `${counted(linesLeft, "line")} left`
  return { used: `${pages} of ${counted(allowed, "page")}`, left, fill }
}

function sideMeter(letter: Letter, measure: Measure, side: Side): SideMeter {
  const lines = measure.lines[side]
  const share = letter.profile.share === "equal" ? measure.lines.share[side] : null
  return {
    side,
    party: letter.sides[side].party,
    lines,
    share,
    fill: share === null ? "fine" : lines > share ? "over" : fillOf(lines, share),
    words: share === null ? counted(lines, "line") : `${lines} of ${counted(share, "line")}`,
  }
}

/** A position's sentences in words. */
export function sentenceWords({ count, citations }: SentenceCount, limit: number | null, citationsCount: boolean): string {
  const number = limit === null ? counted(count, "sentence") : `${count} of ${counted(limit, "sentence")}`
  return citations > 0 && !citationsCount ? `${number}, ${counted(citations, "citation")} not counted` : number
}

function sentenceMeters(letter: Letter, measure: Measure, issue: Issue): readonly SentenceMeter[] {
  const { maxSentences, citationsCount } = letter.profile
  return SIDES.flatMap((side) => {
    const found = measure.sentences[issue.id]?.[side]
    if (!found) return []
    const over = maxSentences !== null && found.count > maxSentences
    return [
      {
        ...found,
        side,
        issue: issue.id,
        number: numbered(letter, issue),
        over,
        words: sentenceWords(found, maxSentences, citationsCount),
      },
    ]
  })
}

/** What the meter shows of a measure. [L1–L3, L5–L7] */
export function meterView(letter: Letter, measure: Measure): MeterView {
  const { available, joint, requesting, responding } = measure.lines
  const total = Math.max(1, available + joint)
  const { used, left, fill } = room(measure)
  return {
    used,
    left,
    fill,
    parts: { joint: joint / total, requesting: requesting / total, responding: responding / total },
    sides: SIDES.map((side) => sideMeter(letter, measure, side)),
    sentences: letter.issues.filter(inDispute).flatMap((issue) => sentenceMeters(letter, measure, issue)),
    warning:
      fill === "over"
        ? `${overWords(measure)}. Words that do not fit cannot be put into the letter.`
        : fill === "near"
          ? CRAMMED
          : null,
  }
}
