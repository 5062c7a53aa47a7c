import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { barriers } from "./axe.ts"
import { Counsel } from "./counsel.ts"
import { eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let id: string
/** Each at a phone. */
let rosa: Counsel
let daniel: Counsel

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  const letter = await openLetter(house, browser, undefined, { width: 390, height: 844 })
  id = letter.id
  rosa = new Counsel(letter.rosa.person)
  daniel = new Counsel(letter.daniel.person)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const does = (who: Counsel, command: object) => who.person.asksWell("POST", `/api/letters/${id}/commands`, command)
const says = (who: Counsel, text: string) => does(who, { type: "proffer", issue: "issue-1", runs: [{ text }] })

/** They speak, and both stand on what they say now. */
async function joins(hers: number, his: number): Promise<void> {
  const participants = { requesting: ["Rosa Imai"], responding: ["Daniel Okafor"] }
  const call = { type: "log-call", at: new Date().toISOString(), minutes: 1, mode: "phone", participants, issues: ["issue-1"] }
  const { events } = (await does(rosa, call)) as { events: readonly { call: string }[] }
  await does(daniel, { type: "confirm-call", call: events[0]!.call })
  await does(rosa, { type: "stand", issue: "issue-1", against: his })
  await does(daniel, { type: "stand", issue: "issue-1", against: hers })
}

/** What changes a letter, by the name of its button. */
const DEEDS = /^(read it whole|take our|amend|draft an|put into|stand|offer|propose|suggest|withdraw|add an|record the filing|invite)/i

/** Nothing on the screen is wider than the phone, and axe finds nothing serious, in either theme. */
async function stands(what: string, { page }: Counsel): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([what, wide]).toEqual([what, 0])
  expect(await barriers(page), what).toEqual([])
}

/** Presses what has that name, by the keyboard. */
async function presses({ page }: Counsel, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().focus()
  await page.keyboard.press("Enter")
}

test("[S1] what is missing before approval is said, each with the way there", async () => {
  await sees(rosa.approval().getByText("Every issue is joined, resolved or withdrawn"))
  await sees(rosa.approval().getByText(/still needs Plaintiff Alder Creek’s position, .* a confirmed call after the exchange/))
  const approve = rosa.page.getByRole("button", { name: "Read it whole and approve" })
  expect(await approve.getAttribute("aria-disabled")).toBe("true")
  await sees(rosa.approval().getByText(/Rule S1/))
  await stands("what is missing", rosa)
  await presses(rosa, "Go there")
  await eventually(() => rosa.editor(1).evaluate((editor) => editor.contains(document.activeElement)), true)
})

test("[S2] one reads the whole letter before signing it; what changes meanwhile is not signed", async () => {
  await says(rosa, "The model was sold with one impeller from 2009 on.")
  await says(daniel, "There are 2,311 warranty tickets.")
  await joins(1, 1)
  await presses(rosa, "Read it whole and approve")
  const view = rosa.page.getByRole("dialog")
  await sees(view.getByRole("img", { name: /^Page 1 of/ }))
  await stands("the view of what is signed, as pages", rosa)
  await view.getByRole("tab", { name: "As words" }).click()
  await sees(view.getByRole("article").getByText("2,311 warranty tickets"))
  await sees(view.getByRole("article").getByText("/s/ Rosa Imai"))
  await stands("the view of what is signed, as words", rosa)
  // The hash in full is the content's own.
  await view.getByRole("button", { name: /Whole hash/ }).click()
  const { letter } = await rosa.person.asksWell<{ letter: { contentHash: string } }>("GET", `/api/letters/${id}`)
  expect(await view.locator("code").textContent()).toBe(letter.contentHash)
  // While she reads, the letter changes.
  await says(rosa, "The model was sold with one impeller from 2008 on.")
  await sees(view.getByText(/The letter has changed since you opened this view/))
  await view.getByRole("checkbox").check()
  expect(await view.getByRole("button", { name: /^Approve as/ }).getAttribute("aria-disabled")).toBe("true")
  await rosa.page.keyboard.press("Escape")
})

test("[S2] an approval is taken back, or voided by a change that both sides see", async () => {
  await joins(2, 1)
  await sees(rosa.banner("Ready to approve"))
  await rosa.approves()
  await sees(rosa.banner(/^Waiting for Defendant Sutter Pump to approve/))
  await sees(daniel.banner("Your turn to approve"))
  await sees(daniel.approval().getByText(/^Approved by Rosa Imai/))
  await presses(rosa, "Take our approval back")
  await sees(daniel.banner("Ready to approve"))
  await daniel.approves()
  await says(daniel, "There are 2,311 warranty tickets, most of them about seals.")
  for (const desk of [rosa, daniel]) {
    await sees(desk.page.getByText(/approval no longer counts\./))
    await sees(desk.page.getByText(/Daniel Okafor, for Defendant Sutter Pump, amended its position to revision 2/))
    await presses(desk, "See what changed")
    await sees(desk.page.getByRole("dialog").locator("ins").filter({ hasText: "most of them about seals" }))
    await stands("what voided the approval", desk)
    await desk.page.keyboard.press("Escape")
  }
})

test("[S3, S5] two approvals of the same content make it final; the filing closes it", async () => {
  await joins(2, 2)
  await rosa.approves()
  // One's own approval answers the voiding for the side whose it was not; his is still to come.
  await eventually(() => rosa.page.getByText(/approval no longer counts\./).count(), 0)
  expect(await daniel.page.getByText(/approval no longer counts\./).count()).toBe(1)
  await daniel.approves()
  for (const desk of [rosa, daniel]) await sees(desk.banner("The letter is final"))
  const prints = await Promise.all([rosa, daniel].map((desk) => desk.approval().locator("code").allTextContents()))
  expect(new Set(prints.flat()).size).toBe(1)
  await stands("the final letter", daniel)
  await presses(daniel, "Record the filing")
  await presses(daniel, "Record and close the letter")
  await sees(daniel.page.getByText("Give the docket number from the notice of filing: 24."))
  await stands("the filing, with its fault named", daniel)
  await daniel.page.getByLabel("ECF number").fill("31")
  await sees(daniel.page.getByText(/The record will say: ECF No\. 31/))
  await daniel.page.keyboard.press("Enter")
  for (const desk of [rosa, daniel]) {
    await sees(desk.banner("Filed as ECF No. 31"))
    await sees(desk.approval().getByText(/^Filed as ECF No\. 31 on/))
    await eventually(() => desk.page.getByRole("textbox").count(), 0)
    expect(await desk.page.getByRole("button", { name: DEEDS }).allTextContents()).toEqual([])
    await stands("the closed letter", desk)
  }
  // The page is what was filed, whatever somebody had still in the drawer.
  await rosa.page.getByRole("navigation", { name: "Parts of the screen" }).getByRole("button", { name: "Pages" }).click()
  await sees(rosa.page.getByRole("img", { name: /^Page 1 of/ }))
  expect(await rosa.page.getByLabel("Show drafts").count()).toBe(0)
})

test("[R1, R3] the record is read, searched and checked on a phone", async () => {
  await rosa.page.goto(`/letters/${id}/record`)
  const entries = rosa.page.getByRole("listitem").filter({ hasText: /, for (Plaintiff|Defendant)/ })
  await sees(entries)
  const all = await entries.count()
  await stands("the record", rosa)
  await rosa.page.getByLabel("Kind").selectOption("calls")
  await eventually(() => entries.count(), 6)
  await rosa.page.getByLabel("Side").selectOption("responding")
  await eventually(() => entries.count(), 3)
  await rosa.page.getByLabel("Words").fill("zebra")
  await sees(rosa.page.getByText("Nothing matches"))
  await presses(rosa, "Show all")
  await eventually(() => entries.count(), all)
  // A hash kept long ago, as one copies it from a page.
  const { events } = await rosa.person.asksWell<{ events: readonly { hash: string }[] }>("GET", `/api/letters/${id}/record`)
  await rosa.page.getByLabel(/^A record hash you kept/).fill(events[4]!.hash.toUpperCase().replace(/(.{16})/g, "$1 "))
  await presses(rosa, "Check now")
  await sees(rosa.page.getByText(/that of event 5: nothing up to it has changed\. \d+ events have been added since\./))
  await rosa.page.getByLabel(/^A record hash you kept/).fill("0".repeat(64))
  await presses(rosa, "Check now")
  await sees(rosa.page.getByRole("alert").getByText(/The hash you kept is not in this record/))
  await stands("the record, checked", rosa)
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})
