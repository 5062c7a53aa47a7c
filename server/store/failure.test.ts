import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pino } from "pino"
import { afterAll, expect, test } from "vitest"
import { StoreFailure, troubleOf } from "./failure.ts"
import { openFile } from "./sqlite.file.ts"
import { SqliteStore } from "./sqlite.ts"
import type { Writer } from "./sqlite.writer.ts"
import { writerOn } from "./sqlite.writes.ts"
import { watched } from "./watched.ts"

const folder = mkdtempSync(join(tmpdir(), "failure-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const one = (bytes = 1) => ({ letter: "l1", doc: "joint", userId: "ada", update: new Uint8Array(bytes) }) as const

/** A store whose writing connection can be told things, with all that its log says; and how many commits it made. */
function told(): { store: SqliteStore; watching: ReturnType<typeof watched>; tell(pragma: string): unknown; said: string[]; commits: () => number } {
  const said: string[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) })
  let tell: (failure: string) => unknown = () => null
  let commits = 0
  const writer = (path: string): Writer => {
    const db = openFile(path)
    const write = writerOn(db)
    tell = (pragma) => db.prepare(`PRAGMA ${pragma}`).get()
    return { write: async (batch) => (commits++, write(batch)), close: async () => db.close() }
  }
  const store = new SqliteStore(join(folder, `${++files}.sqlite`), writer)
  return { store, watching: watched(store, log), tell: (pragma) => tell(pragma), said, commits: () => commits }
}

test.each([
  ["a full disk", "max_page_count = 1", "max_page_count = 1000000", "full"],
  ["a database that takes no changes", "query_only = 1", "query_only = 0", "read-only"],
] as const)("%s: nothing is acknowledged, the log is told once, and it goes on by itself", async (_, breaks, heals, trouble) => {
  const { watching, tell, said } = told()
  await watching.appendUpdates([one()])
  tell(breaks)
  for (let tries = 0; tries < 3; tries++) await expect(watching.appendUpdates([one(20_000)])).rejects.toMatchObject({ trouble })
  expect(await watching.updates("l1", "joint", 0)).toHaveLength(1)
  expect(said).toEqual([new StoreFailure(trouble, null).message])
  tell(heals)
  expect(await watching.appendUpdates([one(20_000)])).toEqual([{ id: 2, seq: 0 }])
  expect(said).toHaveLength(2)
  expect(said[1]).toBe("the database stores again")
  await watching.close()
})

test("the connection that writes waits for the disk at each commit, and many writes share one", async () => {
  const { store, tell, commits } = told()
  expect(tell("synchronous")).toEqual({ synchronous: 2 })
  await Promise.all(Array.from({ length: 100 }, () => store.appendUpdates([one()])))
  expect(commits()).toBeLessThan(10)
  await store.close()
})

test("what is no machine's fault is not taken for one", () => {
  const errors = [new Error("x"), { sqliteCode: 19 }, { code: "23505" }, { code: "ERR_ASSERTION" }, null]
  expect(errors.map(troubleOf)).toEqual(errors.map(() => null))
  const failing = [{ sqliteCode: 13 }, { sqliteCode: 778 }, { code: "53100" }, { code: "57P01" }, { code: "ECONNREFUSED" }, { code: "ENOSPC" }, new Error("Connection terminated unexpectedly")]
  expect(failing.map(troubleOf)).toEqual(["full", "failing", "full", "gone", "gone", "full", "gone"])
})
