import { expect, test } from "vitest"
import { StoreFailure } from "../store/failure.ts"
import type { DraftUpdate, Store } from "../store/store.ts"
import { Commits } from "./commits.ts"

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

test("where many type, what comes before the next commit begins goes together; all of it is stored", async () => {
  const { commits, noted } = noting()
  const type = async (letter: string): Promise<void> => {
    for (let key = 0; key < 20; key++) {
      await commits.turn()
      await commits.append([of(letter)])
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const letters = Array.from({ length: 100 }, (_, n) => `l${n}`)
  await Promise.all(letters.map(type))
  expect(noted.flat().sort()).toEqual(letters.flatMap((letter) => Array.from({ length: 20 }, () => letter)).sort())
  expect(noted.length).toBeLessThan(200)
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
