/**
 * `npm run bench` measures everything but the sync server (`npm run bench:sync`) in less than three minutes and prints one
 * table; `npm run bench -- layout size` a part of it. It asserts nothing: on a busy machine the milliseconds mean little, and
 * the ratios beside a peer, measured in the same minute, mean more.
 */
import { cpus, loadavg } from "node:os"
import { type Row, table } from "./row.ts"

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  sentences: async () => (await import("./sentences.ts")).sentences(),
  layout: async () => (await import("./layout.ts")).layout(),
  pdf: async () => (await import("./pdf.ts")).pdf(),
  browser: async () => (await import("./browser.ts")).browser(),
  start: async () => (await import("./start.ts")).start(),
  size: async () => (await import("./size.ts")).size(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(" or ")} to measure; there are ${Object.keys(PARTS).join(", ")}.`)
  process.exit(2)
}
const rows: Row[] = []
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  process.stderr.write(`measuring ${name} …\n`)
  rows.push(...(await PARTS[name]!()))
}
const [busy = 0] = loadavg()
const machine = `${cpus().length} processors, ${busy.toFixed(1)} programs at work on them`
console.log(`\nNode ${process.version}, ${process.platform}-${process.arch}, ${machine}. Less is better everywhere.\n\n${table(rows)}`)
process.exit(0)
