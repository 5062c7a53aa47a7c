/** A stretch of text with one set of marks. Has no line breaks and no markup. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
}

/** Formatted text: what a position, a heading or a quoted request holds. */
export type Runs = readonly Run[]

/** The marks a run may carry, in the order in which they are written. */
export const MARKS = ["bold", "italic", "underline"] as const
export type Mark = (typeof MARKS)[number]

/** The words alone. */
export function plain(runs: Runs): string {
  return runs.map((run) => run.text).join("")
}

/** A text without marks. */
export function unmarked(text: string): Runs {
  return normal([{ text }])
}

/** Whether two runs carry the same marks. */
export function sameMarks(a: Run, b: Run): boolean {
  return MARKS.every((mark) => Boolean(a[mark]) === Boolean(b[mark]))
}

/**
 * The one way to write a text: neighbours with equal marks joined, empty runs dropped, marks absent rather than false.
 * Two texts look alike exactly when their normal forms are equal, so hashes are taken of this form only.
 */
export function normal(runs: readonly { text: string; bold?: boolean; italic?: boolean; underline?: boolean }[]): Runs {
  const out: Run[] = []
  for (const { text, bold, italic, underline } of runs) {
    if (text === "") continue
    const run: Run = { text, ...(bold && { bold }), ...(italic && { italic }), ...(underline && { underline }) }
    const last = out.at(-1)
    if (last && sameMarks(last, run)) out[out.length - 1] = { ...last, text: last.text + text }
    else out.push(run)
  }
  return out
}

/** The text from `start` to `end`, in UTF-16 units of the plain text, marks kept. */
export function slice(runs: Runs, start: number, end: number): Runs {
  const out: Run[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (text) out.push({ ...run, text })
    at += run.text.length
  }
  return normal(out)
}

/** Without white space at either end; the form in which a text is put into the letter. */
export function trimmed(runs: Runs): Runs {
  const text = plain(runs)
  const start = text.length - text.trimStart().length
  return slice(runs, start, text.trimEnd().length)
}
