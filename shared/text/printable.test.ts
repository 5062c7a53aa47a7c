import { expect, test } from "vitest"
import { isPrintable, mended, nameOf, unprintable } from "./printable.ts"

const codes = (text: string) => unprintable(text).map(({ codePoint }) => codePoint.toString(16))

test("what lawyers type can be printed", () => {
  const text = "Fed. R. Civ. P. 26(b)(1); 28 U.S.C. §\u00A01746 ¶¶ 3–5 — “quoted,” ‘single’ … © ½ € £ José Müller Nguyễn • ′ ″"
  expect(codes(text)).toEqual([])
})

test("a character the court's font has not is named with its place", () => {
  expect(unprintable("a 🙂 b 漢")).toEqual([
    { character: "🙂", codePoint: 0x1f642, index: 2 },
    { character: "漢", codePoint: 0x6f22, index: 7 },
  ])
  expect(unprintable("✓").map(nameOf)).toEqual(["“✓” (U+2713)"])
  expect(unprintable("a\u0000").map(nameOf)).toEqual(["an invisible character (U+0000)"])
})

test.each([
  ["controls", "\u0007", "7"],
  ["tab", "\t", "9"],
  ["line break", "\n", "a"],
  ["line separator", "\u2028", "2028"],
  ["soft hyphen", "\u00AD", "ad"],
  ["zero-width space", "\u200B", "200b"],
  ["right-to-left override", "\u202E", "202e"],
  ["byte order mark", "\uFEFF", "feff"],
  ["private use", "\uF001", "f001"],
  ["lone surrogate", "\uD83D", "d83d"],
])("%s: cannot be printed", (_name, character, code) => {
  expect(codes(`a${character}b`)).toEqual([code])
})

test("marks cannot be piled over the lines above", () => {
  expect(isPrintable("ê\u0323")).toBe(true)
  expect(codes("e\u0301\u0302\u0303\u0304")).toEqual(["303", "304"])
  expect(isPrintable("e\u0301\u0302e\u0301\u0302")).toBe(true)
})

test("pasted text is mended where nothing is lost", () => {
  expect(mended("a\tb\r\nc\u00ADd\u200Be\u0301")).toBe("a b cdé")
  expect(isPrintable(mended("a\tb\r\nc\u00ADd\u200Be\u0301\uFEFF"))).toBe(true)
})
