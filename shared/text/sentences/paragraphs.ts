import { isSpace } from "./characters.ts"

/**
 * The paragraphs of a text, trimmed: what blank lines or U+2029 part. A single line end does not part, because pasted
 * text often carries hard wraps.
 */
export function paragraphs(text: string): [start: number, end: number][] {
  const found: [number, number][] = []
  let start = -1, end = 0, lines = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isSpace(c)) {
      if (c === 0x0a) lines++
      else if (c === 0x2029) lines += 2
      continue
    }
    if (start >= 0 && lines > 1) { found.push([start, end]); start = -1 }
    if (start < 0) start = i
    lines = 0
    end = i + 1
  }
  if (start >= 0) found.push([start, end])
  return found
}
