import { expect, test } from "vitest"
import { done, MOVER, played } from "../../shared/letter/plays.property.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { moved, orderIn, orderOf, placed } from "./orderview.ts"

const three = played("M+ M+").stage

test.each([
  ["b", -1, "b a c"],
  ["b", 1, "a c b"],
  ["a", -1, "a b c"],
  ["c", 1, "a b c"],
  ["d", 1, "a b c"],
] as const)("moving %s by %i", (id, by, order) => expect(moved(["a", "b", "c"], id, by).join(" ")).toBe(order))

test("[A3] each issue's number now and in the proposed order", () =>
  expect(placed(three.letter, ["issue-3", "issue-1", "issue-2"]).map(({ now, next }) => `${now} to ${next}`)).toEqual([
    "3 to 1",
    "1 to 2",
    "2 to 3",
  ]))

test("issues that have ended are in no order, and have no number", () => {
  const { letter } = done(three, { type: "withdraw-issue", issue: "issue-2" }, MOVER)
  expect(orderOf(letter)).toEqual(["issue-1", "issue-3"])
  expect(placed(letter, ["issue-3", "issue-2", "issue-1", "issue-9"]).map(({ next }) => next)).toEqual([1, null, 2])
})

test("a proposal's text is the ids", () => {
  expect(orderIn(unmarked("issue-2 issue-1"))).toEqual(["issue-2", "issue-1"])
  expect(orderIn([])).toEqual([])
})
