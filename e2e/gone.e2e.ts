import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Postgres } from "../tools/stage/postgres.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { BLIND } from "./outlasts.ts"
import { House, openBrowser } from "./stage.ts"
import { isKept, words } from "./away.ts"

let postgres: Postgres
let house: House
let browser: Browser

beforeAll(async () => {
  postgres = await Postgres.start()
  house = await House.open({ DATABASE_URL: await postgres.database("letters") })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await postgres?.stop()
})

const WAITS = /^The server does not reach its database, so it cannot say who you are/

test("a page opened while the database is gone shows what this browser keeps of that session, and nobody else's; all that is typed arrives, once", async () => {
  const { id, rosa, daniel } = await openLetter(house, browser)
  await rosa.types(1, "Before.")
  await rosa.isSaved()
  await daniel.types(1, "His alone.")
  await daniel.isSaved()
  const { context } = rosa.person
  const hers = await context.cookies()
  await rosa.page.close()
  await postgres.halt("crash")

  const page = await context.newPage()
  const anew = new Desk(rosa.person, page)
  await page.goto(`/letters/${id}`)
  await sees(page.getByText(BLIND))
  await eventually(() => words(anew), "Before.")
  await sees(anew.issue(1).getByText("The server can store nothing just now. What you type is kept in this browser and will be sent when it can again."))
  await anew.types(1, " Meanwhile.")
  await isKept(anew)
  // The other side's draft is never kept.
  expect(await page.getByText("His alone.").count()).toBe(0)
  await sees(page.getByRole("img", { name: /^Page 1/ }))
  if (process.env["SHOT"]) await page.screenshot({ path: process.env["SHOT"] })

  // Another session at the same browser, and a cookie that is nobody's.
  await context.clearCookies()
  await context.addCookies(await daniel.person.context.cookies())
  await page.reload()
  await sees(page.getByText(WAITS))
  expect(await page.getByText(/Before|Meanwhile|Alder|Rosa/).count()).toBe(0)
  await context.clearCookies()
  await context.addCookies(hers.map((cookie) => ({ ...cookie, value: cookie.value.replace(/^./, (first) => (first === "a" ? "b" : "a")) })))
  await page.reload()
  await sees(page.getByLabel("E-mail"))

  await context.clearCookies()
  await context.addCookies(hers)
  await page.goto(`/letters/${id}`)
  await eventually(() => words(anew), "Before. Meanwhile.")
  await postgres.resume()
  await anew.types(1, " After.")
  await anew.isSaved()
  await eventually(() => page.getByText(BLIND).count(), 0)
  await eventually(async () => (await daniel.draft(1).textContent())?.replaceAll("\u00a0", " ").trim(), "Before. Meanwhile. After.")
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
}, 300_000)
