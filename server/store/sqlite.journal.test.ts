import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { openFile } from "./sqlite.file.ts"
import { SqliteStore } from "./sqlite.ts"
import { type Writer, writerHere } from "./sqlite.writer.ts"
import { type Outcome, packed, type Write, writerOn } from "./sqlite.writes.ts"
import type { StoredUpdate } from "./store.ts"

const folder = mkdtempSync(join(tmpdir(), "journal-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const LETTERS = ["l1", "l2", "l3"] as const
const of = (letter: string, byte: number) => ({ letter, doc: "joint", userId: "ada", update: Uint8Array.of(byte) }) as const

/** A store's file with nobody who puts the journal away by himself, and its reader. */
async function desk(): Promise<{ read(letter: string): Promise<StoredUpdate[]>; write(write: Write): unknown; restart(): void; close(): Promise<void> }> {
  const path = join(folder, `${++files}.sqlite`)
  const idle: Writer = { write: async () => [], close: async () => undefined }
  const store = new SqliteStore(path, () => idle)
  const db = openFile(path)
  let write = writerOn(db)
  return {
    read: (letter) => store.updates(letter, "joint", 0),
    write(one) {
      const [outcome] = write([one])
      if (!outcome?.ok) throw new Error(outcome?.fault.message)
      return outcome.value
    },
    restart: () => void (write = writerOn(db)),
    async close() {
      db.close()
      await store.close()
    },
  }
}

const step = fc.record({
  what: fc.constantFrom("append", "append", "append", "append", "compact", "stale", "putAway", "restart"),
  letter: fc.constantFrom(...LETTERS),
  byte: fc.nat(255),
})

test("what was appended, made one and put away, in whatever order, is read as it was written", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const file = await desk()
      const model = new Map<string, { id: number; byte: number }[]>(LETTERS.map((letter) => [letter, []]))
      for (const { what, letter, byte } of steps) {
        const rows = model.get(letter)!
        const last = rows.at(-1)?.id ?? 0
        if (what === "append") {
          expect(file.write({ name: "appendUpdates", given: [packed([of(letter, byte), of(letter, byte)])] })).toMatchObject({ ids: [last + 1, last + 2] })
          rows.push({ id: last + 1, byte }, { id: last + 2, byte })
        }
        if (what === "compact" && last > 0) {
          const through = byte % 2 === 0 ? last : rows[byte % rows.length]!.id
          expect(file.write({ name: "compact", given: [letter, "joint", through, Uint8Array.of(byte)] })).toBe(true)
          model.set(letter, [{ id: through, byte }, ...rows.filter(({ id }) => id > through)])
        }
        if (what === "stale") expect(file.write({ name: "compact", given: [letter, "joint", last + 1 + (byte % 3), Uint8Array.of(byte)] })).toBe(false)
        if (what === "stale" && rows[0] && rows[0].id > 1)
          expect(file.write({ name: "compact", given: [letter, "joint", rows[0].id - 1, Uint8Array.of(byte)] })).toBe(false)
        if (what === "putAway") file.write({ name: "putAway", given: [] })
        if (what === "restart") file.restart()
        for (const each of LETTERS) expect((await file.read(each)).map(({ id, update }) => ({ id, byte: update[0] }))).toEqual(model.get(each))
      }
      await file.close()
    }),
    { numRuns: process.env["FUZZ"] === "long" ? 2000 : 60, seed: 11 },
  )
})

test("another connection that writes to the file is noticed: numbers that were remembered are looked up again", async () => {
  const file = await desk()
  const other = openFile(join(folder, `${files}.sqlite`))
  const append = (): unknown => file.write({ name: "appendUpdates", given: [packed([of("l1", 1)])] })
  append()
  writerOn(other)([{ name: "appendUpdates", given: [packed([of("l1", 2)])] }])
  append()
  expect((await file.read("l1")).map(({ id, update }) => [id, update[0]])).toEqual([[1, 1], [2, 2], [3, 1]])
  other.close()
  await file.close()
})

test("a journal that has grown long is put away by itself, and nothing of it is missing after a restart", async () => {
  const path = join(folder, `${++files}.sqlite`)
  const store = new SqliteStore(path)
  const many = Array.from({ length: 2500 }, (_, n) => of(LETTERS[n % 3]!, n % 256))
  for (let i = 0; i < 2; i++) await store.appendUpdates(many)
  await store.close()
  const db = openFile(path)
  const { rows } = db.prepare("SELECT count(*) AS rows FROM journal").get() as { rows: number }
  expect(rows).toBeLessThan(5000)
  db.close()
  const again = new SqliteStore(path)
  for (const [n, letter] of LETTERS.entries()) {
    const wanted = [...many, ...many].filter((update) => update.letter === LETTERS[n]).map(({ update }) => update[0])
    expect((await again.updates(letter, "joint", 0)).map(({ update }) => update[0])).toEqual(wanted)
  }
  await again.close()
})

test("what an earlier run has left in the journal is put away at the start; where that cannot be, the next commit tries again", async () => {
  const file = join(folder, `${++files}.sqlite`)
  const earlier = new SqliteStore(file, writerHere)
  await earlier.appendUpdates([of("l1", 0)])
  await earlier.close()
  let tries = 0
  const store = new SqliteStore(file, (path) => {
    const { write, close } = writerHere(path)
    const full = { ok: false, fault: { message: "full", sqliteCode: 13 } } as const
    const isRefused = ({ name }: Write): boolean => name === "putAway" && ++tries < 3
    const writeOne = async (one: Write): Promise<Outcome> => (isRefused(one) ? full : (await write([one]))[0]!)
    return { close, write: (batch) => Promise.all(batch.map(writeOne)) }
  })
  for (const byte of [1, 2, 3, 4]) {
    await store.appendUpdates([of("l1", byte)])
    await store.ping()
  }
  expect(tries).toBe(3)
  expect((await store.updates("l1", "joint", 0)).map(({ update }) => update[0])).toEqual([0, 1, 2, 3, 4])
  await store.close()
})

test("a journal that cannot be read is trouble for what is in it, and does not keep the store from opening", async () => {
  const path = join(folder, `${++files}.sqlite`)
  const earlier = new SqliteStore(path, writerHere)
  await earlier.appendUpdates([of("l1", 1)])
  await earlier.close()
  const db = openFile(path)
  const { rootpage } = db.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").get() as { rootpage: number }
  db.close()
  const bytes = readFileSync(path)
  bytes.fill(0xff, (rootpage - 1) * 4096, rootpage * 4096)
  writeFileSync(path, bytes)
  const store = new SqliteStore(path, writerHere)
  expect(await store.events("l1", 0)).toEqual([])
  await expect(store.updates("l1", "joint", 0)).rejects.toThrow("malformed")
  await store.close()
})
