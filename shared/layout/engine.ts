import type { Side } from "../letter/side.ts"
import type { LetterContent } from "./content.ts"

/** What the engine measured on the laid-out pages. Lines are of the page's own line distance. */
export interface PageMeasure {
  readonly pages: number
  /** Lines on one page. */
  readonly linesPerPage: number
  /** Lines used, counted from the top of page 1, blank lines included. */
  readonly linesUsed: number
  /** Lines of each side's positions, their blank lines included. */
  readonly sides: Readonly<Record<Side, number>>
  /** Words on the pages, as the profile counts them. */
  readonly words: number
}

/** Lays a letter out. Native in Node, WASM in a browser's worker; the same bytes from both. */
export interface LayoutEngine {
  measure(content: LetterContent): Promise<PageMeasure>
  /** One SVG a page. */
  pages(content: LetterContent): Promise<string[]>
}
