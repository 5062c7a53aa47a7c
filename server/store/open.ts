import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { type AccountsDatabase, sqliteAccounts } from "./accounts.ts"
import { SqliteStore } from "./sqlite.ts"
import type { Store } from "./store.ts"

/** A store that is open, and the accounts that live beside it. */
export interface Opened {
  readonly store: Store
  readonly accounts: AccountsDatabase
  /** Closes both, after what is being written is on disk. */
  close(): Promise<void>
}

/** Where to keep things: a folder, or a PostgreSQL. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
}

/** Opens the store, making its tables or bringing them up to date. Rejects when the machine or the database cannot. */
export async function openStore({ dataDir }: Place): Promise<Opened> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const store = new SqliteStore(join(dataDir, "letters.sqlite"))
  const accounts = sqliteAccounts(join(dataDir, "accounts.sqlite"))
  return {
    store,
    accounts,
    async close() {
      await store.close()
      await accounts.db.destroy()
    },
  }
}
