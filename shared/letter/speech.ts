import type { Mode } from "../court/profile.ts"
import type { Letter } from "./letter.ts"
import type { Finding } from "./lint.ts"
import type { Side } from "./side.ts"
import { issueOf, nameOf } from "./turns.ts"
import { unreachable } from "./unreachable.ts"

/** "1 page", "2 pages". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How modes of a call are said to people. */
export const MODE_WORDS: Record<Mode, string> = { phone: "by telephone", video: "by video", "in-person": "in person" }

/** The side's party by its name; without a letter, the side by its word. */
export function party(letter: Letter | null, side: Side | null): string {
  if (side === null) return "the other side"
  return letter?.sides[side].party ?? `the ${side} side`
}

/** The issue by its heading; without a letter, by its id. */
export function issueName(letter: Letter | null, id: string): string {
  const issue = letter && issueOf(letter, id)
  return issue ? `the issue ${nameOf(letter, issue)}` : `the issue ${id}`
}

/** A docket number as courts write it: "ECF No. 24", whether the number was given alone or in full. [S5] */
export function docket(ecf: string): string {
  return /^\d/.test(ecf) ? `ECF No. ${ecf}` : ecf
}

/** A part of the joint text as people call it. */
export function partName(letter: Letter | null, name: string): string {
  const [kind, id] = name.split(":")
  return id ? `the ${kind} of ${issueName(letter, id)}` : `the ${kind}`
}

/** A fault of form as a sentence, with what to do about it. [S1, H1] */
export function sayFinding(finding: Finding, letter: Letter | null): string {
  return capital(sentences(finding, letter).join(" "))
}

function sentences(finding: Finding, letter: Letter | null): readonly string[] {
  switch (finding.kind) {
    case "stacked":
      return [
        `${party(letter, finding.side)}'s position on ${issueName(letter, finding.issue)} speaks of other issues,`,
        `lists several, or points elsewhere (“${finding.words}”): each issue's words belong directly under its own heading.`,
        "Amend that position.",
      ]
    case "request-missing":
      return [
        `${issueName(letter, finding.issue)} does not name and quote the request at stake, which this court wants.`,
        QUOTE_IT,
      ]
    case "schedule-missing":
      return [
        "This court wants the dates of the case's schedule in the letter, and none are given.",
        "Start the letter again with them.",
      ]
    case "confer-missing":
      return [
        "This court wants to see when and how the sides spoke, and there is no confirmed call in a mode it accepts.",
        "Log the call and have it confirmed.",
      ]
    default:
      return unreachable(finding)
  }
}

/** What to do where a request is not quoted. */
export const QUOTE_IT =
  "Propose its words as joint text, or withdraw the issue and raise it again with the request's number and words."
