import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterEach, beforeAll, expect, test } from "vitest"
import { House } from "../../e2e/stage.ts"
import { verify } from "../../shared/record/verify.ts"
import { Close } from "../../shared/sync/wire.ts"
import { until } from "../stage/people.ts"
import { Ext4 } from "../stage/ext4.ts"
import { Mount } from "../stage/mount.ts"
import { becomes, PATIENCE, pair, proffer, wordsOf, type Pair } from "./trouble.ts"

const ROOT = join(import.meta.dirname, "../..")
beforeAll(() => void spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "server"], { cwd: ROOT }), 120_000)

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** How long the disk stays as it is, in ms. `KILLS=500` waits until Linux has tried to write back what was mapped. */
const STAYS_MS = process.env["KILLS"] ? 60_000 : 3_000

/** A server that is stopped, for a disk to be put under it. */
async function stopped(): Promise<House> {
  const house = await House.open({ LOG_LEVEL: "info" })
  ends.push(() => house.close())
  await house.stop()
  return house
}

/** All that was written is there, once, and a command that was refused can be given again. */
async function allIsThere(house: House, { rosa, daniel, letter, mine, theirs }: Pair): Promise<void> {
  await until("all there, once", () => mine.isSaved && wordsOf(theirs) === "<paragraph>before during later</paragraph>", PATIENCE)
  await becomes(house, 200)
  expect((await rosa.does(letter, proffer)).status).toBe(200)
  const { events } = await daniel.asksWell<{ events: Parameters<typeof verify>[0] }>("GET", `/api/letters/${letter}/record`)
  expect(verify(events).ok).toBe(true)
  expect(events.filter(({ type }) => type === "proffered")).toHaveLength(1)
}

test("a file system that turns read-only under the server: nothing is shown that is not stored; mended, and the server started again, all is there, once", async ({ skip }) => {
  const house = await stopped()
  const disk = Ext4.over(house.dataDir, 24)
  if (!disk) return skip("This process may not mount an ext4 in a file.")
  ends.push(() => house.stop().then(() => disk.unmount()))
  await house.start()
  const all = await pair(house, ends)
  const { rosa, letter, mine, theirs } = all
  mine.text().insert(0, "before ")
  await until("seen", () => wordsOf(theirs).includes("before"), PATIENCE)
  const { pid } = house
  disk.givesUp()
  mine.text().insert(mine.text().length, "during ")
  await until("told to keep it", () => mine.codes.includes(Close.NotStored.code), PATIENCE)
  const refused = await rosa.does(letter, proffer)
  expect(refused).toMatchObject({ status: 503, body: { code: "not-stored", message: expect.stringMatching(/kept here/) } })
  await becomes(house, 503)
  await new Promise((resolve) => setTimeout(resolve, STAYS_MS))
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  expect(house.pid).toBe(pid)
  expect(wordsOf(theirs)).not.toContain("during")
  expect(house.output).toMatch(/"trouble":"(failing|read-only)"/)
  await house.stop()
  disk.mend()
  mine.text().insert(mine.text().length, "later")
  await house.start()
  await allIsThere(house, all)
}, 180_000 + STAYS_MS)

test("a mount that can only be read: the server says so and does not start; when it can be written it does, and all is there, once", async ({ skip }) => {
  const house = await stopped()
  const mount = Mount.over(house.dataDir, 16)
  if (!mount) return skip("This process may not mount a disk.")
  ends.push(() => house.stop().then(() => mount.unmount()))
  await house.start()
  const all = await pair(house, ends)
  const { mine, theirs } = all
  mine.text().insert(0, "before ")
  await until("seen", () => wordsOf(theirs).includes("before"), PATIENCE)
  await house.stop()
  mount.turns("read-only")
  mine.text().insert(mine.text().length, "during ")
  await expect(house.start()).rejects.toThrow(/ended with 2 .*the disk of .* can only be read/s)
  mine.text().insert(mine.text().length, "later")
  mount.turns("writable")
  await house.start()
  await allIsThere(house, all)
}, 180_000)
