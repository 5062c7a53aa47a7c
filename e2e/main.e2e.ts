import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Desk, eventually, sees } from "./desk.ts"
import { Person } from "./person.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("two counsel, two browsers, one letter, one PDF", async () => {
  const rosa = await Person.arrives("Rosa Imai", house, browser)
  const daniel = await Person.arrives("Daniel Okafor", house, browser)

  // Requesting counsel registers and begins the letter.
  await rosa.registers()
  await rosa.page.goto("/letters/new")
  await rosa.page.getByRole("radio", { name: /Requesting/ }).check()
  await rosa.page.getByLabel("Requesting party").fill("Plaintiff Alder Creek")
  await rosa.page.getByLabel("Responding party").fill("Defendant Sutter Pump")
  await rosa.page.getByLabel("Caption").fill("Alder Creek v. Sutter Pump")
  await rosa.page.getByLabel("Case number").fill("2:13-cv-09999-KJN")
  await rosa.page.getByRole("button", { name: "Begin the letter" }).click()
  await rosa.page.waitForURL(/\/letters\/(?!new)[^/]+$/)
  const id = new URL(rosa.page.url()).pathname.split("/")[2]!

  // An issue with its heading and the request at stake.
  const hers = new Desk(rosa)
  await hers.addsIssue("Pump failures since 2009", { kind: "Interrogatory", numbers: "No. 4", set: "First Set" })

  // She invites the other side; he joins by link and code.
  await rosa.page.getByRole("button", { name: "Invite" }).first().click()
  await rosa.page.getByRole("button", { name: "Make the invitation" }).click()
  const link = await rosa.page.getByLabel("Link", { exact: true }).inputValue()
  const code = await rosa.page.getByLabel("Code", { exact: true }).inputValue()
  await rosa.page.getByRole("button", { name: "Done" }).click()
  await daniel.registers()
  await daniel.page.goto(link)
  await daniel.page.getByLabel("Code").fill(code)
  await daniel.page.getByRole("button", { name: /^Join for/ }).click()
  await daniel.page.waitForURL(`**/letters/${id}`)
  const his = new Desk(daniel)
  await sees(his.issue(1))

  // One types; the other sees it grow, and cannot write it.
  await hers.types(1, "The model was sold with one impeller from 2009 on")
  await sees(his.theirs(1).getByText("one impeller from 2009 on"))
  await hers.types(1, ", so earlier failures bear on notice.")
  await sees(his.theirs(1).getByText("bear on notice."))
  expect(await his.theirs(1).getByRole("textbox").count()).toBe(0)
  await sees(rosa.page.getByText("Saved", { exact: true }))

  // [T1] The other side may draft, but cannot speak first; the button says why before the click.
  await his.types(1, "There are 2,311 warranty tickets.")
  expect(await his.profferButton(1).getAttribute("aria-disabled")).toBe("true")

  // [L2] Three sentences are one too many.
  await hers.types(1, " A second sentence. And a third.")
  await eventually(() => hers.profferButton(1).getAttribute("aria-disabled"), "true")
  await hers.writes(1, "The model was sold with one impeller from 2009 on, so earlier failures bear on notice.")
  await eventually(() => hers.profferButton(1).getAttribute("aria-disabled"), null)

  // Put into the letter: the turn goes over.
  await hers.proffers(1)
  await eventually(() => his.profferButton(1).getAttribute("aria-disabled"), null)
  await his.proffers(1)

  // Amending in a later round makes a second revision.
  await hers.issue(1).getByRole("button", { name: /Amend/ }).click()
  await hers.writes(1, "The model was sold with one impeller from 2009 on, so earlier failures bear on notice and on defect.")
  await eventually(() => hers.profferButton(1).getAttribute("aria-disabled"), null)
  await hers.proffers(1)
  await sees(his.theirs(1).getByText("on defect."))

  // The timeline keeps both revisions.
  await rosa.page.getByRole("tab", { name: "Timeline" }).click()
  await sees(rosa.page.getByRole("tabpanel").getByRole("figure", { name: "Changes between the two" }))

  // The letter of record, the same bytes twice.
  const once = await rosa.asks("GET", `/api/letters/${id}/letter.pdf`)
  const twice = await daniel.asks("GET", `/api/letters/${id}/letter.pdf`)
  expect(once.bytes.subarray(0, 5).toString()).toBe("%PDF-")
  expect(once.bytes.equals(twice.bytes)).toBe(true)

  expect([...rosa.complaints, ...daniel.complaints]).toEqual([])
})
