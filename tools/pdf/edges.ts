import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from "pdf-lib"
import { at, opened, pageOperators, type Opened } from "./document.ts"
import { STRING } from "./operators.ts"
import { codesOf, fontsOf } from "./text.ts"

/** The widths of a font's glyphs by code, in thousandths of an em. (ISO 32000-1, 9.7.4.3) */
function widthsOf(file: Opened, font: PDFDict): (code: number) => number {
  const descendants = font.lookup(PDFName.of("DescendantFonts"), PDFArray)
  const list = at(file, descendants.lookup(0), "W")
  const usual = at(file, descendants.lookup(0), "DW")
  const widths = new Map<number, number>()
  const items = list instanceof PDFArray ? list.asArray().map((item) => file.document.context.lookup(item)) : []
  for (let i = 0; i < items.length; ) {
    const [first, next, width] = [Number(items[i]), items[i + 1], Number(items[i + 2])]
    if (next instanceof PDFArray) next.asArray().forEach((item, j) => widths.set(first + j, Number(item)))
    else for (let code = first; code <= Number(next); code++) widths.set(code, width)
    i += next instanceof PDFArray ? 2 : 3
  }
  return (code) => widths.get(code) ?? (usual instanceof PDFNumber ? usual.asNumber() : 1000)
}

/** How far a text-showing instruction goes, in thousandths of an em. */
function extent(operand: string, width: (code: number) => number): number {
  const parts = operand.match(new RegExp(`${STRING}|-?[\\d.]+`, "g")) ?? []
  return parts.reduce((sum, part) => sum + (/^[(<]/.test(part) ? codesOf(part).reduce((all, code) => all + width(code), 0) : -Number(part)), 0)
}

/** Where the text of each page ends at the right, in points from the page's left edge. Turned text is not looked at. */
export async function rightEdges(pdf: Uint8Array): Promise<number[]> {
  const file = await opened(pdf)
  return file.pages.map((page) => rightEdge(file, page))
}

function rightEdge(file: Opened, page: PDFPage): number {
  const widths = new Map([...fontsOf(file, page)].map(([name, { dict }]) => [name, widthsOf(file, dict)]))
  const saved: [number, number][] = []
  let [edge, left, scale, size, font] = [0, 0, 1, 0, ""]
  for (const { name, operands } of pageOperators(file, page)) {
    if (name === "q") saved.push([left, scale])
    else if (name === "Q") [left, scale] = saved.pop() ?? [0, 1]
    else if (name === "cm") [left, scale] = [left + scale * Number(operands[4]), scale * Number(operands[0])]
    else if (name === "Tf") [font, size] = [operands[0] ?? "", Number(operands[1])]
    else if (name === "Tj" || name === "TJ") edge = Math.max(edge, left + (scale * size * extent(operands[0] ?? "", widths.get(font) ?? (() => 0))) / 1000)
  }
  return edge
}
