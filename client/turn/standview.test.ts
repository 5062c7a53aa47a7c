import { expect, test } from "vitest"
import { DANIEL, played, ROSA, type Step } from "../letter/played.ts"
import { standView } from "./standview.ts"

const NOW = "2013-08-07T09:00:00.000Z"
const EXCHANGED: Step[] = ["R + Pumps", "R 1 Words.", "D 1 Answer."]
const view = (steps: Step[], me = ROSA, calls = 0) => {
  const letter = played(steps, { callsAfterExchange: calls })
  return standView(letter, me, letter.issues[0]!, NOW)
}

test("[T3] nothing to stand on before the exchange, nor twice, nor once joined", () => {
  expect(view(["R + Pumps", "R 1 Words."])).toBe(null)
  expect(view([...EXCHANGED, "R 1 ="])).toBe(null)
  expect(view([...EXCHANGED, "R 1 =", "D 1 ="], DANIEL)).toBe(null)
})

test("[T3] after the exchange a side may stand, against the revision it has read", () =>
  expect(view(EXCHANGED)).toEqual({
    command: { type: "stand", issue: "issue-1", against: 1 },
    why: null,
    rule: null,
    source: null,
  }))

test("[T5] without a call it says so before the click", () => {
  const found = view(EXCHANGED, ROSA, 1)
  expect(found?.rule).toBe("T5")
  expect(found?.why).toMatch(/call/)
})
