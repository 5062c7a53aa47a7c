import type { Browser } from "playwright-core"
import { expect } from "vitest"
import { isKept, NOT_CONNECTED, words } from "./away.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { logLength, spoilLog } from "./disk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { Person } from "./person.ts"
import type { House } from "./stage.ts"

/** What a crash takes of what the server had called saved, and whose page is closed when the server comes back. */
export interface Crash {
  readonly takes: "the last page" | "every page since"
  readonly closes?: "rosa" | "daniel"
}

/** What each has written: Rosa, and Daniel. */
type Words = readonly [string, string]

/** What is on the disk after the crash. The last page holds the last words of Daniel. */
const LEFT: Readonly<Record<Crash["takes"], Words>> = {
  "the last page": ["We asked, twice,", "We answered, twice,"],
  "every page since": ["We asked,", "We answered,"],
}
const ALL: Words = ["We asked, twice, and again.", "We answered, twice, and in full."]

/**
 * The server is killed while two write, and its disk has not kept what the server had called saved. What is gone comes back from the
 * browsers, to its place, once: that of Daniel, who was told that all of it is saved, and that of Rosa, who goes on writing while
 * there is no server.
 */
export async function comesBack(house: House, browser: Browser, { takes, closes }: Crash): Promise<void> {
  const letter = await openLetter(house, browser)
  const { rosa, daniel } = letter
  await write(letter, "We asked, ", "We answered, ")
  const since = logLength(house.dataDir)
  await write(letter, "twice, ", "twice, ")
  // At once, so that they are one commit.
  await daniel.page.keyboard.insertText("and in full.")
  await daniel.isSaved()
  await house.stop("SIGKILL")
  for (const each of [rosa, daniel]) await isTold(each)
  await rosa.types(1, "and again.")
  await isKept(rosa)
  spoilLog(house.dataDir, takes === "the last page" ? undefined : since)
  await isOnDisk(house, browser, letter, LEFT[takes])

  if (closes) await letter[closes].page.close()
  await house.start()
  const desks = { rosa, daniel, ...(closes && { [closes]: await opensAgain(letter, closes) }) }
  for (const each of [desks.rosa, desks.daniel]) await each.isSaved()
  await eventually(() => shown(desks.rosa), ALL)
  await eventually(() => shown(desks.daniel), [ALL[1], ALL[0]])
  for (const { page, person } of [desks.rosa, desks.daniel]) {
    expect(await page.getByRole("region", { name: "Words put aside" }).count()).toBe(0)
    expect(person.complaints).toEqual([])
  }
  await house.stop("SIGKILL")
  await isOnDisk(house, browser, letter, ALL)
  for (const { person } of [rosa, daniel]) await person.leaves()
}

/** Both type, at the same time, until all of it is saved. */
async function write({ rosa, daniel }: Opened, hers: string, his: string): Promise<void> {
  await Promise.all([rosa.types(1, hers), daniel.types(1, his)])
  for (const each of [rosa, daniel]) await each.isSaved()
}

async function isTold(desk: Desk): Promise<void> {
  await sees(desk.issue(1).getByText(NOT_CONNECTED))
  await sees(desk.page.getByText("Not saved yet: no connection"))
  expect(await desk.page.getByText("Saved", { exact: true }).count()).toBe(0)
}

/** Rosa, at a browser that has kept nothing, is shown these words by a server on a copy of the disk. */
async function isOnDisk(house: House, browser: Browser, { id, rosa }: Opened, both: Words): Promise<void> {
  const copy = await house.copy()
  const reader = await Person.arrives(rosa.person.name, copy, browser)
  try {
    await reader.signsIn()
    await reader.page.goto(`/letters/${id}`)
    const desk = new Desk(reader)
    await desk.isSaved()
    await eventually(() => shown(desk), both)
  } finally {
    await reader.leaves()
    await copy.close()
  }
}

async function opensAgain({ id, ...desks }: Opened, who: "rosa" | "daniel"): Promise<Desk> {
  const desk = new Desk(desks[who].person, await desks[who].person.context.newPage())
  await desk.page.goto(`/letters/${id}`)
  return desk
}

/** One's own words on the screen, and those of the other side. */
async function shown(desk: Desk): Promise<Words> {
  return [await words(desk), ((await desk.draft(1).textContent()) ?? "").replaceAll("\u00a0", " ").trim()]
}
