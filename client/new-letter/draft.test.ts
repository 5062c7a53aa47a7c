import { expect, test } from "vitest"
import { refusalOf } from "../api/answer.ts"
import { BLANK, datesIn, draftFaults, letterOf, refusedFields, type LetterDraft } from "./draft.ts"

const FULL: LetterDraft = {
  profile: "edca-newman-2013",
  court: "E.D. Cal.",
  judge: "Newman",
  caption: "Alder Creek v. Sutter Pump",
  caseNumber: "2:13-cv-09999",
  requesting: " Alder Creek ",
  responding: "Sutter Pump",
  mySide: "responding",
  dates: "Fact discovery closes: September 30, 2013\n\n Trial : March 3, 2014: 9 a.m.",
}

const wrong = (draft: LetterDraft) => Object.entries(draftFaults(draft)).flatMap(([name, fault]) => (fault ? [name] : []))

test("a full draft has no faults, a blank one names every field but the dates", () => {
  expect(wrong(FULL)).toEqual([])
  expect(wrong(BLANK).sort()).toEqual(Object.keys(BLANK).filter((name) => name !== "dates").sort())
})

test.each([
  [{ caption: "   " }, ["caption"]],
  [{ judge: "x".repeat(301) }, ["judge"]],
  [{ responding: "Alder Creek" }, ["responding"]],
  [{ dates: "Trial March 3" }, ["dates"]],
])("%j is wrong", (change, fields) => expect(wrong({ ...FULL, ...change })).toEqual(fields))

test("dates are read line by line", () => {
  expect(datesIn(FULL.dates).dates).toEqual([
    { label: "Fact discovery closes", date: "September 30, 2013" },
    { label: "Trial", date: "March 3, 2014: 9 a.m." },
  ])
})

test("the letter is sent in the server's form", () => {
  expect(letterOf(FULL)).toMatchObject({ mySide: "responding", sides: { requesting: { party: "Alder Creek" } } })
})

test("the server's faults stand beside their fields", () => {
  const faults = [
    { path: "matter.caseNumber", message: "at most 300 characters" },
    { path: "sides.responding.party", message: "must not be empty" },
    { path: "body", message: "is no object" },
  ]
  expect(refusedFields(refusalOf(400, { code: "malformed", facts: { faults } }))).toEqual({
    caseNumber: "at most 300 characters",
    responding: "must not be empty",
  })
})
