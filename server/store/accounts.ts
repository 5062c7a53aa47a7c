import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite"
import { Kysely, PostgresDialect, SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely"
import { openPool } from "./postgres.pool.ts"
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

/** Connections of one server for its accounts. */
const CONNECTIONS = 4

/** The accounts in the letters' PostgreSQL, through connections of their own, for the same reason. */
export function postgresAccounts(url: string): AccountsDatabase {
  // A request in flight gets the error itself.
  const pool = openPool(url, CONNECTIONS, () => undefined)
  return { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: "postgres" }
}

/** Statements that are kept prepared: more than the library and we have. */
const MOST = 100

/** The `node:sqlite` interface in the form kysely's SQLite dialect wants: parameters in one array, `reader` for a query. */
function adapted(db: DatabaseSyncInstance): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => closeFile(db),
    prepare(sql): SqliteStatement {
      const statement = kept.get(sql) ?? statementOf(db.prepare(sql))
      if (kept.size < MOST) kept.set(sql, statement)
      return statement
    },
  }
}

function statementOf(statement: StatementSyncInstance): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bound)),
    run: (parameters) => statement.run(...parameters.map(bound)),
    iterate: (parameters) => statement.iterate(...parameters.map(bound)),
  }
}

/** SQLite has neither booleans nor dates. */
function bound(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0
  return value instanceof Date ? value.toISOString() : value
}
