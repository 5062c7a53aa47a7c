import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "@photostructure/sqlite"
import { getMigrations } from "better-auth/db/migration"
import { Pool } from "pg"
import { pino } from "pino"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Postgres } from "../../tools/stage/postgres.ts"
import { openAccounts, type Accounts } from "../auth/accounts.ts"
import { ACCOUNTS_VERSION, bringUpToDate } from "../auth/tables.ts"
import { type AccountsDatabase, postgresAccounts, sqliteAccounts } from "./accounts.ts"
import { NewerTables } from "./failure.ts"
import { POSTGRES_STEPS } from "./postgres.schema.ts"
import { migrate as migratePostgres, PostgresStore } from "./postgres.ts"
import { migrate as migrateSqlite, openFile } from "./sqlite.file.ts"
import { SQLITE_STEPS } from "./sqlite.schema.ts"
import { SqliteStore } from "./sqlite.ts"
import { writerHere } from "./sqlite.writer.ts"
import type { Store } from "./store.ts"

/** The SHA-256 of each step that was ever released. One that is edited fails here: a change is a new step, with a line of its own. */
const RELEASED = {
  sqlite: [
    "bec2aba2213bbe3ba2f8e27f0a251901b35d0da7d0952be41613a8497e74589f",
    "1d4c084ab0e5dd42110965b66de0f340759b132fefe2b50df7e1b6b42b3f9d87",
    "f530a1c30cb205fd94081c403190218936a7e3dd077e05ba19c3a3dcff82c7a9",
  ],
  postgres: [
    "fded3987956a60f4c1d1a94d4217c2402bc9992a2452796fa98e227070b7056f",
    "0a8cf265d736289ffd3f59f9292a74bc202bc8e939bbe7c9f734538dbc830b31",
  ],
  /** What the accounts' library makes on an empty SQLite file, by our version of it. */
  accounts: { 1: "a6e8f988bdc954a9d8c8e02824584921f2d52d92d7493ebd2dff2e5aa948f694" } as Readonly<Record<number, string>>,
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex")
const folder = mkdtempSync(join(tmpdir(), "migrate-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const file = (): string => join(folder, `${++files}.sqlite`)
const log = pino({ level: "silent" })

test("no released step was edited", () => {
  expect(SQLITE_STEPS.slice(0, RELEASED.sqlite.length).map(hash)).toEqual(RELEASED.sqlite)
  expect(POSTGRES_STEPS.slice(0, RELEASED.postgres.length).map(hash)).toEqual(RELEASED.postgres)
})

test("the accounts' tables are those of our version: when the library's change, the version does", async () => {
  const database = sqliteAccounts(":memory:")
  const { compileMigrations } = await getMigrations({ database, emailAndPassword: { enabled: true } })
  expect({ [ACCOUNTS_VERSION]: hash(await compileMigrations()) }).toEqual({ [ACCOUNTS_VERSION]: RELEASED.accounts[ACCOUNTS_VERSION] })
  await database.db.destroy()
})

/** What the first release kept, in its own words. */
const FIRST = `
  INSERT INTO events (letter, seq, type, user_id, body) VALUES ('l1', 1, 'letter-created', 'ada', '{"seq":1,"type":"letter-created"}');
  INSERT INTO clients (letter, doc, client, user_id) VALUES ('l1', 'joint', 7, 'ada');
  INSERT INTO notices (user_id, letter, at, subject, text) VALUES ('ada', 'l1', '2026-01-02T00:00:00Z', 's', 't');
  INSERT INTO side_comments (letter, side, issue, user_id, name, at, runs) VALUES ('l1', 'requesting', NULL, 'ada', 'Ada', '', '[]');`

/** Everything that the first release kept is there, and one goes on from it. */
async function goesOn(store: Store): Promise<void> {
  expect(await store.events("l1", 0)).toEqual([{ seq: 1, type: "letter-created" }])
  expect(await store.updates("l1", "joint", 0)).toEqual([{ id: 1, update: expect.objectContaining({ 0: 1, 1: 2 }) }])
  expect(await store.clients("l1", "joint")).toEqual(new Map([[7, "ada"]]))
  expect((await store.notices("ada")).map(({ subject }) => subject)).toEqual(["s"])
  expect(await store.sideComments("l1", "requesting")).toHaveLength(1)
  expect(await store.appendUpdates([{ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(3) }])).toEqual([{ id: 2, seq: 1 }])
  await store.close()
}

test("SQLite: a file as the first release made it is opened and gone on from", async () => {
  const path = file()
  const first = openFile(path)
  migrateSqlite(first, SQLITE_STEPS.slice(0, 1))
  first.exec(`${FIRST} INSERT INTO updates (letter, doc, n, user_id, data) VALUES ('l1', 'joint', 1, 'ada', x'0102')`)
  first.close()
  await goesOn(new SqliteStore(path, writerHere))
})

test("SQLite: a step that fails leaves nothing half done, and the next try finds all as it was", () => {
  const db = new DatabaseSync(":memory:")
  const broken = [...SQLITE_STEPS, "ALTER TABLE events ADD COLUMN more TEXT; INSERT INTO nowhere VALUES (1)"]
  expect(() => migrateSqlite(db, broken)).toThrow("nowhere")
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: SQLITE_STEPS.length })
  expect(db.prepare("SELECT name FROM pragma_table_info('events') WHERE name = 'more'").all()).toEqual([])
  migrateSqlite(db, [...SQLITE_STEPS, "ALTER TABLE events ADD COLUMN more TEXT"])
  expect(() => migrateSqlite(db)).toThrow(NewerTables)
  db.close()
})

/** The accounts' tables in a database: made, made again, refused when newer, and nothing half done. */
async function accountsContract(fresh: () => AccountsDatabase): Promise<void> {
  const open = (database: AccountsDatabase): Promise<Accounts> =>
    openAccounts({ database, secret: "s".repeat(40), publicUrl: "http://localhost:1", origins: [], log })
  const person = { name: "Ada Bell", email: "ada@example.test", password: "long enough" }
  const first = fresh()
  const id = await (await open(first)).ensure(person)
  await first.db.destroy()
  const again = fresh()
  expect(await (await open(again)).ensure(person)).toBe(id)
  await again.db.destroy()
  const newer = fresh()
  await bringUpToDate({ database: newer }, ACCOUNTS_VERSION + 1)
  await expect(open(newer)).rejects.toThrow(NewerTables)
  await newer.db.destroy()
}

/** A table whose name is that of the last index the library makes: it fails when all else is done. */
const LAST_INDEX = "verification_identifier_idx"
async function breaksHalfway(database: AccountsDatabase): Promise<string[]> {
  const { db } = database
  await db.schema.createTable(LAST_INDEX).addColumn("x", "integer").execute()
  await expect(bringUpToDate({ database })).rejects.toThrow(LAST_INDEX)
  const tables = (await db.introspection.getTables()).map(({ name }) => name)
  await db.destroy()
  return tables.filter((name) => name !== LAST_INDEX)
}

test("SQLite: the accounts' tables move forward only, whole or not at all", async () => {
  const path = file()
  await accountsContract(() => sqliteAccounts(path))
  expect(await breaksHalfway(sqliteAccounts(file()))).toEqual([])
})

describe("with a PostgreSQL", () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await Postgres.start()
  }, 120_000)
  afterAll(() => postgres.stop(), 60_000)

  test("PostgreSQL: a database as the first release made it is opened and gone on from", async () => {
    const url = await postgres.database("first")
    const pool = new Pool({ connectionString: url })
    await migratePostgres(pool, POSTGRES_STEPS.slice(0, 1))
    await pool.query(`${FIRST} INSERT INTO updates (letter, doc, n, user_id, data) VALUES ('l1', 'joint', 1, 'ada', '\\x0102')`)
    await pool.end()
    await goesOn(await PostgresStore.open(url, log))
  })

  test("PostgreSQL: a step that fails leaves nothing half done; a newer database is refused; several servers step once", async () => {
    const url = await postgres.database("steps")
    const pool = new Pool({ connectionString: url })
    await migratePostgres(pool)
    await expect(migratePostgres(pool, [...POSTGRES_STEPS, "CREATE TABLE more (x int); SELECT * FROM nowhere"])).rejects.toThrow("nowhere")
    const version = async (): Promise<unknown> => (await pool.query("SELECT version, to_regclass('more') AS more FROM letters_version")).rows
    expect(await version()).toEqual([{ version: POSTGRES_STEPS.length, more: null }])
    const next = [...POSTGRES_STEPS, "CREATE TABLE more (x int)"]
    await Promise.all(Array.from({ length: 5 }, () => migratePostgres(pool, next)))
    expect(await version()).toEqual([{ version: next.length, more: "more" }])
    await expect(PostgresStore.open(url, log)).rejects.toThrow(NewerTables)
    await pool.end()
  })

  test("PostgreSQL: the accounts' tables move forward only, whole or not at all", async () => {
    const url = await postgres.database("accounts")
    await accountsContract(() => postgresAccounts(url))
    const broken = await postgres.database("broken")
    expect(await breaksHalfway(postgresAccounts(broken))).toEqual([])
  })
})
