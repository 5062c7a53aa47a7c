import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eventually, sees } from "./desk.ts"
import { disk } from "./disk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"
import { Postgres } from "../tools/stage/postgres.ts"

let house: House
let browser: Browser
let letter: Opened

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("the server's disk takes nothing more: it is said where one types and where one clicks, typing goes on, and all arrives later, once", async () => {
  const { rosa, daniel } = letter
  await rosa.types(1, "Before, ")
  await rosa.isSaved()
  disk(house.pid, "nothing")
  await rosa.types(1, "while the disk is full, ")
  await sees(rosa.page.getByText(/^The server could not store the last words\. What you type is kept in this browser/))
  expect(await rosa.page.getByText("Saved", { exact: true }).count()).toBe(0)
  await rosa.profferButton(1).click()
  await rosa.page.getByRole("button", { name: /^Put revision 1 into the letter/ }).click()
  await sees(rosa.page.getByText(/The server's disk fails, so this was not stored\. What you wrote is kept here\. Try again in a minute/))
  await rosa.page.keyboard.press("Escape")
  await rosa.types(1, "still writing.")
  expect(await daniel.draft(1).textContent()).not.toContain("disk")

  disk(house.pid, "everything")
  await rosa.isSaved()
  const words = "Before, while the disk is full, still writing."
  await eventually(async () => (await daniel.draft(1).textContent())?.replaceAll("\u00a0", " ").trim(), words)
  await rosa.proffers(1)
  expect((await rosa.editor(1).count()) === 0 || (await rosa.issue(1).textContent())?.includes(words)).toBe(true)
  const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${letter.id}/record`)
  expect(events.filter(({ type }) => type === "proffered")).toHaveLength(1)
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

/** How long the database is gone, in seconds: `GONE=60` for longer. */
const GONE = Number(process.env["GONE"] ?? 8)

test("the database is gone for a while: both are told, both go on typing, a command is answered in words, and all arrives later, once", async () => {
  const postgres = await Postgres.start()
  const far = await House.open({ DATABASE_URL: await postgres.database("letters") })
  try {
    const { id, rosa, daniel } = await openLetter(far, browser)
    await rosa.types(1, "Before, ")
    await daniel.types(1, "We too, ")
    await Promise.all([rosa.isSaved(), daniel.isSaved()])
    await postgres.halt("crash")
    const back = Date.now() + GONE * 1000
    await rosa.types(1, "without a database, ")
    await daniel.types(1, "without one, ")
    for (const { page } of [rosa, daniel]) {
      await sees(page.getByText(/^The server could not store the last words\. What you type is kept in this browser/))
      expect(await page.getByText("Saved", { exact: true }).count()).toBe(0)
    }
    await rosa.profferButton(1).click()
    await rosa.page.getByRole("button", { name: /^Put revision 1 into the letter/ }).click()
    await sees(rosa.page.getByText(/^The server does not reach its database, so it is not sure that this was done\. What you wrote is kept here/))
    if (process.env["SHOT"]) await rosa.page.screenshot({ path: process.env["SHOT"] })
    await rosa.page.keyboard.press("Escape")
    while (Date.now() < back) await Promise.all([rosa.types(1, "still "), daniel.types(1, "still ")])
    await Promise.all([rosa.types(1, "writing."), daniel.types(1, "writing.")])
    const [mine, theirs] = await Promise.all([rosa, daniel].map(async (each) => plain(await each.editor(1).textContent())))
    await postgres.resume()
    await Promise.all([rosa.isSaved(), daniel.isSaved()])
    await eventually(async () => plain(await daniel.draft(1).textContent()), mine)
    await eventually(async () => plain(await rosa.draft(1).textContent()), theirs)
    expect([mine, theirs].map((words) => words?.match(/without/g)?.length)).toEqual([1, 1])
    await rosa.proffers(1)
    const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
    expect(events.filter(({ type }) => type === "proffered")).toHaveLength(1)
    expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
  } finally {
    await far.close()
    await postgres.stop()
  }
}, 300_000 + GONE * 1000)

const plain = (words: string | null): string | undefined => words?.replaceAll("\u00a0", " ").trim()
