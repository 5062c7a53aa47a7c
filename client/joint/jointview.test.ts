import { expect, test } from "vitest"
import type { Command } from "../../shared/letter/command.ts"
import { done, MOVER, OTHER, played } from "../../shared/letter/plays.property.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { jointView, textAt } from "./jointview.ts"

type Step = readonly [Actor, Command]
const propose = (by: Actor, text: string, part = "introduction"): Step => [
  by,
  { type: "propose-joint", part, runs: unmarked(text) },
]
const accept = (by: Actor, n: number): Step => [by, { type: "accept-joint", proposal: `proposal-${n}` }]
const reject = (by: Actor, n: number, words?: string): Step => [by, { type: "reject-joint", proposal: `proposal-${n}`, words }]

const after = (...steps: readonly Step[]) => steps.reduce((stage, [by, command]) => done(stage, command, by), played("M!").stage)
const viewOf = (stage: ReturnType<typeof after>, me: Side = "requesting", part = "introduction") =>
  jointView(stage.letter, stage.events, part, me)
const fates = (view: ReturnType<typeof viewOf>) => view.earlier.map(({ proposal, fate }) => `${plain(proposal.runs)}: ${fate}`)

test("[A3] each side sees its own wish wait, and the other's wait for it", () => {
  const both = after(propose(MOVER, "One."), propose(OTHER, "Two."))
  expect(viewOf(both)).toMatchObject({ mine: { id: "proposal-1" }, theirs: { id: "proposal-2" }, earlier: [] })
  expect(viewOf(both, "responding")).toMatchObject({ mine: { id: "proposal-2" }, theirs: { id: "proposal-1" } })
})

test("[A3] nothing is dropped: each earlier proposal says what became of it, the last first", () => {
  const past = after(
    propose(MOVER, "One."),
    reject(OTHER, 1, "Not neutral."),
    propose(MOVER, "Two."),
    propose(MOVER, "Three."),
    accept(OTHER, 3),
    propose(OTHER, "Four."),
    propose(OTHER, "Three."),
  )
  const view = viewOf(past)
  expect(fates(view)).toEqual(["Four.: taken back", "Three.: accepted", "Two.: replaced", "One.: rejected"])
  expect([view.mine, view.theirs]).toEqual([null, null])
  expect(view.earlier.at(-1)?.proposal.answer?.words).toBe("Not neutral.")
})

test("[A3] an earlier proposal is compared with the text it wished to change", () => {
  const part = "heading:issue-1"
  const past = after(propose(OTHER, "Second", part), accept(MOVER, 1), propose(MOVER, "Third", part), reject(OTHER, 2))
  expect(viewOf(past, "requesting", part).earlier.map(({ from }) => plain(from))).toEqual(["Second", "Dispute 1"])
  expect(plain(textAt(past.events, part, Infinity))).toBe("Second")
})

test("a part that nobody has touched is empty", () =>
  expect(viewOf(after(), "requesting", "heading:issue-9")).toEqual({ accepted: [], mine: null, theirs: null, earlier: [] }))
