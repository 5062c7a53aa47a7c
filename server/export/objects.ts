/** A number of an object in a PDF. */
export type ObjectNumber = number

/** A PDF taken apart: its objects as written, in the order of their numbers, and what the trailer says. */
export interface PdfFile {
  readonly header: string
  readonly objects: ReadonlyMap<ObjectNumber, string>
  readonly trailer: string
}

/** One byte is one character here, so that lengths and offsets are those of the file. */
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Bytes as characters, one each. */
export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
}

/**
 * Takes apart a PDF with one plain cross-reference table, as the compiler writes it. Throws on anything else: an
 * encrypted, updated or compressed file is not ours.
 */
export function parsed(bytes: Uint8Array): PdfFile {
  const file = latin(bytes)
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1] ?? fail("no startxref at the end"))
  const table = /^xref\s+0 (\d+)\s+/.exec(file.slice(start, start + 40)) ?? fail("no plain cross-reference table")
  const trailer = /^trailer\s+(<<[\s\S]*>>)\s+startxref/.exec(file.slice(file.indexOf("trailer", start)))?.[1] ?? fail("no trailer")
  if (/\/Prev\b|\/Encrypt\b/.test(trailer)) fail("it was updated or encrypted")
  const rows = start + table[0].length
  const offsets = Array.from({ length: Number(table[1]) }, (_, i) => file.slice(rows + 20 * i, rows + 20 * i + 20))
  const used = offsets.flatMap((row, number) => (/^\d{10} \d{5} n/.test(row) ? [[number, Number(row.slice(0, 10))] as const] : []))
  const order = used.map(([, offset]) => offset).sort((a, b) => a - b)
  const objects = new Map(used.map(([number, offset]) => [number, objectAt(file, number, offset, order.find((next) => next > offset) ?? start)]))
  return { header: file.slice(0, order[0]), objects, trailer }
}

function objectAt(file: string, number: ObjectNumber, from: number, to: number): string {
  const text = file.slice(from, to)
  if (!text.startsWith(`${number} 0 obj`) || !/endobj\s*$/.test(text)) fail(`object ${number} is not where the table says`)
  return text
}

/** Writes the file with some objects replaced, in the order of their numbers, and a table that fits. */
export function written({ header, objects, trailer }: PdfFile, replaced: ReadonlyMap<ObjectNumber, string>): Uint8Array {
  let out = header
  const rows = ["0000000000 65535 f\r\n"]
  const size = Math.max(...objects.keys()) + 1
  if (objects.size !== size - 1) fail("there are gaps in the numbers of the objects")
  for (const number of [...objects.keys()].sort((a, b) => a - b)) {
    rows.push(`${String(out.length).padStart(10, "0")} 00000 n\r\n`)
    out += replaced.get(number) ?? objects.get(number)!
  }
  return bytesOf(`${out}xref\n0 ${size}\n${rows.join("")}trailer\n${trailer}\nstartxref\n${out.length}\n%%EOF\n`)
}

/** The number of the object that an entry of a dictionary points to. */
export function reference(dictionary: string, key: string): ObjectNumber {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? fail(`no /${key}`))
}

/** Replaces exactly one occurrence. Throws rather than guess when there is none, or more than one. */
export function replacedOnce(text: string, what: string, by: string): string {
  const parts = text.split(what)
  if (parts.length !== 2) fail(`"${what.trim()}" stands ${parts.length - 1} times where once was expected`)
  return parts.join(by)
}

function fail(reason: string): never {
  throw new Error(`the PDF is not as the compiler writes it: ${reason}`)
}
