import type { BetterAuthOptions } from "better-auth"
import { getMigrations } from "better-auth/db/migration"
import { sql } from "kysely"
import type { AccountsDatabase } from "../store/accounts.ts"
import { NewerTables } from "../store/failure.ts"

/**
 * The version of the accounts' tables. The library adds what its own version needs and never takes away; one more whenever an
 * upgrade of it changes the tables (a test says when), so that an older program refuses what it does not know.
 */
export const ACCOUNTS_VERSION = 1

/** Makes the accounts' tables, or brings them up to date: forward only, all of it or nothing. Refuses (throws) newer ones. */
export async function bringUpToDate(options: Omit<BetterAuthOptions, "database"> & { database: AccountsDatabase }, version = ACCOUNTS_VERSION): Promise<void> {
  const { db, type } = options.database
  await db.transaction().execute(async (transaction) => {
    await sql`CREATE TABLE IF NOT EXISTS accounts_version (version integer NOT NULL)`.execute(transaction)
    const { rows } = await sql<{ version: number }>`SELECT version FROM accounts_version`.execute(transaction)
    const have = rows[0]?.version ?? 0
    if (have > version) throw new NewerTables(have, version)
    // In the transaction, whose connection it is then given.
    const { runMigrations } = await getMigrations({ ...options, database: { db: transaction, type } })
    await runMigrations()
    await sql`DELETE FROM accounts_version`.execute(transaction)
    await sql`INSERT INTO accounts_version VALUES (${sql.lit(version)})`.execute(transaction)
  })
}
