/** One instruction of a page's content: its operands as written, and its name. */
export interface Operator {
  readonly name: string
  readonly operands: readonly string[]
}

/** Strings in parentheses may hold balanced parentheses; so deep is enough for any word. */
const DEPTH = 8
const inParentheses = (depth: number): string => `\\((?:\\\\[\\s\\S]|[^()\\\\]${depth > 0 ? `|${inParentheses(depth - 1)}` : ""})*\\)`

/** A string, in parentheses or in hex. */
export const STRING = `${inParentheses(DEPTH)}|<[0-9A-Fa-f\\s]*>`
/** A comment, a string, a bracket, a name or any other word. (ISO 32000-1, 7.8.2) */
const TOKEN = new RegExp(`%[^\\r\\n]*|<<|>>|${STRING}|\\[|\\]|/[^\\s()<>[\\]{}/%]*|[^\\s()<>[\\]{}/%]+`, "g")
const OPERAND = /^([([</+\-.\d]|true$|false$|null$)/

/** The instructions of a content stream without inline images, which the compiler does not write. */
export function operators(content: string): Operator[] {
  const out: Operator[] = []
  let operands: string[] = []
  let depth = 0
  for (const [token] of content.matchAll(TOKEN)) {
    if (token.startsWith("%")) continue
    if (depth > 0) operands.push(`${operands.pop()} ${token}`)
    else if (OPERAND.test(token)) operands.push(token)
    else {
      out.push({ name: token, operands })
      operands = []
    }
    if (token === "[" || token === "<<") depth++
    if (token === "]" || token === ">>") depth--
  }
  return out
}
