import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { forgetPerson } from "./browser.ts"
import { forget } from "./database.ts"

vi.mock("./database.ts", () => ({ forget: vi.fn(async () => {}) }))

/** The entries are properties of a browser's storage; its methods are not among its keys. */
class Shelf {
  [key: string]: unknown

  static of(...keys: string[]): Shelf {
    return Object.assign(Object.create({ removeItem(this: Shelf, key: string) { delete this[key] } }), Object.fromEntries(keys.map((key) => [key, "kept"])))
  }
}

let shelf: Shelf
beforeEach(() => {
  shelf = Shelf.of("call-clock/rosa/letter", "ignored-suggestions/letter/rosa", "call-clock/daniel/letter", "ignored-suggestions/letter/daniel", "theme")
  vi.stubGlobal("localStorage", shelf)
  vi.stubGlobal("indexedDB", {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.mocked(forget).mockReset()
})

test("signing out takes the clock of a call and what was put aside with it, and nobody else's", async () => {
  expect(await forgetPerson("rosa")).toBe(true)
  expect(Object.keys(shelf)).toEqual(["call-clock/daniel/letter", "ignored-suggestions/letter/daniel", "theme"])
  expect(forget).toHaveBeenCalledWith("rosa")
})

test("what cannot be deleted is said to be left, and the rest goes all the same", async () => {
  vi.mocked(forget).mockRejectedValue(new Error("the disk hangs"))
  expect(await forgetPerson("rosa")).toBe(false)
  expect(Object.keys(shelf)).not.toContain("call-clock/rosa/letter")
})

test("where the small storage may not be touched nothing is in it; the database is cleared all the same", async () => {
  vi.stubGlobal("localStorage", new Proxy({}, { ownKeys: () => { throw new Error("not allowed") } }))
  expect(await forgetPerson("rosa")).toBe(true)
  expect(forget).toHaveBeenCalled()
})

test("a browser without a database has nothing to forget there", async () => {
  vi.stubGlobal("indexedDB", undefined)
  expect(await forgetPerson("rosa")).toBe(true)
  expect(forget).not.toHaveBeenCalled()
})
