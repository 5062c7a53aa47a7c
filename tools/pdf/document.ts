import { inflateSync } from "node:zlib"
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, type PDFObject, type PDFPage } from "pdf-lib"
import { operators, type Operator } from "./operators.ts"

/** A PDF opened for reading, with the few questions the checks ask. */
export interface Opened {
  readonly bytes: Uint8Array
  readonly document: PDFDocument
  readonly catalog: PDFDict
  readonly objects: readonly PDFObject[]
  readonly pages: readonly PDFPage[]
}

/** Opens a PDF as it is: pdf-lib would else write its own name into the metadata. */
export async function opened(bytes: Uint8Array): Promise<Opened> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  return { bytes, document, catalog: document.catalog, objects, pages: document.getPages() }
}

/** What a dictionary holds under a path of names, references followed; undefined where the path ends. */
export function at({ document }: Opened, from: PDFObject | undefined, ...path: string[]): PDFObject | undefined {
  let here = document.context.lookup(from)
  for (const name of path) {
    const dict = here instanceof PDFRawStream ? here.dict : here
    if (!(dict instanceof PDFDict)) return undefined
    here = dict.lookup(PDFName.of(name))
  }
  return here
}

/** A value as it is written in the file; empty where there is none. */
export function written(object: PDFObject | undefined): string {
  return object === undefined ? "" : object.toString()
}

/** The dictionaries of a type, streams' dictionaries included. */
export function dictionaries({ objects }: Opened, key: string, value: string): PDFDict[] {
  const dicts = objects.map((object) => (object instanceof PDFRawStream ? object.dict : object))
  return dicts.filter((dict): dict is PDFDict => dict instanceof PDFDict && written(dict.get(PDFName.of(key))) === `/${value}`)
}

/** The bytes of a stream, inflated where it is deflated. */
export function streamed(stream: PDFObject | undefined): Buffer {
  if (!(stream instanceof PDFRawStream)) return Buffer.alloc(0)
  const filter = written(stream.dict.get(PDFName.of("Filter")))
  if (filter === "") return Buffer.from(stream.contents)
  if (!/^(\/FlateDecode|\[ \/FlateDecode \])$/.test(filter)) throw new Error(`unknown filter ${filter}`)
  return inflateSync(stream.contents)
}

/** The instructions of a page. */
export function pageOperators(file: Opened, page: PDFPage): Operator[] {
  const contents = page.node.Contents()
  const parts = contents instanceof PDFRawStream ? [contents] : contents && "asArray" in contents ? contents.asArray() : []
  const text = parts.map((part) => streamed(part instanceof PDFRef ? file.document.context.lookup(part) : part).toString("latin1"))
  return operators(text.join("\n"))
}
