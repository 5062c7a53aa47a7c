import type { SideComment } from "../api/letter.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { issueOf, nameOf } from "../../shared/letter/turns.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { numbered } from "../letter/numbers.ts"

/** Who reads a remark: both sides, and the record; or one's own side alone. */
export type Audience = "both" | "side"

/** What remarks are about: an issue by its id, the letter as a whole, or everything. */
export type Scope = string | "whole" | "all"

/** One remark as it is shown. */
export interface ShownComment {
  readonly key: string
  readonly audience: Audience
  readonly side: Side
  readonly name: string
  readonly at: string
  /** "Issue 1: “Pump failures”", "The letter as a whole". */
  readonly about: string
  readonly runs: Runs
}

/** What a remark is about, in words. */
export function aboutWords(letter: Letter, id: string | null): string {
  const issue = id === null ? undefined : issueOf(letter, id)
  if (!issue) return "The letter as a whole"
  const number = numbered(letter, issue)
  return `${number === null ? "Ended issue" : `Issue ${number}`}: ${nameOf(letter, issue)}`
}

/** The remarks of both audiences on what is looked at, the last first. Each says for itself who reads it. */
export function commentsView(letter: Letter, mine: Side, asides: readonly SideComment[], scope: Scope): readonly ShownComment[] {
  const isIn = (issue: string | null) => scope === "all" || (scope === "whole" ? issue === null : issue === scope)
  const both = letter.comments.filter(({ issue }) => isIn(issue)).map(
    ({ id, act, issue, runs }): ShownComment => ({
      key: id,
      audience: "both",
      side: act.by.side,
      name: act.by.name,
      at: act.at,
      about: aboutWords(letter, issue),
      runs,
    }),
  )
  const own = asides.filter(({ issue }) => isIn(issue)).map(
    ({ id, issue, name, at, runs }): ShownComment => ({
      key: `aside-${id}`,
      audience: "side",
      side: mine,
      name,
      at,
      about: aboutWords(letter, issue),
      runs,
    }),
  )
  return [...both, ...own].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
}
