import { decoded } from "./entities.ts"

/** A piece of HTML as it comes: a tag that opens, one that closes, or text. Comments and declarations are passed over. */
export type Piece =
  | { readonly kind: "open"; readonly tag: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "close"; readonly tag: string }
  | { readonly kind: "text"; readonly text: string }

/** Elements that never hold anything, so nothing closes them. */
export const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
])

/** Elements whose content is not markup: it runs to their own closing tag. */
const RAW = new Set(["style", "script", "title", "textarea", "xml", "noscript"])

/** What a word processor writes around the bullet or number of a list: shown to old browsers only, and no words. */
const LIST_MARKS = /<!--\[if !supportLists\]-->[\s\S]*?<!--\[endif\]-->|<!\[if !supportLists\]>[\s\S]*?<!\[endif\]>/gi
const NOT_CONTENT = /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>/g
const TAG = /<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^"'>]){0,2000})>/gi
const ATTRIBUTE = /([a-z][a-z0-9:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

function attributesOf(source: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE))
    out[name!.toLowerCase()] = decoded(double ?? single ?? bare ?? "")
  return out
}

/**
 * Reads pasted HTML piece by piece, without a browser's parser: that one applies the `style` attributes of what it reads
 * and breaks our content security policy. Never fails; what is not understood is text or nothing.
 */
export function pieces(html: string): Piece[] {
  const source = html.replace(LIST_MARKS, " ").replace(NOT_CONTENT, "")
  const out: Piece[] = []
  let at = 0
  TAG.lastIndex = 0
  for (let found = TAG.exec(source); found; found = TAG.exec(source)) {
    if (found.index > at) out.push({ kind: "text", text: decoded(source.slice(at, found.index)) })
    const tag = found[2]!.toLowerCase()
    at = TAG.lastIndex
    if (RAW.has(tag) && !found[1]) at = TAG.lastIndex = afterRaw(source, tag, at)
    else out.push(found[1] ? { kind: "close", tag } : { kind: "open", tag, attributes: attributesOf(found[3]!) })
  }
  if (at < source.length) out.push({ kind: "text", text: decoded(source.slice(at)) })
  return out
}

function afterRaw(source: string, tag: string, from: number): number {
  const end = source.toLowerCase().indexOf(`</${tag}`, from)
  const close = end < 0 ? -1 : source.indexOf(">", end)
  return close < 0 ? source.length : close + 1
}
