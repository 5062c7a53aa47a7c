import fc from "fast-check"
import { normal, type Runs } from "../text/runs.ts"
import type { LetterContent, PrintedIssue, PrintedPosition } from "./content.ts"
import { SAMPLE } from "./sample.ts"

/** Words with what breaks layouts: markup characters, citations, long tokens, letters wider than an em, combining marks. */
const WORD = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("the", "documents", "Plaintiff", "F.R.C.P.", "26(b)(1)", "§", "No.", "withheld", "privilege") },
  { weight: 2, arbitrary: fc.constantFrom("#set", "*bold*", "_x_", "$x^2$", "`raw`", "<label>", "@ref", "[a]", "\\n", "//", "/*", "~", "--", "=", "+", "1.") },
  { weight: 1, arbitrary: fc.constantFrom("Шѿ", "⸻⸺", "ﬁ", "e\u0301\u0323", "שלום", "Ω", "½", "¶", "“a”", "—") },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom("W", "i", "m", "-", ".", "/", "x", "⸻"), minLength: 30, maxLength: 150 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("W", "m", "i", "—"), fc.integer({ min: 20, max: 130 })).map(([letter, count]) => letter.repeat(count)) },
)

const MARK = fc.constantFrom({}, {}, {}, { bold: true }, { italic: true }, { underline: true }, { bold: true, italic: true })

/** A text of up to so many stretches. */
export function runsOf(maxLength: number): fc.Arbitrary<Runs> {
  const stretch = fc.tuple(fc.array(WORD, { minLength: 1, maxLength: 12 }), fc.boolean(), MARK)
  return fc
    .array(stretch, { maxLength })
    .map((stretches) => normal(stretches.map(([words, glued, mark]) => ({ text: words.join(" ") + (glued ? "" : " "), ...mark }))))
}

const NAME = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("Defendant", "Ruben Maran") }, { weight: 1, arbitrary: WORD })

function issueOf(number: number): fc.Arbitrary<PrintedIssue> {
  const position = (side: PrintedPosition["side"]): fc.Arbitrary<PrintedPosition> =>
    fc.record({ side: fc.constant(side), party: NAME, runs: runsOf(6), draft: fc.boolean() })
  return fc.record({
    id: fc.constant(`issue-${number}`),
    number: fc.constant(number),
    heading: runsOf(2),
    request: fc.option(WORD),
    requestText: runsOf(2),
    positions: fc.tuple(position("requesting"), position("responding")),
    agreed: fc.option(runsOf(1), { freq: 9 }),
  })
}

/** Letters of up to five issues in any style that a profile may ask for. */
export const LETTER: fc.Arbitrary<LetterContent> = fc
  .record({
    issues: fc.nat(5).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => issueOf(i + 1)))),
    introduction: runsOf(4),
    signatures: fc.tuple(NAME, NAME, NAME).map(([party, name, other]) => [
      { side: "requesting" as const, party, name },
      { side: "responding" as const, party: other, name: "" },
    ]),
    caption: fc.array(WORD, { minLength: 1, maxLength: 8 }).map((words) => words.join(" ")),
    calls: fc.constantFrom("", "Calls: none confirmed yet."),
    attestation: fc.constantFrom("", "The filer attests that every other signatory concurs."),
    style: fc.record({
      fontSizePt: fc.constantFrom(12, 12, 12, 13, 14),
      marginIn: fc.constantFrom(1, 1, 1.25),
      spacing: fc.constantFrom(1 as const, 1 as const, 1.5 as const, 2 as const),
    }),
  })
  .map((parts) => ({ ...SAMPLE, body: { ...SAMPLE.body, ...parts } }))
