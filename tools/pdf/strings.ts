/** A PDF string in parentheses or in hex, as bytes. (ISO 32000-1, 7.3.4) */
export function stringBytes(token: string): Buffer {
  if (token.startsWith("<")) return Buffer.from(token.replace(/[<>\s]/g, ""), "hex")
  const text = token.slice(1, -1).replace(/\\(\r\n|[0-7]{1,3}|[\s\S])|\r\n?/g, (_whole, escaped?: string) => {
    if (escaped === undefined) return "\n"
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff)
    return /^[\r\n]/.test(escaped) ? "" : (ESCAPES[escaped] ?? escaped)
  })
  return Buffer.from(text, "latin1")
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }
