import type { DatabaseSyncInstance } from "@photostructure/sqlite"
import { Kysely, PostgresDialect, SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely"
import { Pool } from "pg"
import { closeFile, openFile } from "./sqlite.file.ts"

/** What the accounts' library is given: a query builder over its tables, and the database's kind. */
export interface AccountsDatabase {
  readonly db: Kysely<Record<string, never>>
  readonly type: "sqlite" | "postgres"
}

/**
 * The accounts' own SQLite file. Not the letters' file: a sign-up holds its transaction open while it hashes a password,
 * and nobody's keystroke shall wait for that.
 */
export function sqliteAccounts(path: string): AccountsDatabase {
  return { db: new Kysely({ dialect: new SqliteDialect({ database: adapted(openFile(path)) }) }), type: "sqlite" }
}

/** How long a connection or an answer may take, and how long a transaction may lie idle while others wait for it, in ms. */
const PATIENCE = 10_000
const LIMITS = {
  connectionTimeoutMillis: PATIENCE,
  query_timeout: PATIENCE,
  statement_timeout: PATIENCE,
  // A server that is suspended in the middle of a sign-up would hold the row for ever.
  idle_in_transaction_session_timeout: PATIENCE,
}

/** The accounts in the letters' PostgreSQL, through connections of their own, for the same reason. */
export function postgresAccounts(url: string): AccountsDatabase {
  const pool = new Pool({ connectionString: url, max: 4, keepAlive: true, ...LIMITS })
  // The pool opens another one; a request in flight gets the error itself.
  pool.on("error", () => undefined)
  // One that breaks while a transaction has it and asks nothing would be an error that nobody takes.
  pool.on("connect", (client) => client.on("error", () => undefined))
  return { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: "postgres" }
}

/** The `node:sqlite` interface in the form kysely's SQLite dialect wants: parameters in one array, `reader` for a query. */
function adapted(db: DatabaseSyncInstance): SqliteDatabase {
  return {
    close: () => closeFile(db),
    prepare(sql): SqliteStatement {
      const statement = db.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(bound)),
        run: (parameters) => statement.run(...parameters.map(bound)),
        iterate: (parameters) => statement.iterate(...parameters.map(bound)),
      }
    },
  }
}

/** SQLite has neither booleans nor dates. */
function bound(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0
  return value instanceof Date ? value.toISOString() : value
}
