import { nameOf, unprintable } from "../text/printable.ts"
import { normal, plain, trimmed, type Runs } from "../text/runs.ts"
import type { Refusal } from "./verdict.ts"

/** The one form in which words are hashed and put into the record: marks joined, no white space at either end. */
export function tidy(runs: Runs): Runs {
  return trimmed(normal(runs))
}

/** Whether there is nothing to read in it. */
export function isBlank(runs: Runs): boolean {
  return plain(runs).trim() === ""
}

/** Whether two texts look alike on the page. */
export function sameRuns(a: Runs, b: Runs): boolean {
  return JSON.stringify(normal(a).map(ordered)) === JSON.stringify(normal(b).map(ordered))
}

const ordered = (run: Runs[number]) => [run.text, run.bold ?? false, run.italic ?? false, run.underline ?? false]

/** A text that will be on the page, and what it is, for the refusal. */
export interface Printed {
  readonly where: string
  readonly text: string
}

/** The first character that the court's font has not, as a refusal that names it; null for good texts. */
export function notPrintable(texts: readonly Printed[]): Extract<Refusal, { code: "not-printable" }> | null {
  for (const { where, text } of texts) {
    const [first] = unprintable(text)
    if (!first) continue
    const codePoint = `U+${first.codePoint.toString(16).toUpperCase().padStart(4, "0")}`
    return { code: "not-printable", character: first.character, codePoint, name: nameOf(first), where }
  }
  return null
}
