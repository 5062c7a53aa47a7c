import { spawnSync } from "node:child_process"
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeAll, expect, test } from "vitest"
import { disk, spoilLog } from "../../e2e/disk.ts"
import { begin } from "../../e2e/letter.ts"
import { House } from "../../e2e/stage.ts"
import { verify } from "../../shared/record/verify.ts"
import { Close } from "../../shared/sync/wire.ts"
import { until } from "../stage/people.ts"
import { Postgres } from "../stage/postgres.ts"
import { sqliteDisk } from "./disk.ts"
import { Mount } from "../stage/mount.ts"
import { becomes, PATIENCE, pair, proffer, wordsOf } from "./trouble.ts"

const ROOT = join(import.meta.dirname, "../..")
beforeAll(() => void spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "server"], { cwd: ROOT }), 120_000)

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** `KILLS=500` has the database gone for a minute. */
const GONE_MS = process.env["KILLS"] ? 60_000 : 3_000

async function opens(env: Record<string, string> = {}): Promise<House> {
  const house = await House.open({ LOG_LEVEL: "info", ...env })
  ends.push(() => house.close())
  return house
}

/** The machine fails while one writes, and is well again: told plainly, nothing shown that is not stored, all there later, once. */
async function survives(house: House, fails: () => unknown, heals: () => unknown, trouble: RegExp): Promise<void> {
  const { rosa, daniel, letter, mine, theirs } = await pair(house, ends)
  const text = mine.text()
  text.insert(0, "before ")
  await until("seen", () => wordsOf(theirs).includes("before"), PATIENCE)
  await fails()
  text.insert(text.length, "during ")
  await until("told to keep it", () => mine.codes.includes(Close.NotStored.code) || mine.codes.includes(1006), PATIENCE)
  text.insert(text.length, "later")
  expect(wordsOf(theirs)).not.toContain("during")
  const refused = await rosa.does(letter, proffer)
  expect(refused.status).toBe(503)
  expect(refused.body).toMatchObject({ code: "not-stored", message: expect.stringMatching(/kept here/) })
  await becomes(house, 503)
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  await expect.poll(() => house.output, { timeout: PATIENCE }).toMatch(trouble)
  await new Promise((resolve) => setTimeout(resolve, GONE_MS))
  await heals()
  await until("all there, once", () => mine.isSaved && wordsOf(theirs) === "<paragraph>before during later</paragraph>", PATIENCE)
  await becomes(house, 200)
  await expect.poll(() => house.output, { timeout: PATIENCE }).toContain("the database stores again")
  expect((await rosa.does(letter, proffer)).status).toBe(200)
  const { events } = await daniel.asksWell<{ events: Parameters<typeof verify>[0] }>("GET", `/api/letters/${letter}/record`)
  expect(verify(events).ok).toBe(true)
  expect(events.filter(({ type }) => type === "proffered")).toHaveLength(1)
  expect([...mine.codes, ...theirs.codes].filter((code) => code >= 4400)).toEqual([])
}

test("SQLite on a disk that takes nothing more, and then does again", async () => {
  const house = await opens()
  await survives(house, () => disk(house.pid, "nothing"), () => disk(house.pid, "everything"), /"trouble":"failing"/)
}, 180_000 + GONE_MS)

test("SQLite on a disk without space, and then with some", async () => {
  const house = await opens()
  await house.stop()
  const mount = Mount.over(house.dataDir, 8)
  if (mount) ends.push(() => house.stop().then(() => mount.unmount()))
  else console.warn("This process may not mount a disk: its writes are made to fail instead.")
  await house.start()
  const [fails, heals] = mount ? [() => mount.fill(), () => mount.empty()] : [() => disk(house.pid, "nothing"), () => disk(house.pid, "everything")]
  await survives(house, fails, heals, mount ? /"trouble":"full"/ : /"trouble":"failing"/)
}, 180_000 + GONE_MS)

test("PostgreSQL gone for a while, and back", async () => {
  const postgres = await Postgres.start()
  ends.push(() => postgres.stop())
  const house = await opens({ DATABASE_URL: await postgres.database("letters") })
  const { pid } = house
  await survives(house, () => postgres.halt("crash"), () => postgres.resume(), /"trouble":"gone"/)
  expect(house.pid).toBe(pid)
}, 180_000 + GONE_MS)

test("the last page of the write-ahead log is spoilt by a crash: it goes, with all of its commit; who has the words sends them again", async () => {
  const house = await opens()
  const { rosa, letter, mine, theirs } = await pair(house, ends)
  for (let n = 0; n < 20; n++) {
    mine.text().insert(mine.text().length, `word${n} `)
    await until("saved", () => mine.isSaved, PATIENCE)
  }
  await house.stop("SIGKILL")
  const before = await sqliteDisk(house.dataDir)(letter)
  spoilLog(house.dataDir)
  const after = await sqliteDisk(house.dataDir)(letter)
  const kept = [before, after].map(({ docs }) => docs.requesting.getXmlFragment("position/issue-1").toString())
  expect(kept[0]).toContain("word19")
  expect(kept[1]).not.toContain("word19")
  expect(kept[1]).toContain("word18")
  expect(after.events).toEqual(before.events)
  await house.start()
  await until("all there, once", () => mine.isSaved && wordsOf(theirs) === wordsOf(mine), PATIENCE)
  expect(wordsOf(theirs).match(/word19/g)).toHaveLength(1)
  expect((await rosa.does(letter, proffer)).status).toBe(200)
}, 180_000)

test("a damaged database: what is damaged is refused, never taken for empty; the rest is served; a damaged file is not started on", async () => {
  const house = await opens()
  const { rosa, daniel, letter, mine, theirs } = await pair(house, ends)
  const other = await rosa.begins(daniel, begin())
  const third = await rosa.begins(daniel, begin())
  mine.text().insert(0, "DRAFT-MARK".repeat(30))
  await until("saved", () => mine.isSaved, PATIENCE)
  await rosa.asksWell("POST", `/api/letters/${other}/commands`, { ...proffer, runs: [{ text: "RECORD-MARK is what we say." }] })
  mine.leave()
  theirs.leave()
  await house.stop()
  const file = join(house.dataDir, "letters.sqlite")
  expect(statSync(file).size).toBeGreaterThan(4096)
  spoil(file, "DRAFT-MARK", "page")
  spoil(file, "RECORD-MARK", "word")
  await house.start()
  const again = rosa.opens(letter, "requesting")
  ends.push(() => again.leave())
  await until("refused", () => again.codes.includes(Close.NotStored.code), PATIENCE)
  expect(again.provider.synced).toBe(false)
  const said = new RegExp(`"letter":"${letter}","doc":"requesting","msg":"a draft could not be read or stored"`)
  await expect.poll(() => house.output, { timeout: PATIENCE }).toMatch(said)
  const damaged = await rosa.asks("GET", `/api/letters/${other}`)
  expect(damaged).toMatchObject({ status: 503, body: { code: "not-stored", facts: { trouble: "damaged" }, message: expect.stringMatching(/backup/) } })
  expect((await rosa.asks("GET", `/api/letters/${third}`)).status).toBe(200)
  await house.stop("SIGKILL")
  writeFileSync(file, Buffer.concat([Buffer.alloc(100, 7), readFileSync(file).subarray(100)]))
  await expect(house.start()).rejects.toThrow(/ended with 1 .*cannot be used: .*restore a backup/s)
}, 180_000)

/** Changes the bytes of a file where a mark stands: one letter of it, or all of the page that it is on. */
function spoil(file: string, mark: string, what: "word" | "page"): void {
  const bytes = readFileSync(file)
  let found = 0
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1), found++) {
    if (what === "word") bytes[at] = "L".charCodeAt(0)
    else bytes.fill(0xff, at - (at % 4096), at - (at % 4096) + 8)
  }
  if (found === 0) throw new Error(`there is no ${mark} in ${file}`)
  writeFileSync(file, bytes)
}
