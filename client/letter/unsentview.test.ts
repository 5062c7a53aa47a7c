import { expect, test } from "vitest"
import { unmarked } from "../../shared/text/runs.ts"
import { played, type Step } from "./played.ts"
import { unsentView } from "./unsentview.ts"

const CALL: Step = "R call 1 phone 8:00 10"
const view = (steps: Step[], place: string, mayWrite = true) =>
  unsentView(played(["R + Pumps", ...steps]), [{ place, value: "Words.", words: unmarked("Words.") }], mayWrite).map(({ what }) => what)

test.each<[string, Step[], string, string[]]>([
  ["a comment waits in its form", [], "comment/both", []],
  ["a note of a call waits", [], "note", []],
  ["a suggestion waits while the issue is in dispute", [], "suggest/issue-1", []],
  ["a suggestion for an issue that was withdrawn", ["R 1 x"], "suggest/issue-1", ["A suggestion for the other side’s position"]],
  ["terms wait", [], "terms/issue-1", []],
  ["terms for an issue that was settled", ["R 1 offer Terms.", "D 1 take"], "terms/issue-1", ["Terms of a settlement"]],
  ["terms for an issue that the letter does not have", [], "terms/issue-9", ["Terms of a settlement"]],
  ["the words of a call wait for the answer", [CALL], "dispute/call-1", []],
  ["the words of a call that a colleague has confirmed", [CALL, "D yes 1"], "dispute/call-1", ["What you said of a call"]],
  ["a heading waits", [], "joint/heading:issue-1", []],
  ["a heading of an issue that was withdrawn", ["R 1 x"], "joint/heading:issue-1", ["A proposal for the joint text"]],
  ["an introduction waits", [], "joint/introduction", []],
  ["a statement where none is to be made", [], "statement", ["A statement of your side"]],
  ["why a proposal is rejected that is not there", [], "reject/proposal-1", ["Why you reject a proposal"]],
  ["what an older program kept under another name", [], "memo/1", ["Words"]],
])("%s", (_, steps, place, expected) => expect(view(steps, place)).toEqual(expected))

test("where nobody may write any more, all of it is left over", () => {
  for (const place of ["comment/side", "note", "call", "issue", "invite", "filing", "terms/issue-1"]) expect(view([], place, false).length).toBe(1)
})

test("numbers and choices alone are nothing to read", () =>
  expect(unsentView(played(["R + Pumps"]), [{ place: "call", value: { minutes: "45" }, words: [] }], false)).toEqual([]))
