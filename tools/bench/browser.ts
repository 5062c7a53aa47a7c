import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { House, openBrowser } from "../../e2e/stage.ts"
import { ensureBuilt } from "../fresh.mjs"
import { openExample } from "./example.ts"
import { openSite } from "./peer/site.ts"
import { Pair } from "./pair.ts"
import type { Row, Spread } from "./row.ts"
import { HOME, installPeers, STOCK } from "./sync/peers.ts"
import { freePort, startServer } from "./sync/process.ts"
import { prepare } from "./watch.ts"

/** Keys pressed for each of the two. */
const KEYS = 90
/** A row of keys at a time, by turns with the peer: what else the machine is doing then slows both alike. */
const ROWS = 3

/** The product in two browsers, with the example letter open, beside Tiptap and Yjs with nothing around them. */
export async function browser(): Promise<Row[]> {
  if (!ensureBuilt()) return []
  const chromium = await openBrowser()
  const [product, peer] = [await openProduct(chromium), await openPeer(chromium)]
  for (let i = 0; i < ROWS; i++) for (const { pair } of [product, peer]) await pair.type(KEYS / ROWS)
  const [ours, theirs] = [await product.pair.cost(), await peer.pair.cost()]
  await chromium.close()
  for (const { close } of [product, peer]) await close()
  const beside = (figure: Spread | number) => ({ name: peer.name, figure })
  return [
    { what: "key to one's own screen", unit: "ms", ours: ours.own, peer: beside(theirs.own) },
    { what: "key to the other's screen", unit: "ms", ours: ours.other, peer: beside(theirs.other) },
    { what: "layout in the browser's worker, per key, with pictures", unit: "ms", ours: ours.laid },
    { what: "main thread per key, who writes", unit: "ms", ours: ours.writing, peer: beside(theirs.writing) },
    { what: "main thread per key, who reads", unit: "ms", ours: ours.reading, peer: beside(theirs.reading) },
  ]
}

/** Two people at work, and how to send them home. */
interface Open {
  readonly name: string
  readonly pair: Pair
  close(): Promise<void>
}

async function openProduct(chromium: Browser): Promise<Open> {
  const house = await House.open({ DEMO: "1" })
  const { requesting: reader, responding: writer } = await openExample(chromium, house.url, prepare)
  const issue = (page: Page) => page.getByRole("region", { name: /^Issue 4:/ })
  const editor = issue(writer).getByRole("textbox", { name: /^Your position/ })
  return { name: "ours", pair: await Pair.sitDown({ writer, reader, editor, read: issue(reader) }), close: () => house.close() }
}

async function openPeer(chromium: Browser): Promise<Open> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  const site = await openSite()
  const stock = installPeers()
  if (!stock) console.error("y-websocket's server could not be fetched: a server that only passes frames on takes its place")
  const server = await startServer(stock ? STOCK : join(HOME, "relay.mjs"), { YPERSISTENCE: join(folder, "leveldb") }, await freePort())
  const [writer, reader] = [await freshPage(chromium), await freshPage(chromium)]
  for (const page of [writer, reader]) {
    await page.goto(`${site.url}?url=ws://127.0.0.1:${server.port}`)
    await page.locator(".ProseMirror").waitFor()
  }
  const pair = await Pair.sitDown({ writer, reader, editor: writer.locator(".ProseMirror"), read: reader.locator(".ProseMirror") })
  const close = async () => {
    await server.stop("SIGKILL")
    site.close()
    rmSync(folder, { recursive: true })
  }
  return { name: `Tiptap, ${stock ? "y-websocket's server" : "a bare relay"}`, pair, close }
}

async function freshPage(chromium: Browser): Promise<Page> {
  const page = await (await chromium.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await prepare(page)
  return page
}
