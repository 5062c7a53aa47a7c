import type { Side } from "../letter/side.ts"
import { plain, type Runs } from "../text/runs.ts"
import type { LetterContent, PrintedIssue } from "./content.ts"
import type { PageMeasure } from "./engine.ts"

/** What is asked of the laid-out letter: the template's own report of its pages and marks. */
export const MEASURE = { selector: "<measure>", field: "value" } as const

/** The template's report: pages, and where each mark stands: name, page, distance from the page's top in points. */
export interface Report {
  readonly pages: number
  readonly marks: readonly (readonly [name: string, page: number, y: number])[]
}

/** Height of a US Letter page in points. */
const PAGE_HEIGHT = 792
/** Single spacing as a share of the type's size: Tinos' ascent 0.891, descent 0.216 and line gap 0.042. */
const SINGLE = 1.15
/** Points by which a computed position may miss the line it stands on. */
const SLACK = 0.01

/** The lines of a page: their distance, the white between two of them, and how many there are. */
interface Grid {
  readonly top: number
  readonly line: number
  readonly linesPerPage: number
}

function grid({ fontSizePt, marginIn, spacing }: LetterContent["body"]["style"]): Grid {
  const line = SINGLE * fontSizePt * spacing
  const height = PAGE_HEIGHT - 2 * 72 * marginIn
  return { top: 72 * marginIn, line, linesPerPage: Math.floor((height + line - fontSizePt + SLACK) / line) }
}

/** Lines above a point, counted from the top of page 1. A point below the last line of a page is at the next page's top. */
function linesAbove({ top, line, linesPerPage }: Grid, page: number, y: number): number {
  const lines = Math.ceil((y - top - SLACK) / line)
  return (page - 1) * linesPerPage + Math.min(linesPerPage, Math.max(0, lines))
}

/** Reads the template's report. Throws when it does not fit the content it was made from: that is our own fault. */
export function pageMeasure(content: LetterContent, report: Report): PageMeasure {
  const page = grid(content.body.style)
  const at = new Map(report.marks.map(([name, number, y]) => [name, linesAbove(page, number, y)]))
  const find = (name: string) => at.get(name) ?? missing(name)
  const sides = { requesting: 0, responding: 0 }
  const positions: Record<string, Partial<Record<Side, number>>> = {}
  for (const { id, positions: printed } of content.body.issues)
    for (const { side } of printed) {
      const lines = 1 + find(`end ${id} ${side}`) - find(`start ${id} ${side}`)
      positions[id] = { ...positions[id], [side]: lines }
      sides[side] += lines
    }
  const { linesPerPage } = page
  return { pages: report.pages, linesPerPage, linesUsed: find("end letter"), sides, positions, words: wordsOf(content) }
}

function missing(name: string): never {
  throw new Error(`the laid-out letter has no mark "${name}"`)
}

/** Words of the letter's text, parted by white space as a word processor counts them. [L6] */
export function wordsOf({ body }: LetterContent): number {
  const texts = [plain(body.introduction), ...body.issues.flatMap(textsOf)]
  return texts.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0)
}

function textsOf(issue: PrintedIssue): string[] {
  const runs: Runs[] = [issue.heading, issue.requestText, ...issue.positions.map(({ runs }) => runs), issue.agreed ?? []]
  return [issue.request ?? "", ...runs.map(plain)]
}
