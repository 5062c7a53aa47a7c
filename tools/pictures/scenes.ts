import type { Page } from "playwright-core"
import { issue, put, scrollTo, type Studio, take, write } from "./studio.ts"

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const TALL = { viewport: { width: 1280, height: 1120 } }
const AMENDED =
  "Mr. Whitcomb has produced 412 pages, but only those that he considers relevant. The District asks that he produce every document responsive to the narrowed requests and withhold none on a relevance objection alone."

const panel = (page: Page) => page.getByRole("complementary", { name: "Pages and timeline" })

/** How each picture in docs/pictures comes about, one after the other on one example letter. */
export const SCENES: Readonly<Record<string, (studio: Studio, path: string) => Promise<void>>> = {
  desk: async (studio, path) => {
    const [page] = [await studio.letter("requesting"), await studio.letter("responding")]
    await issue(page, 4).getByRole("figure", { name: /^Draft of/ }).waitFor()
    await scrollTo(page, 1)
    await take(page, path)
  },
  phone: async (studio, path) => {
    const page = await studio.letter("responding", PHONE)
    await scrollTo(page, 1)
    await take(page, path)
  },
  pages: async (studio, path) => {
    const page = await studio.letter("requesting", TALL)
    await take(page, path, panel(page))
  },
  invitation: async (studio, path) => {
    const page = await studio.letter("requesting")
    await page.getByRole("button", { name: "Invite" }).first().click()
    await page.getByRole("button", { name: "Make the invitation" }).click()
    await page.getByLabel("Code", { exact: true }).waitFor()
    await take(page, path, page.getByRole("dialog"))
  },
  put: async (studio, path) => {
    const page = await studio.letter("responding")
    await write(page, 4, " a document.")
    await issue(page, 4).locator("button:not([aria-disabled=true])", { hasText: "Put into the letter" }).click()
    await page.getByRole("button", { name: /^Put revision \d+ into the letter/ }).waitFor()
    await take(page, path)
  },
  dark: async (studio, path) => {
    const page = await studio.letter("responding", { colorScheme: "dark" })
    await write(page, 4, " ")
    await take(page, path)
  },
  calls: async (studio, path) => {
    const page = await studio.letter("requesting", TALL)
    await page.getByRole("tab", { name: /Calls/ }).click()
    await take(page, path, panel(page))
  },
  timeline: async (studio, path) => {
    const page = await studio.letter("requesting", TALL)
    await issue(page, 1).getByRole("button", { name: /Amend/ }).click()
    await issue(page, 1).getByRole("textbox", { name: /^Your position/ }).click()
    await page.keyboard.press("Control+a")
    await page.keyboard.insertText(AMENDED)
    await put(page, 1)
    await page.getByRole("tab", { name: "Timeline" }).click()
    await take(page, path, panel(page))
  },
  record: async (studio, path) => {
    const page = await studio.page("requesting")
    await page.goto(`/letters/${(await studio.demo()).letter}/record`)
    await page.getByRole("heading").first().waitFor()
    await take(page, path)
  },
}
