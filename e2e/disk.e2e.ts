import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, test } from "vitest"
import { Ext4 } from "../tools/stage/ext4.ts"
import { Mount } from "../tools/stage/mount.ts"
import { Postgres } from "../tools/stage/postgres.ts"
import { disk } from "./disk.ts"
import { openLetter } from "./letter.ts"
import { outlasts } from "./outlasts.ts"
import { comesBack } from "./spoilt.ts"
import { House, openBrowser } from "./stage.ts"

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** How long it lasts, in seconds, beside what the test needs anyway: `GONE=60` for longer. */
const lasts = Number(process.env["GONE"] ?? 8)
const PATIENCE = 300_000 + lasts * 1000

async function opens(env: Record<string, string> = {}): Promise<House> {
  const house = await House.open(env)
  ends.push(() => house.close())
  return house
}

/** A server whose folder is a disk of its own; null where that cannot be had. */
async function opensOn<Disk extends { unmount(): void }>(over: (folder: string) => Disk | null): Promise<{ house: House; on: Disk } | null> {
  const house = await opens()
  await house.stop()
  const on = over(house.dataDir)
  if (!on) return null
  ends.push(() => house.stop().then(() => on.unmount()))
  await house.start()
  return { house, on }
}

test("the server's disk takes nothing more: it is said where one types and where one clicks, typing goes on, and all arrives later, once", async () => {
  const house = await opens()
  const [falls, mends] = [() => disk(house.pid, "nothing"), () => disk(house.pid, "everything")]
  await outlasts(await openLetter(house, browser), { falls, mends, says: /^The server's disk fails, so this was not stored\. What you wrote is kept here\. Try again in a minute/ })
})

test("the server's disk, a mounted one, is full: the same, and when there is space again it goes on by itself", async ({ skip }) => {
  const opened = await opensOn((folder) => Mount.over(folder, 8))
  if (!opened) return skip("This process may not mount a disk.")
  const { house, on } = opened
  const [falls, mends] = [() => on.fill(), () => on.empty()]
  await outlasts(await openLetter(house, browser), { falls, mends, lasts, says: /^The server's disk is full, so this was not stored\. What you wrote is kept here\. Try again in a minute/ })
}, PATIENCE)

test("the server's disk turns read-only under it: the same, and when it is mended and the server started again all arrives, once", async ({ skip }) => {
  const opened = await opensOn((folder) => Ext4.over(folder, 24))
  if (!opened) return skip("This process may not mount an ext4 in a file.")
  const { house, on } = opened
  const mends = async (): Promise<void> => {
    await house.stop()
    on.mend()
    await house.start()
  }
  await outlasts(await openLetter(house, browser), { falls: () => on.givesUp(), mends, lasts, says: /^The server's disk fails, so this was not stored\. What you wrote is kept here/ })
}, PATIENCE)

test("the database is gone for a while: both are told, both go on typing, a command is answered in words, and all arrives later, once", async () => {
  const postgres = await Postgres.start()
  ends.push(() => postgres.stop())
  const house = await opens({ DATABASE_URL: await postgres.database("letters") })
  const [falls, mends] = [() => postgres.halt("crash"), () => postgres.resume()]
  await outlasts(await openLetter(house, browser), { falls, mends, lasts, isBlind: true, says: /^The server does not reach its database, so it is not sure that this was done\. What you wrote is kept here/ })
}, PATIENCE)

test("the server is killed, and the last page of its write-ahead log is spoilt: what it had called saved comes back from the page that is open, once", async () => {
  await comesBack(await opens(), browser, { takes: "the last page" })
})

for (const closes of ["rosa", "daniel"] as const)
  test(`the log is spoilt further up, so that the last words of both are gone, and ${closes}'s page is closed until the server is back: all comes to its place`, async () => {
    await comesBack(await opens(), browser, { takes: "every page since", closes })
  })
