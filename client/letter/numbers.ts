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

/** The issue as the screen calls it: "issue 2"; one that is not on the page by how it ended: "a withdrawn issue". */
export function calledOf(issue: Issue, number: number | null): string {
  return number === null ? `a ${issue.ending?.kind ?? "withdrawn"} issue` : `issue ${number}`
}

/** The number in a list of issues: "2", or how the issue ended. */
export function numberOrEnding(letter: Letter, issue: Issue): string {
  const number = numbered(letter, issue)
  return number === null ? (issue.ending?.kind === "resolved" ? "Resolved" : "Withdrawn") : String(number)
}
