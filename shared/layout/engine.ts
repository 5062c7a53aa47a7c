import type { Side } from "../letter/side.ts"
import type { LetterContent } from "./content.ts"

/** Lines of each position, by issue; absent where nothing is printed. */
export type PositionLines = Readonly<Record<string, Readonly<Partial<Record<Side, number>>>>>

/** What the engine measured on the laid-out pages. Lines are of the page's own line distance. */
export interface PageMeasure {
  readonly pages: number
  /** Lines on one page. */
  readonly linesPerPage: number
  /** Lines used, counted from the top of page 1, blank lines included. */
  readonly linesUsed: number
  /** Lines of each side's positions, with the blank line above each. */
  readonly sides: Readonly<Record<Side, number>>
  /** The same for each position. */
  readonly positions: PositionLines
  /** Words of the letter's text, as a word processor counts them: of everything but address, "Re:" and signatures. */
  readonly words: number
}

/** A letter laid out: its measure and one SVG a page. */
export interface LaidOut {
  readonly page: PageMeasure
  readonly pages: readonly string[]
}

/** Lays a letter out. Native in Node, WASM in a browser's worker; the same pages from both. */
export interface LayoutEngine {
  measure(content: LetterContent): Promise<PageMeasure>
  /** One SVG a page. */
  pages(content: LetterContent): Promise<readonly string[]>
}
