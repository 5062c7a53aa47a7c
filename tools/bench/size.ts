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
  const [signIn, all, engine] = [await transferred(first), await transferred(letter), await transferred(letter, [".wasm", ".ttf"])]
  await chromium.close()
  await house.close()
  return [
    { what: "first visit: the sign-in page, everything", unit: "kB", ours: signIn },
    { what: "a letter, until it can be written in", unit: "kB", ours: all - engine, peer: { name: "Tiptap with Yjs alone", figure: await peer() } },
    { what: "the layout engine and its fonts, in the background, kept for good", unit: "kB", ours: engine },
  ]
}

type Opened = Awaited<ReturnType<typeof openExample>>["requesting"]

/** What came over the network for the page, of files that end so, in kB. */
async function transferred(page: Opened, endings: readonly string[] = [""]): Promise<number> {
  return page.evaluate((endings) => {
    const entries = [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")] as PerformanceResourceTiming[]
    const counted = entries.filter(({ name }) => endings.some((ending) => name.endsWith(ending)))
    return counted.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000
  }, endings)
}

async function peer(): Promise<number> {
  const site = await openSite()
  site.close()
  return brotliCompressSync(site.script, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1000
}

/** Files of one kind that are many, of which a page loads those it needs. */
const FONTS = /\.woff2?$/

interface Sized {
  readonly name: string
  readonly raw: number
  readonly br: number
}

/** Every chunk of the build: as it is and as it travels, in kB. */
function chunks(): string {
  const bytes = (name: string) => statSync(join(ASSETS, name), { throwIfNoEntry: false })?.size
  const all = readdirSync(ASSETS)
    .filter((name) => !/\.(br|gz)$/.test(name))
    .map((name): Sized => ({ name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ""), raw: bytes(name)!, br: bytes(`${name}.br`) ?? bytes(name)! }))
    .sort((a, b) => b.br - a.br)
  const [fonts, files] = [all.filter(({ name }) => FONTS.test(name)), all.filter(({ name }) => !FONTS.test(name))]
  const [large, small] = [files.filter(({ br }) => br >= SMALL), files.filter(({ br }) => br < SMALL)]
  const rows = [...large, together("smaller files", small), together("fonts of the screen, each loaded where it is needed", fonts)]
  const kB = (size: number) => (size / 1000).toFixed(1)
  return grid([["file of the build", "kB", "kB as it travels"], ...rows.map(({ name, raw, br }) => [name, kB(raw), kB(br)])])
}

function together(name: string, files: readonly Sized[]): Sized {
  const sum = (key: "raw" | "br") => files.reduce((total, file) => total + file[key], 0)
  return { name: `${files.length} ${name}`, raw: sum("raw"), br: sum("br") }
}
