import type { LetterContent } from "../layout/content.ts"
import type { PageMeasure } from "../layout/engine.ts"
import { plain } from "../text/runs.ts"
import type { Side } from "./side.ts"

/** Texts on a page, by whose they are: all that the paper below has to know. */
export interface Texts {
  readonly joint: readonly string[]
  readonly requesting: readonly string[]
  readonly responding: readonly string[]
}

const LINES_A_PAGE = 12
const CHARACTERS_A_LINE = 20

/** A stand-in for the layout engine, for walks of thousands of letters: a text takes a line for each 20 characters. */
export function paper(texts: Texts): PageMeasure {
  const lines = (of: readonly string[]) => of.reduce((sum, text) => sum + Math.ceil(text.length / CHARACTERS_A_LINE), 0)
  const sides = { requesting: lines(texts.requesting), responding: lines(texts.responding) }
  const linesUsed = lines(texts.joint) + sides.requesting + sides.responding
  const words = Object.values(texts)
    .flat()
    .flatMap((text: string) => text.split(" ").filter(Boolean)).length
  return { pages: Math.ceil(linesUsed / LINES_A_PAGE), linesPerPage: LINES_A_PAGE, linesUsed, sides, positions: {}, words }
}

/** The texts of a printed letter; the lines of address, calls and signatures are left out. */
export function textsOf({ body }: LetterContent): Texts {
  const positions = body.issues.flatMap((issue) => issue.positions)
  const of = (side: Side) => positions.filter((position) => position.side === side).map(({ runs }) => plain(runs))
  const parts = body.issues
    .filter(({ number }) => number > 0)
    .flatMap((issue) => [issue.heading, issue.requestText, issue.agreed ?? []])
  return { joint: [body.introduction, ...parts].map(plain), requesting: of("requesting"), responding: of("responding") }
}
