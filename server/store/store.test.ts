import { DatabaseSync } from "@photostructure/sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { sqliteAccounts } from "./accounts.ts"
import { migrate } from "./sqlite.file.ts"
import { SqliteStore } from "./sqlite.ts"
import { storeContract } from "./store.contract.ts"

const folder = mkdtempSync(join(tmpdir(), "store-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const file = (): string => join(folder, `${++files}.sqlite`)

storeContract("SQLite", async () => {
  const path = file()
  return async () => new SqliteStore(path)
})

test("[R1] SQLite: the file itself refuses to change or drop an event, whoever opens it", async () => {
  const path = file()
  const store = new SqliteStore(path)
  const event = { seq: 1, type: "letter-created", actor: { userId: "ada" } } as Parameters<typeof store.appendEvents>[2][0]
  await store.appendEvents("l1", 0, [event])
  await store.close()
  const db = new DatabaseSync(path)
  const insert = "INTO events (letter, seq, type, user_id, body) VALUES ('l1', 1, 't', 'u', '{}')"
  for (const sql of ["UPDATE events SET body = '{}'", "DELETE FROM events", `INSERT OR REPLACE ${insert}`, `INSERT ${insert}`])
    expect(() => db.exec(sql)).toThrow("append-only")
  db.close()
})

test("SQLite: a commit waits for the disk", () => {
  const db = new DatabaseSync(file())
  db.close()
  const store = new SqliteStore(file())
  const inside = store as unknown as { db: { prepare(sql: string): { get(): unknown } } }
  expect(inside.db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 })
  expect(inside.db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" })
  return store.close()
})

test("SQLite: steps are applied once, whole or not at all, and a newer file is refused", () => {
  const db = new DatabaseSync(":memory:")
  migrate(db, ["CREATE TABLE a (x)"])
  migrate(db, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"])
  expect(() => migrate(db, ["", "", "CREATE TABLE c (x); CREATE TABLE a (x)"])).toThrow("already exists")
  expect(db.prepare("SELECT name FROM sqlite_master ORDER BY name").all()).toEqual([{ name: "a" }, { name: "b" }])
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 })
  expect(() => migrate(db, [""])).toThrow("version 2")
})

test("SQLite: accounts live in a file of their own and bind booleans and dates", async () => {
  const { db, type } = sqliteAccounts(file())
  expect(type).toBe("sqlite")
  await db.schema.createTable("user").addColumn("ok", "integer").addColumn("at", "text").execute()
  const table = db.dynamic.table("user").as("user")
  const at = new Date(0)
  await db.insertInto("user" as never).values({ ok: true, at } as never).execute()
  expect(await db.selectFrom(table).selectAll().execute()).toEqual([{ ok: 1, at: "1970-01-01T00:00:00.000Z" }])
  await db.destroy()
})
