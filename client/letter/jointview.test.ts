import { expect, test } from "vitest"
import type { Letter, Proposal } from "../../shared/letter/letter.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { jointView } from "./jointview.ts"
import { DANIEL, played, ROSA } from "./played.ts"

const letter = played([])
const proposal = (id: string, by: typeof ROSA, answer: "accepted" | "rejected" | "superseded" | null): Proposal => {
  const act = { ...letter.created, by }
  return { id, act, runs: unmarked(id), answer: answer && { kind: answer, act } }
}
const withProposals = (...proposals: Proposal[]): Letter => ({
  ...letter,
  joint: { introduction: { accepted: [], proposals } },
})

test("[A3] each side sees its own wish wait, and the other's wait for it", () => {
  const both = withProposals(proposal("one", ROSA, null), proposal("two", DANIEL, null))
  expect(jointView(both, "introduction", "requesting")).toMatchObject({ mine: { id: "one" }, theirs: { id: "two" } })
  expect(jointView(both, "introduction", "responding")).toMatchObject({ mine: { id: "two" }, theirs: { id: "one" } })
})

test("[A3] what was rejected stays visible, the last first; what was accepted or replaced is history", () => {
  const past = withProposals(
    proposal("one", ROSA, "rejected"),
    proposal("two", ROSA, "superseded"),
    proposal("three", DANIEL, "accepted"),
    proposal("four", DANIEL, "rejected"),
  )
  const view = jointView(past, "introduction", "requesting")
  expect(view.rejected.map(({ id }) => id)).toEqual(["four", "one"])
  expect([view.mine, view.theirs]).toEqual([null, null])
})

test("a part that nobody has touched is empty", () =>
  expect(jointView(letter, "heading:issue-9", "requesting")).toEqual({ accepted: [], mine: null, theirs: null, rejected: [] }))
