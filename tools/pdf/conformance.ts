import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString, PDFHexString, type PDFObject } from "pdf-lib"
import { at, dictionaries, opened, pageOperators, streamed, written, type Opened } from "./document.ts"
import { codesOf, fontsOf } from "./text.ts"
import { infoAgainstPacket, packetFaults, packetOf } from "./xmp.ts"

/** A demand of a standard and what a file does against it. */
type Check = (file: Opened) => string[]

/**
 * What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) demand of a file like ours, by clause. Not a whole validator: what
 * the letter has none of (pictures, annotations, forms, attachments, layers) must not be there at all.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  "A 6.1.2 header": ({ bytes }) => unless(/^%PDF-1\.[4-7]\n%[\x80-\xff]{4,}\n/.test(head(bytes)), "no plain header with a binary comment"),
  "A 6.1.3 trailer": (file) => [
    ...unless(written(file.document.context.trailerInfo.ID) !== "", "no /ID"),
    ...unless(file.document.context.trailerInfo.Encrypt === undefined, "it is encrypted"),
    ...unless(/%%EOF\r?\n?$/.test(tail(file.bytes)), "data after the end of the file"),
    ...unless((tail(file.bytes, file.bytes.length).match(/startxref\r?\n\d+\r?\n%%EOF/g) ?? []).length === 1, "it was updated"),
  ],
  "A 6.1.7 streams": ({ objects }) =>
    objects.flatMap((object) => {
      if (!(object instanceof PDFRawStream)) return []
      const filter = written(object.dict.get(PDFName.of("Filter")))
      const external = ["F", "FFilter", "FDecodeParms"].some((key) => object.dict.has(PDFName.of(key)))
      const length = Number(written(object.dict.lookup(PDFName.of("Length"))))
      return [
        ...unless(!external && !/LZW|Crypt/.test(filter), `a stream is external or filtered by ${filter}`),
        ...unless(length === object.contents.length, `a stream says ${length} bytes and has ${object.contents.length}`),
      ]
    }),
  "A 6.2.3 output intent": (file) => {
    const intents = file.catalog.lookup(PDFName.of("OutputIntents"))
    const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined
    const profile = at(file, intent, "DestOutputProfile")
    const isProfile = streamed(profile).toString("latin1", 36, 40) === "acsp"
    return unless(written(at(file, intent, "S")) === "/GTS_PDFA1" && isProfile, "no output intent with an ICC profile")
  },
  "A 6.2.8 and 6.3 pictures, annotations": (file) => [
    ...dictionaries(file, "Subtype", "Image").map(() => "it has a raster picture"),
    ...file.pages.flatMap((page) => unless(!page.node.has(PDFName.of("Annots")), "a page has annotations")),
  ],
  "A 6.2.10 transparency": (file) => dictionaries(file, "Type", "ExtGState").flatMap((state) => {
    const value = (key: string) => written(state.lookup(PDFName.of(key)))
    const opaque = ["ca", "CA"].every((key) => ["", "1"].includes(value(key))) && ["", "/None"].includes(value("SMask"))
    return unless(opaque && ["", "/Normal"].includes(value("BM")), "something is transparent")
  }),
  "A 6.2.11 fonts": (file) => file.pages.flatMap((page) => [...fontsOf(file, page).values()].flatMap((font) => fontFaults(file, font.dict))),
  "A 6.2.11.7 and .8 every glyph has a meaning": (file) => file.pages.flatMap((page) => glyphFaults(file, page)),
  "A 6.5 and 6.4 nothing runs": (file) => [
    ...["AA", "OpenAction", "AcroForm", "Names", "OCProperties", "Collection"].flatMap((key) =>
      unless(!file.catalog.has(PDFName.of(key)), `the catalog has /${key}`)),
    ...["JavaScript", "Launch", "URI", "SubmitForm", "ImportData", "Movie", "Sound"].flatMap((kind) =>
      dictionaries(file, "S", kind).map(() => `it has an action ${kind}`)),
  ],
  "A 6.6.2 metadata": (file) => packetFaults(packetOf(file)),
  "A 6.6.2.3.3 metadata agrees with the information dictionary": infoAgainstPacket,
  "A 6.7.2 marked": (file) => [
    ...unless(written(at(file, file.catalog, "MarkInfo", "Marked")) === "true", "not marked as tagged"),
    ...unless(written(at(file, file.catalog, "MarkInfo", "Suspects")) !== "true", "tags are suspect"),
  ],
  "A 6.7.4 and UA 7.2 language": (file) => unless(textOfString(file.catalog.lookup(PDFName.of("Lang"))) === "en-US", "no language"),
  "UA 7.1 title in the window": (file) =>
    unless(written(at(file, file.catalog, "ViewerPreferences", "DisplayDocTitle")) === "true", "the title is not displayed"),
  "UA 7.1 everything is tagged or an artifact": (file) => file.pages.flatMap((page) => paintFaults(file, page)),
  "UA 7.1 structure": structureFaults,
}

/** What is wrong with the file, each with its clause; empty for a good one. */
export async function faults(pdf: Uint8Array): Promise<string[]> {
  const file = await opened(pdf)
  return Object.entries(CHECKS).flatMap(([clause, check]) => check(file).map((fault) => `${clause}: ${fault}`))
}

function unless(good: boolean, fault: string): string[] {
  return good ? [] : [fault]
}

function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.slice(0, 40)).toString("latin1")
}

function tail(bytes: Uint8Array, length = 40): string {
  return Buffer.from(bytes.slice(-length)).toString("latin1")
}

function textOfString(object: PDFObject | undefined): string {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : ""
}

function fontFaults(file: Opened, font: PDFDict): string[] {
  const name = written(font.get(PDFName.of("BaseFont")))
  const descendants = font.lookup(PDFName.of("DescendantFonts"))
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined
  const file2 = streamed(at(file, descendant, "FontDescriptor", "FontFile2"))
  return [
    ...unless(file2.length > 1000, `${name} is not embedded`),
    ...unless(/^\/[A-Z]{6}\+/.test(name), `${name} does not say that it is a subset`),
    ...unless(written(at(file, descendant, "CIDToGIDMap")) !== "", `${name} has no CIDToGIDMap`),
    ...unless(written(font.lookup(PDFName.of("Encoding"))) === "/Identity-H", `${name} has a strange encoding`),
    ...unless(font.has(PDFName.of("ToUnicode")), `${name} has no ToUnicode`),
  ]
}

function glyphFaults(file: Opened, page: Opened["pages"][number]): string[] {
  const fonts = fontsOf(file, page)
  let font = ""
  return pageOperators(file, page).flatMap(({ name, operands }) => {
    if (name === "Tf") font = operands[0] ?? ""
    if (name !== "Tj" && name !== "TJ") return []
    return codesOf(operands[0] ?? "").flatMap((code) => {
      const meaning = fonts.get(font)?.map.get(code)
      return unless(code !== 0 && meaning !== undefined && !/[\0\uFEFF\uFFFE]/.test(meaning), `code ${code} of ${font} means nothing`)
    })
  })
}

const PAINTS = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "sh", "Do"])

function paintFaults(file: Opened, page: Opened["pages"][number]): string[] {
  const open: boolean[] = []
  const out: string[] = []
  for (const { name, operands } of pageOperators(file, page)) {
    if (name === "BDC" || name === "BMC") open.push(operands[0] === "/Artifact" || /\/MCID \d+/.test(operands[1] ?? ""))
    if (name === "EMC") open.pop()
    if (PAINTS.has(name) && !open.includes(true)) out.push(`${name} paints what is neither tagged nor an artifact`)
  }
  return out
}

const STANDARD = new Set(["Document", "Div", "P", "H1", "H2", "H3", "Span", "Em", "Strong", "Figure", "NonStruct", "Part", "Sect"])

/** The types of an element and of all beneath it, in the order in which they are read. */
function inOrder(file: Opened, element: PDFObject | undefined): string[] {
  const here = file.document.context.lookup(element)
  if (here instanceof PDFArray) return here.asArray().flatMap((each) => inOrder(file, each))
  if (!(here instanceof PDFDict)) return []
  const kind = written(here.lookup(PDFName.of("S"))).slice(1)
  return [...(kind === "" ? [] : [kind]), ...inOrder(file, here.get(PDFName.of("K")))]
}

function structureFaults(file: Opened): string[] {
  const elements = file.objects.filter((object): object is PDFDict => object instanceof PDFDict && object.has(PDFName.of("P")) && object.has(PDFName.of("S")))
  const roles = at(file, file.catalog, "StructTreeRoot", "RoleMap")
  const kinds = elements.map((element) => written(element.lookup(PDFName.of("S"))).slice(1))
  const unknown = kinds.filter((kind) => !STANDARD.has(kind) && written(at(file, roles, kind)) === "")
  const read = inOrder(file, at(file, file.catalog, "StructTreeRoot", "K"))
  const headings = read.filter((kind) => /^H\d$/.test(kind)).map((kind) => Number(kind[1]))
  return [
    ...unless(written(at(file, file.catalog, "StructTreeRoot", "ParentTree")) !== "", "no parent tree"),
    ...unless(kinds.includes("Document") && kinds.includes("P"), "no document or no paragraphs in the structure"),
    ...unless(unknown.length === 0, `unknown structure types ${unknown.join(", ")}`),
    ...unless(headings.every((level, i) => level <= (headings[i - 1] ?? 0) + 1), "a level of headings is skipped"),
    ...file.pages.flatMap((page) => unless(page.node.has(PDFName.of("StructParents")), "a page is outside the structure")),
  ]
}
