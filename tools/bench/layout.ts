import { createServerEngine } from "../../server/layout/engine.ts"
import { createThreadLayout } from "../../server/layout/native.ts"
import { SAMPLE } from "../../shared/layout/sample.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { byTurns, type Row, times } from "./row.ts"
import { typed } from "./typed.ts"

/** Keys pressed in one measurement; the same before it, to warm up. */
const KEYS = 100
const PEER = "the WASM build in Node"

/** How long each changed character takes to lay out in Node, in the native build and in the one that browsers run. */
export async function layout(): Promise<Row[]> {
  const [native, wasm] = [await createThreadLayout("native"), await createThreadLayout("wasm")]
  for (let i = 0; i < KEYS; i++) for (const build of [native, wasm]) build.measure(typed(i))
  const measures = await byTurns(KEYS, (i) => native.measure(typed(KEYS + i)), (i) => wasm.measure(typed(KEYS + i)))
  const pages = await byTurns(KEYS / 2, (i) => native.pages(typed(2 * KEYS + i)), (i) => wasm.pages(typed(2 * KEYS + i)))
  return [
    { what: "measure of two pages, per key, native", unit: "ms", ours: measures[0], peer: { name: PEER, figure: measures[1] } },
    { what: "those pages as pictures, per key, native", unit: "ms", ours: pages[0], peer: { name: PEER, figure: pages[1] } },
    ...(await onItsThread()),
  ]
}

/** The engine as the server uses it, and what the longest letter anybody may write costs. */
async function onItsThread(): Promise<Row[]> {
  const engine = await createServerEngine()
  const long = (i: number) => ({ ...SAMPLE, body: { ...SAMPLE.body, introduction: unmarked(`${i} ${"word ".repeat(20_000)}`) } })
  const rows: Row[] = [
    { what: "the same in the server's layout thread", unit: "ms", ours: await times(KEYS, (i) => engine.measure(typed(3 * KEYS + i))) },
    { what: "a letter of 100,000 characters", unit: "ms", ours: await times(3, (i) => engine.measure(long(i))) },
  ]
  await engine.close()
  return rows
}
