import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eventually, sees } from "./desk.ts"
import { disk } from "./disk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

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
