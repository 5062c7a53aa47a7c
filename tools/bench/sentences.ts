import { countSentences } from "../../shared/text/sentences.ts"
import { builtIn, counted, type Counted, scored } from "../sentences/score.ts"
import { byTurns, type Row } from "./row.ts"

const PEER = "Intl.Segmenter"
/** Times that all snippets are counted, to see how long that takes. */
const PASSES = 30

/** Wrong counts of sentences and the time a count takes, beside the platform's own splitter. */
export async function sentences(): Promise<Row[]> {
  const [tuning, heldOut] = [counted(false), counted(true)]
  const all = [...tuning, ...heldOut]
  const [ours, theirs] = [scored(countSentences, all), scored(builtIn, all)]
  const pass = (count: (text: string) => number) => () => all.forEach(({ text }) => count(text))
  for (const count of [countSentences, builtIn, countSentences, builtIn]) pass(count)()
  const [ourTime, theirTime] = await byTurns(PASSES, pass(countSentences), pass(builtIn))
  return [
    wrong("wrong counts, snippets it was tuned on", tuning),
    wrong("wrong counts, snippets held out", heldOut),
    { what: "over two sentences called fitting", unit: "%", ours: ours.calledFitting, peer: { name: PEER, figure: theirs.calledFitting } },
    { what: "two sentences called too long", unit: "%", ours: ours.calledTooLong, peer: { name: PEER, figure: theirs.calledTooLong } },
    { what: `counting all ${all.length} snippets`, unit: "ms", ours: ourTime, peer: { name: PEER, figure: theirTime } },
  ]
}

function wrong(what: string, texts: readonly Counted[]): Row {
  const of = (count: (text: string) => number) => 100 - scored(count, texts).exact
  return { what: `${what} (${texts.length})`, unit: "%", ours: of(countSentences), peer: { name: PEER, figure: of(builtIn) } }
}
