import { expect, test } from "vitest"
import type { SideComment } from "../api/letter.ts"
import { done, MOVER, OTHER, played } from "../../shared/letter/plays.property.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { aboutWords, commentsView, type Scope } from "./commentsview.ts"

const remark = (text: string, issue?: string) =>
  ({ type: "comment", runs: unmarked(text), audience: "both", ...(issue && { issue }) }) as const
const aside = (id: number, at: string, issue: string | null): SideComment => ({
  id,
  issue,
  userId: "imai",
  name: "Rosa Imai",
  at,
  runs: unmarked(`Note ${id}.`),
})

const played2 = done(done(played("M!").stage, remark("On one.", "issue-1"), OTHER), remark("On all."), MOVER)
const { letter } = played2
const [first] = letter.comments
const notes = [aside(1, first!.act.at.replace(":00.", ":30."), "issue-1"), aside(2, "2099-01-01T00:00:00.000Z", null)]
const said = (scope: Scope) =>
  commentsView(letter, "requesting", notes, scope).map(({ runs, audience }) => `${plain(runs)} ${audience}`)

test("both audiences, the last first, each saying who reads it", () =>
  expect(said("all")).toEqual(["Note 2. side", "On all. both", "Note 1. side", "On one. both"]))

test("by issue, and those on the letter as a whole", () => {
  expect(said("issue-1")).toEqual(["Note 1. side", "On one. both"])
  expect(said("whole")).toEqual(["Note 2. side", "On all. both"])
  expect(said("issue-9")).toEqual([])
})

test("a remark names its side: one of both sides by who made it, a note by mine", () => {
  const sides = commentsView(letter, "responding", notes, "all").map(({ audience, side }) => `${audience} ${side}`)
  expect(sides).toEqual(["side responding", "both requesting", "side responding", "both responding"])
})

test.each([
  ["issue-1", "Issue 1: “Dispute 1”"],
  [null, "The letter as a whole"],
  ["issue-9", "The letter as a whole"],
] as const)("%s is about %s", (id, words) => expect(aboutWords(letter, id)).toBe(words))

test("an issue that has ended is said to", () => {
  const ended = done(played2, { type: "withdraw-issue", issue: "issue-1" }, MOVER)
  expect(aboutWords(ended.letter, "issue-1")).toBe("Ended issue: “Dispute 1”")
})
