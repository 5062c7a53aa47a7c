import { expect, test } from "vitest"
import type { Measure } from "../../shared/letter/measure.ts"
import { played } from "../letter/played.ts"
import { meterView } from "./meterview.ts"

const MEASURE: Measure = {
  pages: 2,
  words: 410,
  limit: { pages: 2 },
  linesOver: 0,
  linesLeft: 30,
  lines: { available: 62, joint: 30, requesting: 20, responding: 12, share: { requesting: 31, responding: 31 } },
  sentences: { "issue-1": { requesting: { count: 2, citations: 1 }, responding: { count: 3, citations: 0 } } },
}
const letter = played(["R + Pumps"], { citationsCount: true })
const view = (change: Partial<Measure> = {}) => meterView(letter, { ...MEASURE, ...change })

test.each<[string, Partial<Measure>, string, string, string]>([
  ["room", {}, "2 of 2 pages", "30 lines left", "fine"],
  ["[L7] nearly full", { linesLeft: 9 }, "2 of 2 pages", "9 lines left", "near"],
  ["full", { linesLeft: 0 }, "2 of 2 pages", "Full", "near"],
  ["[L1] over", { pages: 3, linesOver: 1, linesLeft: 0 }, "3 of 2 pages", "1 line over", "over"],
  ["[L6] words", { limit: { words: 500 } }, "410 of 500 words", "90 words left", "fine"],
  ["[L6] words, nearly full", { limit: { words: 420 } }, "410 of 420 words", "10 words left", "near"],
  ["[L6] words, over", { limit: { words: 409 } }, "410 of 409 words", "1 word over", "over"],
])("%s", (_, change, used, left, fill) => expect(view(change)).toMatchObject({ used, left, fill }))

test("[L7] near the limit it warns of cramming rather than praising a full page", () => {
  expect(view().warning).toBe(null)
  expect(view({ linesLeft: 2 }).warning).toMatch(/not there to be filled/)
  expect(view({ pages: 3, linesOver: 4 }).warning).toMatch(/^4 lines over/)
})

test("[L5] each side's lines against its share", () => {
  expect(view().sides.map(({ words, fill }) => `${words} ${fill}`)).toEqual(["20 of 31 lines fine", "12 of 31 lines fine"])
  const crowded = view({ lines: { ...MEASURE.lines, requesting: 32, responding: 29 } })
  expect(crowded.sides.map(({ fill }) => fill)).toEqual(["over", "near"])
  const open = meterView({ ...letter, profile: { ...letter.profile, share: "open" } }, MEASURE)
  expect(open.sides.map(({ words }) => words)).toEqual(["20 lines", "12 lines"])
})

test("[L2] sentences of each position", () => {
  expect(view().sentences.map(({ side, words, over }) => `${side} ${words} ${over}`)).toEqual([
    "requesting 2 of 2 sentences false",
    "responding 3 of 2 sentences true",
  ])
  const elsewhere = meterView({ ...letter, profile: { ...letter.profile, citationsCount: false, maxSentences: null } }, MEASURE)
  expect(elsewhere.sentences[0]?.words).toBe("2 sentences, 1 citation not counted")
})

test("the parts add up to what is used of the whole room", () => {
  const { joint, requesting, responding } = view().parts
  expect((joint + requesting + responding) * 92).toBeCloseTo(62)
})
