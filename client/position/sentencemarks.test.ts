import { Schema } from "@tiptap/pm/model"
import { expect, test } from "vitest"
import { sentences } from "../../shared/text/sentences.ts"
import { decorations } from "./markplugin.ts"
import { plainText } from "./plaintext.ts"
import { sentenceMarks } from "./sentencemarks.ts"

const schema = new Schema({
  nodes: { doc: { content: "paragraph+" }, paragraph: { content: "text*" }, text: {} },
  marks: { bold: {} },
})
const doc = (...paragraphs: string[]) =>
  schema.node(
    "doc",
    null,
    paragraphs.map((text) => schema.node("paragraph", null, text ? [schema.text(text)] : [])),
  )

const drawn = (text: string, limit: number | null = 2, citationsCount = false) =>
  sentenceMarks(sentences(text), limit, citationsCount)
    .map((mark) => `${mark.label}${mark.kind === "over" ? "!" : ""}[${text.slice(mark.start, mark.end)}]`)
    .join(" ")

const LAW = "See Smith v. Jones, 123 F.3d 456, 459 (9th Cir. 1997)."

test("[L2] every counted sentence is numbered, those over the limit are marked", () => {
  expect(drawn("One is due. Two is late. Three is lost.")).toBe("1[One is due.] 2[Two is late.] 3![Three is lost.]")
  expect(drawn("One is due. Two is late. Three is lost.", null)).toBe("1[One is due.] 2[Two is late.] 3[Three is lost.]")
  expect(drawn("")).toBe("")
})

test("[L2] a citation sentence counts only where the profile says so", () => {
  expect(drawn(`One is due. ${LAW} Two is late.`)).toBe(`1[One is due.] cite[${LAW}] 2[Two is late.]`)
  expect(drawn(`One is due. ${LAW} Two is late.`, 2, true)).toBe(`1[One is due.] 2[${LAW}] 3![Two is late.]`)
})

test("the content reads as one paragraph, and offsets find their way back", () => {
  const { text, at } = plainText(doc("ab", "cd"))
  expect(text).toBe("ab cd")
  expect([0, 1, 2, 3, 4, 5].map(at)).toEqual([1, 2, 3, 5, 6, 7])
  expect(plainText(doc("")).at(0)).toBe(1)
})

/** The decorations of a content, each with the text it lies on. */
const over = (...paragraphs: string[]) => {
  const content = doc(...paragraphs)
  return decorations(content, { limit: 1, citationsCount: false })
    .find()
    .map(({ from, to, ...rest }) => [
      content.textBetween(from, to, " "),
      Object.entries(Reflect.get(Reflect.get(rest, "type"), "attrs")).flat(),
    ])
}

test("marks lie on the sentences and on each first character", () =>
  expect(over("One is due. Two is late.")).toEqual([
    ["O", ["data-label", "1"]],
    ["T", ["data-label", "2"]],
    ["Two is late.", ["data-sentence", "over"]],
  ]))

test("marks survive a second paragraph and a first character of two units", () => {
  expect(over("One is due.", "Two is late.")).toContainEqual(["Two is late.", ["data-sentence", "over"]])
  expect(over("𝐀 is due.").map(([text]) => text)).toContain("𝐀")
})

test("a character the court's font has not is marked", () =>
  expect(over("Fine 🙂 here.")).toContainEqual(["🙂", ["data-unprintable", ""]]))
