import { createRequire } from "node:module"
import { join } from "node:path"
import fc from "fast-check"
import { afterEach, expect, test, vi } from "vitest"
import { forbidEvaluation } from "../../client/layout/functions.ts"
import { BLANK } from "../../shared/layout/blank.ts"
import { LETTER } from "../../shared/layout/letters.property.ts"
import { FINAL_SAMPLE, SAMPLE } from "../../shared/layout/sample.ts"
import { isPrintable, unprintable } from "../../shared/text/printable.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { opened } from "../../tools/pdf/document.ts"
import { ROOT } from "../root.ts"
import { createThreadLayout, fonts } from "./native.ts"

// Properties lay out many letters, maybe on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const { NodeCompiler } = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler") as typeof import("@myriaddreamin/typst-ts-node-compiler")

const evaluating = globalThis.Function
afterEach(() => {
  globalThis.Function = evaluating
})

// The very engine that browsers run, started as they start it: without evaluating any text as code.
forbidEvaluation(globalThis)
const wasm = await createThreadLayout("wasm")
globalThis.Function = evaluating
const native = await createThreadLayout("native")

const SEED = { seed: 20131112, endOnFailure: true, numRuns: process.env["FUZZ"] === "long" ? 200 : 8 }

test("[trap 24] the WASM build asks for no code but what is known", () => {
  expect(wasm.build).toBe("wasm")
  const scope = { Function: evaluating as unknown as new (...source: string[]) => unknown }
  forbidEvaluation(scope)
  expect(() => new scope.Function("return this")).toThrow("unknown function")
})

test("[L1] Node and browser measure alike and make the same plain PDF, byte for byte", async () => {
  const plain = NodeCompiler.create({ workspace: join(ROOT, "shared/layout"), fontArgs: [{ fontBlobs: fonts() }] })
  await fc.assert(
    fc.asyncProperty(LETTER, async (letter) => {
      expect(wasm.measure(letter)).toEqual(native.measure(letter))
      const pdf = plain.pdf({ mainFilePath: join(ROOT, "shared/layout/letter.typ"), inputs: { data: JSON.stringify(letter) } })
      expect(Buffer.compare(pdf, Buffer.from(wasm.pdf(letter)))).toBe(0)
    }),
    SEED,
  )
})

test("Node and browser draw the same pages", async () => {
  // Names of shapes and groups are each build's own.
  const drawing = (svg: string) => svg.replace(/ (id|href|data-tid)="[^"]*"/g, "")
  const [a, b] = [await native.pages({ ...SAMPLE, marks: true }), await wasm.pages({ ...SAMPLE, marks: true })]
  expect(a.length).toBe(2)
  expect(b.map(drawing)).toEqual(a.map(drawing))
})

test("pages agree with the PDF", async () => {
  for (const letter of [BLANK, SAMPLE, FINAL_SAMPLE]) {
    const { pages } = native.measure(letter)
    expect((await opened(native.pdf(letter))).pages.length).toBe(pages)
    expect((await native.pages(letter)).length).toBe(pages)
  }
})

test("[trap 26] a missing font is an error, though it is only a warning to the compiler", async () => {
  await expect(createThreadLayout("wasm", [])).resolves.toSatisfy((layout: typeof wasm) => {
    expect(() => layout.measure(SAMPLE)).toThrow(/not laid out cleanly.*font/)
    return true
  })
  const bare = await createThreadLayout("native", [])
  expect(() => bare.pdf(SAMPLE)).toThrow(/not laid out cleanly.*font/)
})

test("what is called printable can be exported, and what is not cannot", () => {
  const intro = (text: string) => ({ ...SAMPLE, body: { ...SAMPLE.body, introduction: [{ text, bold: true as const }, { text, italic: true as const }, { text }], issues: [] } })
  const samples = fc.sample(fc.string({ unit: "binary", minLength: 1, maxLength: 8 }), { seed: 7, numRuns: 150 })
  const [good, bad] = [samples.filter(isPrintable), samples.filter((text) => !isPrintable(text))]
  expect(() => native.pdf(intro("§ ½ é ’ — Ж Ω ש ẹ́ ≤ ■ ¶ ﬁ"))).not.toThrow()
  for (const text of good) expect(() => native.pdf(intro(text))).not.toThrow()
  for (const character of ["🙂", "漢", "✓", "☐", "\u4e00", "\u0e01"]) {
    expect(unprintable(character)).toHaveLength(1)
    expect(() => native.pdf(intro(character))).toThrow(/not laid out cleanly/)
  }
  expect(bad.length).toBeGreaterThan(40)
})

test("every printable character can be exported, in every face", () => {
  const all: string[] = []
  for (let code = 0x20; code < 0x2fff; code++) if (isPrintable(String.fromCodePoint(code))) all.push(String.fromCodePoint(code))
  const runs = [unmarked(all.join(" ")), [{ text: all.join(" "), bold: true as const, italic: true as const }]].flat()
  expect(native.pdf({ ...SAMPLE, body: { ...SAMPLE.body, introduction: runs } }).length).toBeGreaterThan(10_000)
})
