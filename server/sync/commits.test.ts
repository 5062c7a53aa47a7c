import { afterEach, expect, test, vi } from "vitest"
import { StoreFailure } from "../store/failure.ts"
import type { Appended, DraftUpdate, Store } from "../store/store.ts"
import { Commits } from "./commits.ts"

afterEach(() => void vi.useRealTimers())

const of = (letter: string): DraftUpdate => ({ letter, doc: "joint", userId: "ada", update: Uint8Array.of(1) })

/** A store that notes which letters come together; `refuses` says what it throws at a commit. */
function noting(refuses: (letters: readonly string[]) => unknown = () => null): { commits: Commits; noted: string[][]; rests: number[] } {
  const [noted, rests] = [[] as string[][], [] as number[]]
  const rest = (ms: number): void => void (rests.push(ms), vi.isFakeTimers() && vi.advanceTimersByTime(ms))
  const store: Pick<Store, "appendUpdates"> = {
    async appendUpdates(updates) {
      const letters = updates.map(({ letter }) => letter)
      noted.push(letters)
      const fault = refuses(letters)
      if (fault) throw fault
      // As long as a quick disk takes.
      await new Promise((resolve) => setTimeout(resolve, 1))
      return updates.map((_, id) => ({ id, seq: letters.length }))
    },
  }
  return { commits: new Commits(store as Store, rest), noted, rests }
}

/** Has updates written; resolves with their numbers when they are on disk. */
function append(commits: Commits, item: readonly DraftUpdate[]): Promise<readonly Appended[]> {
  return new Promise((done, failed) => commits.append({ item, done, failed }))
}

/** A doc that says what is to be written when a commit is about to begin; `says` resolves when that is on disk. */
function party(commits: Commits, letter: string): { says(count: number): Promise<readonly Appended[]> } {
  const begins: (() => void)[] = []
  const entrant = { commit: 0, begin: () => begins.splice(0).forEach((begin) => begin()) }
  return {
    says(count) {
      const updates = Array.from({ length: count }, () => of(letter))
      const said = new Promise<readonly Appended[]>((resolve) => begins.push(() => resolve(append(commits, updates))))
      if (begins.length === 1) commits.enter(entrant)
      return said
    },
  }
}

test("what is said when a commit begins goes with it, each with its own numbers", async () => {
  const { commits, noted } = noting()
  const says = (letter: string, count: number) => party(commits, letter).says(count)
  const ids = (await Promise.all([says("l1", 1), says("l2", 2), says("l3", 1)])).map((appended) => appended.map(({ id }) => id))
  expect(noted).toEqual([["l1", "l2", "l2", "l3"]])
  expect(ids).toEqual([[0], [1, 2], [3]])
})

/**
 * Has letters each type a key every so many ms, for so long, at a store whose commits take 1 ms; keys come together every `beat`
 * ms. Gives the commits and the longest wait.
 */
async function typing(letters: number, every: number, ms: number, beat = 1): Promise<{ commits: string[][]; longest: number; keys: number; rests: number }> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
  const { commits, noted, rests } = noting()
  let [longest, keys, arrived] = [0, 0, 0]
  const parties = Array.from({ length: letters }, (_, n) => party(commits, `l${n}`))
  const key = async (from: (typeof parties)[number]): Promise<void> => {
    const pressed = performance.now()
    await from.says(1)
    longest = Math.max(longest, performance.now() - pressed)
    arrived++
  }
  for (let n = 0; n < letters; n++)
    for (let at = (n * every) / letters; at < ms; at += every) setTimeout(() => void key(parties[n]!), Math.floor(at / beat) * beat, keys++)
  for (let now = 0; now < ms + 100; now++) {
    vi.advanceTimersByTime(1)
    // Turns of the event loop take no time by this clock.
    for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  vi.useRealTimers()
  expect([arrived, noted.flat().length]).toEqual([keys, keys])
  return { commits: noted, longest, keys, rests: rests.length }
}

test("where many type, the server rests between commits, but not for long", async () => {
  const { commits, longest, keys } = await typing(250, 100, 1000)
  expect(keys / commits.length).toBeGreaterThan(8)
  expect(longest).toBeLessThan(8)
})

test("with fewer, and for one who types alone however fast, it never rests", async () => {
  expect(await typing(50, 100, 1000)).toMatchObject({ rests: 0, longest: expect.toSatisfy((ms: number) => ms <= 2) })
  expect(await typing(60, 100, 1000, 5)).toMatchObject({ rests: 0 })
  expect(await typing(1, 1, 500)).toMatchObject({ rests: 0, longest: expect.toSatisfy((ms: number) => ms <= 2) })
})

test("not more docs at once than a database has locks for", async () => {
  const { commits, noted } = noting()
  await Promise.all(Array.from({ length: 450 }, (_, n) => append(commits, [of(`l${n}`)])))
  expect(noted.map((letters) => letters.length)).toEqual([200, 200, 50])
})

test("where one doc is to blame, the others in its commit are stored", async () => {
  const { commits } = noting((letters) => letters.includes("bad") && new StoreFailure("damaged", null))
  const said = await Promise.allSettled(["l1", "bad", "l2"].map((letter) => append(commits, [of(letter)])))
  expect(said.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
})

test("a machine that fails is asked once, not once for each doc; and again with the next words", async () => {
  let isFull = true
  const { commits, noted } = noting(() => isFull && new StoreFailure("full", null))
  const said = await Promise.allSettled(["l1", "l2", "l3"].map((letter) => append(commits, [of(letter)])))
  expect(said.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
  expect(noted).toHaveLength(1)
  isFull = false
  await expect(append(commits, [of("l1")])).resolves.toHaveLength(1)
})
