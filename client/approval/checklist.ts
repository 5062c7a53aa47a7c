import type { Letter } from "../../shared/letter/letter.ts"
import { openParts, partOf } from "../../shared/letter/joint.ts"
import { lint, type Finding } from "../../shared/letter/lint.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { missing, type Missing } from "../../shared/letter/missing.ts"
import { capital, count, partName, party, sayFinding } from "../../shared/letter/speech.ts"
import { nameOf, stateOf } from "../../shared/letter/turns.ts"
import { unreachable } from "../../shared/letter/unreachable.ts"
import { numbered } from "../letter/numbers.ts"
import { listed } from "../letter/words.ts"

/** Where on the screen something can be done about it. */
export type Place = { readonly to: "issue"; readonly issue: string } | { readonly to: "introduction" | "pages" | "calls" } | null

/** One thing that still keeps the letter from being approved. */
export interface Open {
  readonly words: string
  readonly place: Place
}

/** One demand of S1, and what is open about it; met when nothing is. */
export interface Check {
  readonly id: "issues" | "joint" | "form" | "length"
  /** The demand, in a sentence. */
  readonly words: string
  readonly open: readonly Open[]
}

/**
 * What must be so before either side can approve, in the order in which the rules ask for it. [S1]
 *
 * @param measure The letter of record as measured; null while it is not known, and its length then stands as met.
 */
export function checklist(letter: Letter, measure: Measure | null): readonly Check[] {
  return [
    { id: "issues", words: "Every issue is joined, resolved or withdrawn", open: openIssues(letter) },
    { id: "joint", words: "Every proposal for joint text is answered", open: openJoint(letter) },
    { id: "form", words: "The letter has the form this court wants", open: lint(letter).map((each) => openForm(letter, each)) },
    { id: "length", words: fits(letter), open: tooLong(measure) },
  ]
}

function openIssues(letter: Letter): readonly Open[] {
  if (letter.issues.length === 0) return [{ words: "There is no issue yet. Add the first disputed point.", place: null }]
  return letter.issues.flatMap((issue): readonly Open[] => {
    if (!["open", "exchanged"].includes(stateOf(issue))) return []
    const wanted = listed(missing(letter, issue).map((each) => missingWords(letter, each)))
    return [
      { words: `Issue ${numbered(letter, issue)}, ${nameOf(letter, issue)}: still needs ${wanted}.`, place: at(issue.id) },
    ]
  })
}

/** What is missing until an issue is joined, as the end of "still needs". [T3–T5, C3] */
export function missingWords(letter: Letter, it: Missing): string {
  switch (it.kind) {
    case "position":
      return `${party(letter, it.side)}’s position`
    case "request":
      return "the request’s number and words"
    case "call": {
      const calls = it.need - it.have === 1 ? "a confirmed call" : count(it.need - it.have, "confirmed call")
      return `${calls} ${it.set === null ? "after the exchange" : `about ${it.set}`}`
    }
    case "stand":
      return `${party(letter, it.side)} to stand`
    default:
      return unreachable(it)
  }
}

function openJoint(letter: Letter): readonly Open[] {
  return openParts(letter).map((part) => {
    const issue = partOf(part)?.issue
    const name = part === "order" ? "the order of the issues" : partName(letter, part)
    return { words: capital(`${name}: a proposal waits for an answer.`), place: issue ? at(issue) : { to: "introduction" } }
  })
}

function openForm(letter: Letter, finding: Finding): Open {
  const calls: Place = finding.kind === "confer-missing" ? { to: "calls" } : null
  return { words: sayFinding(finding, letter), place: "issue" in finding ? at(finding.issue) : calls }
}

function fits(letter: Letter): string {
  const { pages, words } = letter.profile.limit
  const most = [pages !== undefined && count(pages, "page"), words !== undefined && count(words, "word")].filter(Boolean)
  return `The letter fits: at most ${most.join(" and ")}`
}

function tooLong(measure: Measure | null): readonly Open[] {
  if (!measure) return []
  const { pages, words, limit, linesOver } = measure
  const lines = count(Math.max(1, linesOver), "line")
  const over = [
    ...(limit.pages !== undefined && pages > limit.pages ? [`It is ${lines} over the page.`] : []),
    ...(limit.words !== undefined && words > limit.words ? [`It has ${words - limit.words} words too many.`] : []),
  ]
  return over.map((said) => ({ words: `${said} Shorten a position, or settle or withdraw an issue.`, place: { to: "pages" } }))
}

const at = (issue: string): Place => ({ to: "issue", issue })
