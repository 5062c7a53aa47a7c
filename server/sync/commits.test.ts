import { afterEach, expect, test, vi } from "vitest"
import { StoreFailure } from "../store/failure.ts"
import type { DraftUpdate, Store } from "../store/store.ts"
import { Commits } from "./commits.ts"

afterEach(() => void vi.useRealTimers())

const of = (letter: string): DraftUpdate => ({ letter, doc: "joint", userId: "ada", update: Uint8Array.of(1) })

/** A store that notes which letters come together; `refuses` says what it throws at a commit. */
function noting(refuses: (letters: readonly string[]) => unknown = () => null): { commits: Commits; noted: string[][] } {
  const noted: string[][] = []
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
  return { commits: new Commits(store as Store), noted }
}

test("what is said when a commit begins goes with it, each with its own numbers", async () => {
  const { commits, noted } = noting()
  const says = async (letter: string, count: number) => {
    await commits.turn()
    return commits.append(Array.from({ length: count }, () => of(letter)))
  }
  const ids = (await Promise.all([says("l1", 1), says("l2", 2), says("l3", 1)])).map((appended) => appended.map(({ id }) => id))
  expect(noted).toEqual([["l1", "l2", "l2", "l3"]])
  expect(ids).toEqual([[0], [1, 2], [3]])
})

/**
 * Has letters each type a key every so many ms, for so long, at a store whose commits take 1 ms; keys come together every `beat`
 * ms. Gives the commits and the longest wait.
 */
async function typing(letters: number, every: number, ms: number, beat = 1): Promise<{ commits: string[][]; longest: number; keys: number }> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
  const { commits, noted } = noting()
  let [longest, keys, arrived] = [0, 0, 0]
  const key = async (letter: string): Promise<void> => {
    const pressed = performance.now()
    await commits.turn()
    await commits.append([of(letter)])
    longest = Math.max(longest, performance.now() - pressed)
    arrived++
  }
  for (let n = 0; n < letters; n++)
    for (let at = (n * every) / letters; at < ms; at += every) setTimeout(() => void key(`l${n}`), Math.floor(at / beat) * beat, keys++)
  for (let now = 0; now < ms + 100; now++) {
    vi.advanceTimersByTime(1)
    // Turns of the event loop take no time by this clock.
    for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  vi.useRealTimers()
  expect([arrived, noted.flat().length]).toEqual([keys, keys])
  return { commits: noted, longest, keys }
}

test("where many type, a commit is put off for company, but not for long", async () => {
  const { commits, longest, keys } = await typing(250, 100, 1000)
  expect(keys / commits.length).toBeGreaterThan(10)
  expect(longest).toBeLessThan(10)
})

test("with fewer, and for one who types alone however fast, no commit is put off", async () => {
  expect((await typing(50, 100, 1000)).longest).toBeLessThanOrEqual(2)
  expect((await typing(60, 100, 1000, 5)).longest).toBeLessThanOrEqual(2)
  expect((await typing(1, 1, 500)).longest).toBeLessThanOrEqual(2)
})

test("not more docs at once than a database has locks for", async () => {
  const { commits, noted } = noting()
  await Promise.all(Array.from({ length: 450 }, (_, n) => commits.append([of(`l${n}`)])))
  expect(noted.map((letters) => letters.length)).toEqual([200, 200, 50])
})

test("where one doc is to blame, the others in its commit are stored", async () => {
  const { commits } = noting((letters) => letters.includes("bad") && new StoreFailure("damaged", null))
  const said = await Promise.allSettled(["l1", "bad", "l2"].map((letter) => commits.append([of(letter)])))
  expect(said.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
})

test("a machine that fails is asked once, not once for each doc; and again with the next words", async () => {
  let isFull = true
  const { commits, noted } = noting(() => isFull && new StoreFailure("full", null))
  const said = await Promise.allSettled(["l1", "l2", "l3"].map((letter) => commits.append([of(letter)])))
  expect(said.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
  expect(noted).toHaveLength(1)
  isFull = false
  await expect(commits.append([of("l1")])).resolves.toHaveLength(1)
})
