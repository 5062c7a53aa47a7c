import type { LetterContent } from "../../shared/layout/content.ts"
import type { RecordContent } from "../../shared/layout/recordcontent.ts"
import type { ServerEngine } from "../layout/engine.ts"
import { latin, parsed, reference, replacedOnce, written } from "./objects.ts"

/**
 * The letter as a file: PDF/A-2a that also declares PDF/UA-1, with title, author, language and both hashes in its
 * metadata; the same bytes whenever and wherever the same content is exported. [R3, S3] Where only the WASM build runs it
 * is a plain PDF, which the engine said in the log when it started.
 */
export async function exportPdf(engine: Pick<ServerEngine, "build" | "pdf">, content: LetterContent): Promise<Uint8Array> {
  const made = await engine.pdf(content)
  return engine.build === "native" ? declared(made) : made
}

/** The record on paper, in the same form and with the same promise. [R3] */
export async function exportRecord(engine: Pick<ServerEngine, "build" | "record">, content: RecordContent): Promise<Uint8Array> {
  const made = await engine.record(content)
  return engine.build === "native" ? declared(made) : made
}

/**
 * Declares PDF/UA-1 in a PDF/A-2a file, which satisfies it already, and has its title shown in the window's bar. One
 * export names one standard only. (ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.6.2.3 for the extension schema.)
 */
export function declared(pdf: Uint8Array): Uint8Array {
  const file = parsed(pdf)
  const root = reference(file.trailer, "Root")
  const catalog = file.objects.get(root)!
  const metadata = reference(catalog, "Metadata")
  return written(
    file,
    new Map([
      [root, catalogFor(catalog)],
      [metadata, withUniversalAccess(file.objects.get(metadata)!)],
    ]),
  )
}

/** Also drops an entry that says its own default and that some viewers complain of. */
function catalogFor(catalog: string): string {
  const titled = replacedOnce(catalog, "/Direction /L2R", "/Direction /L2R\n    /DisplayDocTitle true")
  return replacedOnce(titled, "\n    /Suspects false", "")
}

const PART = "<pdfuaid:part>1</pdfuaid:part>"
const NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
/** PDF/A allows only properties it knows or that the packet itself describes. */
const SCHEMA =
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
  `<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>` +
  `<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>` +
  `<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq>` +
  `</pdfaSchema:property></rdf:li>`

function withUniversalAccess(object: string): string {
  const stream = /^(\d+ 0 obj\s*<<[\s\S]*?\/Length )(\d+)([\s\S]*?>>\s*stream\r?\n)([\s\S]*?)(\r?\nendstream\s+endobj\s*)$/.exec(object)
  if (!stream || stream[4]!.length !== Number(stream[2])) throw new Error("the PDF's metadata is not a plain stream")
  const [, head, , rest, packet, tail] = stream as unknown as string[]
  const xmp = [
    ['<rdf:Description rdf:about=""', ` xmlns:pdfuaid="${NAMESPACE}"`],
    ["<pdfaExtension:schemas><rdf:Bag>", SCHEMA],
    ["<pdfaid:conformance>A</pdfaid:conformance>", PART],
  ].reduce((text, [after, added]) => replacedOnce(text, after!, after! + added!), packet!)
  return `${head}${xmp.length}${rest}${xmp}${tail}`
}

/** The metadata packet of a PDF, for those who check it. */
export function metadataOf(pdf: Uint8Array): string {
  const text = latin(pdf)
  return Buffer.from(text.slice(text.indexOf("<?xpacket begin"), text.indexOf("<?xpacket end")), "latin1").toString("utf8")
}
