/**
 * Measures the sentence splitter beside the built-in `Intl.Segmenter`: right counts and speed, as ratios.
 *
 *     npx tsx tools/sentences/score.ts              on the drawn snippets, tuning half and held-out half apart
 *     npx tsx tools/sentences/score.ts DATA.jsonl   on runs of one to four marked sentences of prose
 *
 * DATA has one document a line: `{text, starts, boundaries}`, offsets in UTF-16 units.
 */
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { countSentences } from "../../shared/text/sentences.ts"
import { snippets } from "./snippets.ts"

/** A text and how many sentences a person counts in it. */
export interface Counted { readonly text: string; readonly count: number }

/** Shares of all texts, in per cent, and millions of characters a second. */
export interface Score { readonly exact: number; readonly calledTooLong: number; readonly calledFitting: number; readonly speed: number }

const LIMIT = 2

/** How one counter does on texts that a person has counted, against a limit of two sentences. */
export function scored(count: (text: string) => number, texts: readonly Counted[]): Score {
  const share = (of: readonly Counted[], wrong: (t: Counted, c: number) => boolean): number =>
    of.length === 0 ? 0 : 100 * of.filter((t) => wrong(t, count(t.text))).length / of.length
  const short = texts.filter((t) => t.count <= LIMIT), long = texts.filter((t) => t.count > LIMIT)
  return {
    exact: share(texts, (t, c) => c === t.count),
    calledTooLong: share(short, (_, c) => c > LIMIT),
    calledFitting: share(long, (_, c) => c <= LIMIT),
    speed: speed(count, texts),
  }
}

function speed(count: (text: string) => number, texts: readonly Counted[]): number {
  let characters = 0
  const from = performance.now()
  do for (const { text } of texts) { count(text); characters += text.length } while (performance.now() - from < 300)
  return characters / (performance.now() - from) / 1000
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" })
/** The count of the platform's own splitter. */
export const builtIn = (text: string): number => [...segmenter.segment(text)].filter((s) => s.segment.trim() !== "").length

/** Runs of one to four marked sentences that stand on one line and each end in a mark. */
export function runsOf({ text, starts, boundaries }: { text: string; starts: number[]; boundaries: number[] }): Counted[] {
  const prose = starts.map((s, i) => /^[^\n\t]*[A-Za-z]{3}[^\n\t]*[.?!][)\]"'”’]*$/.test(text.slice(s, boundaries[i])))
  const found: Counted[] = []
  for (let i = 0; i < starts.length; i++) for (let n = 1; n <= 4 && i + n <= starts.length; n++) {
    const run = text.slice(starts[i], boundaries[i + n - 1])
    if (!prose[i + n - 1] || run.includes("\n")) break
    found.push({ text: run, count: n })
  }
  return found
}

/** The drawn snippets, those of the held-out half or of the other. */
export const counted = (held: boolean): Counted[] =>
  snippets.filter((s) => s.heldOut === held).map((s) => ({ text: s.text, count: s.sentences.length }))

/** Prints both counters, and ours as a ratio of the built-in one. */
function compare(name: string, texts: readonly Counted[]): void {
  const ours = scored(countSentences, texts), theirs = scored(builtIn, texts)
  const row = (s: Score) => ({ "exact %": s.exact.toFixed(2), "called too long %": s.calledTooLong.toFixed(2), "called fitting %": s.calledFitting.toFixed(2), "M characters/s": s.speed.toFixed(2) })
  console.log(`${name}: ${texts.length} texts`)
  console.table({ ours: row(ours), "Intl.Segmenter": row(theirs) })
  console.log(`wrong counts ${((100 - ours.exact) / (100 - theirs.exact)).toFixed(3)} × the built-in's, speed ${(ours.speed / theirs.speed).toFixed(1)} ×\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = process.argv[2]
  if (path === undefined) { compare("Drawn snippets, tuning half", counted(false)); compare("Drawn snippets, held-out half", counted(true)) }
  else compare("Marked prose", readFileSync(path, "utf8").trim().split("\n").flatMap((line) => runsOf(JSON.parse(line))))
}
