import type { PageMeasure } from "../layout/engine.ts"
import { sentences } from "../text/sentences.ts"
import { plain, type Runs } from "../text/runs.ts"
import type { Letter } from "./letter.ts"
import type { Measure, SentenceCount } from "./measure.ts"
import type { Drafts } from "./print.ts"
import { opponent, SIDES, type Side } from "./side.ts"
import { inDispute, positionOf } from "./turns.ts"

/**
 * What the pages say, with the profile's limits and the sides' shares beside it. [L1, L2, L5, L6]
 *
 * @param page The measure of `print(letter, { drafts })`: the same drafts must be given here.
 */
export function measured(letter: Letter, page: PageMeasure, drafts: Drafts = {}): Measure {
  const limit = limitOf(letter)
  const room = page.linesPerPage * (limit.pages ?? page.pages)
  const joint = page.linesUsed - page.sides.requesting - page.sides.responding
  const available = Math.max(0, room - joint)
  const over = limit.pages !== undefined && page.pages > limit.pages
  return {
    pages: page.pages,
    words: page.words,
    limit,
    linesOver: over ? Math.max(1, page.linesUsed - room) : 0,
    linesLeft: over ? 0 : Math.max(0, room - page.linesUsed),
    lines: { available, joint, ...page.sides, share: shares(letter, available) },
    sentences: Object.fromEntries(letter.issues.filter(inDispute).map((issue) => [issue.id, counts(letter, issue.id, drafts)])),
  }
}

/** The limit in force: a profile may allow more words when several issues are in dispute. [L1, L6] */
function limitOf(letter: Letter): Measure["limit"] {
  const { pages, words, wordsForSeveral } = letter.profile.limit
  const several = wordsForSeveral !== undefined && letter.issues.filter(inDispute).length > 1
  const most = several ? wordsForSeveral : words
  return { ...(pages !== undefined && { pages }), ...(most !== undefined && { words: most }) }
}

/** What each side may fill: its half, less what it released, plus what was released to it. [L5] */
function shares(letter: Letter, available: number): Record<Side, number> {
  if (letter.profile.share === "open") return { requesting: available, responding: available }
  const half = Math.floor(available / 2)
  const share = (side: Side) => Math.max(0, half - letter.released[side] + letter.released[opponent(side)])
  return { requesting: share("requesting"), responding: share("responding") }
}

function counts(letter: Letter, id: string, drafts: Drafts): Partial<Record<Side, SentenceCount>> {
  const issue = letter.issues.find((each) => each.id === id)!
  const counted = SIDES.flatMap((side) => {
    const runs = drafts[id]?.[side] ?? positionOf(issue, side)?.runs
    return runs ? [[side, sentenceCount(runs, letter.profile.citationsCount)] as const] : []
  })
  return Object.fromEntries(counted)
}

/** Sentences of a text: those that count under the profile, and the citation sentences among all. [L2] */
export function sentenceCount(runs: Runs, citationsCount: boolean): SentenceCount {
  const all = sentences(plain(runs))
  const citations = all.filter((sentence) => sentence.citation).length
  return { count: citationsCount ? all.length : all.length - citations, citations }
}
