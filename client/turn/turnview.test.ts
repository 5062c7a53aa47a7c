import { expect, test } from "vitest"
import type { Letter } from "../../shared/letter/letter.ts"
import { SIDES, type Side } from "../../shared/letter/side.ts"
import { DANIEL, played, ROSA, type Step } from "../letter/played.ts"
import { turnView } from "./turnview.ts"

const TWO: Step[] = ["R + Pumps", "R + E-mail"]

/** The banner and the chips as both sides read them. */
const reads = (letter: Letter) =>
  [ROSA, DANIEL].map((me) => {
    const { holder, title, issues } = turnView(letter, me)
    return `${holder}: ${title} | ${issues.map(({ chip }) => chip).join(", ")}`
  })

test.each<[string, Step[], string, string]>([
  ["nothing yet", [], "nobody: No issues yet | ", "nobody: No issues yet | "],
  [
    "[T1] the mover writes first",
    ["R + Pumps"],
    "me: Your turn on issue 1 | Your turn",
    "them: Waiting for Alder Creek on issue 1 | Their turn",
  ],
  [
    "[T1] … and whoever raises an issue is its mover",
    ["D + Costs"],
    "them: Waiting for Sutter Pump on issue 1 | Their turn",
    "me: Your turn on issue 1 | Your turn",
  ],
  [
    "[T2] a proffer hands the turn over",
    [...TWO, "R 1 Words."],
    "me: Your turn on issue 2 | Their turn, Your turn",
    "me: Your turn on issue 1 | Your turn, Their turn",
  ],
  [
    "several issues",
    [...TWO, "R + Costs"],
    "me: Your turn on issues 1, 2 and 3 | Your turn, Your turn, Your turn",
    "them: Waiting for Alder Creek on issues 1, 2 and 3 | Their turn, Their turn, Their turn",
  ],
  [
    "[T3] after the exchange the first to speak answers",
    ["R + Pumps", "R 1 Words.", "D 1 Answer."],
    "me: Your turn on issue 1 | Your turn",
    "them: Waiting for Alder Creek on issue 1 | Their turn",
  ],
  [
    "[T4] both standing joins",
    ["R + Pumps", "R 1 Words.", "D 1 Answer.", "R 1 =", "D 1 ="],
    "nobody: No turn is open | Joined",
    "nobody: No turn is open | Joined",
  ],
  [
    "[T6] a withdrawn issue has no number and no turn",
    [...TWO, "R 1 x"],
    "me: Your turn on issue 1 | Withdrawn, Your turn",
    "them: Waiting for Alder Creek on issue 1 | Withdrawn, Their turn",
  ],
])("%s", (_, steps, rosa, daniel) => expect(reads(played(steps))).toEqual([rosa, daniel]))

test.each<[string, Step[], "rosa" | "daniel", string]>([
  ["to write", ["R + Pumps"], "rosa", "Write your position and put it into the letter."],
  ["to wait for the mover", ["R + Pumps"], "daniel", "Alder Creek writes first. You can draft meanwhile."],
  ["to answer", ["R + Pumps", "R 1 Words."], "daniel", "Answer Alder Creek directly beneath, and put it into the letter."],
  ["to wait for the answer", ["R + Pumps", "R 1 Words."], "rosa", "Sutter Pump answers next. You can draft meanwhile."],
  [
    "[T3] to reconsider",
    ["R + Pumps", "R 1 Words.", "D 1 Answer."],
    "rosa",
    "Read their words again and speak by phone. Then amend yours, or stand.",
  ],
])("says what to do: %s", (_, steps, who, todo) =>
  expect(turnView(played(steps), who === "rosa" ? ROSA : DANIEL).issues[0]?.todo).toBe(todo),
)

test("since when: the last act that moved the turn, the oldest first", () => {
  const letter = played([...TWO, "R 1 Words.", "D 1 Answer."])
  const { since, issues } = turnView(letter, ROSA)
  expect(issues.map((issue) => issue.since.slice(11, 16))).toEqual(["09:05", "09:03"])
  expect(since?.slice(11, 16)).toBe("09:03")
})

test("who may not take the turn is told that it is the side's", () => {
  const { title, issues } = turnView(played(["R + Pumps"]), { ...ROSA, role: "associate" })
  expect([title, issues[0]?.chip]).toEqual(["Your side’s turn on issue 1", "Your side’s turn"])
})

test("[S5] a filed letter has no turn", () => {
  const letter = played(TWO)
  const act = letter.created
  expect(turnView({ ...letter, filed: { act, ecf: "31", at: act.at } }, ROSA)).toMatchObject({
    holder: "nobody",
    title: "Filed as ECF No. 31",
  })
})

const JOINED: Step[] = ["R + Pumps", "R 1 Words.", "D 1 Answer.", "R 1 =", "D 1 ="]
const approved = (...sides: Side[]) => {
  const letter = played(JOINED, { conferNeeded: false })
  const approval = { act: letter.created, hash: "" }
  const approvals = Object.fromEntries(SIDES.map((side) => [side, sides.includes(side) ? approval : null]))
  return { ...letter, approvals: approvals as typeof letter.approvals }
}

test("[S1] once every issue is joined, approving is what is left, and whose turn that is", () => {
  const titles = (...sides: Side[]) =>
    [ROSA, DANIEL].map((me) => {
      const { holder, title } = turnView(approved(...sides), me)
      return `${holder}: ${title}`
    })
  expect(titles()).toEqual(["nobody: Ready to approve", "nobody: Ready to approve"])
  expect(titles("requesting")).toEqual(["them: Waiting for Sutter Pump to approve", "me: Your turn to approve"])
  expect(titles("requesting", "responding")).toEqual(["nobody: The letter is final", "nobody: The letter is final"])
})
