import { expect, test } from "vitest"
import { unmarked } from "../../shared/text/runs.ts"
import { played } from "../letter/played.ts"
import { shownDrafts } from "./shown.ts"

const letter = played(["R + Pumps", "R + E-mail", "R + Costs", "R 1 Words.", "R 3 x"])

test("[T8] only what differs from the letter is a draft", () => {
  const written: Record<string, string> = {
    "requesting issue-1": "Words.",
    "responding issue-1": "Answer.",
    "requesting issue-2": "",
    "requesting issue-3": "Gone.",
  }
  expect(shownDrafts(letter, (side, issue) => unmarked(written[`${side} ${issue}`] ?? ""))).toEqual({
    "issue-1": { responding: [{ text: "Answer." }] },
  })
})
