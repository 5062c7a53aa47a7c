import fc from "fast-check"
import { expect, test } from "vitest"
import { plain, unmarked } from "../text/runs.ts"
import { charactersOf, clamped, MAX_CHARACTERS } from "./clamp.ts"
import { LETTER } from "./letters.property.ts"
import { pageMeasure, wordsOf } from "./measure.ts"
import { SAMPLE } from "./sample.ts"
import { splitPages } from "./svg.ts"

const letterOf = (spacing: 1 | 1.5 | 2, fontSizePt = 12) => ({ ...SAMPLE, body: { ...SAMPLE.body, issues: [], style: { fontSizePt, marginIn: 1, spacing } } })
const linesPerPage = (...style: Parameters<typeof letterOf>) => pageMeasure(letterOf(...style), { pages: 1, marks: [["end letter", 1, 84]] }).linesPerPage

test("[trap 29] a page of single spacing at 12 points has 47 lines, its last one without the white below it", () => {
  expect([linesPerPage(1), linesPerPage(1.5), linesPerPage(2), linesPerPage(1, 14)]).toEqual([47, 31, 24, 40])
})

test("a mark just below a page's last line is at the next page's top", () => {
  const end = (page: number, y: number) => pageMeasure(letterOf(1), { pages: 2, marks: [["end letter", page, y]] }).linesUsed
  expect([end(1, 84), end(1, 72 + 13.8 + 12), end(1, 72 + 46 * 13.8 + 12), end(1, 72 + 47 * 13.8), end(2, 72), end(2, 84)]).toEqual([1, 2, 47, 47, 47, 48])
})

test("a report without a mark is our own fault", () => {
  expect(() => pageMeasure(SAMPLE, { pages: 1, marks: [["end letter", 1, 84]] })).toThrow('no mark "end issue-1 requesting"')
})

test("[L6] words: of all that the sides and the letter say, not of address and signatures", () => {
  expect(wordsOf(letterOf(1))).toBe(26)
  expect(wordsOf(SAMPLE)).toBe(398)
})

test("[trap 30] a letter of any length is cut to what can be laid out in good time", () => {
  expect(clamped(SAMPLE)).toBe(SAMPLE)
  const runs = unmarked("x".repeat(90_000))
  const issues = SAMPLE.body.issues.map((issue) => ({ ...issue, positions: issue.positions.map((position) => ({ ...position, runs })) }))
  const cut = clamped({ ...SAMPLE, body: { ...SAMPLE.body, issues } })
  expect(charactersOf(cut)).toBeLessThan(MAX_CHARACTERS + 10_000)
  const kept = cut.body.issues.flatMap(({ positions }) => positions.map((position) => plain(position.runs).length))
  expect(kept.slice(0, 2)).toEqual([90_000, 90_000])
  expect(kept.slice(3)).toEqual([0, 0, 0, 0, 0])
})

test("a letter that is short enough is never touched", () => {
  fc.assert(
    fc.property(LETTER, (letter) => {
      expect(clamped(letter)).toBe(letter)
    }),
    { seed: 1, numRuns: 50 },
  )
})

test("pages are taken apart, each with the shapes of its letters and without the hidden text", () => {
  const page = (y: number, text: string) =>
    `<g class="typst-page" transform="translate(0, ${y})" data-tid="a"><use href="#g"/><foreignObject x="0"><h5:div>${text}</h5:div></foreignObject></g>`
  const svg = `<svg class="typst-doc" width="612"><defs><path id="g"/></defs>${page(0, "one")}${page(792, "two")}</svg>`
  const [first, second] = splitPages(svg)
  expect(first).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 612 792"><defs><path id="g"/></defs>' +
      '<g class="typst-page" transform="translate(0, 0)" data-tid="a"><use href="#g"/></g></svg>',
  )
  expect(second).toBe(first)
  expect(() => splitPages("<svg></svg>")).toThrow("no pages")
})
