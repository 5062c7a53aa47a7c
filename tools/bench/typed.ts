import type { LetterContent } from "../../shared/layout/content.ts"
import { SAMPLE } from "../../shared/layout/sample.ts"
import { unmarked } from "../../shared/text/runs.ts"

const WORDS = "Plaintiff withheld documents that he alone considers irrelevant, although the requests were narrowed in two calls. "

/** The sample letter while somebody types the first position: so many characters more. */
export function typed(characters: number): LetterContent {
  const [first, ...rest] = SAMPLE.body.issues
  const [mine, ...others] = first!.positions
  const runs = unmarked(WORDS.repeat(8).slice(0, 100 + characters))
  return { ...SAMPLE, marks: true, body: { ...SAMPLE.body, issues: [{ ...first!, positions: [{ ...mine!, runs }, ...others] }, ...rest] } }
}
