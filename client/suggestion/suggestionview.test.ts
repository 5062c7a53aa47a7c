import { expect, test } from "vitest"
import { done, MOVER, OTHER, played } from "../../shared/letter/plays.property.ts"
import { plain, unmarked, type Runs } from "../../shared/text/runs.ts"
import { positionView } from "../position/positionview.ts"
import { suggestedChanges, suggestionsView } from "./suggestionview.ts"

const suggest = (text: string) => ({ type: "suggest", issue: "issue-1", runs: unmarked(text) }) as const
const two = done(done(done(played("M!").stage, suggest("First."), OTHER), suggest("Second."), OTHER), suggest("Mine."), MOVER)
const words = (list: readonly { readonly runs: Runs }[]) => list.map(({ runs }) => plain(runs))

test("[A4] a side's suggestions are for the other's position, the last first", () => {
  expect(words(suggestionsView(two.letter, "issue-1", "requesting").waiting)).toEqual(["Second.", "First."])
  expect(words(suggestionsView(two.letter, "issue-1", "responding").waiting)).toEqual(["Mine."])
  expect(suggestionsView(two.letter, "issue-2", "requesting").waiting).toEqual([])
})

test("[A4] put aside is not gone, and adopted is neither", () => {
  const taken = done(two, { type: "adopt-suggestion", suggestion: "suggestion-1" }, MOVER)
  const view = suggestionsView(taken.letter, "issue-1", "requesting", ["suggestion-1", "suggestion-2"])
  expect([words(view.waiting), words(view.aside), words(view.adopted)]).toEqual([[], ["Second."], ["First."]])
})

test("[A4] it is held against the draft, else against what stands, else against nothing", () => {
  const issue = two.letter.issues[0]!
  const removed = (written: Runs) =>
    suggestedChanges(positionView(issue, "requesting", written), unmarked("New."))
      ?.filter(({ kind }) => kind !== "added")
      .map(({ runs }) => plain(runs))
      .join("")
  expect(removed(unmarked("Drafted."))).toBe("Drafted.")
  expect(removed([])).toBe(plain(issue.revisions[0]!.runs))
  expect(suggestedChanges(positionView(issue, "responding", []), unmarked("New."))).toBe(null)
})
