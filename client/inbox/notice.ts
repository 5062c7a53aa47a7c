/** A notice, taken apart: it is written as a mail, and a page says some of it better. */
export interface NoticeParts {
  /** What happened, line by line, without what the subject says already. */
  readonly what: readonly string[]
  /** The case. */
  readonly matter: string
  /** The record's head hash, which proves later that nothing was cut off. [R3] */
  readonly head: string | null
}

/** The parts of a notice's text. A text in another form is shown as it is, under `what`. */
export function noticeParts(subject: string, text: string): NoticeParts {
  const [what = "", matter = "", last = ""] = text.split("\n\n")
  return {
    what: what.split("\n").filter((line) => line !== "" && line !== subject),
    matter: matter.split("\n").filter((line) => !/^https?:\/\/\S+$/.test(line)).join("\n"),
    head: /^Record: event \d+, head ([0-9a-f]{64})$/.exec(last)?.[1] ?? null,
  }
}
