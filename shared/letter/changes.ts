import { wordDiff, type Change } from "../text/diff.ts"
import { plain, unmarked, type Runs } from "../text/runs.ts"
import type { LetterContent, PrintedIssue } from "../layout/content.ts"
import type { Letter } from "./letter.ts"
import { print } from "./print.ts"
import { capital, issueName } from "./speech.ts"

/** One part of the page and what changed in it. */
export interface PartChange {
  /** "Alder's position on the issue “Pumps”". */
  readonly part: string
  /** The issue it belongs to; null where it belongs to the letter as a whole. */
  readonly issue: string | null
  readonly changes: readonly Change[]
}

interface Part {
  readonly name: string
  readonly issue: string | null
  readonly runs: Runs
}

/** What changed on the page between two states of a letter, part by part, in the order of the page. Empty for the same content. [S2] */
export function contentChanges(before: Letter, after: Letter): readonly PartChange[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))]
  return [...reordered(before, after), ...keys.flatMap((key) => changed(was.get(key), is.get(key)))]
}

function changed(was: Part | undefined, is: Part | undefined): readonly PartChange[] {
  const { name, issue } = (is ?? was)!
  const changes = wordDiff(was?.runs ?? [], is?.runs ?? [])
  return changes.some(({ kind }) => kind !== "same") ? [{ part: capital(name), issue, changes }] : []
}

function partsOf(letter: Letter): ReadonlyMap<string, Part> {
  const { body } = print(letter)
  const whole: readonly (readonly [string, Part])[] = [
    ["introduction", { name: "the introduction", issue: null, runs: body.introduction }],
    ["calls", { name: "the calls", issue: null, runs: unmarked(body.calls) }],
  ]
  return new Map([...whole, ...body.issues.flatMap((issue) => issueParts(letter, issue))])
}

function issueParts(letter: Letter, it: PrintedIssue): readonly (readonly [string, Part])[] {
  const name = it.id === "statement" ? "the statement of the dispute" : issueName(letter, it.id)
  const part = (key: string, words: string, runs: Runs) =>
    [`${key}:${it.id}`, { name: words, issue: it.id === "statement" ? null : it.id, runs }] as const
  return [
    part("heading", `the heading of ${name}`, it.heading),
    part("request", `the request of ${name}`, it.requestText),
    ...it.positions.map(({ side, party, runs }) => part(side, `${party}'s words on ${name}`, runs)),
    ...(it.agreed ? [part("agreed", `the terms agreed on ${name}`, it.agreed)] : []),
  ]
}

/** The issues that were there before and still are, in another order. */
function reordered(before: Letter, after: Letter): readonly PartChange[] {
  const [was, is] = [print(before).body.issues, print(after).body.issues]
  const both = (issues: LetterContent["body"]["issues"], others: LetterContent["body"]["issues"]) =>
    issues.filter(({ id }) => others.some((each) => each.id === id)).map(({ id }) => id)
  if (both(was, is).join() === both(is, was).join()) return []
  return [{ part: "The order of the issues", issue: null, changes: wordDiff(listed(was), listed(is)) }]
}

function listed(issues: readonly PrintedIssue[]): Runs {
  return unmarked(issues.map(({ number, heading }) => `${number}. ${plain(heading)}`).join("; "))
}
