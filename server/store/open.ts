import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { type Log, createLog } from "../log.ts"
import { type AccountsDatabase, postgresAccounts, sqliteAccounts } from "./accounts.ts"
import { alone } from "./alone.ts"
import { PostgresStore } from "./postgres.ts"
import { SqliteStore } from "./sqlite.ts"
import type { Store } from "./store.ts"
import { watched } from "./watched.ts"

/** A store that is open, and the accounts that live beside it. */
export interface Opened {
  readonly store: Store
  readonly accounts: AccountsDatabase
  /** Does what only one server may do at a time, such as making tables; the others wait. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Closes both, after what is being written is on disk. */
  close(): Promise<void>
}

/** Where to keep things: a folder, or a PostgreSQL; and where to say that the line to it was lost. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly log?: Log
}

/** Opens the store, making its tables or bringing them up to date. Rejects when the machine or the database cannot. */
export async function openStore({ dataDir, databaseUrl, log = createLog("warn") }: Place): Promise<Opened> {
  const [store, accounts] = databaseUrl ? await inPostgres(databaseUrl, log) : inFolder(dataDir)
  return {
    store: watched(store, log),
    accounts,
    alone: (work) => (databaseUrl ? alone(databaseUrl, work) : work()),
    async close() {
      await store.close()
      await accounts.db.destroy()
    },
  }
}

async function inPostgres(url: string, log: Log): Promise<[Store, AccountsDatabase]> {
  return [await PostgresStore.open(url, log), postgresAccounts(url)]
}

function inFolder(dataDir: string): [Store, AccountsDatabase] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return [new SqliteStore(join(dataDir, "letters.sqlite")), sqliteAccounts(join(dataDir, "accounts.sqlite"))]
}
