import { expect, test } from "vitest"
import { played } from "../../shared/letter/plays.property.ts"
import { filingCommand, filingFaults, filingWords } from "./filingform.ts"

const NOW = Date.parse("2013-11-26T00:10:00.000Z")
const good = { ecf: " 24 ", at: "2013-11-25T23:59" }

test("[S5] a filing needs its number and a time that has been", () => {
  expect(filingFaults({ ecf: "24", at: new Date(NOW).toISOString().slice(0, 16) }, NOW + 86_400_000)).toEqual({})
  expect(Object.keys(filingFaults({ ecf: " ", at: "" }, NOW))).toEqual(["ecf", "at"])
  expect(Object.keys(filingFaults({ ecf: "1".repeat(1000), at: "2013-11-20T10:00" }, NOW))).toEqual(["ecf"])
  expect(Object.keys(filingFaults({ ecf: "24", at: "2013-12-25T10:00" }, NOW))).toEqual(["at"])
})

test("[S5] the command bears the moment in UTC, and the number without white space", () => {
  const command = filingCommand(good)
  expect(command).toMatchObject({ type: "mark-filed", ecf: "24" })
  expect(Date.parse(command.at)).toBe(Date.parse(good.at))
})

test("[S5] what will be recorded is said beforehand, by the court's clock", () => {
  const { letter } = played("").stage
  const at = new Date("2013-11-25T08:05:00.000Z")
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  expect(filingWords(letter, { ecf: "24", at: local })).toBe("ECF No. 24, November 25, 2013, 12:05 a.m. by the court’s clock")
  expect(filingWords(letter, { ecf: "Doc. 24", at: local })).toMatch(/^Doc\. 24, /)
  expect([filingWords(letter, { ecf: "", at: local }), filingWords(letter, { ecf: "24", at: "" })]).toEqual([null, null])
})
