import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { pino } from "pino"
import { PostgresStore } from "../../server/store/postgres.ts"
import { SqliteStore } from "../../server/store/sqlite.ts"
import type { Store } from "../../server/store/store.ts"
import type { Target } from "../bench/sync/contenders.ts"
import { type Account, PARTS, signUp, write } from "../bench/sync/house.ts"
import { freePort, type Server, startServer, type Used } from "../bench/sync/process.ts"
import { ROOT } from "../fresh.mjs"
import { Postgres } from "../stage/postgres.ts"

/** Sockets that one person is given: nobody may have more than 20. */
const SOCKETS = 18

type Env = Readonly<Record<string, string>>

/** What a database has done since it began: CPU in µs, transactions, bytes in its log and on disk. */
export interface Database {
  readonly cpu: number
  readonly transactions: number
  readonly log: number
  readonly size: number
}

/** Some servers over one store, with letters, in processes of their own. */
export interface Servers {
  readonly target: Target
  /** What all of them have used; with `live`, after a collection of garbage. */
  used(live?: boolean): Promise<Used>
  /** What their database has done; null for a file, which the servers keep themselves. */
  database(): Promise<Database | null>
  /** Bytes of the store on disk; of a database, all of it. */
  size(): Promise<number>
  end(): Promise<void>
}

/**
 * One server over a file.
 *
 * @param docs How many docs of each letter are opened. @param env More settings.
 * @param port Where it listens, when people come by another address.
 */
export async function onSqlite(letters: number, docs = 1, env: Env = {}, port?: number): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), "load-"))
  const first = await start(folder, {})
  const accounts = await people(first, letters * docs)
  await first.stop()
  const store = new SqliteStore(join(folder, "letters.sqlite"))
  await fill(store, letters, accounts)
  await store.close()
  const server = await start(folder, env, port)
  const size = async (): Promise<number> => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return {
    target: targetOf([server], accounts),
    used: (live) => server.used(live),
    database: async () => null,
    size,
    async end() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** So many servers over one PostgreSQL. */
export async function onPostgres(letters: number, nodes: number): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), "load-"))
  const postgres = await Postgres.start()
  const url = await postgres.database("letters")
  const env = { DATABASE_URL: url, AUTH_SECRET: "the same secret for every one of the servers" }
  const servers: Server[] = []
  for (let n = 0; n < nodes; n++) servers.push(await start(join(folder, String(n)), env))
  const accounts = await people(servers[0]!, letters)
  const store = await PostgresStore.open(url, pino({ level: "silent" }))
  await fill(store, letters, accounts)
  await store.close()
  const asker = new Client({ connectionString: url })
  await asker.connect()
  const database = async (): Promise<Database> => ({ ...(await counts(asker)), cpu: postgres.cpu() })
  return {
    target: targetOf(servers, accounts),
    async used(live) {
      const all = await Promise.all(servers.map((server) => server.used(live)))
      const sum = (what: keyof Used) => all.reduce((total, used) => total + used[what], 0)
      return { cpu: sum("cpu"), live: sum("live"), rss: sum("rss") }
    },
    database,
    size: async () => (await database()).size,
    async end() {
      await asker.end()
      await Promise.all(servers.map((server) => server.stop()))
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function counts(asker: Client): Promise<Omit<Database, "cpu">> {
  const { rows } = await asker.query<{ transactions: string; log: string; size: string }>(
    `SELECT xact_commit AS transactions, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS log, pg_database_size(datname) AS size
      FROM pg_stat_database WHERE datname = current_database()`,
  )
  const { transactions, log, size } = rows[0]!
  return { transactions: Number(transactions), log: Number(log), size: Number(size) }
}

async function start(folder: string, env: Env, port?: number): Promise<Server> {
  const settings = { DEMO: "0", LOG_LEVEL: "warn", ...env, DATA_DIR: folder }
  return startServer(join(ROOT, "dist/server/main.js"), settings, port ?? (await freePort()))
}

/** Groups of people who share the letters, as many as it takes. */
async function people(server: Server, sockets: number): Promise<Account[]> {
  return Promise.all(Array.from({ length: Math.ceil(sockets / SOCKETS) * PARTS.length }, (_, n) => signUp(server.port, n)))
}

async function fill(store: Store, letters: number, accounts: readonly Account[]): Promise<void> {
  const people = (n: number) => PARTS.map((part, p) => ({ ...part, name: `Person ${p}`, userId: at(accounts, n, p).userId }))
  for (let n = 0; n < letters; n++) await write(store, `l${n}`, people(n))
}

function at(accounts: readonly Account[], letter: number, part: number): Account {
  return accounts[(letter * PARTS.length + part) % accounts.length]!
}

function targetOf(servers: readonly Server[], accounts: readonly Account[]): Target {
  const [url = "", ...more] = servers.map(({ port }) => `ws://127.0.0.1:${port}/sync`)
  const cookies = Array.from({ length: accounts.length / PARTS.length }, (_, group) => PARTS.map((_, part) => at(accounts, group, part).cookie))
  return { client: "y-websocket", url, more, cookies }
}
