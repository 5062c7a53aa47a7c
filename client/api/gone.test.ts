import { expect, test } from "vitest"
import { done, MOVER, opened, played } from "../../shared/letter/plays.property.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { goneRecords, letGo, missingFrom } from "./gone.ts"
import { KeptRecord } from "./keptrecord.ts"

const stage = played("M! N!").stage
const said = (words: string) => done(stage, { type: "comment", audience: "both", runs: unmarked(words) }, MOVER).events
const [before, full, other] = [stage.events, said("Said today."), said("Said instead.")]

const aTick = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A page that keeps what the server says, one answer after the other; gives how often it heard that something is gone or back. */
async function page(vault: MemoryVault, ...answers: readonly (readonly LetterEvent[])[]): Promise<number> {
  let heard = 0
  const kept = new KeptRecord(vault, "l1", () => heard++)
  for (const events of answers) kept.keep(events)
  await aTick()
  return heard
}

const aside = async (vault: MemoryVault) => (await goneRecords(vault, "l1")).map(({ events }) => events)

const changed = full.map((event, i) => (i === 2 ? { ...event, at: "2013-08-06T16:30:00.000Z" } : event))

test("[R3] what a record lacks, or has otherwise behind the same hash", () => {
  expect(missingFrom(full, before)).toEqual([])
  expect(missingFrom(before, full)).toEqual([full.at(-1)])
  expect(missingFrom(other, full)).toEqual([full.at(-1)])
  expect(missingFrom([], opened().events)).toEqual(opened().events)
  expect(missingFrom(changed, full)).toEqual([full[2]])
})

test.each([
  ["a record that has grown", before, full, []],
  ["the same record", full, full, []],
  ["a record that was set back", full, before, [full]],
  ["a record that was set back and has gone on differently", full, other, [full]],
  ["a record in which one event was changed, and its hash was not", full, changed, [full]],
])("%s", async (_, kept, now, expected) => {
  const vault = new MemoryVault()
  await page(vault, kept)
  expect(await page(vault, now)).toBe(expected.length)
  expect(await aside(vault)).toEqual(expected)
  expect((await new KeptRecord(vault, "l1").read()).events).toEqual(now)
})

test("what was put aside outlives the pages after it, and is forgotten when the server has it again", async () => {
  const vault = new MemoryVault()
  await page(vault, full)
  await page(vault, before)
  await page(vault, before, other)
  expect(await aside(vault)).toEqual([full])
  expect(await page(vault, full)).toBe(2)
  expect(await aside(vault)).toEqual([other])
})

test("another tab had only been quicker: the event comes, and nothing is gone", async () => {
  const vault = new MemoryVault()
  await page(vault, full)
  expect(await page(vault, before, full)).toBe(2)
  expect(await aside(vault)).toEqual([])
})

test("changed twice behind the same hashes: both are told, the true one too", async () => {
  const vault = new MemoryVault()
  const again = changed.map((event, i) => (i === 1 ? { ...event, at: "2013-08-06T16:20:00.000Z" } : event))
  for (const events of [full, changed, again]) await page(vault, events)
  expect(await aside(vault)).toEqual([full, changed])
})

test("two tabs have kept it in another order, and some of it twice: it is the same record", async () => {
  const vault = new MemoryVault()
  for (const events of [full.slice(-1), before, full.slice(-2)]) await vault.put("l1/record", new TextEncoder().encode(JSON.stringify(events)))
  expect((await new KeptRecord(vault, "l1").read()).events).toEqual(full)
  await page(vault, before)
  expect(await aside(vault)).toEqual([full])
})

test("two tabs put the same record aside; it is one, and goes as one", async () => {
  const vault = new MemoryVault()
  await page(vault, full)
  const tab = new MemoryVault(vault)
  const pages = [new KeptRecord(vault, "l1"), new KeptRecord(tab, "l1")]
  for (const each of pages) each.keep(before)
  await aTick()
  const [one, ...more] = await goneRecords(vault, "l1")
  expect([one!.events, one!.rows.length, more]).toEqual([full, 2, []])
  await letGo(vault, one!)
  expect(await aside(vault)).toEqual([])
})

test("a browser that is too full to put it aside keeps it in its place", async () => {
  const vault = new MemoryVault()
  await page(vault, full)
  vault.room = 1
  await page(vault, before)
  expect((await new KeptRecord(vault, "l1").read()).events).toEqual(full)
})

test("a record of another letter is none of this one's", async () => {
  const vault = new MemoryVault()
  new KeptRecord(vault, "l2").keep(full)
  await aTick()
  expect(await page(vault, before)).toBe(0)
})
