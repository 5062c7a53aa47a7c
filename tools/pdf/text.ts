import { PDFDict, PDFName, type PDFPage } from "pdf-lib"
import { at, opened, pageOperators, streamed, type Opened } from "./document.ts"
import { STRING } from "./operators.ts"
import { stringBytes } from "./strings.ts"

/** What a font's codes mean, by code: its ToUnicode map. (ISO 32000-1, 9.10.3) */
export type ToUnicode = ReadonlyMap<number, string>

/** Reads a ToUnicode map's single characters and ranges. */
export function toUnicode(cmap: string): ToUnicode {
  const out = new Map<number, string>()
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of block!.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) out.set(parseInt(code!, 16), utf16(text!))
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, text] of block!.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      for (let code = parseInt(first!, 16), i = 0; code <= parseInt(last!, 16); code++, i++)
        out.set(code, String.fromCodePoint(utf16(text!).codePointAt(0)! + i))
  return out
}

function utf16(hex: string): string {
  return Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, "0"), "hex").swap16().toString("utf16le")
}

/** The fonts of a page by the name its content calls them. */
export function fontsOf(file: Opened, page: PDFPage): ReadonlyMap<string, { readonly dict: PDFDict; readonly map: ToUnicode }> {
  const fonts = at(file, page.node.Resources(), "Font")
  if (!(fonts instanceof PDFDict)) return new Map()
  return new Map(
    fonts.keys().map((key) => {
      const dict = fonts.lookup(key, PDFDict)
      return [key.asString(), { dict, map: toUnicode(streamed(dict.lookup(PDFName.of("ToUnicode"))).toString("latin1")) }]
    }),
  )
}

/** A text-showing instruction's codes, of a font with two bytes each; the distances between them are left out. */
export function codesOf(operand: string): number[] {
  const strings = operand.match(new RegExp(STRING, "g")) ?? []
  const bytes = Buffer.concat(strings.map(stringBytes))
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16BE(2 * i))
}

/** What stands on a page, line by line as the file writes it, marginal matter (artifacts) apart. */
export interface PageText {
  readonly lines: readonly string[]
  readonly artifacts: readonly string[]
}

/** The words of each page as a program finds them that searches or reads aloud. */
export async function textOf(pdf: Uint8Array): Promise<PageText[]> {
  const file = await opened(pdf)
  return file.pages.map((page) => pageText(file, page))
}

type Matrix = readonly [number, number, number, number, number, number]

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** A stretch of marked content: marginal matter, or a text that stands for what is painted in it. (14.6, 14.9.4) */
interface Marked {
  readonly artifact: boolean
  readonly instead: string | null
}

function marked([tag, properties = ""]: readonly string[]): Marked {
  const actual = new RegExp(`/ActualText (${STRING})`).exec(properties)?.[1]
  return { artifact: tag === "/Artifact", instead: actual ? decoded(stringBytes(actual)) : null }
}

function decoded(bytes: Buffer): string {
  return bytes.length > 1 && bytes.readUInt16BE(0) === 0xfeff ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le") : bytes.toString("latin1")
}

function pageText(file: Opened, page: PDFPage): PageText {
  const fonts = fontsOf(file, page)
  const lines: { y: number; text: string }[] = []
  const artifacts: string[] = []
  const open: Marked[] = []
  const saved: Matrix[] = []
  let here: Matrix = [1, 0, 0, 1, 0, 0]
  let font = ""
  const say = (text: string) => {
    const y = Math.round(here[5])
    if (open.some(({ artifact }) => artifact)) artifacts.push(text)
    else if (lines.at(-1)?.y === y) lines.at(-1)!.text += text
    else lines.push({ y, text })
  }
  for (const { name, operands } of pageOperators(file, page)) {
    if (name === "q") saved.push(here)
    else if (name === "Q") here = saved.pop() ?? here
    else if (name === "cm") here = times(operands.map(Number) as unknown as Matrix, here)
    else if (name === "BDC" || name === "BMC") {
      open.push(marked(operands))
      if (open.at(-1)!.instead !== null) say(open.at(-1)!.instead!)
    } else if (name === "EMC") open.pop()
    else if (name === "Tf") font = operands[0] ?? ""
    else if ((name === "Tj" || name === "TJ") && open.every(({ instead }) => instead === null))
      say(codesOf(operands[0] ?? "").map((code) => fonts.get(font)?.map.get(code) ?? "\uFFFD").join(""))
  }
  return { lines: lines.map(({ text }) => text), artifacts }
}
