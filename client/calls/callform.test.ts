import { expect, test } from "vitest"
import { decide } from "../../shared/letter/decide.ts"
import { DANIEL, played, ROSA } from "../letter/played.ts"
import { callCommand, callFaults, deskMinute, emptyCall, names, type CallDraft } from "./callform.ts"

const letter = played(["R + Pumps", "R 1 Words.", "D 1 Answer."])
const NOW = Date.parse("2013-08-06T17:00:00.000Z")
const draft = (change: Partial<CallDraft> = {}): CallDraft => ({ ...emptyCall(letter, ROSA, NOW), ...change })

test.each<[string, string[]]>([
  ["", []],
  ["Ann Lee, Bob Roe", ["Ann Lee", "Bob Roe"]],
  [" Ann  Lee ;\nBob Roe,", ["Ann Lee", "Bob Roe"]],
  ["Ann Lee, Esq., Bob Roe, Jr., Esq.", ["Ann Lee, Esq.", "Bob Roe, Jr., Esq."]],
])("names in %j", (line, found) => expect(names(line)).toEqual(found))

test("begins with the two counsel and the only issue", () => {
  const command = callCommand(draft())
  expect(command).toEqual({
    type: "log-call",
    at: "2013-08-06T16:30:00.000Z",
    minutes: 30,
    mode: "phone",
    participants: { requesting: ["Rosa Imai"], responding: ["Daniel Okafor"] },
    issues: ["issue-1"],
  })
  expect(emptyCall(letter, DANIEL, NOW).people).toEqual(command.participants)
  expect(callFaults(draft(), letter, NOW)).toEqual({})
})

test("[C1] the rules take what the form takes", () => {
  const others = { requesting: "Ann Lee, Esq.", responding: "" }
  const command = callCommand(draft({ others, sets: "First Set; Notice of Aug. 1, 2013", impasse: true, words: " Two\nlines. " }))
  expect(command).toMatchObject({
    participants: { requesting: ["Rosa Imai", "Ann Lee, Esq."] },
    sets: ["First Set", "Notice of Aug. 1, 2013"],
    impasse: true,
    words: "Two lines.",
  })
  expect(decide(letter, command, ROSA, null, new Date(NOW).toISOString()).ok).toBe(true)
})

test.each<[Partial<CallDraft>, string]>([
  [{ at: "" }, "at"],
  [{ at: deskMinute(NOW + 6 * 60_000) }, "at"],
  [{ minutes: "0" }, "minutes"],
  [{ minutes: "2.5" }, "minutes"],
  [{ minutes: "1441" }, "minutes"],
  [{ issues: [], sets: " ; " }, "issues"],
  [{ people: { requesting: ["Rosa Imai"], responding: [] } }, "responding"],
])("%j is wrong in %s", (change, part) => expect(Object.keys(callFaults(draft(change), letter, NOW))).toEqual([part]))
