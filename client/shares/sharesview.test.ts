import { expect, test } from "vitest"
import type { Measure } from "../../shared/letter/measure.ts"
import { done, MOVER, opened, OTHER } from "../../shared/letter/plays.property.ts"
import { releasedWords, releaseWords, sharesView } from "./sharesview.ts"

const measure = (requesting: number, responding: number, share = { requesting: 31, responding: 31 }): Measure => ({
  pages: 2,
  words: 100,
  limit: { pages: 2 },
  linesOver: 0,
  linesLeft: 30,
  lines: { available: 63, joint: 30, requesting, responding, share },
  sentences: {},
})
const fresh = opened()
const given = done(done(fresh, { type: "release-lines", lines: 4 }, MOVER), { type: "release-lines", lines: 2 }, MOVER)

test("[L5] each side's half, what it used and what it did not", () => {
  const view = sharesView(fresh.letter, measure(20, 40), "requesting")!
  expect([view.available, view.half]).toEqual([63, 31])
  expect([view.mine.words, view.mine.unused]).toEqual(["20 used, 11 unused", 11])
  expect([view.theirs.words, view.theirs.unused]).toEqual(["40 used, 9 over", 0])
})

test("[L5] mine is the side that looks", () =>
  expect(sharesView(fresh.letter, measure(20, 12), "responding")?.mine.side).toBe("responding"))

test("[L5] what was released adds up and is told to both", () => {
  expect(releasedWords(fresh.letter)).toEqual([])
  expect(releasedWords(given.letter)).toEqual(["Alder released 6 lines to Sutter."])
  const view = sharesView(given.letter, measure(20, 12, { requesting: 25, responding: 37 }), "responding")!
  expect([view.mine.got, view.mine.gave, view.theirs.gave]).toEqual([6, 0, 6])
  expect(releasedWords(done(given, { type: "release-lines", lines: 1 }, OTHER).letter)[1]).toBe("Sutter released 1 line to Alder.")
})

test("[L5] before the click it says what the release does", () => {
  const view = sharesView(fresh.letter, measure(20, 12), "requesting")!
  expect(releaseWords(view, 5)).toBe("Your share falls from 31 to 26 lines, that of Sutter grows from 31 to 36.")
})

test("[L5] where the court leaves it to the sides there is no share", () =>
  expect(sharesView(opened({ share: "open" }).letter, measure(20, 12), "requesting")).toBe(null))
