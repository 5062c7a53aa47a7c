import { plain, slice, type Runs } from "../text/runs.ts"
import type { LetterContent } from "./content.ts"

/**
 * Characters that are laid out at most. Half a second's work; at 12 points more than 25 pages of the narrowest letter,
 * which is the longest that any court of the profiles allows.
 */
export const MAX_CHARACTERS = 200_000

/** Characters of everything that is printed. */
export function charactersOf(content: LetterContent): number {
  return JSON.stringify(content.body).length
}

/**
 * The content, its positions cut where the whole is too long to be laid out in good time. What is measured of a cut
 * letter is a lower bound, far above every page limit: the answer "too long" stays true. The very same content otherwise.
 */
export function clamped(content: LetterContent): LetterContent {
  if (charactersOf(content) <= MAX_CHARACTERS) return content
  let left = MAX_CHARACTERS
  const cut = (runs: Runs): Runs => {
    const out = slice(runs, 0, left)
    left -= plain(out).length
    return out
  }
  const issues = content.body.issues.map((issue) => ({
    ...issue,
    heading: cut(issue.heading),
    requestText: cut(issue.requestText),
    positions: issue.positions.map((position) => ({ ...position, runs: cut(position.runs) })),
    agreed: issue.agreed && cut(issue.agreed),
  }))
  return { ...content, body: { ...content.body, introduction: cut(content.body.introduction), issues } }
}
