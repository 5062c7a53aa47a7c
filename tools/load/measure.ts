import type { DocName } from "../../shared/sync/docs.ts"
import { freePort } from "../bench/sync/process.ts"
import { Crowd } from "./crowd.ts"
import { Meter } from "./meter.ts"
import type { Load } from "./model.ts"
import { onPostgres, onSqlite, type Servers } from "./servers.ts"

/** Keys a second of one who types fast, and seconds of typing while it counts. */
export const KEYS = 10
const LASTS = 4
/**
 * Seconds of typing before it counts: servers run for weeks, and in the first half minute a quarter of what one uses is the engine's
 * compiling. The letters come in so many crowds meanwhile, or all would be long enough to be made one row at the same moment.
 */
const WARM_UP = { seconds: 20, crowds: 8 }
/** Seconds of typing after the crowd has changed. */
const SETTLING = 1.5
/** Before idle letters are weighed, in ms: what is collected in passing is gone by then. */
const A_WHILE = 3500
const DOCS: readonly DocName[] = ["requesting"]

/** What so many letters cost, in each of which one types and one watches. */
export interface Point extends Load {
  readonly letters: number
  /** Processor time a second: of the servers, and of their database where it is another program. In processors. */
  readonly servers: number
  readonly database: number | null
  /** The same of the people, who are one program: near 1 they are the limit, and what they type comes in bursts. */
  readonly people: number
  /** Transactions a second, and bytes for each key in the database's log. */
  readonly transactions: number | null
  readonly logged: number | null
  /** A key's way to the other side, in ms. */
  readonly median: number
  readonly p95: number
}

/** Opens the most letters at one set of servers, and measures with them and with fewer and fewer; gives the fewest first. */
export async function shrink(open: () => Promise<Servers>, nodes: number, sizes: readonly number[]): Promise<Point[]> {
  const [servers, crowd] = [await open(), new Crowd()]
  try {
    const points: Point[] = []
    for (let come = 1; come <= WARM_UP.crowds; come++) {
      const letters = Math.ceil((Math.max(...sizes) * come) / WARM_UP.crowds)
      await crowd.ask({ do: "open", target: servers.target, letters, readers: 1, docs: DOCS })
      await crowd.ask({ do: "type", perSecond: KEYS, seconds: WARM_UP.seconds / WARM_UP.crowds })
    }
    for (const letters of [...sizes].sort((a, b) => b - a)) {
      await crowd.ask({ do: "leave", from: letters })
      await crowd.ask({ do: "type", perSecond: KEYS, seconds: SETTLING })
      points.unshift(await point(servers, crowd, nodes, letters))
    }
    return points
  } finally {
    crowd.end()
    await servers.end()
  }
}

async function point(servers: Servers, crowd: Crowd, nodes: number, letters: number): Promise<Point> {
  const [began, used, done, worked] = [performance.now(), await servers.used(), await servers.database(), crowd.cpu()]
  const { delivered = 0, way } = await crowd.ask({ do: "type", perSecond: KEYS, seconds: LASTS })
  const [usedNow, doneNow, seconds] = [await servers.used(), await servers.database(), (performance.now() - began) / 1000]
  const database = done && doneNow
  return {
    nodes,
    letters,
    keys: delivered / seconds,
    servers: (usedNow.cpu - used.cpu) / 1e6 / seconds,
    database: database && (doneNow.cpu - done.cpu) / 1e6 / seconds,
    people: (crowd.cpu() - worked) / 1e6 / seconds,
    transactions: database && (doneNow.transactions - done.transactions) / seconds,
    logged: database && (doneNow.log - done.log) / delivered,
    median: way!.median,
    p95: way!.p95,
  }
}

/** What an open letter in which nobody types keeps in memory: three docs, each with both sides' sockets. In bytes. */
export async function idle(letters: number): Promise<{ live: number; rss: number }> {
  const [servers, crowd] = [await onSqlite(letters, 3), new Crowd()]
  try {
    const docs: DocName[] = ["requesting", "responding", "joint"]
    const before = await servers.used(true)
    await crowd.ask({ do: "open", target: servers.target, letters, readers: 1, docs })
    await crowd.ask({ do: "fill", keys: 200, perSecond: 100 })
    await new Promise((resolve) => setTimeout(resolve, A_WHILE))
    const after = await servers.used(true)
    return { live: (after.live - before.live) / letters, rss: (after.rss - before.rss) / letters }
  } finally {
    crowd.end()
    await servers.end()
  }
}

/** Bytes for each key of a lone writer with one reader: to the server, from it, and on disk in a file. */
export async function bytes(): Promise<{ up: number; down: number; disk: number }> {
  const port = await freePort()
  const meter = await Meter.open(() => port)
  const [servers, crowd] = [await onSqlite(1, 1, { PUBLIC_URL: `http://127.0.0.1:${meter.port}` }, port), new Crowd()]
  try {
    const target = { ...servers.target, url: `ws://127.0.0.1:${meter.port}/sync` }
    await crowd.ask({ do: "open", target, letters: 1, readers: 1, docs: DOCS })
    await crowd.ask({ do: "type", perSecond: KEYS, seconds: SETTLING })
    const [sent, size] = [meter.bytes, await servers.size()]
    const { delivered = 0 } = await crowd.ask({ do: "type", perSecond: KEYS, seconds: 2 * LASTS })
    const [up, down] = [meter.bytes.up - sent.up, meter.bytes.down - sent.down]
    return { up: up / delivered, down: down / delivered, disk: ((await servers.size()) - size) / delivered }
  } finally {
    crowd.end()
    meter.close()
    await servers.end()
  }
}

/** One server on a file, then one to three on PostgreSQL. */
export const SETUPS: readonly { readonly name: string; readonly run: () => Promise<Point[]> }[] = [
  { name: "SQLite", run: () => shrink(() => onSqlite(400), 1, [1, 25, 50, 100, 200, 400]) },
  ...[1, 2, 3].map((nodes) => ({ name: "PostgreSQL", run: () => shrink(() => onPostgres(100, nodes), nodes, [1, 25, 50, 100]) })),
]
