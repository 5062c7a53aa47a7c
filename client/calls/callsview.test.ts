import { expect, test } from "vitest"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Role } from "../../shared/letter/side.ts"
import type { Profile } from "../../shared/court/profile.ts"
import { DANIEL, played, ROSA, type Step } from "../letter/played.ts"
import { acceptedModes, callsView, modeProblem } from "./callsview.ts"

const NOW = "2013-08-06T12:00:00.000Z"
// Steps take place from 9:02 on, one a minute: the exchange is at 9:03 and 9:04.
const EXCHANGED: Step[] = ["R + Pumps", "R 1 Words.", "D 1 Answer."]
const ONE = { callsAfterExchange: 1 }

const rows: [string, Step[], Partial<Profile>, string[]][] = [
  [
    "[C1] a logged call counts for nothing yet, and says what it will count for",
    [...EXCHANGED, "R call 1 phone 9:05 10"],
    ONE,
    [
      "no  C1 Counts for nothing until Sutter Pump confirms it.",
      "no  T5 Will count for standing on issue 1.",
      "no  S1 Will be named in the letter.",
    ],
  ],
  [
    "[T5] a confirmed call after the exchange",
    [...EXCHANGED, "R call 1 phone 9:05 10", "D yes 1"],
    ONE,
    ["yes T5 Counts for standing on issue 1.", "yes S1 Is named in the letter."],
  ],
  [
    "[C1] a disputed call counts for nothing",
    [...EXCHANGED, "D call 1 phone 9:05 10", "R no 1 We never spoke of it."],
    ONE,
    ["no  C1 Counts for nothing: Alder Creek disputes it."],
  ],
  [
    "[C2] a mode that this judge does not accept",
    [...EXCHANGED, "R call 1 video 9:05 10", "D yes 1"],
    { ...ONE, modes: ["phone", "in-person"] },
    ["no  C2 Video does not count before this judge: calls are held by telephone or in person."],
  ],
  [
    "[T5] a call that ended before an amendment, and one before the exchange",
    ["R + Pumps", "R + E-mail", "R 1 Words.", "D 1 Answer.", "R call 1+2 phone 9:03 5", "D yes 1", "R 1 Other words."],
    ONE,
    [
      "no  T5 Was confirmed before Alder Creek’s revision 2 on issue 1 was in the letter.",
      "no  T5 Does not count for standing on issue 2: both sides have to speak there first.",
      "yes S1 Is named in the letter.",
    ],
  ],
  [
    "[T5] the end is what matters",
    [...EXCHANGED, "R 1 Other words.", "D call 1 phone 9:00 4", "R yes 1"],
    ONE,
    ["no  T5 Ended before Alder Creek’s revision 2 on issue 1.", "yes S1 Is named in the letter."],
  ],
  [
    "a withdrawn issue is left out, and where no call is asked for before standing only the letter names it",
    ["R + Pumps", "R + E-mail", "R call 1+2 phone 9:00 4", "D yes 1", "R 1 x"],
    {},
    ["yes S1 Is named in the letter."],
  ],
]

test.each(rows)("%s", (_, steps, change, effects) => {
  const { calls } = callsView(played(steps, change), ROSA, NOW)
  expect(calls[0]?.effects.map((effect) => `${effect.counts ? "yes" : "no "} ${effect.rule} ${effect.words}`)).toEqual(effects)
})

test("[C3] a call about an issue counts for its set", () => {
  const letter = played([...EXCHANGED, "R call 1 phone 9:05 10", "D yes 1"], { callsPerSet: 1 })
  const issue = { ...letter.issues[0]!, request: { kind: "Interrogatory", set: "First Set" } }
  const [call] = callsView({ ...letter, issues: [issue] }, ROSA, NOW).calls
  expect(call?.effects.map(({ words }) => words)).toContain("Counts as a call about First Set.")
})

/** The letter in which everybody has that role. */
const asRole = (letter: Letter, role: Role): Letter => ({
  ...letter,
  members: letter.members.map((member) => ({ ...member, role })),
})

test("[C1] only the other side is asked whether it was so", () => {
  const letter = played([...EXCHANGED, "R call 1 phone 9:05 10"])
  const of = (me: typeof ROSA, role: Role = "counsel") => {
    const { calls, waiting } = callsView(asRole(letter, role), me, NOW)
    return [calls[0]?.answer, waiting]
  }
  expect(of(ROSA)).toEqual([null, 0])
  expect(of(DANIEL)).toEqual([{ why: null }, 1])
  const [answer, waiting] = of(DANIEL, "associate")
  expect([answer, waiting]).toEqual([{ why: expect.stringMatching(/counsel/) }, 0])
})

test("[T5] says which calls are still needed", () => {
  const needs = (steps: Step[], change = ONE) => callsView(played(steps, change), ROSA, NOW).needs
  expect(needs(["R + Pumps", "R 1 Words."])).toEqual([])
  expect(needs(EXCHANGED)).toEqual(["Issue 1 needs a call after the last words put in there."])
  expect(needs([...EXCHANGED, "R + E-mail", "R 2 Words.", "D 2 Answer."])).toEqual([
    "Issues 1 and 2 need a call after the last words put in there.",
  ])
  expect(needs([...EXCHANGED, "R call 1 phone 9:05 10", "D yes 1"])).toEqual([])
})

test("calls come with number, subject and state, the newest first; who may not log one is told why", () => {
  const letter = played(["R + Pumps", "R + E-mail", "R call 1+2 phone 9:00 4", "D call 2 phone 9:10 4", "D yes 1"])
  const { calls, why } = callsView(letter, ROSA, NOW)
  expect(calls.map(({ name, about, state }) => `${name}: ${about}, ${state}`)).toEqual([
    "Call 2: Issue 2, logged",
    "Call 1: Issues 1 and 2, confirmed",
  ])
  expect(why).toBe(null)
  expect(callsView(asRole(letter, "viewer"), ROSA, NOW).why).toMatch(/counsel/)
})

test("[C2] modes are said as this court accepts them", () => {
  const { profile, ...letter } = played([])
  const of = (change: Partial<Profile>) => ({ ...letter, profile: { ...profile, ...change } })
  expect(acceptedModes(of({}))).toBe("by telephone, by video or in person")
  expect(modeProblem(of({}), "video")).toBe(null)
  expect(modeProblem(of({ modes: ["in-person"], judge: null }), "phone")).toBe(
    "A telephone call does not count in this court: calls are held in person.",
  )
})
