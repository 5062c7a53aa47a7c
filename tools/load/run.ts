/**
 * `npm run load` measures what letters cost at typing speed, learns the model's prices from the smaller points, foretells the
 * larger ones, and prints both beside each other; then what follows for many letters. Takes six minutes. It asserts nothing.
 */
import { cpus, loadavg } from "node:os"
import { grid } from "../bench/row.ts"
import { installPeers } from "../bench/sync/peers.ts"
import { ensureBuilt } from "../fresh.mjs"
import { forecast } from "./forecast.ts"
import { bytes, idle, type Point, SETUPS } from "./measure.ts"
import { costOf, learn, type Price } from "./model.ts"

/** The model learns from letters up to so many, on up to so many servers; the rest is foretold. */
const LEARNED = { letters: 100, nodes: 2 }

/** The prices of one store. */
interface Learned {
  readonly servers: Price
  readonly database: Price
  readonly transactions: Price
}

if (!ensureBuilt() || !installPeers()) process.exit(1)
const [busyBefore = 0] = loadavg()
const measured: { name: string; points: readonly Point[] }[] = []
for (const { name, run } of SETUPS) {
  process.stderr.write(`${name} …\n`)
  measured.push({ name, points: await run() })
}

const rows: string[][] = []
const prices: Record<string, Learned> = {}
for (const name of new Set(measured.map((each) => each.name))) {
  const points = measured.filter((each) => each.name === name).flatMap((each) => each.points)
  const largest = name === "SQLite" ? LEARNED.letters : LEARNED.letters / 2
  const known = points.filter(({ letters, nodes }) => letters > 1 && letters <= largest && nodes <= LEARNED.nodes)
  const priced = (what: keyof Learned) => learn(known.flatMap((load) => (load[what] === null ? [] : { load, cost: load[what] })))
  const learned = { servers: priced("servers"), database: priced("database"), transactions: priced("transactions") }
  prices[name] = learned
  const how = (point: Point): string => (known.includes(point) ? "learned" : "foretold")
  for (const point of points) rows.push(row(name, point, learned, point.letters === 1 ? "" : how(point)))
}

function row(name: string, point: Point, learned: Learned, how: string): string[] {
  const beside = (what: keyof Learned): string[] => {
    const [cost, told] = [point[what], costOf(learned[what], point)]
    if (cost === null || how === "") return [cost === null ? "" : short(cost), "", ""]
    return [short(cost), short(told), `${((told / cost - 1) * 100).toFixed(0)} %`]
  }
  const { nodes, letters, keys, logged, median, p95, people } = point
  const sizes = [name, String(nodes), String(letters), keys.toFixed(0)]
  const costs = [...beside("servers"), ...beside("database"), ...beside("transactions")]
  return [...sizes, how, ...costs, logged === null ? "" : logged.toFixed(0), `${short(median)} / ${short(p95)}`, short(people)]
}

function short(value: number): string {
  return value.toPrecision(value >= 1000 ? Math.ceil(Math.log10(value)) : 3)
}

const costs = ["servers, CPUs", "database, CPUs", "transactions/s"].flatMap((what) => [what, "model", "error"])
const head = ["store", "servers", "letters", "keys/s", "the model", ...costs, "log bytes/key", "way p50 / p95, ms", "people, CPUs"]
console.log(grid([head, ...rows]))
process.stderr.write("idle letters, bytes …\n")
const [memory, wire] = [await idle(100), await bytes()]
console.log(`\nAn open letter, idle (3 docs, 6 sockets, 200 keys in each doc): ${kB(memory.live)} live, ${kB(memory.rss)} resident.`)
console.log(`A key with one reader: ${wire.up.toFixed(0)} bytes to the server, ${wire.down.toFixed(0)} from it.`)
console.log(`On disk, for a key that commits alone: ${wire.disk.toFixed(0)} bytes in SQLite's log.`)
for (const [name, { servers, database, transactions }] of Object.entries(prices)) {
  console.log(`${name}: servers ${priceList(servers)}.`)
  if (name === "SQLite") continue
  console.log(`${name}: database ${priceList(database)}.`)
  console.log(`Transactions: ${transactions.key.toFixed(1)} a key, ${transactions.fetch.toFixed(1)} more where another server fetches it.`)
}
// What a lone key waits for is, nearly all of it, its commit.
const commit = measured.find(({ name }) => name === "PostgreSQL")!.points[0]!.median / 1000
console.log(`\n${forecast(prices["PostgreSQL"]!, commit, memory.rss)}`)
const [busy = 0] = loadavg()
console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${busyBefore.toFixed(1)} to ${busy.toFixed(1)}.`)
process.exit(0)

function kB(value: number): string {
  return `${(value / 1000).toFixed(0)} kB`
}

function priceList({ server, key, fetch }: Price): string {
  const micros = (value: number) => `${(value * 1e6).toFixed(0)} µs`
  return `${(server * 100).toFixed(0)} % of a CPU each, ${micros(key)} a key, ${micros(fetch)} more where another server fetches it`
}
