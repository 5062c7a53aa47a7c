/**
 * `npm run load` measures what letters cost at typing speed, learns the model's prices from the smaller points, foretells the
 * larger ones, and prints both beside each other; then what follows for many letters. Takes four minutes. It asserts nothing.
 */
import { cpus, loadavg } from "node:os"
import { grid } from "../bench/row.ts"
import { installPeers } from "../bench/sync/peers.ts"
import { ensureBuilt } from "../fresh.mjs"
import { forecast } from "./forecast.ts"
import { bytes, idle, type Point, SETUPS } from "./measure.ts"
import { costOf, learn, NOTHING, type Price, workOf } from "./model.ts"

/** The model learns from letters up to so many, on up to so many servers; the rest is foretold. */
const LEARNED = { letters: 100, nodes: 2 }

if (!ensureBuilt() || !installPeers()) process.exit(1)
const [busyBefore = 0] = loadavg()
const measured: { name: string; points: readonly Point[] }[] = []
for (const { name, run } of SETUPS) {
  process.stderr.write(`${name} …\n`)
  measured.push({ name, points: await run() })
}
process.stderr.write("idle letters, bytes …\n")
const [memory, wire] = [await idle(150), await bytes()]

const rows: string[][] = []
const prices: Record<string, { servers: Price; database: Price; transactions: Price; commit: number }> = {}
for (const name of new Set(measured.map((each) => each.name))) {
  const points = measured.filter((each) => each.name === name).flatMap((each) => each.points)
  // What a lone key waits for is, nearly all of it, its commit.
  const commit = Math.min(...points.filter(({ letters }) => letters === 1).map(({ median }) => median)) / 1000
  const largest = name === "SQLite" ? LEARNED.letters : LEARNED.letters / 2
  const crowds = points.filter(({ letters }) => letters > 1)
  const isKnown = ({ letters, nodes }: Point) => letters <= largest && nodes <= LEARNED.nodes
  const priced = (cost: (point: Point) => number | null): Price =>
    learn(crowds.filter((point) => isKnown(point) && cost(point)).map((point) => ({ work: workOf(point, commit), cost: cost(point)! })))
  const hasDatabase = points.some(({ database }) => database)
  const learned = {
    servers: priced(({ servers }) => servers),
    database: hasDatabase ? priced(({ database }) => database) : NOTHING,
    transactions: hasDatabase ? priced(({ transactions }) => transactions) : NOTHING,
    commit,
  }
  prices[name] = learned
  for (const point of points) rows.push(row(name, point, learned, point.letters === 1 ? "" : isKnown(point) ? "learned" : "foretold"))
}

function row(name: string, point: Point, learned: { servers: Price; database: Price; transactions: Price; commit: number }, how: string): string[] {
  const work = workOf(point, learned.commit)
  const beside = (price: Price, cost: number | null): string[] => {
    if (cost === null || how === "") return [cost === null ? "" : short(cost), "", ""]
    const told = costOf(price, work)
    return [short(cost), short(told), `${((told / cost - 1) * 100).toFixed(0)} %`]
  }
  const { nodes, letters, keys, servers, database, transactions, logged, median, p95 } = point
  const sizes = [name, String(nodes), String(letters), keys.toFixed(0)]
  const costs = [...beside(learned.servers, servers), ...beside(learned.database, database), ...beside(learned.transactions, transactions)]
  return [...sizes, how, ...costs, logged === null ? "" : logged.toFixed(0), `${short(median)} / ${short(p95)}`]
}

function short(value: number): string {
  return value.toPrecision(value >= 1000 ? Math.ceil(Math.log10(value)) : 3)
}

const head = ["store", "servers", "letters", "keys/s", "the model", "servers, CPUs", "model", "error", "database, CPUs", "model", "error", "transactions/s", "model", "error", "log bytes/key", "way p50 / p95, ms"]
console.log(grid([head, ...rows]))
console.log(`\nAn open letter, idle (3 docs, 6 sockets, 200 keys in each doc): ${kB(memory.live)} live, ${kB(memory.rss)} resident.`)
console.log(`A key with one reader: ${wire.up.toFixed(0)} bytes to the server, ${wire.down.toFixed(0)} from it, ${wire.disk.toFixed(0)} on disk in SQLite until the doc is made into one row.`)
for (const [name, { servers, database, commit }] of Object.entries(prices)) {
  console.log(`${name}: a commit ${(commit * 1000).toFixed(1)} ms; servers ${priceList(servers)}${name === "SQLite" ? "" : `; database ${priceList(database)}`}.`)
}
console.log(`\n${forecast(prices["PostgreSQL"]!, memory.rss)}`)
const [busy = 0] = loadavg()
console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${busyBefore.toFixed(1)} to ${busy.toFixed(1)}.`)
process.exit(0)

function kB(value: number): string {
  return `${(value / 1000).toFixed(0)} kB`
}

function priceList({ idle, append, wake, fetch, key }: Price): string {
  const micros = (value: number) => `${(value * 1e6).toFixed(0)} µs`
  return `a server ${(idle * 100).toFixed(1)} % of a CPU always, ${micros(append)} an append, ${micros(wake)} each line that it wakes, ${micros(fetch)} a fetch by another server, ${micros(key)} a key`
}
