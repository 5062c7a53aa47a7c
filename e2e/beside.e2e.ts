import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { Desk, eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { Person } from "./person.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let id: string
let rosa: Desk
let daniel: Desk

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Names of people who have not been here yet. */
const names = ["Ames", "Bell", "Cole", "Dunn"].map((last) => [`Rosa ${last}`, `Daniel ${last}`])

/** Rosa drafts in private; Daniel has a browser of his own, and will sign in at hers. */
beforeEach(async () => {
  ;({ id, rosa, daniel } = await openLetter(house, browser, names.shift()))
  await rosa.person.asksWell("POST", `/api/letters/${id}/commands`, { type: "set-visibility", visibility: "private" })
  await rosa.types(1, "Hers alone.")
  await rosa.isSaved()
})
afterEach(async () => {
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
  await Promise.all([rosa, daniel].map(({ person }) => person.leaves()))
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })

const writesNote = async ({ page }: Desk): Promise<void> => {
  await page.getByRole("tab", { name: /^Comments/ }).click()
  await button(page, "Note for our side…").click()
  await page.getByRole("textbox", { name: "Note", exact: true }).click()
  await page.keyboard.type("For our side only.")
}

/** Refused for the session's sake, before any rule of the letter is asked. */
async function isRefused(page: Page, deed: Locator): Promise<void> {
  const answer = page.waitForResponse(/\/commands$/)
  await deed.click()
  expect((await answer).status()).toBe(401)
}

/** What Rosa tries at a page that cannot know yet; what she prepares for it comes before Daniel signs in. */
const DEEDS: Readonly<Record<string, { readonly prepares: (at: Desk) => Promise<unknown>; readonly tries: (at: Desk) => Promise<unknown> }>> = {
  "a note for her side": { prepares: writesNote, tries: ({ page }) => isRefused(page, button(page, "Note for our side only")) },
  "a proffer": {
    prepares: async (at) => (await eventually(() => at.profferButton(1).getAttribute("aria-disabled"), null), at.profferButton(1).click()),
    tries: ({ page }) => isRefused(page, page.getByRole("button", { name: /^Put revision \d+ into the letter/ })),
  },
  "a draft that connects anew": {
    prepares: async () => {},
    tries: ({ page }) => page.evaluate(() => void dispatchEvent(new Event("online"))),
  },
}

/** How long a page may take to be loaded again, with the letter on it, in milliseconds. */
const ANEW = 60_000

/** The page is Daniel's now, and shows nothing of hers. */
async function isDaniels(page: Page): Promise<void> {
  await button(page, `Account of ${daniel.person.name}`).waitFor({ timeout: ANEW })
  await sees(new Desk(daniel.person, page).editor(1))
  expect(await page.getByText(/Hers alone|For our side only/).count()).toBe(0)
}

/** What the server has of Daniel's doing, and what he reads. */
async function ofDaniel(): Promise<unknown> {
  const [record, notes] = await Promise.all(["record", "side-comments"].map((what) => daniel.person.asksWell("GET", `/api/letters/${id}/${what}`)))
  return { record, notes, draft: await daniel.editor(1).textContent() }
}

for (const [name, { prepares, tries }] of Object.entries(DEEDS))
  test(`somebody else signs in beside Rosa's page, which is not told: ${name} is not done in the other's name, and the page is hers no more`, async () => {
    await prepares(rosa)
    const before = await ofDaniel()
    const { email, password } = daniel.person
    await rosa.person.asksWell("POST", "/api/auth/sign-in/email", { email, password })
    await tries(rosa)
    await isDaniels(rosa.page)
    expect(await ofDaniel()).toEqual(before)
  })

test("two windows of one browser: Daniel signs in in the one, the other is his at once; what Rosa had written comes back with her", async () => {
  await writesNote(rosa)
  const before = await ofDaniel()
  const window = await rosa.person.context.newPage()
  await Person.at(daniel.person.name, house, rosa.person.context, window).signsIn()
  await isDaniels(rosa.page)
  expect(await ofDaniel()).toEqual(before)

  await Person.at(rosa.person.name, house, rosa.person.context, window).signsIn()
  await button(rosa.page, `Account of ${rosa.person.name}`).waitFor({ timeout: ANEW })
  await eventually(async () => (await rosa.editor(1).textContent())?.trim(), "Hers alone.")
  await rosa.page.getByRole("tab", { name: /^Comments/ }).click()
  await button(rosa.page, "Note for our side…").click()
  await sees(rosa.page.getByRole("textbox", { name: "Note", exact: true }).getByText("For our side only."))
})
