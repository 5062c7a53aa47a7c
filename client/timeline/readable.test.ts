import fc from "fast-check"
import { expect, test } from "vitest"
import { wordDiff } from "../../shared/text/diff.ts"
import { normal, plain, unmarked } from "../../shared/text/runs.ts"
import { readable } from "./readable.ts"

const SIGN = { same: "", added: "+", removed: "-" }
const drawn = (a: string, b: string) =>
  readable(wordDiff(unmarked(a), unmarked(b)))
    .map(({ kind, runs }) => (kind === "same" ? plain(runs) : `[${SIGN[kind]}${plain(runs)}]`))
    .join("")

test.each([
  ["One word here.", "One term here.", "One [-word][+term] here."],
  ["Same.", "Same.", "Same."],
  ["", "New.", "[+New.]"],
  ["Old.", "", "[-Old.]"],
  [
    "The model was sold from 2009 on.",
    "The pump was sold from 2010 on.",
    "The [-model][+pump] was sold from [-2009][+2010] on.",
  ],
  [
    "Mr. Whitcomb has produced only the documents that he considers relevant.",
    "I produced 412 pages and left out papers that have nothing to do.",
    "[-Mr. Whitcomb has produced only the documents that he considers relevant]" +
      "[+I produced 412 pages and left out papers that have nothing to do].",
  ],
])("%s → %s", (a, b, expected) => expect(drawn(a, b)).toBe(expected))

test("says the same as before", () => {
  const text = fc
    .array(fc.record({ text: fc.constantFrom("a ", "b ", "c. ", "word ", "longer "), bold: fc.boolean() }), { maxLength: 12 })
    .map(normal)
  fc.assert(
    fc.property(text, text, (a, b) => {
      const changes = readable(wordDiff(a, b))
      const without = (kind: string) => normal(changes.flatMap((change) => (change.kind === kind ? [] : change.runs)))
      expect(without("added")).toEqual(a)
      expect(without("removed")).toEqual(b)
    }),
    { seed: 20131112 },
  )
})
