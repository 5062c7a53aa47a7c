import fc from "fast-check"
import { expect, test } from "vitest"
import type { Profile } from "../../shared/court/profile.ts"
import type { Issue, Letter } from "../../shared/letter/letter.ts"
import { missing } from "../../shared/letter/missing.ts"
import { plain } from "../../shared/text/runs.ts"
import { played, type Step } from "../letter/played.ts"
import { roundView } from "./roundview.ts"

const EXCHANGED: Step[] = ["R + Pumps", "R 1 Words here.", "D 1 Answer."]
const SPOKEN: Step[] = [...EXCHANGED, "R call 1 phone 9:05 10", "D yes 1"]
const ONE = { callsAfterExchange: 1 }

const view = (steps: Step[], change: Partial<Profile> = ONE, me: "requesting" | "responding" = "requesting") => {
  const letter = played(steps, change)
  return roundView(letter, letter.issues[0]!, me)
}
const list = (steps: Step[], change?: Partial<Profile>) =>
  view(steps, change)?.steps.map(({ isDone, words, rule }) => `${isDone ? "[x]" : "[ ]"} ${rule} ${words}`)

test.each<[string, Step[], string[]]>([
  [
    "[T5] a call and both stands are missing",
    EXCHANGED,
    [
      "[ ] T5 A confirmed call after Sutter Pump’s revision 1.",
      "[ ] T4 Alder Creek stands on revision 1.",
      "[ ] T4 Sutter Pump stands on revision 1.",
    ],
  ],
  [
    "[T4] one stands",
    [...SPOKEN, "R 1 ="],
    [
      "[x] T5 You have spoken since Sutter Pump’s revision 1.",
      "[x] T4 Alder Creek stands on revision 1, against 1.",
      "[ ] T4 Sutter Pump stands on revision 1.",
    ],
  ],
  [
    "[T4] an amendment takes all of it back",
    [...SPOKEN, "R 1 =", "D 1 =", "R 1 Words there."],
    [
      "[ ] T5 A confirmed call after Alder Creek’s revision 2.",
      "[ ] T4 Alder Creek stands on revision 2.",
      "[ ] T4 Sutter Pump stands on revision 1.",
    ],
  ],
])("%s", (_, steps, words) => expect(list(steps)).toEqual(words))

test("nothing before the exchange, nor once the issue has ended", () => {
  expect(view(["R + Pumps", "R 1 Words."])).toBe(null)
  expect(view([...EXCHANGED, "R 1 x"])).toBe(null)
})

test("[C3] the set, and the request where the court wants it", () => {
  const letter = played(EXCHANGED, { callsPerSet: 1, requestNeeded: true })
  const issue: Issue = { ...letter.issues[0]!, request: { kind: "Interrogatory", set: "First Set" } }
  const steps = roundView({ ...letter, issues: [issue] }, issue, "requesting")?.steps
  expect(steps?.slice(0, 2).map(({ words }) => words)).toEqual([
    "The request, with its number and its words.",
    "A confirmed call about First Set.",
  ])
})

test("what the round changed: the last side's words, and nothing in the first round", () => {
  expect(view(EXCHANGED)).toMatchObject({ round: 1, amendment: null })
  const second = view([...EXCHANGED, "R 1 Words there."])
  expect(second).toMatchObject({ round: 2, amendment: { side: "requesting", before: { number: 1 }, after: { number: 2 } } })
  expect(second?.amendment?.changes.map(({ kind, runs }) => [kind, plain(runs)])).toEqual([
    ["same", "Words "],
    ["removed", "here"],
    ["added", "there"],
    ["same", "."],
  ])
  expect(view([...EXCHANGED, "R 1 Words there.", "D 1 Other."])).toMatchObject({ round: 3, amendment: { side: "responding" } })
})

test("a call of the other side that waits for my word is named, if it would do", () => {
  const waits = (steps: Step[], me: "requesting" | "responding") => view(steps, ONE, me)?.steps[0]?.waits?.id ?? null
  const logged: Step[] = [...EXCHANGED, "R call 1 phone 9:05 10"]
  expect([waits(logged, "responding"), waits(logged, "requesting"), waits([...logged, "R 1 More."], "responding")]).toEqual([
    "call-1",
    null,
    "call-1",
  ])
  expect(waits([...EXCHANGED, "R call 1 phone 9:00 1"], "responding")).toBe(null)
  expect(waits([...logged, "D no 1 No."], "responding")).toBe(null)
})

test("[T4] nothing is left undone exactly when the rules miss nothing", () => {
  const says = fc.constantFrom<Step>("R 1 A.", "R 1 B.", "D 1 C.", "D 1 D.", "R 1 =", "D 1 =", "R call 1 phone 9:10 30", "D yes 1")
  const lawful = (steps: readonly Step[]): Letter =>
    steps.reduce<{ done: Step[]; letter: Letter }>(
      ({ done, letter }, step) => {
        try {
          return { done: [...done, step], letter: played([...done, step], ONE) }
        } catch {
          return { done, letter }
        }
      },
      { done: ["R + Pumps"], letter: played(["R + Pumps"], ONE) },
    ).letter
  const joins = (letter: Letter) => {
    const issue = letter.issues[0]!
    const found = roundView(letter, issue, "requesting")
    return !found || found.steps.every(({ isDone }) => isDone) === (missing(letter, issue).length === 0)
  }
  fc.assert(
    fc.property(fc.array(says, { minLength: 4, maxLength: 14 }), (steps) => joins(lawful([...EXCHANGED.slice(1), ...steps]))),
    { seed: 20131112, numRuns: 60 },
  )
})
