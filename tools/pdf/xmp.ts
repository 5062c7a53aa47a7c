import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from "pdf-lib"
import { at, streamed, type Opened } from "./document.ts"

/** The metadata packet as text; empty when it is missing or compressed, which PDF/A forbids. (ISO 19005-2, 6.6.2.1) */
export function packetOf(file: Opened): string {
  const stream = at(file, file.catalog, "Metadata")
  if (!(stream instanceof PDFRawStream) || stream.dict.has(PDFName.of("Filter"))) return ""
  return streamed(stream).toString("utf8")
}

/** Prefixes whose properties PDF/A-2 knows. All others must be described in the packet. (6.6.2.3.1) */
const PREDEFINED = ["dc", "xmp", "xmpMM", "xmpTPg", "pdf", "pdfaid", "pdfaExtension", "pdfaSchema", "pdfaProperty", "stEvt", "rdf", "x", "xml"]

/** What is wrong with a packet. */
export function packetFaults(packet: string): string[] {
  const used = new Set([...packet.matchAll(/<([A-Za-z]+):[A-Za-z]/g)].map(([, prefix]) => prefix!))
  const described = new Set([...packet.matchAll(/<pdfaSchema:prefix>([^<]+)</g)].map(([, prefix]) => prefix!))
  const needs: [string, boolean][] = [
    ["no packet, or a compressed one", packet !== ""],
    ["the header has a forbidden attribute", !/<\?xpacket begin=[^?]*(bytes|encoding)=/.test(packet)],
    ["it does not say PDF/A-2", one(packet, "pdfaid:part") === "2"],
    ["it does not say level A", one(packet, "pdfaid:conformance") === "A"],
    ["it does not say PDF/UA-1", one(packet, "pdfuaid:part") === "1"],
    ["it has no title", text(packet, "dc:title") !== ""],
    ["it has no author", text(packet, "dc:creator") !== ""],
    ["it has no language", text(packet, "dc:language") === "en-US"],
    ["its tags do not match", balanced(packet)],
  ]
  const strange = [...used].filter((prefix) => !PREDEFINED.includes(prefix) && !described.has(prefix))
  return [...needs.filter(([, good]) => !good).map(([fault]) => fault), ...strange.map((prefix) => `${prefix} is not described`)]
}

/** Entries of the information dictionary and the properties that must say the same. (6.6.2.3.3) */
const TWINS: Readonly<Record<string, string>> = {
  Title: "dc:title",
  Author: "dc:creator",
  Subject: "dc:description",
  Keywords: "pdf:Keywords",
  Creator: "xmp:CreatorTool",
  Producer: "pdf:Producer",
  CreationDate: "xmp:CreateDate",
  ModDate: "xmp:ModifyDate",
}

/** Where the two places for metadata disagree. */
export function infoAgainstPacket(file: Opened): string[] {
  const packet = packetOf(file)
  const info = file.document.context.lookup(file.document.context.trailerInfo.Info)
  if (!(info instanceof PDFDict)) return []
  return info.keys().flatMap((key) => {
    const name = key.decodeText()
    const twin = TWINS[name]
    const value = info.lookup(key)
    const said = value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ""
    return twin && comparable(said) === comparable(text(packet, twin)) ? [] : [`${name} is "${said}" here and "${twin && text(packet, twin)}" there`]
  })
}

/** A property's text, whatever list it stands in. */
export function text(packet: string, property: string): string {
  const inner = one(packet, property)
  return unescaped(inner.replace(/<[^>]+>/g, ""))
}

function one(packet: string, property: string): string {
  return new RegExp(`<${property}>([\\s\\S]*?)</${property}>`).exec(packet)?.[1] ?? ""
}

function unescaped(xml: string): string {
  return xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/&amp;/g, "&")
}

/** "D:20131115180405Z" and "2013-11-15T18:04:05Z" are the same moment. */
function comparable(value: string): string {
  return value.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z?.*$/, "$1-$2-$3T$4:$5:$6Z")
}

function balanced(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([A-Za-z]+:[A-Za-z]+)[^<>]*?(\/?)>/g)) {
    if (self === "/") continue
    if (close === "/") {
      if (open.pop() !== name) return false
    } else open.push(name!)
  }
  return open.length === 0
}
