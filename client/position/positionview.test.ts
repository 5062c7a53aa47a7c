import { expect, test } from "vitest"
import type { Run } from "../../shared/text/runs.ts"
import { played, type Step } from "../letter/played.ts"
import { positionView } from "./positionview.ts"

const words = (steps: Step[], draft: Run[]) =>
  positionView(played(["R + Pumps", ...steps]).issues[0]!, "requesting", draft).words

test.each<[string, Step[], Run[], string]>([
  ["nothing", [], [], "Nothing written yet"],
  ["only spaces", [], [{ text: "  " }], "Nothing written yet"],
  ["[T8] a draft is not in the letter", [], [{ text: "Words." }], "Draft – not in the letter yet"],
  ["in the letter", ["R 1 Words."], [{ text: "Words." }], "In the letter (revision 1)"],
  ["in the letter, white space aside", ["R 1 Words."], [{ text: " Words. " }], "In the letter (revision 1)"],
  ["in the letter, draft empty", ["R 1 Words."], [], "In the letter (revision 1)"],
  ["other words", ["R 1 Words."], [{ text: "Other." }], "Changed since revision 1"],
  ["other marks", ["R 1 Words."], [{ text: "Words.", italic: true }], "Changed since revision 1"],
  ["amended", ["R 1 Words.", "D 1 Answer.", "R 1 Better."], [{ text: "Better." }], "In the letter (revision 2)"],
])("%s", (_, steps, draft, expected) => expect(words(steps, draft)).toBe(expected))
