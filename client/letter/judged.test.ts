import { expect, test } from "vitest"
import { unmarked } from "../../shared/text/runs.ts"
import { judged } from "./judged.ts"
import { DANIEL, played, ROSA } from "./played.ts"

const NOW = "2013-08-06T12:00:00.000Z"
const letter = played(["R + Pumps", "R 1 Ours."])
const again = { type: "proffer", issue: "issue-1", runs: unmarked("Ours again.") } as const

test("[H1] a refusal has its words and its rule before the click", () => {
  const { why, rule, code, happenings } = judged(letter, again, ROSA, null, NOW)
  expect([rule, code, happenings]).toEqual(["T2", "not-your-turn", []])
  expect(why).toContain("nobody speaks twice in a row")
})

test("what is granted says what it would bring about", () =>
  expect(judged(letter, again, DANIEL, null, NOW)).toMatchObject({ why: null, rule: null, happenings: [{ type: "proffered" }] }))
