/**
 * Trains the sentence model and writes `shared/text/sentences/weights.ts`.
 *
 *     npx tsx tools/sentences/train.ts DATA.jsonl           trains on everything and writes the weights
 *     npx tsx tools/sentences/train.ts DATA.jsonl --check   leaves each document out in turn and reports; writes nothing
 *
 * DATA has one document a line: `{text, starts, boundaries}`, offsets in UTF-16 units. Deterministic.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { scan } from "../../shared/text/sentences/candidates.ts"
import { features, MOST, neighbours, type Sink } from "../../shared/text/sentences/features.ts"
import { paragraphs } from "../../shared/text/sentences/paragraphs.ts"
import { rule, type Rule } from "../../shared/text/sentences/rules.ts"

interface Marked { readonly text: string; readonly starts: readonly number[]; readonly boundaries: readonly number[] }
interface Example { readonly doc: number; readonly ids: Int32Array; readonly ends: boolean; readonly rule: Rule | undefined; readonly prose: boolean }

/** 2^14 weights and five rounds: with documents left out, more of either gained nothing. */
const BITS = 14, ROUNDS = 5, DECAY = 1e-3, RATE = 0.05

/** A marked sentence that reads as prose: one line, a mark at its end, a word in it, no page or note number. */
const isProse = (s: string): boolean =>
  !s.includes("\n") && /[.?!][)\]"'”’]*$/.test(s) && /[A-Za-z]{2}/.test(s) && !/^["'“‘([]*(?:\d{1,3}|[A-Za-z]|[IVXLivxl]{1,6})[.)\]:"'”’]*$/.test(s)
  && !/\*\s?\d{2,4}\b|\[\d{1,3}\]|\[\*\]|_{3,}|\t/.test(s)

function examples({ text, starts, boundaries }: Marked, doc: number): Example[] {
  const prose = starts.map((s, i) => isProse(text.slice(s, boundaries[i]))), found: Example[] = []
  const sink: Sink = { ids: new Int32Array(MOST), count: 0 }
  let g = 0
  for (const [from, to] of paragraphs(text)) scan(text, from, to, (c) => {
    while (g < boundaries.length && boundaries[g]! <= c.at) g++
    const ends = g < boundaries.length && boundaries[g]! <= c.end
    if (c.next >= to) return ends
    const near = neighbours(text, c)
    features(c, near, sink)
    found.push({ doc, ids: sink.ids.slice(0, sink.count), ends, rule: rule(c, near), prose: prose[g] === true && (!ends || prose[g + 1] === true) })
    return ends
  })
  return found
}

/** Logistic regression by AdaGrad with a small decay, the weights averaged over the second half of the rounds. */
function fit(data: readonly Example[]): Float64Array {
  const size = 1 << BITS, mask = size - 1
  const w = new Float64Array(size), squares = new Float64Array(size).fill(0.01), sum = new Float64Array(size)
  const order = data.map((_, i) => i)
  let seed = 1, kept = 0
  const random = (n: number): number => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor(seed / 2 ** 32 * n) }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) { const j = random(i + 1), t = order[i]!; order[i] = order[j]!; order[j] = t }
    for (const k of order) {
      const { ids, ends } = data[k]!
      let z = 0
      for (const id of ids) z += w[id & mask]!
      const error = 1 / (1 + Math.exp(-z)) - (ends ? 1 : 0)
      for (const id of ids) {
        const q = id & mask, slope = error + DECAY * w[q]!
        squares[q]! += slope * slope
        w[q]! -= RATE * slope / Math.sqrt(squares[q]!)
      }
    }
    if (round * 2 >= ROUNDS) { kept++; for (let q = 0; q < size; q++) sum[q]! += w[q]! }
  }
  return sum.map((x) => x / kept)
}

function quantised(w: Float64Array): { bytes: Int8Array; scale: number } {
  const scale = w.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127
  return { bytes: Int8Array.from(w, (x) => Math.round(x / scale)), scale }
}

function score({ bytes, scale }: ReturnType<typeof quantised>, ids: Int32Array): number {
  let z = 0
  for (const id of ids) z += bytes[id & (bytes.length - 1)]!
  return z * scale
}

/** Leaves one document out at a time and says what the whole splitter gets wrong on it. */
function check(data: readonly Example[], docs: number): void {
  const byRule = new Map<string, { fired: number; wrong: number; modelWrong: number }>()
  let seen = 0, missed = 0, invented = 0
  for (let doc = 0; doc < docs; doc++) {
    const model = quantised(fit(data.filter((e) => e.doc !== doc && e.prose)))
    for (const e of data) {
      if (e.doc !== doc || !e.prose) continue
      const said = score(model, e.ids) > 0, ends = e.rule?.ends ?? said
      seen++
      if (e.ends && !ends) missed++
      if (!e.ends && ends) invented++
      const name = e.rule?.name ?? "(model)", r = byRule.get(name) ?? { fired: 0, wrong: 0, modelWrong: 0 }
      byRule.set(name, { fired: r.fired + 1, wrong: r.wrong + Number(ends !== e.ends), modelWrong: r.modelWrong + Number(said !== e.ends) })
    }
  }
  console.log(`${seen} candidates in prose, each judged by a model that has not seen its document: ${missed} ends missed, ${invented} invented`)
  console.table(Object.fromEntries(byRule))
}

function source(w: Float64Array): string {
  const { bytes, scale } = quantised(w)
  return `/**
 * Weights of the sentence model. Generated by tools/sentences/train.ts; do not edit.
 *
 * Trained on United States decisions marked by hand: J. Savelka, V. R. Walker, M. Grabmair, K. D. Ashley, "Sentence
 * Boundary Detection in Adjudicatory Decisions in the United States", TAL 58(2), 2017, as republished in MultiLegalSBD:
 * T. Brugger, M. Stürmer, J. Niklaus, "MultiLegalSBD", ICAIL 2023. Licence of the data: CC BY 4.0.
 */

/** What one step of a weight is worth in log-odds. */
export const SCALE = ${scale.toPrecision(6)}

/** Signed bytes, one a weight, in base64. */
export const WEIGHTS = "${Buffer.from(bytes.buffer).toString("base64")}"
`
}

const [path, option] = process.argv.slice(2)
if (path === undefined) throw new Error("usage: train.ts DATA.jsonl [--check]")
const docs = readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Marked)
const data = docs.flatMap(examples)
if (option === "--check") check(data, docs.length)
else writeFileSync(new URL("../../shared/text/sentences/weights.ts", import.meta.url), source(fit(data.filter((e) => e.prose))))
