import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { snippets } from "../../tools/sentences/snippets.ts"
import { countedSentences, countSentences, sentences, splitSentences } from "./sentences.ts"

/** The text with its sentences parted by ‖ and its citations marked by †. */
const drawn = (text: string): string =>
  sentences(text).map((s) => (s.citation ? "†" : "") + text.slice(s.start, s.end)).join(" ‖ ")

/** Splits a drawing's text again and expects the same drawing. */
const splits = (drawing: string): void => expect(drawn(drawing.replace(/ ‖ /g, " ").replace(/†/g, ""))).toBe(drawing)

describe("[L2] a sentence ends where a lawyer says it does", () => {
  test("numbers of requests", () => splits("RFP Nos. 1-3 are overbroad. ‖ So is Interrogatory No. 4. ‖ Nothing was produced."))
  test("rules and codes", () => splits("Fed. R. Civ. P. 26(b)(1) controls. ‖ The claim is under 42 U.S.C. § 1983. ‖ It is timely."))
  test("citations", () => splits("It was waived. ‖ †See Smith v. Jones, 123 F.3d 456, 459 (9th Cir. 1997). ‖ It still is."))
  test("the record", () => splits("He was there. ‖ †Vance Decl. ¶ 4. ‖ †Dkt. No. 45 at 2. ‖ That ends it."))
  test("names and initials", () => splits("Mr. J. R. Smith of Acme, Inc. testified. ‖ Dr. Lee did not."))
  test("quotations", () => splits("Counsel wrote: \"We object. ‖ We will not produce.\" ‖ Nothing followed."))
  test("a question inside a sentence", () => splits("\"Did you delete it?\" he was asked."))
  test("semicolons", () => splits("Defendant (1) refuses; (2) delays; and (3) hides. ‖ Sanctions are due."))
  test("list numbers", () => splits("1. The request is relevant. ‖ 2. The burden is small."))
  test("a space left out hides nothing", () => expect(countSentences("It was produced.Defendant knows. It was late.Nobody cared.")).toBe(4))
  test("a capital left out hides nothing", () => expect(countSentences("The log is late. it is useless. they know.")).toBe(3))
  test("a remark that quotes", () => splits("†Doe v. Roe, 12 F.3d 34 (9th Cir. 1994) (\"Files are discoverable. Nothing bars them.\"). ‖ So here."))
  test("a bracket left open hides nothing", () => expect(countSentences("The log (Ex. A is late. It is useless. It must be redone.")).toBe(3))
  test("blank lines part, line ends do not", () => expect([countSentences("The log\nis late"), countSentences("The log\n\nis late")]).toEqual([1, 2]))
  test("nothing is nothing", () => expect(["", " \n ", "\u00a0"].map(countSentences)).toEqual([0, 0, 0]))
})

describe("[L2] citations count only if the profile says so", () => {
  const text = "It was waived. See Smith v. Jones, 123 F.3d 456 (9th Cir. 1997). It still is."
  test("they count", () => expect(countedSentences(text, { citationsCount: true })).toHaveLength(3))
  test("they do not", () => expect(countedSentences(text, { citationsCount: false }).map((s) => text.slice(s.start, s.end)))
    .toEqual(["It was waived.", "It still is."]))
  test("shouting is no citation", () => expect(sentences("DEFENDANT LIED ABOUT EVERYTHING UNDER OATH, Ex. A.").map((s) => s.citation)).toEqual([false]))
  test("prose around a citation is prose", () => splits("In Smith v. Jones, 123 F.3d 456 (9th Cir. 1997), the court held otherwise."))
})

describe("[L2] the drawn snippets", () => {
  const share = (held: boolean, right: (s: (typeof snippets)[number]) => boolean): number => {
    const half = snippets.filter((s) => s.heldOut === held)
    return half.filter(right).length / half.length
  }
  const sameCount = (s: (typeof snippets)[number]): boolean => countSentences(s.text) === s.sentences.length
  test("are counted right, those never tuned on included", () => {
    expect(share(false, sameCount)).toBeGreaterThanOrEqual(0.98)
    expect(share(true, sameCount)).toBeGreaterThanOrEqual(0.96)
  })
  test("are never called too long", () => {
    expect(snippets.filter((s) => s.sentences.length <= 2 && countSentences(s.text) > 2).map((s) => s.text)).toEqual([])
  })
})

/** What typing and pasting do to a text without changing a word. */
const TYPED: Record<string, (text: string) => string> = {
  "curly quotes": (t) => t.replace(/(^|[\s([])"/g, "$1“").replace(/"/g, "”").replace(/'/g, "’"),
  "straight quotes": (t) => t.replace(/[“”]/g, "\"").replace(/[‘’]/g, "'"),
  "no-break spaces": (t) => t.replace(/(§|¶|Nos?\.|Ex\.|Dkt\.|Mr\.) /g, "$1\u00a0"),
  "two spaces": (t) => t.replace(/([.?!]["”)]*) /g, "$1  "),
  "hard wraps": (t) => t.replace(/(.{20,72}) /g, "$1\n"),
  "Windows line ends": (t) => t.replace(/(.{20,72}) /g, "$1\r\n"),
}
describe("[L2] typing style does not change a count", () => {
  for (const [style, typed] of Object.entries(TYPED)) test(style, () => {
    expect(snippets.filter((s) => countSentences(typed(s.text)) !== countSentences(s.text)).map((s) => s.text)).toEqual([])
  })
  test("a missing last period, for all but a few", () => {
    const moved = snippets.filter((s) => countSentences(s.text.replace(/\.$/, "")) !== countSentences(s.text))
    expect(moved.length / snippets.length).toBeLessThanOrEqual(0.005)
  })
})

const piece = fc.constantFrom("The", "log", "is", "late", ".", ". . .", "?", "!", "…", " ", "  ", "\n", "\n\n", "\u00a0", "(", ")", "[", "]",
  "\"", "“", "”", "'", "No.", "v.", "U.S.C.", "§", "¶", "4", "1997", "Id.", "[3]", "I", "\ud800", "\udc00", "\u2029", "é", "—")
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.array(piece).map((p) => p.join("")), fc.array(piece).map((p) => p.join(" ")))

describe("spans", () => {
  test("are in order, apart, not empty, trimmed, and leave out only white space", () => fc.assert(fc.property(anyText, (text) => {
    let at = 0
    for (const [start, end] of splitSentences(text)) {
      expect(text.slice(at, start).trim()).toBe("")
      expect(end).toBeGreaterThan(start)
      expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
      at = end
    }
    expect(text.slice(at).trim()).toBe("")
  }), { numRuns: 2000, seed: 20131112 }))
  test("are the same for all exports", () => fc.assert(fc.property(anyText, (text) => {
    const spans = splitSentences(text)
    expect(countSentences(text)).toBe(spans.length)
    expect(sentences(text).map((s) => [s.start, s.end])).toEqual(spans)
    expect(countedSentences(text, { citationsCount: true })).toHaveLength(spans.length)
  }), { seed: 20131112 }))
})

describe("time grows with the length alone", () => {
  const time = (text: string): number => {
    let best = Infinity
    for (let i = 0; i < 3; i++) {
      const from = process.cpuUsage()
      sentences(text)
      const { user, system } = process.cpuUsage(from)
      best = Math.min(best, user + system)
    }
    return best
  }
  for (const unit of [".", ". ", " .", "(", "((.", "\"", ".\" ", "a.b", "A. ", "[1", "' ", "\n", "\n\n", ".\n", "v. ", "a", "1.", "(a. B ", "…", " ", "x", ". . . "]) {
    test(JSON.stringify(unit), () => {
      const of = (length: number) => unit.repeat(Math.ceil(length / unit.length))
      time(of(10_000))
      // Forty times the text, in processor time (µs): linear is about forty, a square would be 1,600.
      expect(time(of(200_000))).toBeLessThan(300 * Math.max(time(of(5_000)), 200))
    })
  }
})
