import { expect, test } from "vitest"
import type { Measure } from "../../shared/letter/measure.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { DANIEL, played, ROSA, type Step } from "../letter/played.ts"
import { profferView } from "./profferview.ts"

const NOW = "2013-08-07T09:00:00.000Z"
const FULL: Measure = {
  pages: 3,
  words: 900,
  limit: { pages: 2 },
  linesOver: 4,
  linesLeft: 0,
  lines: { available: 60, joint: 32, requesting: 40, responding: 24, share: { requesting: 30, responding: 30 } },
  sentences: {},
}
const view = (steps: Step[], me: Actor, words: string, measure: Measure | null = null, stated?: number) =>
  profferView(played(steps), me, "issue-1", unmarked(words), measure, NOW, stated)

test.each<[string, Step[], Actor, string, string | null]>([
  ["lawful", ["R + Pumps"], ROSA, "One. ", null],
  ["[T1] the mover writes first", ["R + Pumps"], DANIEL, "One.", "not-your-turn"],
  ["[T2] nobody twice in a row", ["R + Pumps", "R 1 One."], ROSA, "Two.", "not-your-turn"],
  ["nothing written", ["R + Pumps"], ROSA, "  ", "nothing-to-say"],
  ["[L2] too many sentences", ["R + Pumps"], ROSA, "One is due. Two is late. Three is lost.", "too-many-sentences"],
  ["a character that cannot be printed", ["R + Pumps"], ROSA, "Fine 🙂.", "not-printable"],
])("%s", (_, steps, me, words, code) => {
  const { can, code: found, why } = view(steps, me, words)
  expect([can, found]).toEqual([code === null, code])
  expect(why === null).toBe(code === null)
})

test("[L1, L3] too long, with the figures", () => {
  const { can, why } = view(["R + Pumps"], ROSA, "One.", FULL)
  expect(can).toBe(false)
  expect(why).toMatch(/3/)
  expect(why).toMatch(/4 lines/)
})

test("[L2] a side may state its own count", () => {
  const words = "One is due. Two is late. Three is lost."
  expect(view(["R + Pumps"], ROSA, words, null, 2)).toMatchObject({ can: true, command: { sentences: 2 } })
  expect(view(["R + Pumps"], ROSA, words, null, 3).can).toBe(false)
})
