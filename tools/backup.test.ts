import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pino } from "pino"
import { afterAll, expect, test } from "vitest"
import * as Y from "yjs"
import { openAccounts } from "../server/auth/accounts.ts"
import { type Opened, openStore, type Place } from "../server/store/open.ts"
import { GENESIS } from "../shared/record/chain.ts"
import { linkFault } from "../shared/record/verify.ts"
import { backUp, DUMP } from "./backup.ts"
import { restore } from "./dump.ts"
import { PEOPLE, Stage } from "./stage/stage.ts"
import { until } from "./stage/people.ts"
import { Postgres } from "./stage/postgres.ts"

const folder = mkdtempSync(join(tmpdir(), "backup-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A command of ours, as one gives it in a shell; what it says, and whether it was content. */
async function run(script: string, to: string, env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, script), to], { env: { ...process.env, ...env } })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => void (said += chunk))
  const code = await new Promise<number>((resolve) => child.once("exit", (ended) => resolve(ended ?? 1)))
  return { code, said }
}

/** Somebody who writes into a draft and the record without a pause, and counts what is acknowledged. */
class Busy {
  words = 0
  events = 0
  private isOver = false
  private readonly done: Promise<unknown>

  constructor(stage: Stage) {
    this.done = Promise.all([this.writes(stage), this.speaks(stage)])
  }

  async stop(): Promise<void> {
    this.isOver = true
    await this.done
  }

  private async writes({ store }: Stage): Promise<void> {
    const doc = new Y.Doc()
    const text = doc.getText("part/introduction")
    let update = new Uint8Array()
    doc.on("update", (made: Uint8Array) => (update = new Uint8Array(made)))
    while (!this.isOver) {
      text.insert(text.length, ` ${this.words + 1}`)
      await store.appendUpdates([{ letter: "busy", doc: "joint", userId: "ada", update }])
      this.words++
    }
  }

  private async speaks(stage: Stage): Promise<void> {
    while (!this.isOver) {
      const comment = `comment-${this.events + 1}`
      await stage.happen("busy", PEOPLE["ada"]!, { type: "commented", comment, issue: null, runs: [{ text: `“Remark”\u2028\\ ${this.events + 1}` }] })
      this.events++
    }
  }
}

const log = pino({ level: "silent" })
const accountsOf = ({ accounts: database }: Opened) =>
  openAccounts({ database, secret: "s".repeat(40), publicUrl: "http://localhost:1", origins: [], log })
const PERSON = { name: "Ada Bell", email: "ada@example.test", password: "long enough" }

/** Copied while it is written to, and restored: all that was acknowledged before is there, and it is whole. */
async function keeps(place: Place, backUp: () => Promise<{ code: number; said: string }>, restored: () => Promise<Place>): Promise<void> {
  const opened = await openStore({ ...place, log })
  const person = await (await accountsOf(opened)).ensure(PERSON)
  const stage = await Stage.open(opened.store)
  await stage.letter("busy")
  const before = (await opened.store.events("busy", 0)).length
  const busy = new Busy(stage)
  await until("they are busy", () => busy.words > 20 && busy.events > 5, 30_000)
  const [words, events] = [busy.words, busy.events]
  expect(await backUp()).toMatchObject({ code: 0 })
  await busy.stop()
  expect(busy.words).toBeGreaterThan(words)
  const all = await opened.store.events("busy", 0)

  const again = await openStore({ ...(await restored()), log })
  const record = await again.store.events("busy", 0)
  // The stage's people do what they like: it is the chain that is looked at, not whether it was lawful.
  expect(record.map((event, n) => linkFault(event, n + 1, record[n - 1]?.hash ?? GENESIS)).filter(Boolean)).toEqual([])
  expect(record.length).toBeGreaterThanOrEqual(before + events)
  expect(record).toEqual(all.slice(0, record.length))
  const doc = new Y.Doc()
  for (const { update } of await again.store.updates("busy", "joint", 0)) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBe(null)
  const kept = doc.getText("part/introduction").toString().trim().split(" ").map(Number)
  expect(kept.length).toBeGreaterThanOrEqual(words)
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, n) => n + 1))
  expect(await (await accountsOf(again)).ensure(PERSON)).toBe(person)
  await again.store.addNotice({ userId: person, letter: null, at: "", subject: "goes on", text: "" })
  expect(await again.store.lettersOf("ada")).toEqual(["busy"])
  await again.close()
  await stage.close()
  await opened.accounts.db.destroy()
}

test("SQLite: a copy of a busy server holds all that was stored before it, is whole, and a server goes on from it", async () => {
  const [data, copy] = [join(folder, "data"), join(folder, "it's a copy")]
  await keeps({ dataDir: data }, async () => {
    writeFileSync(join(data, "auth-secret"), "secret")
    return run("backup.ts", copy, { DATA_DIR: data, DATABASE_URL: "" })
  }, async () => ({ dataDir: copy }))
  expect(readFileSync(join(copy, "auth-secret"), "utf8")).toBe("secret")
  expect(await backUp(data, copy)).toMatch(/there already/)
  expect(await backUp(join(folder, "nowhere"), join(folder, "other"))).toMatch(/no letters.sqlite/)
}, 120_000)

test("PostgreSQL: the same, into an empty database; one that is used, and a copy that was cut short, are refused", async () => {
  const postgres = await Postgres.start()
  try {
    const [url, other] = [await postgres.database("letters"), await postgres.database("restored")]
    const [data, copy] = [join(folder, "nodata"), join(folder, "dump")]
    await keeps({ dataDir: data, databaseUrl: url }, () => run("backup.ts", copy, { DATABASE_URL: url, DATA_DIR: data }), async () => {
      expect(await run("restore.ts", copy, { DATABASE_URL: other })).toMatchObject({ code: 0 })
      return { dataDir: data, databaseUrl: other }
    })
    const file = join(copy, DUMP)
    expect(await restore(other, file)).toMatch(/not empty/)
    const whole = readFileSync(file, "utf8")
    writeFileSync(file, whole.slice(0, whole.length - 10))
    expect(await restore(await postgres.database("third"), file)).toMatch(/cut short/)
    expect(existsSync(join(folder, "dump.part"))).toBe(false)
  } finally {
    await postgres.stop()
  }
}, 180_000)
