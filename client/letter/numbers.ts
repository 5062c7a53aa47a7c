import type { Issue, Letter } from "../../shared/letter/letter.ts"
import { inDispute } from "../../shared/letter/turns.ts"

/** Whether the issue is on the page: those in dispute, and resolved ones where the profile lists them as agreed. [T6] */
export function isPrinted(letter: Letter, issue: Issue): boolean {
  return inDispute(issue) || (letter.profile.listResolved && issue.ending?.kind === "resolved")
}

/** The issue's number as it is printed; null for one that is not on the page. */
export function numbered(letter: Letter, issue: Issue): number | null {
  const at = letter.issues.filter((each) => isPrinted(letter, each)).indexOf(issue)
  return at < 0 ? null : at + 1
}
