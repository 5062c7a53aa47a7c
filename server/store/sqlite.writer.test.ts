import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { openFile } from "./sqlite.file.ts"
import { SqliteStore } from "./sqlite.ts"
import { type Writer, writerByPace } from "./sqlite.writer.ts"
import type { Outcome, Write } from "./sqlite.writes.ts"

const folder = mkdtempSync(join(tmpdir(), "writer-"))
afterAll(() => rmSync(folder, { recursive: true }))

const ping: Write = { name: "ping", given: [] }
const done = (value: unknown): Outcome => ({ ok: true, value })
const busy: Outcome = { ok: false, fault: { message: "database is locked", sqliteCode: 5 } }
const refused: Outcome = { ok: false, fault: { message: "constraint", sqliteCode: 19 } }

/** Two writers that say which of them it was; the one here takes so many ms. */
function hands(lasts: () => number, here: () => Outcome[] = () => [done("here")]): { here: Writer; apart: Writer } {
  const close = async (): Promise<void> => undefined
  const slowly = async (): Promise<void> => {
    for (const end = performance.now() + lasts(); performance.now() < end; );
  }
  return {
    here: { close, write: async () => (await slowly(), here()) },
    apart: { close, write: async (batch) => (await slowly(), batch.map(() => done("apart"))) },
  }
}

async function who(writer: Writer, batch: readonly Write[] = [ping]): Promise<unknown[]> {
  return (await writer.write(batch)).map((outcome) => (outcome.ok ? outcome.value : outcome.fault.message))
}

test("while the disk is quick it is written here, while it is slow in the other thread", async () => {
  let lasts = 0
  const writer = writerByPace("", hands(() => lasts))
  expect(await who(writer)).toEqual(["here"])
  lasts = 12
  for (let n = 0; n < 4; n++) await who(writer)
  expect(await who(writer)).toEqual(["apart"])
  lasts = 0
  for (let n = 0; n < 12; n++) await who(writer)
  expect(await who(writer)).toEqual(["here"])
})

test("what is long on any disk is done in the other thread, and now and then a commit of those that are not", async () => {
  const writer = writerByPace("", hands(() => 0))
  expect(await who(writer, [{ name: "putAway", given: [] }])).toEqual(["apart"])
  const all = new Set<unknown>()
  for (let n = 0; n < 2000; n++) all.add((await who(writer))[0])
  expect([...all]).toEqual(["here", "apart"])
})

test("where somebody else is at the file, that is waited for in the other thread; each outcome stays in its place", async () => {
  const writer = writerByPace("", hands(() => 0, () => [done("here"), busy, refused, busy]))
  expect(await who(writer, [ping, ping, ping, ping])).toEqual(["here", "apart", "constraint", "apart"])
})

test("a lock that another program holds for a while holds up nobody else, and the words are stored when it is gone", async () => {
  const path = join(folder, "locked.sqlite")
  const store = new SqliteStore(path)
  await store.ping()
  const other = openFile(path)
  other.exec("BEGIN IMMEDIATE")
  let ticks = 0
  const clock = setInterval(() => ticks++, 10)
  setTimeout(() => other.exec("COMMIT"), 500)
  await store.appendUpdates([{ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(1) }])
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(10)
  expect(await store.updates("l1", "joint", 0)).toHaveLength(1)
  other.close()
  await store.close()
})

test("the log beside the file does not grow for ever, though nothing is put into the file here", async () => {
  const path = join(folder, "long.sqlite")
  const store = new SqliteStore(path)
  const { update, ...of } = { letter: "l1", doc: "joint", userId: "ada", update: new Uint8Array(3000) } as const
  for (let n = 0; n < 9000; n++) await store.appendUpdates([{ ...of, update }])
  await store.ping()
  expect(statSync(`${path}-wal`).size).toBeLessThan(40 * 1024 * 1024)
  await store.close()
})
