import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { barriers } from "./axe.ts"
import { type Desk, eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

const PHONE = { width: 390, height: 844 }

let house: House
let browser: Browser
let letter: Opened
let rosa: Desk
let page: Page

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser, undefined, PHONE)
  rosa = letter.rosa
  page = rosa.page
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("on a phone one writes a position and puts it into the letter, and the other side answers on another", async () => {
  await rosa.types(1, "The model was sold with one impeller.")
  await sees(letter.daniel.draft(1).getByText("one impeller."))
  await eventually(() => rosa.profferButton(1).getAttribute("aria-disabled"), null)
  await rosa.profferButton(1).click()
  await sees(page.getByRole("button", { name: /^Put revision 1/ }))
  expect(await tooWide(page)).toEqual([])
  await page.getByRole("button", { name: /^Put revision 1/ }).click()
  await sees(rosa.issue(1).getByText(/^In the letter/))
  await letter.daniel.types(1, "There are 2,311 warranty tickets.")
  await eventually(() => letter.daniel.profferButton(1).getAttribute("aria-disabled"), null)
  await letter.daniel.proffers(1)
  await sees(rosa.theirs(1).getByText("2,311 warranty tickets."))
})

test("letter, pages, timeline and the rest are one tap away, each within the screen and without a serious barrier", async () => {
  const parts = page.getByRole("navigation", { name: "Parts of the screen" }).getByRole("button")
  const names = await parts.allTextContents()
  expect(names).toEqual(expect.arrayContaining(["Letter", "Pages", "Timeline"]))
  const shows: Readonly<Record<string, Locator>> = {
    Letter: rosa.issue(1),
    Pages: page.getByRole("img", { name: /^Page 1/ }),
    Timeline: page.getByRole("listitem").filter({ hasText: "Revision 1" }),
  }
  for (const [i, name] of names.entries()) {
    await parts.nth(i).click()
    if (shows[name]) await sees(shows[name])
    expect(await tooWide(page), name).toEqual([])
    expect(await barriers(page), name).toEqual([])
  }
})

test("the pages around the letter are within the screen", async () => {
  await parked()
  for (const path of ["/", "/letters/new", "/inbox", "/account"]) {
    await page.goto(`${house.url}${path}`)
    await sees(page.getByRole("heading", { level: 1 }))
    expect(await tooWide(page), path).toEqual([])
  }
  await rosa.person.context.clearCookies()
  for (const path of ["/", "/sign-in", "/register"]) {
    await page.goto(`${house.url}${path}`)
    await sees(page.getByRole("heading", { level: 1 }))
    expect(await tooWide(page), path).toEqual([])
  }
  expect(rosa.person.complaints).toEqual([])
})

/** Waits until nothing is unsaved, so that leaving asks no question. */
async function parked(): Promise<void> {
  await page.getByRole("button", { name: "Letter", exact: true }).click()
  await rosa.isSaved()
}

/** What sticks out of the screen, or makes a part of it scroll sideways. A strip of tabs may. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOut = (element: Element): boolean => {
      const { left, right, width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1)
    }
    const isAllowed = (element: Element): boolean => element.closest("nav, [role=tablist]") !== null || !element.checkVisibility({ visibilityProperty: true })
    const scrolls = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : []
    const out = [...document.querySelectorAll("body *")].filter((element) => isOut(element) && !isAllowed(element))
    return [...scrolls, ...out.map((element) => element.outerHTML.slice(0, 120))]
  })
}
