import { expect, test } from "vitest"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { RescueBox, type Rescuing } from "./rescue.ts"

let docs = 0
const words = (text: string, place = "issue-1", from = ++docs): Rescuing => ({ at: "2013-11-12T18:00:00Z", from, doc: "requesting", place, runs: unmarked(text), why: "Why." })
const texts = (box: RescueBox) => box.list().map(({ runs }) => plain(runs))
const aTick = () => new Promise((resolve) => setTimeout(resolve))

test("words put aside outlive the page, once each, until the person is done with them", async () => {
  const vault = new MemoryVault()
  const box = new RescueBox(vault, "l1")
  await box.add(words("one"))
  await box.add(words("one"))
  await box.add(words("two"))
  expect(box.list().every(({ isKept }) => isKept)).toBe(true)
  expect([...vault.rows.values()].every(({ isUnsent }) => isUnsent)).toBe(true)
  const next = new RescueBox(vault, "l1")
  await aTick()
  expect([texts(next), texts(new RescueBox(vault, "l2"))]).toEqual([["one", "two"], []])
  next.remove(next.list()[0]!)
  await aTick()
  expect([texts(next), vault.rows.size]).toEqual([["two"], 1])
})

test("two tabs put words aside, and neither forgets the other's", async () => {
  const vault = new MemoryVault()
  const [a, b] = [new RescueBox(vault, "l1"), new RescueBox(new MemoryVault(vault), "l1")]
  await a.add(words("a"))
  await b.add(words("b"))
  const next = new RescueBox(vault, "l1")
  await aTick()
  expect(texts(next)).toEqual(["a", "b"])
})

test("words let go while they are being kept are not kept", async () => {
  const vault = new MemoryVault()
  const box = new RescueBox(vault, "l1")
  const adding = box.add(words("one"))
  box.remove(box.list()[0]!)
  await adding
  await aTick()
  expect([texts(box), vault.rows.size]).toEqual([[], 0])
})

test("words that grow take the place of the shorter ones, on the screen and in the browser; what fails to be kept leaves what was", async () => {
  const vault = new MemoryVault()
  const box = new RescueBox(vault, "l1")
  const growing = ["o", "on", "one"].map((text) => box.add(words(text, "issue-1", 7)))
  expect(texts(box)).toEqual(["one"])
  await Promise.all(growing)
  expect([box.list().map(({ isKept }) => isKept), vault.rows.size]).toEqual([[true], 1])
  vault.fault = new Error("QuotaExceededError")
  await box.add(words("one two", "issue-1", 7))
  expect(box.list()).toMatchObject([{ isKept: false }])
  vault.fault = null
  const next = new RescueBox(vault, "l1")
  await aTick()
  expect([texts(box), texts(next)]).toEqual([["one two"], ["one"]])
  box.remove(box.list()[0]!)
  await aTick()
  expect(vault.rows.size).toBe(0)
})

test("what could not be kept is tried again, when it is put aside again or all are, and lies there once", async () => {
  const vault = new MemoryVault()
  const box = new RescueBox(vault, "l1")
  vault.room = 0
  await box.add(words("one"))
  await box.add(words("two"))
  expect([box.isLoose, vault.rows.size]).toEqual([true, 0])
  vault.room = Infinity
  await box.add(words("one"))
  expect([box.list().map(({ isKept }) => isKept), vault.rows.size]).toEqual([[true, false], 1])
  await box.keepAll()
  await box.keepAll()
  const next = new RescueBox(vault, "l1")
  await aTick()
  expect([box.isLoose, texts(box), texts(next), vault.rows.size]).toEqual([false, ["one", "two"], ["one", "two"], 2])
})

test("what is in its place after all is forgotten; the same words elsewhere are not", async () => {
  const box = new RescueBox(new MemoryVault(), "l1")
  await box.add(words("one"))
  await box.add(words("one", "issue-2"))
  box.prune("requesting", (place) => (place === "issue-1" ? "one" : "other"))
  expect(box.list().map(({ place }) => place)).toEqual(["issue-2"])
})

test("a browser that cannot keep them has them while the page is open, and says so", async () => {
  const full = new MemoryVault()
  full.fault = new Error("QuotaExceededError")
  for (const vault of [null, full]) {
    const box = new RescueBox(vault, "l1")
    await box.add(words("one"))
    expect(box.list()).toMatchObject([{ isKept: false }])
  }
})
