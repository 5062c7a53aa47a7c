import type { CommandOf, CommandType } from "./command.ts"
import type { Issue, Letter } from "./letter.ts"
import type { Actor } from "./side.ts"
import { issueOf } from "./turns.ts"
import { refused, type Refusal, type Verdict } from "./verdict.ts"

/** One command's rule: who, whose turn, which state. Says nothing about length: that is `length.ts`. */
export type Rule<T extends CommandType> = (letter: Letter, command: CommandOf<T>, by: Actor, now: string) => Verdict

/** Something a command names, or why it cannot be had. */
export type Found<T> = { readonly ok: true; readonly it: T } | { readonly ok: false; readonly refusal: Refusal }

/** An issue that is still in the dispute. Refuses an unknown and an ended one. */
export function disputed(letter: Letter, id: string): Found<Issue> {
  const issue = issueOf(letter, id)
  if (!issue) return { ok: false, refusal: { code: "unknown-issue", issue: id } }
  if (issue.ending) return { ok: false, refusal: { code: "issue-ended", issue: id, how: issue.ending.kind } }
  return { ok: true, it: issue }
}

/** Refuses the first id that names no issue of the letter. */
export function unknownIssue(letter: Letter, ids: readonly string[]): Verdict | null {
  const id = ids.find((each) => !issueOf(letter, each))
  return id === undefined ? null : refused({ code: "unknown-issue", issue: id })
}
