import { countSentences } from "../../shared/text/sentences.ts"
import { builtIn, counted, type Counted, scored } from "../sentences/score.ts"
import type { Row } from "./row.ts"

const PEER = "Intl.Segmenter"

/** Wrong counts of sentences and the time a count takes, beside the platform's own splitter. */
export async function sentences(): Promise<Row[]> {
  const [tuning, heldOut] = [counted(false), counted(true)]
  const all = [...tuning, ...heldOut]
  const [ours, theirs] = [scored(countSentences, all), scored(builtIn, all)]
  return [
    wrong("wrong counts, snippets it was tuned on", tuning),
    wrong("wrong counts, snippets held out", heldOut),
    { what: "over two sentences called fitting", unit: "%", ours: ours.calledFitting, peer: { name: PEER, figure: theirs.calledFitting } },
    { what: "two sentences called too long", unit: "%", ours: ours.calledTooLong, peer: { name: PEER, figure: theirs.calledTooLong } },
    { what: "counting 1,000 characters", unit: "µs", ours: 1000 / ours.speed, peer: { name: PEER, figure: 1000 / theirs.speed } },
  ]
}

function wrong(what: string, texts: readonly Counted[]): Row {
  const of = (count: (text: string) => number) => 100 - scored(count, texts).exact
  return { what: `${what} (${texts.length})`, unit: "%", ours: of(countSentences), peer: { name: PEER, figure: of(builtIn) } }
}
