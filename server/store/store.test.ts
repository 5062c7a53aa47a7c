import { DatabaseSync } from "@photostructure/sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Worker } from "node:worker_threads"
import { Client } from "pg"
import { pino } from "pino"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { until } from "../../tools/stage/people.ts"
import { Postgres } from "../../tools/stage/postgres.ts"
import { postgresAccounts, sqliteAccounts } from "./accounts.ts"
import { alone } from "./alone.ts"
import { openPool } from "./postgres.pool.ts"
import { PostgresStore } from "./postgres.ts"
import { migrate, openFile } from "./sqlite.file.ts"
import { SqliteStore } from "./sqlite.ts"
import { workerOn, writerApart, writerHere } from "./sqlite.writer.ts"
import { storeContract } from "./store.contract.ts"
import type { Change } from "./store.ts"

const folder = mkdtempSync(join(tmpdir(), "store-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const file = (): string => join(folder, `${++files}.sqlite`)

storeContract("SQLite", async () => {
  const path = file()
  return async () => new SqliteStore(path, writerHere)
})

test("SQLite: the thread that writes answers each write with its own outcome, in order, and is over when closed", async () => {
  const path = file()
  const store = new SqliteStore(path)
  const one = (byte: number) => ({ letter: "l1", doc: "joint", userId: "ada", update: new Uint8Array([0, byte, 0]).subarray(1, 2) }) as const
  const appended = await Promise.all(Array.from({ length: 50 }, (_, byte) => store.appendUpdates([one(byte)])))
  expect(appended.map(([of]) => of?.id)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  const notice = { userId: "ada", letter: null, at: "", subject: null as never, text: "" }
  const [refused, also] = await Promise.allSettled([store.addNotice(notice), store.appendUpdates([one(50)])])
  expect([refused.status, also.status]).toEqual(["rejected", "fulfilled"])
  await store.close()
  const again = new SqliteStore(path, writerHere)
  expect((await again.updates("l1", "joint", 1)).map(({ update }) => update[0])).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  await again.close()
})

test("SQLite: when the thread that writes ends by itself, nobody waits for it for ever, and another one writes what comes next", async () => {
  const threads: Worker[] = []
  const start = (path: string): Worker => (threads.push(workerOn(path)), threads.at(-1)!)
  const store = new SqliteStore(file(), (path) => writerApart(path, start))
  const append = (byte: number) => store.appendUpdates([{ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(byte) }])
  await append(1)
  await threads[0]!.terminate()
  await append(2)
  // It may or may not have got it done.
  await Promise.allSettled([append(3), threads[1]!.terminate()])
  await append(4)
  expect(threads).toHaveLength(3)
  const stored = (await store.updates("l1", "joint", 0)).map(({ update }) => update[0])
  expect(stored.filter((byte) => byte !== 3)).toEqual([1, 2, 4])
  await store.close()
})

test("SQLite: when the writer is closed, writes are refused and the ping says so", async () => {
  const store = new SqliteStore(file(), (path) => {
    const writer = writerApart(path)
    void writer.close()
    return writer
  })
  await expect(store.ping()).rejects.toThrow("ended")
  await expect(store.appendUpdates([{ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(1) }])).rejects.toThrow("ended")
  await store.close()
})

test("[R1] SQLite: the file itself refuses to change or drop an event, whoever opens it", async () => {
  const path = file()
  const store = new SqliteStore(path, writerHere)
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
  const opened = openFile(file())
  expect(opened.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 })
  expect(opened.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" })
  opened.close()
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

describe("with a PostgreSQL", () => {
  let postgres: Postgres
  let databases = 0
  const database = (): Promise<string> => postgres.database(`letters${++databases}`)
  const open = (url: string): Promise<PostgresStore> => PostgresStore.open(url, pino({ level: "silent" }))
  const draft = (byte: number) => ({ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(byte) }) as const

  beforeAll(async () => {
    postgres = await Postgres.start()
  }, 120_000)
  afterAll(() => postgres.stop(), 60_000)

  storeContract("PostgreSQL", async () => {
    const url = await database()
    return () => open(url)
  })

  test("[R1] PostgreSQL: the database itself refuses to change or drop an event", async () => {
    const url = await database()
    const store = await open(url)
    await store.appendEvents("l1", 0, [{ seq: 1, type: "letter-created", actor: { userId: "ada" } } as never])
    await store.close()
    const client = new Client({ connectionString: url })
    await client.connect()
    for (const sql of ["UPDATE events SET body = ''", "DELETE FROM events", "TRUNCATE events"])
      await expect(client.query(sql)).rejects.toThrow("append-only")
    await client.end()
  })

  test("PostgreSQL: nodes that start at once make the tables once; all number one doc without a gap", async () => {
    const url = await database()
    const nodes = await Promise.all([open(url), open(url), open(url)])
    const ids = await Promise.all(Array.from({ length: 90 }, (_, n) => nodes[n % 3]!.appendUpdates([draft(n)])))
    expect(ids.flat().map(({ id }) => id).sort((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, n) => n + 1))
    const rows = await nodes[0]!.updates("l1", "joint", 0)
    for (const [n, [appended]] of ids.entries()) expect(rows[appended!.id - 1]!.update[0]).toBe(n)
    await Promise.all(nodes.map((node) => node.close()))
  })

  test("PostgreSQL: nodes that make the rows of a doc into one at the same moment do not wait for each other for ever", async () => {
    const url = await database()
    const nodes = await Promise.all([open(url), open(url)])
    for (let round = 1; round <= 40; round++) {
      await nodes[0]!.appendUpdates(Array.from({ length: 100 }, (_, n) => draft(n)))
      const throughs = [round * 100 - 1, round * 100, round * 100 - 50, round * 100 - 2]
      await Promise.all(throughs.map((through, n) => nodes[n % 2]!.compact("l1", "joint", through, Uint8Array.of(round))))
      expect((await nodes[0]!.updates("l1", "joint", 0)).at(-1)).toMatchObject({ id: round * 100 })
    }
    await Promise.all(nodes.map((node) => node.close()))
  })

  test("PostgreSQL: a transaction that a suspended server leaves open is ended, and the others go on", async () => {
    const url = await database()
    const [suspended, other] = [openPool(url, 1, () => undefined, 1000), openPool(url, 1, () => undefined)]
    await suspended.query("CREATE TABLE held (n integer); INSERT INTO held VALUES (1)")
    const asleep = await suspended.connect()
    await asleep.query("BEGIN; UPDATE held SET n = 2")
    await other.query("UPDATE held SET n = n + 10")
    expect((await other.query("SELECT n FROM held")).rows).toEqual([{ n: 11 }])
    await expect(asleep.query("COMMIT")).rejects.toThrow()
    asleep.release(true)
    await Promise.all([suspended.end(), other.end()])
  })

  test("PostgreSQL: a reader that follows the numbers misses none, whichever node commits first", async () => {
    const url = await database()
    const [one, two, reader] = await Promise.all([open(url), open(url), open(url)])
    const seen: number[] = []
    let writing = true
    const follow = (async () => {
      while (writing || seen.length < 200) for (const { id } of await reader.updates("l1", "joint", seen.at(-1) ?? 0)) seen.push(id)
    })()
    await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 ? one : two).appendUpdates([draft(n)])))
    writing = false
    await follow
    expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    await Promise.all([one, two, reader].map((node) => node.close()))
  })

  test("PostgreSQL: a node hears of another's changes, and after a lost line that it may have missed some", async () => {
    const url = await database()
    const [here, there] = await Promise.all([open(url), open(url)])
    const told: Change[] = []
    here.onChange((change) => told.push(change))
    await there.appendUpdates([draft(1)])
    await there.appendEvents("l1", 0, [{ seq: 1, type: "letter-created", actor: { userId: "ada" } } as never])
    await until("told", () => told.length === 2)
    expect(told).toEqual([{ kind: "draft", letter: "l1", doc: "joint" }, { kind: "record", letter: "l1", seq: 1 }])
    await postgres.halt("crash")
    await expect(here.appendUpdates([draft(2)])).rejects.toThrow()
    await postgres.resume()
    await until("told that some may be missed", () => told.at(-1)?.kind === "missed")
    expect(await here.appendUpdates([draft(3)])).toMatchObject([{ id: 2, seq: 1 }])
    await Promise.all([here.close(), there.close()])
  })

  test("PostgreSQL: a stale or broken write leaves the others' alone, and U+0000 harms nothing", async () => {
    const store = await open(await database())
    expect(await store.hasLetter("a\0b")).toBe(false)
    await store.addNotice({ userId: "ada", letter: null, at: "", subject: "a\0b", text: "" })
    expect((await store.notices("ada"))[0]?.subject).toBe("a\uFFFDb")
    await store.close()
  })

  test("PostgreSQL: what only one server may do at a time is done by one after the other, also after one has failed", async () => {
    const url = await database()
    let [inside, most] = [0, 0]
    const work = async (n: number): Promise<number> => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 20))
      inside--
      if (n === 1) throw new Error("its own fault")
      return n
    }
    const done = await Promise.allSettled([0, 1, 2, 3].map((n) => alone(url, () => work(n))))
    expect(done.map((each) => (each.status === "fulfilled" ? each.value : String(each.reason)))).toEqual([0, "Error: its own fault", 2, 3])
    expect(most).toBe(1)
  })

  test("PostgreSQL: accounts have connections of their own", async () => {
    const { db, type } = postgresAccounts(await database())
    expect(type).toBe("postgres")
    await db.schema.createTable("user").addColumn("ok", "boolean").execute()
    await db.insertInto("user" as never).values({ ok: true } as never).execute()
    expect(await db.selectFrom(db.dynamic.table("user").as("user")).selectAll().execute()).toEqual([{ ok: true }])
    await db.destroy()
  })
})
