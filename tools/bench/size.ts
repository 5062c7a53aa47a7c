import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { constants, brotliCompressSync } from "node:zlib"
import { openBrowser, House } from "../../e2e/stage.ts"
import { ensureBuilt, ROOT } from "../fresh.mjs"
import { openExample } from "./example.ts"
import { openSite } from "./peer/site.ts"
import { grid, type Row } from "./row.ts"
import { prepare } from "./watch.ts"

const ASSETS = join(ROOT, "dist/client/assets")
/** Chunks that are smaller, in bytes, are counted together. */
const SMALL = 8_000

/** What travels: to whoever opens the first page, and to whoever opens a letter after it. Prints every chunk on the way. */
export async function size(): Promise<Row[]> {
  if (!ensureBuilt()) return []
  console.log(`\n${chunks()}`)
  const house = await House.open({ DEMO: "1" })
  const chromium = await openBrowser()
  const first = await (await chromium.newContext()).newPage()
  await first.goto(`${house.url}/sign-in`, { waitUntil: "networkidle" })
  const { requesting: letter } = await openExample(chromium, house.url, prepare)
  const [signIn, all, engine] = [await transferred(first, ""), await transferred(letter, ""), await transferred(letter, ".wasm")]
  await chromium.close()
  await house.close()
  return [
    { what: "first visit: the sign-in page, everything", unit: "kB", ours: signIn },
    { what: "a letter, until it can be written in", unit: "kB", ours: all - engine, peer: { name: "Tiptap with Yjs alone", figure: await peer() } },
    { what: "the layout engine, in the background, kept for good", unit: "kB", ours: engine },
  ]
}

type Opened = Awaited<ReturnType<typeof openExample>>["requesting"]

/** What came over the network for the page, of files that end so, in kB. */
async function transferred(page: Opened, ending: string): Promise<number> {
  return page.evaluate((ending) => {
    const entries = [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")] as PerformanceResourceTiming[]
    return entries.filter(({ name }) => name.endsWith(ending)).reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000
  }, ending)
}

async function peer(): Promise<number> {
  const site = await openSite()
  site.close()
  return brotliCompressSync(site.script, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1000
}

/** Every chunk of the build: as it is and as it travels, in kB. */
function chunks(): string {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1)
  const bytes = (name: string) => statSync(join(ASSETS, name), { throwIfNoEntry: false })?.size
  const all = readdirSync(ASSETS)
    .filter((name) => !/\.(br|gz)$/.test(name))
    .map((name) => ({ name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ""), raw: bytes(name)!, br: bytes(`${name}.br`) ?? bytes(name)! }))
    .sort((a, b) => b.br - a.br)
  const [large, small] = [all.filter(({ br }) => br >= SMALL), all.filter(({ br }) => br < SMALL)]
  const sum = (key: "raw" | "br") => small.reduce((total, file) => total + file[key], 0)
  const rows = [...large, { name: `${small.length} smaller ones`, raw: sum("raw"), br: sum("br") }]
  return grid([["file", "kB", "kB, brotli"], ...rows.map(({ name, raw, br }) => [name, kB(raw), kB(br)])])
}
