import { expect, test } from "vitest"
import type { ListedLetter } from "../api/letters.ts"
import { summaryOf } from "./summary.ts"

const LETTER: ListedLetter = {
  id: "l1",
  caption: "Alder Creek Growers, LLC v. Sutter Pump & Irrigation Co.",
  phase: "drafting",
  yourTurnOn: 0,
  side: "requesting",
  parties: { requesting: "Alder Creek", responding: "Sutter Pump" },
  updated: "2013-08-06T17:00:00.000Z",
}

test.each([
  [{ yourTurnOn: 1 }, "Your turn on 1 issue", true],
  [{ yourTurnOn: 3 }, "Your turn on 3 issues", true],
  [{ yourTurnOn: 0 }, "Nothing waits for you", false],
  [{ phase: "final", yourTurnOn: 1 }, "Ready to export", false],
  [{ phase: "filed", yourTurnOn: 1 }, "Nothing left", false],
] as const)("%j: %s", (change, words, mine) => {
  const summary = summaryOf({ ...LETTER, ...change })
  expect(summary.turn).toContain(words)
  expect(summary.mine).toBe(mine)
})
