import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Locator, Page } from "playwright-core"
import { House, openBrowser } from "../../e2e/stage.ts"
import { ensureBuilt } from "../fresh.mjs"
import { openExample } from "./example.ts"
import { PEER, servePeer, serveRelay } from "./peer/peer.ts"
import { openSite } from "./peer/site.ts"
import { type Row, type Spread, spread } from "./row.ts"
import { KEY, mainThread, noted, prepare, watch } from "./watch.ts"

/** Keys pressed in one measurement, and the pause between two, in ms: ten a second, a fast typist. */
const KEYS = 90
const PAUSE = 100

/** Somebody types, somebody else watches: each with a page, and the part of it in which the words appear. */
interface Pair {
  readonly writer: Page
  readonly reader: Page
  readonly written: Locator
  readonly read: Locator
  readonly editor: Locator
}

/** What a key cost, in ms. */
interface Cost {
  readonly own: Spread
  readonly other: Spread
  readonly laid: Spread
  readonly writing: number
  readonly reading: number
}

/** The product in two browsers, with the example letter open, beside Tiptap and Yjs with nothing around them. */
export async function browser(): Promise<Row[]> {
  if (!ensureBuilt()) return []
  const chromium = await openBrowser()
  const ours = await product(chromium)
  const theirs = await peer(chromium)
  await chromium.close()
  const beside = (figure: Spread | number) => ({ name: theirs.name, figure })
  return [
    { what: "key to one's own screen", unit: "ms", ours: ours.own, peer: beside(theirs.cost.own) },
    { what: "key to the other's screen", unit: "ms", ours: ours.other, peer: beside(theirs.cost.other) },
    { what: "layout in the browser's worker, per key, with pictures", unit: "ms", ours: ours.laid },
    { what: "main thread per key, who writes", unit: "ms", ours: ours.writing, peer: beside(theirs.cost.writing) },
    { what: "main thread per key, who reads", unit: "ms", ours: ours.reading, peer: beside(theirs.cost.reading) },
  ]
}

async function product(chromium: Browser): Promise<Cost> {
  const house = await House.open({ DEMO: "1" })
  const { requesting: reader, responding: writer } = await openExample(chromium, house.url, prepare)
  const issue = (page: Page) => page.getByRole("region", { name: /^Issue 4:/ })
  const editor = issue(writer).getByRole("textbox", { name: /^Your position/ })
  const result = await cost({ writer, reader, editor, written: editor, read: issue(reader) })
  await house.close()
  return result
}

async function peer(chromium: Browser): Promise<{ readonly name: string; readonly cost: Cost }> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  const site = await openSite()
  const stock = await servePeer(folder)
  const server = stock ?? (await serveRelay())
  const [writer, reader] = [await freshPage(chromium), await freshPage(chromium)]
  for (const page of [writer, reader]) {
    await page.goto(`${site.url}?url=${encodeURIComponent(server.url)}`)
    await page.locator(".ProseMirror").waitFor()
  }
  const editor = writer.locator(".ProseMirror")
  const result = await cost({ writer, reader, editor, written: editor, read: reader.locator(".ProseMirror") })
  await server.stop()
  site.close()
  rmSync(folder, { recursive: true })
  return { name: `Tiptap, ${stock ? PEER : "a bare relay"}`, cost: result }
}

async function freshPage(chromium: Browser): Promise<Page> {
  const page = await (await chromium.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await prepare(page)
  return page
}

async function cost({ writer, reader, editor, written, read }: Pair): Promise<Cost> {
  await editor.click()
  await writer.keyboard.press("Control+End")
  await writer.keyboard.type(" The first words, so that everything has run once.", { delay: PAUSE / 2 })
  await writer.waitForTimeout(1000)
  await watch(writer, written)
  await watch(reader, read)
  const [laidBefore, works, reads] = [(await noted(writer)).laid.length, await mainThread(writer), await mainThread(reader)]
  const [worked, hadRead] = [await works(), await reads()]
  for (let i = 0; i < KEYS; i++) {
    if (i % 6 === 0) await writer.keyboard.press(" ")
    await writer.keyboard.press(KEY)
    await writer.waitForTimeout(PAUSE)
  }
  await writer.waitForTimeout(500)
  const [mine, theirs] = [await noted(writer), await noted(reader)]
  const keys = KEYS + KEYS / 6
  return {
    own: spread(mine.seen.map((at, i) => at - mine.keys[i]!)),
    other: spread(theirs.seen.map((at, i) => at - mine.keys[i]!)),
    laid: spread(mine.laid.slice(laidBefore)),
    writing: ((await works()) - worked) / keys,
    reading: ((await reads()) - hadRead) / keys,
  }
}
