import { createServerEngine } from "../../server/layout/engine.ts"
import { createThreadLayout, type ThreadLayout } from "../../server/layout/native.ts"
import { SAMPLE } from "../../shared/layout/sample.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { type Row, type Spread, times } from "./row.ts"
import { typed } from "./typed.ts"

/** Keys pressed in one measurement; the same before it, to warm up. */
const KEYS = 100

/** How long each changed character takes to lay out in Node, in the native build and in the one that browsers run. */
export async function layout(): Promise<Row[]> {
  const [native, wasm] = [await perKey("native"), await perKey("wasm")]
  const peer = (figure: Spread) => ({ name: "the WASM build in Node", figure })
  return [
    { what: "measure of two pages, per key, native", unit: "ms", ours: native.measure, peer: peer(wasm.measure) },
    { what: "those pages as pictures, per key, native", unit: "ms", ours: native.pages, peer: peer(wasm.pages) },
    ...(await onItsThread()),
  ]
}

async function perKey(build: ThreadLayout["build"]): Promise<{ readonly measure: Spread; readonly pages: Spread }> {
  const engine = await createThreadLayout(build)
  for (let i = 0; i < KEYS; i++) engine.measure(typed(i))
  return {
    measure: await times(KEYS, (i) => engine.measure(typed(KEYS + i))),
    pages: await times(KEYS / 2, (i) => engine.pages(typed(2 * KEYS + i))),
  }
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
