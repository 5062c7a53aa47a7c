import { MARKS, normal, trimmed, type Mark, type Run, type Runs } from "../../shared/text/runs.ts"
import { mended } from "../../shared/text/printable.ts"
import { pieces, VOID, type Piece } from "./tags.ts"

/** What a paste left out, for the person to know. */
export type LeftOut = "struck-out" | "picture" | "hidden"

/** Pasted words in the form a position may hold, and what was left behind. */
export interface Pasted {
  readonly runs: Runs
  readonly leftOut: readonly LeftOut[]
}

type Marks = Readonly<Partial<Record<Mark, true>>>
interface Frame {
  readonly tag: string
  readonly marks: Marks
  readonly dropped: LeftOut | null
}

const MARK_OF: Readonly<Record<string, Mark>> = { b: "bold", strong: "bold", i: "italic", em: "italic", u: "underline" }
const STRUCK = new Set(["del", "s", "strike"])
const HIDDEN = new Set(["head", "select", "object", "iframe", "svg", "math"])
/** Inline elements: only these do not part words. Everything else stands apart from its neighbours. */
const INLINE = new Set([
  "a",
  "abbr",
  "b",
  "bdi",
  "bdo",
  "cite",
  "code",
  "del",
  "em",
  "font",
  "i",
  "ins",
  "kbd",
  "label",
  "mark",
  "q",
  "s",
  "samp",
  "small",
  "span",
  "strike",
  "strong",
  "sub",
  "sup",
  "time",
  "tt",
  "u",
  "var",
  "wbr",
  "o:p",
  "st1:place",
])

/** The declared value of a CSS property in a `style` attribute, in lower case. */
function declared(style: string, property: string): string | undefined {
  return new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(style)?.[1]?.trim().toLowerCase()
}

/** Marks after an element's own style: `font-weight: normal` takes bold away, as Google Docs' outer `<b>` needs it. */
function styled(marks: Marks, style: string): Marks {
  const weight = declared(style, "font-weight")
  const slant = declared(style, "font-style")
  const line = declared(style, "text-decoration(?:-line)?")
  const set = (mark: Mark, value: string | undefined, on: RegExp): Marks =>
    value === undefined || value === "inherit" ? {} : { [mark]: on.test(value) ? true : undefined }
  return {
    ...marks,
    ...set("bold", weight, /^(bold|bolder|[6-9]00)/),
    ...set("italic", slant, /italic|oblique/),
    ...set("underline", line, /underline/),
  }
}

function dropOf(tag: string, attributes: Readonly<Record<string, string>>): LeftOut | null {
  const style = attributes["style"] ?? ""
  if (STRUCK.has(tag) || /line-through/i.test(declared(style, "text-decoration(?:-line)?") ?? "")) return "struck-out"
  const isComment = /mso-element:\s*comment/i.test(style) || /MsoComment/i.test(attributes["class"] ?? "")
  const isHidden = declared(style, "display") === "none" || declared(style, "mso-hide") === "all"
  return HIDDEN.has(tag) || isComment || isHidden ? "hidden" : null
}

function opened(outer: Frame, { tag, attributes }: Extract<Piece, { kind: "open" }>): Frame {
  const mark = MARK_OF[tag]
  const marks = styled(mark ? { ...outer.marks, [mark]: true } : outer.marks, attributes["style"] ?? "")
  return { tag, marks, dropped: outer.dropped ?? dropOf(tag, attributes) }
}

/**
 * Pasted HTML as runs: bold, italic and underline stay, everything else goes; paragraphs, lines, cells and tabs part
 * words by one space. Struck-out text, comments and hidden text are left out and named: they are the redlines and
 * leftovers that must never reach a court. Smart quotes stay.
 */
export function fromHtml(html: string): Pasted {
  const stack: Frame[] = [{ tag: "", marks: {}, dropped: null }]
  const leftOut = new Set<LeftOut>()
  const runs: Run[] = []
  for (const piece of pieces(html)) {
    const top = stack.at(-1)!
    if (piece.kind === "text") {
      if (!top.dropped) runs.push({ text: piece.text, ...marksOf(top.marks) })
      else if (piece.text.trim()) leftOut.add(top.dropped)
      continue
    }
    if (!INLINE.has(piece.tag)) runs.push({ text: "\n" })
    if (piece.kind === "close") unwind(stack, piece.tag)
    else if (piece.tag === "img") leftOut.add("picture")
    else if (!VOID.has(piece.tag)) stack.push(opened(top, piece))
  }
  return { runs: tidy(runs, html.includes("data-pm-slice")), leftOut: [...leftOut] }
}

/** Closes the nearest open element of that name, and what was left open inside it. A stray closing tag is nothing. */
function unwind(stack: Frame[], tag: string): void {
  const at = stack.map((frame) => frame.tag).lastIndexOf(tag)
  if (at > 0) stack.length = at
}

function marksOf(marks: Marks): Partial<Run> {
  return Object.fromEntries(MARKS.filter((mark) => marks[mark]).map((mark) => [mark, true]))
}

/** Pasted plain text as runs. */
export function fromText(text: string): Pasted {
  return { runs: tidy([{ text: text.replace(/^\s*\n|\n\s*$/g, "") }], true), leftOut: [] }
}

/**
 * Runs with their white space put in order: tabs, line ends and repeated spaces are one space. A non-breaking space
 * stays where it stands alone ("§ 1983"); word processors also pad with them, and those go.
 *
 * @param edges Whether a space at either end stays: words cut from a position fit in elsewhere as they were.
 */
function tidy(runs: readonly Run[], edges: boolean): Runs {
  const within = edges ? withoutBreaks(runs) : runs
  let spaced = !edges
  const out = within.map((run) => {
    const text = mended(run.text)
      .replace(/[ \u00a0]{2,}/g, " ")
      .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    const kept = spaced ? text.replace(/^[ \u00a0]+/, "") : text
    if (kept) spaced = /[ \u00a0]$/.test(kept)
    return { ...run, text: kept }
  })
  return edges ? normal(out) : trimmed(normal(out))
}

/** Without the breaks before the first words and after the last. */
function withoutBreaks(runs: readonly Run[]): Run[] {
  const isWords = runs.map(({ text }) => text !== "\n")
  return runs.slice(isWords.indexOf(true), isWords.lastIndexOf(true) + 1)
}

const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  "struck-out": "Struck-out text was left out.",
  picture: "A picture was left out: a position holds words only.",
  hidden: "Comments or hidden text were left out.",
}

/** What a person is told after a paste; null when everything came along. */
export function pasteNotice({ leftOut }: Pasted): string | null {
  return leftOut.length > 0 ? leftOut.map((what) => LEFT_OUT[what]).join(" ") : null
}
