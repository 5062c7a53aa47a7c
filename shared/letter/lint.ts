import { plain } from "../text/runs.ts"
import { counts } from "./calls.ts"
import type { Issue, Letter } from "./letter.ts"
import type { Side } from "./side.ts"
import { SIDES } from "./side.ts"
import { inDispute, positionOf, requestTextOf } from "./turns.ts"

/** A fault of form that keeps the letter from being approved. [S1] */
export type Finding =
  | { readonly kind: "stacked"; readonly issue: string; readonly side: Side; readonly words: string }
  | { readonly kind: "request-missing"; readonly issue: string }
  | { readonly kind: "schedule-missing" }
  | { readonly kind: "confer-missing" }

/** Everything that is wrong with the letter's form; empty for a good letter. [S1] */
export function lint(letter: Letter): readonly Finding[] {
  const disputed = letter.issues.filter(inDispute)
  return [...whole(letter), ...disputed.flatMap((issue) => [...requestFault(letter, issue), ...stacked(letter, issue)])]
}

function whole(letter: Letter): readonly Finding[] {
  const { scheduleNeeded, conferNeeded } = letter.profile
  const out: Finding[] = []
  if (scheduleNeeded && letter.matter.dates.length === 0) out.push({ kind: "schedule-missing" })
  if (conferNeeded && !letter.calls.some((call) => counts(letter, call))) out.push({ kind: "confer-missing" })
  return out
}

function requestFault(letter: Letter, issue: Issue): readonly Finding[] {
  return letter.profile.requestNeeded && !requestNamed(letter, issue) ? [{ kind: "request-missing", issue: issue.id }] : []
}

/** Whether the issue names its request with a number and quotes it. */
export function requestNamed(letter: Letter, issue: Issue): boolean {
  return Boolean(issue.request?.numbers) && plain(requestTextOf(letter, issue)).trim() !== ""
}

// A sentence that opens by announcing another issue; a list of numbered paragraphs; or a text that sends the reader
// elsewhere for the position itself.
const ANNOUNCED = /(?:^|[.;!?]["”’)]?\s+)((?:issue|dispute)\s+(?:no\.\s*)?(\d{1,2}))\s*[.:;)–—-]/giu
const LISTED = /(?:^|\s)(?<!\bNos?\.\s)\(?1[.)]\s+\p{Lu}.*[.;!?]["”’)]?\s+(?<!\bNos?\.\s)(\(?2[.)]\s+\p{Lu}\S*)/u
const ELSEWHERE = [
  /^(?:please\s+)?see\s+(?:above|below|attached|issues?\s+\d|exhibit\s+\w+\.?$)/iu,
  /^same(?:\.?$|\s+as\s+(?:above|below|issue))/iu,
  /\bincorporates?\s+(?:its|their|the\s+above|herein)\b[^.]*\bby\s+reference/iu,
]

/**
 * One side's words on several issues heaped under one heading, or a heading that only points to such a heap: two halves
 * stapled together, not a joint letter. (Newman order of 12 Nov. 2013, before ¶ 2.)
 */
function stacked(letter: Letter, issue: Issue): readonly Finding[] {
  const own = letter.issues.filter(inDispute).indexOf(issue) + 1
  return SIDES.flatMap((side) => {
    const text = plain(positionOf(issue, side)?.runs ?? [])
    const other = [...text.matchAll(ANNOUNCED)].find((match) => Number(match[2]) !== own)?.[1]
    const words = other ?? LISTED.exec(text)?.[1] ?? elsewhere(text.trim())
    return words === undefined ? [] : [{ kind: "stacked" as const, issue: issue.id, side, words }]
  })
}

function elsewhere(text: string): string | undefined {
  return ELSEWHERE.map((pattern) => pattern.exec(text)?.[0]).find((words) => words !== undefined)
}
