import { statSync, existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { exportPdf } from "../../server/export/pdf.ts"
import { createServerEngine, type ServerEngine } from "../../server/layout/engine.ts"
import { createThreadLayout, type Build } from "../../server/layout/native.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import { SAMPLE } from "../../shared/layout/sample.ts"
import { unmarked } from "../../shared/text/runs.ts"

/** Keys pressed in one measurement. */
const KEYS = 200
const WORDS = "Plaintiff withheld documents that he alone considers irrelevant, although the requests were narrowed in two calls. "

/** The sample while somebody types the first position: one more character with each letter. */
function typed(characters: number): LetterContent {
  const [first, ...rest] = SAMPLE.body.issues
  const [mine, ...others] = first!.positions
  const runs = unmarked(WORDS.repeat(5).slice(0, 100 + characters))
  return { ...SAMPLE, marks: true, body: { ...SAMPLE.body, issues: [{ ...first!, positions: [{ ...mine!, runs }, ...others] }, ...rest] } }
}

/** Milliseconds of each repetition: median and 95th percentile. */
async function times(count: number, work: (i: number) => unknown): Promise<string> {
  const all: number[] = []
  for (let i = 0; i < count; i++) {
    const started = performance.now()
    await work(i)
    all.push(performance.now() - started)
  }
  const at = (share: number) => all.sort((a, b) => a - b)[Math.floor(share * (count - 1))]!.toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

const say = (what: string, figures: string) => console.log(`${what.padEnd(52)} ${figures}`)

async function inThread(build: Build): Promise<ServerEngine> {
  const started = performance.now()
  const engine = await createServerEngine({ build })
  say(`${build}: start, first letter and first PDF`, `${(performance.now() - started).toFixed(0)} ms`)
  return engine
}

async function perKey(build: Build): Promise<void> {
  const layout = await createThreadLayout(build)
  for (let i = 0; i < KEYS; i++) layout.measure(typed(i))
  say(`${build}: measure, each changed character`, await times(KEYS, (i) => layout.measure(typed(KEYS + i))))
  say(`${build}: pages as SVG, each changed character`, await times(50, (i) => layout.pages(typed(2 * KEYS + i))))
}

function sizes(dir: string): void {
  if (!existsSync(dir)) return say("bytes on the wire", "not built: npm run build")
  for (const file of readdirSync(dir).filter((name) => /\.(wasm|ttf)$|^worker.*\.js$/.test(name))) {
    const size = (path: string) => (existsSync(path) ? statSync(path).size.toLocaleString("en-US") : "–")
    say(file, `${size(join(dir, file))} bytes, brotli ${size(join(dir, `${file}.br`))}`)
  }
}

const engine = await inThread("native")
say("native on its thread: measure, each changed character", await times(KEYS, (i) => engine.measure(typed(i))))
say("native on its thread: the same letter again", await times(KEYS, () => engine.measure(SAMPLE)))
say("native on its thread: PDF/A-2a with PDF/UA-1", await times(30, (i) => exportPdf(engine, typed(i))))
say("native on its thread: 100,000 characters", await times(3, (i) => engine.measure({ ...SAMPLE, body: { ...SAMPLE.body, introduction: unmarked(`${i} ${"word ".repeat(20_000)}`) } })))
await engine.close()
await perKey("native")
await (await inThread("wasm")).close()
await perKey("wasm")
sizes("dist/client/assets")
