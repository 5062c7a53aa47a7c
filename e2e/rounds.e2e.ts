import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Desk, eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
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

/** Both stories are long, and the machine may be busy: in milliseconds. */
const LONG = 400_000

const steps = (desk: Desk, issue: number) => desk.issue(issue).getByRole("list", { name: "Until this issue is joined" })
const button = (at: Locator | Desk["page"], name: string | RegExp) => at.getByRole("button", { name })
const calls = (desk: Desk) => desk.page.getByRole("tabpanel")

/** Writes and puts words into the letter, once the page says that one may. */
async function says(desk: Desk, issue: number, words: string): Promise<void> {
  await desk.writes(issue, words)
  await eventually(() => desk.profferButton(issue).getAttribute("aria-disabled"), null)
  await desk.proffers(issue)
}

/** Logs a call of a minute that begins now, about the issues that are asked for. */
async function logs(desk: Desk, issues: readonly RegExp[]): Promise<void> {
  await desk.page.getByRole("tab", { name: /^Calls/ }).click()
  await button(calls(desk), "Log a call").click()
  const form = desk.page.getByRole("dialog")
  const now = await desk.page.evaluate(() => {
    const at = new Date()
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  })
  await form.getByLabel("Began").fill(now)
  await form.getByLabel("Minutes").fill("1")
  for (const issue of issues) await form.getByRole("checkbox", { name: issue }).check()
  await button(form, "Log the call").click()
  await form.waitFor({ state: "detached" })
}

async function stands(desk: Desk, issue: number, against: number): Promise<void> {
  const stand = button(desk.issue(issue), "Stand on our words")
  await eventually(() => stand.getAttribute("aria-disabled"), null)
  await stand.click()
  await button(desk.page, `Stand against revision ${against}`).click()
  await sees(steps(desk, issue).getByText(new RegExp(`${desk.person.name === "Rosa Imai" ? "Alder Creek" : "Sutter Pump"} stands on revision \\d+, against ${against}`)))
}

/** Lines that the meter says are left. */
async function linesLeft(desk: Desk): Promise<number> {
  return Number(/(\d+) lines left/.exec(await desk.meter())?.[1])
}

test("exchange, speak, stand, join; an amendment unjoins; a call is disputed; an issue is settled and gives its lines back", async () => {
  const { rosa, daniel } = await openLetter(house, browser)
  await rosa.addsIssue("Production of the warranty database")
  await says(rosa, 1, "The model was sold with one impeller from 2009 on, so earlier failures bear on notice.")
  await sees(daniel.issue(2))
  await says(daniel, 1, "There are 2,311 warranty tickets, and going through them takes 400 hours.")

  // [T5] After the exchange the list says what is missing, and nobody can stand without having spoken.
  await sees(steps(rosa, 1).getByText("A confirmed call after Defendant Sutter Pump’s revision 1."))
  const stand = button(rosa.issue(1), "Stand on our words")
  expect(await stand.getAttribute("aria-disabled")).toBe("true")

  // [C1] One logs the call; it counts for nothing until the other has said that it was so.
  await logs(rosa, [/^1\. Pump failures/])
  await sees(calls(rosa).getByText("Counts for nothing until Defendant Sutter Pump confirms it."))
  expect(await stand.getAttribute("aria-disabled")).toBe("true")
  await button(steps(daniel, 1), "Answer call 1").click()
  await button(daniel.page.getByRole("dialog"), "Confirm the call").click()
  await sees(calls(rosa).getByText("Counts for standing on issue 1."))
  await sees(calls(rosa).getByText("Counts as a call about First Set."))

  // [T4] Both stand on the same pair.
  await stands(rosa, 1, 1)
  await stands(daniel, 1, 1)
  for (const desk of [rosa, daniel]) await sees(desk.issue(1).getByText("Joined", { exact: true }))

  // [T3, T4] An amendment opens the next round: what it changed is shown, and everything is to be done again.
  await button(rosa.issue(1), /Amend|amendment/).click()
  await says(rosa, 1, "The model was sold with one impeller from 2009 to 2012, so earlier failures bear on notice.")
  await sees(daniel.issue(1).getByText("Round 2", { exact: true }))
  await eventually(() => daniel.issue(1).getByText("Joined", { exact: true }).count(), 0)
  await button(daniel.issue(1), "Show what changed").click()
  const changed = daniel.issue(1).getByRole("figure", { name: "Plaintiff Alder Creek: revision 1 to revision 2" })
  await sees(changed.getByText("to 2012"))
  await button(changed, "Side by side").click()
  await sees(changed.getByText("Revision 1", { exact: true }))
  await sees(steps(daniel, 1).getByText("A confirmed call after Plaintiff Alder Creek’s revision 2."))

  // [C1] A call that was not so is disputed in one's own words, which both read.
  await logs(rosa, [/^1\. Pump failures/])
  await daniel.page.getByRole("tab", { name: /^Calls/ }).click()
  await button(calls(daniel), "Dispute it…").click()
  await calls(daniel).getByLabel("How it was otherwise").fill("We spoke of the schedule only.")
  await button(calls(daniel), "Dispute the call").click()
  for (const desk of [rosa, daniel]) {
    await sees(calls(desk).getByText("We spoke of the schedule only."))
    await sees(calls(desk).getByText("Counts for nothing: Defendant Sutter Pump disputes it."))
  }
  expect(await stand.getAttribute("aria-disabled")).toBe("true")

  // [T6] Terms, a counter-offer, and the issue is settled: its lines come back.
  await says(rosa, 2, "The database answers in an hour what the tickets answer in 400.")
  const before = await linesLeft(rosa)
  await button(rosa.issue(2), "More for issue 2").click()
  await rosa.page.getByRole("menuitem", { name: "Offer terms to settle it" }).click()
  await rosa.page.keyboard.insertText("Defendant produces the database.")
  await button(rosa.page, "Offer these terms").click()
  await button(daniel.issue(2), "Answer with other terms").click()
  await daniel.page.keyboard.press("Control+a")
  await daniel.page.keyboard.insertText("Defendant produces the database without names within 21 days.")
  await button(daniel.page, "Offer these terms").click()
  await button(rosa.issue(2), "Accept…").click()
  await button(rosa.page.getByRole("dialog"), "Accept these terms").click()
  for (const desk of [rosa, daniel]) {
    const settled = desk.page.getByRole("region", { name: /^Resolved issue: Production/ })
    await sees(settled.getByText("Defendant produces the database without names within 21 days."))
    await sees(settled.getByText(/gives back \d+ lines/))
    await sees(settled.getByText("One offer was not taken"))
  }
  await expect.poll(() => linesLeft(rosa), { timeout: 20_000 }).toBeGreaterThan(before)
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
  for (const desk of [rosa, daniel]) await desk.person.leaves()
}, LONG)

test("during a call both are on one issue, the clock fills the entry, and notes stay on their side", async () => {
  const { id, rosa, daniel } = await openLetter(house, browser, ["Ann Lee", "Bob Roe"])
  await rosa.addsIssue("Production of the warranty database")
  await sees(daniel.issue(2))
  const shown = (desk: Desk, issue: number) => sees(desk.page.getByRole("region", { name: `Issue ${issue}`, exact: true }))
  const choose = (desk: Desk, issue: number) => button(desk.page.getByRole("navigation", { name: "Issues" }), new RegExp(`^${issue}\\.`)).click()

  // She goes to the call screen; he sees it in the letter, and comes.
  await rosa.page.goto(`/letters/${id}/call`)
  await sees(daniel.page.getByText("Ann Lee is on the call screen."))
  await daniel.page.getByRole("link", { name: "Go there" }).click()
  await sees(daniel.page.getByText("Ann Lee is on this issue, too."))

  // Who chooses an issue takes the other along; who has stopped following stays, and sees where the other is.
  await choose(rosa, 2)
  await shown(daniel, 2)
  await choose(daniel, 1)
  await shown(rosa, 1)
  await button(daniel.page, "Following").click()
  await choose(rosa, 2)
  await sees(daniel.page.getByText("Ann Lee is on issue 2."))
  await shown(daniel, 1)
  await button(daniel.page, "Follow").click()
  await shown(daniel, 2)

  // Her draft grows on his screen; her note does not reach him.
  await button(rosa.page, "Start the clock").click()
  await sees(daniel.page.getByRole("timer"))
  await rosa.page.getByRole("textbox", { name: /^Your position/ }).click()
  await rosa.page.keyboard.type("An hour answers it.")
  await sees(daniel.page.getByText("An hour answers it."))
  await rosa.page.getByLabel("Note on this issue").fill("Would take 2010.")
  await rosa.page.keyboard.press("Enter")
  await sees(rosa.page.getByText("Would take 2010."))
  expect((await daniel.person.asks("GET", `/api/letters/${id}/side-comments`)).body).toEqual([])
  expect((await daniel.person.asks("GET", `/api/letters/${id}/record`)).bytes.toString()).not.toContain("Would take 2010.")

  // The clock has filled the entry; he is asked there and then.
  await button(rosa.page, "End and log").click()
  const form = rosa.page.getByRole("dialog")
  expect(await form.getByRole("checkbox", { name: /^2\. Production/ }).isChecked()).toBe(true)
  expect(await form.getByRole("checkbox", { name: /^1\. Pump/ }).isChecked()).toBe(false)
  for (const name of ["Ann Lee", "Bob Roe"]) expect(await form.getByRole("checkbox", { name }).isChecked()).toBe(true)
  expect(Number(await form.getByLabel("Minutes").inputValue())).toBeGreaterThan(0)
  await button(form, "Log the call").click()
  await button(daniel.page, "Confirm the call").click()
  await sees(daniel.page.getByText("Call 1 is confirmed."))
  await button(daniel.page, "Stop the clock").click()
  await sees(button(daniel.page, "Start the clock"))
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
}, LONG)
