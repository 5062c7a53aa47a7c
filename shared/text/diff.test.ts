import fc from "fast-check"
import { expect, test } from "vitest"
import { wordDiff } from "./diff.ts"
import { normal, plain, unmarked, type Run, type Runs } from "./runs.ts"

const drawn = (a: Runs, b: Runs) =>
  wordDiff(a, b)
    .map(({ kind, runs }) => ({ same: "", added: "+", removed: "-" })[kind] + `[${plain(runs)}]`)
    .join("")

test.each([
  ["The pumps failed.", "The valves failed.", "[The ]-[pumps]+[valves][ failed.]"],
  ["", "New.", "+[New.]"],
  ["Old.", "", "-[Old.]"],
  ["Same.", "Same.", "[Same.]"],
  ["No. 4", "Nos. 4 and 7", "-[No]+[Nos][. 4]+[ and 7]"],
  ["Sutter's log", "Sutter’s log", "-[Sutter's]+[Sutter’s][ log]"],
])("%s → %s", (a, b, expected) => expect(drawn(unmarked(a), unmarked(b))).toBe(expected))

test("a word whose marks changed counts as changed", () => {
  expect(drawn([{ text: "The pumps" }], [{ text: "The " }, { text: "pumps", italic: true }])).toBe("[The ]-[pumps]+[pumps]")
})

const run: fc.Arbitrary<Run> = fc.record(
  { text: fc.stringMatching(/^[a-c .,é’1-]{0,12}$/u), bold: fc.constant(true as const), italic: fc.constant(true as const) },
  { requiredKeys: ["text"] },
)
const runs = fc.array(run, { maxLength: 6 }).map(normal)

test("all but the added is the old text, all but the removed the new one", () => {
  const side = (changes: ReturnType<typeof wordDiff>, left: "added" | "removed") =>
    normal(changes.filter(({ kind }) => kind !== left).flatMap(({ runs }) => [...runs]))
  fc.assert(
    fc.property(runs, runs, (a, b) => {
      const changes = wordDiff(a, b)
      expect(side(changes, "added")).toEqual(a)
      expect(side(changes, "removed")).toEqual(b)
    }),
    { seed: 20131112, numRuns: 500 },
  )
})

test("no character is lost, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      expect(
        wordDiff(unmarked(text), [])
          .map(({ runs }) => plain(runs))
          .join(""),
      ).toBe(text)
    }),
    { seed: 20131112, numRuns: 500 },
  )
})
