import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Desk, eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { Person } from "./person.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser

let rosa: Desk
let daniel: Desk
let id: string

// One letter for all: each test goes on where the one before has left it.
beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  ;({ rosa, daniel, id } = await openLetter(house, browser))
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const button = (desk: Desk, name: string | RegExp) => desk.page.getByRole("button", { name, exact: typeof name === "string" })
const region = (desk: Desk, name: string | RegExp) => desk.page.getByRole("region", { name, exact: typeof name === "string" })

/** Writes into the box of that name in place of what is there. */
async function fills(desk: Desk, name: string | RegExp, words: string): Promise<void> {
  await desk.page.getByRole("textbox", { name }).click()
  await desk.page.keyboard.press("Control+a")
  await desk.page.keyboard.insertText(words)
}

test("[A3] the order of the issues: at once while it is one's own, by keys; a proposal afterwards", async () => {
  const add = (text: string) => ({ type: "add-issue", heading: [{ text }] })
  await rosa.person.asksWell("POST", `/api/letters/${id}/commands`, add("The warranty database"))
  await sees(rosa.issue(2))
  await button(rosa, "Reorder").click()
  await button(rosa, "Move down: Pump failures since 2009").focus()
  await rosa.page.keyboard.press("ArrowDown")
  await rosa.page.getByRole("button", { name: "Use this order" }).press("Enter")
  await sees(daniel.page.getByRole("region", { name: "Issue 1: The warranty database" }))
  // He raises one of his own: from now on the order belongs to both.
  await daniel.person.asksWell("POST", `/api/letters/${id}/commands`, add("Cost of the search"))
  await sees(rosa.issue(3))
  await daniel.issue(3).getByRole("button", { name: "More for issue 3" }).click()
  await daniel.page.getByRole("menuitem", { name: "Move in the order…" }).click()
  await button(daniel, "Move up: Cost of the search").click()
  await daniel.page.keyboard.press("ArrowUp")
  await button(daniel, "Propose this order").click()
  await sees(region(daniel, "Your proposed order"))
  await region(rosa, "Proposed order").getByRole("button", { name: "Accept" }).click()
  for (const desk of [rosa, daniel]) await sees(desk.page.getByRole("region", { name: "Issue 1: Cost of the search" }))
  // Another is taken back, and stays visible.
  await button(rosa, "Reorder").click()
  await button(rosa, "Move down: Cost of the search").click()
  await button(rosa, "Propose this order").click()
  await region(rosa, "Your proposed order").getByRole("button", { name: "Take it back" }).click()
  await region(daniel, "Proposed order").waitFor({ state: "detached" })
  await sees(daniel.page.getByText("2 earlier proposals of the order"))
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

// From here on the pump failures are issue 3, and Rosa's to speak on first.
const PUMPS = 3

test("[A3] joint text: proposed, rejected with words, replaced, accepted; nothing is dropped, and each may speak for itself", async () => {
  // She proposes an introduction; he sees it, and rejects it with words.
  await button(rosa, "Propose an introduction").click()
  await fills(rosa, "Propose another introduction", "The parties dispute which failures bear on notice.")
  await button(rosa, "Propose").click()
  await sees(region(rosa, "Your proposed introduction"))
  await button(daniel, "Reject…").click()
  await daniel.page.getByLabel("Why not").fill("It leaves out the year 2011.")
  await button(daniel, "Reject the proposal").click()
  // The rejected one stays visible for both, with the words.
  for (const desk of [rosa, daniel]) {
    await desk.page.getByText("1 earlier proposal").click()
    await sees(desk.page.getByText("It leaves out the year 2011."))
  }
  // Each may make a statement of its own; his first, then hers.
  await button(daniel, "Make a statement of our own").click()
  await fills(daniel, "Our statement", "Sutter says this is about burden.")
  await button(daniel, "Put it into the letter").click()
  await sees(rosa.page.getByRole("article", { name: "Statement of Defendant Sutter Pump" }))
  await eventually(() => button(daniel, "Change our statement").getAttribute("aria-disabled"), "true")
  // A heading: both versions, the change marked; taken back, proposed anew, accepted.
  await rosa.issue(PUMPS).getByRole("button", { name: "More for issue 3" }).click()
  await rosa.page.getByRole("menuitem", { name: "Propose another heading" }).click()
  await fills(rosa, "Propose another heading", "Pump failures since 2008")
  await button(rosa, "Propose").click()
  const proposed = region(daniel, "Proposed heading")
  await sees(proposed.getByText("In the letter"))
  await sees(proposed.locator("ins").filter({ hasText: "2008" }))
  await button(rosa, "Take it back").click()
  await proposed.waitFor({ state: "detached" })
  // The heading is written together before it is proposed.
  await rosa.issue(PUMPS).getByRole("button", { name: "More for issue 3" }).click()
  await rosa.page.getByRole("menuitem", { name: "Propose another heading" }).click()
  await fills(rosa, "Propose another heading", "Failures of the")
  await button(rosa, "Write it together").click()
  const shared = daniel.page.getByRole("textbox", { name: "Shared draft of the heading" })
  await sees(shared.getByText("Failures of the"))
  await shared.click()
  await daniel.page.keyboard.press("Control+End")
  await daniel.page.keyboard.type(" Model 40")
  await sees(rosa.page.getByRole("textbox", { name: "Shared draft of the heading" }).getByText("Failures of the Model 40"))
  await button(rosa, "Propose these words").click()
  await shared.waitFor({ state: "detached" })
  await button(daniel, "Accept").click()
  for (const desk of [rosa, daniel]) await sees(desk.page.getByRole("heading", { name: /Failures of the Model 40/ }))
  await sees(daniel.issue(PUMPS).getByText("2 earlier proposals"))
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

test("[L5] shares: a side cannot fill the other's half until it is released", async () => {
  const long = `The model was sold with one impeller${", and with it came the same failure of the same seal".repeat(70)}.`
  await rosa.writes(PUMPS, long)
  await sees(rosa.issue(PUMPS).getByRole("paragraph").filter({ hasText: /your share of the page is \d+/ }))
  await daniel.page.getByText("Shares of the page", { exact: true }).click()
  await sees(region(daniel, "Shares of the page").getByText(/\d+ used, \d+ unused/))
  await button(daniel, "Release lines…").click()
  await daniel.page.getByLabel("Lines", { exact: true }).fill("20")
  await sees(daniel.page.getByText(/Your share falls from \d+ to \d+ lines/))
  await button(daniel, "Release 20 lines").click()
  for (const desk of [rosa, daniel])
    await sees(desk.page.getByText("Defendant Sutter Pump released 20 lines to Plaintiff Alder Creek."))
  await eventually(() => rosa.profferButton(PUMPS).getAttribute("aria-disabled"), null)
})

test("[A4] suggested words are adopted into the draft with one click, and undone with one key", async () => {
  await rosa.writes(PUMPS, "Earlier failures bear on notice.")
  await sees(daniel.theirs(PUMPS).getByText("Earlier failures bear on notice."))
  await daniel.theirs(PUMPS).getByRole("button", { name: "Suggest words" }).click()
  await fills(daniel, /^Words for the position of/, "Earlier failures of the Model 40 bear on notice.")
  await daniel.page.getByLabel("Why", { exact: false }).fill("Only that model is in dispute.")
  await button(daniel, "Suggest to Plaintiff Alder Creek").click()
  const suggested = rosa.page.getByRole("region", { name: "Words suggested by Defendant Sutter Pump" })
  await sees(suggested.getByText("Only that model is in dispute."))
  await sees(suggested.locator("ins"))
  await suggested.getByRole("button", { name: "Adopt into our draft" }).click()
  await eventually(() => rosa.editor(PUMPS).innerText(), "Earlier failures of the Model 40 bear on notice.")
  await sees(daniel.theirs(PUMPS).getByText("1 adopted"))
  await rosa.editor(PUMPS).click()
  await rosa.page.keyboard.press("Control+z")
  await eventually(() => rosa.editor(PUMPS).innerText(), "Earlier failures bear on notice.")
  // Another is ignored: out of the way, not gone.
  await daniel.theirs(PUMPS).getByRole("button", { name: "Suggest words" }).click()
  await fills(daniel, /^Words for the position of/, "No failures matter.")
  await button(daniel, "Suggest to Plaintiff Alder Creek").click()
  await suggested.getByRole("button", { name: "Ignore" }).click()
  await sees(rosa.page.getByText("1 suggestion put aside"))
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

test("comments in two audiences: colleagues read the note at once, the other side never", async () => {
  const ada = await Person.arrives("Ada Lund", house, browser)
  await ada.asksWell("POST", "/api/auth/sign-up/email", { name: ada.name, email: ada.email, password: ada.password })
  const invitation = await rosa.person.asksWell<{ token: string; code: string }>("POST", `/api/letters/${id}/invitations`, {
    side: "requesting",
    role: "associate",
  })
  await ada.asksWell("POST", `/api/invitations/${invitation.token}/accept`, { code: invitation.code })
  const hers = new Desk(ada)
  await ada.page.goto(`/letters/${id}`)
  const heard: string[] = []
  daniel.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(payload.toString())))
  daniel.page.on("response", (response) => void response.text().then((text) => heard.push(text), () => undefined))
  await daniel.page.reload()
  for (const desk of [rosa, daniel, hers]) await desk.page.getByRole("tab", { name: "Comments" }).click()

  await button(rosa, "Note for our side…").click()
  await fills(rosa, "Note", "Offer Quokkafish first.")
  await button(rosa, "Note for our side only").click()
  await sees(ada.page.getByText("Offer Quokkafish first."))
  await sees(ada.page.getByRole("listitem").filter({ hasText: "Quokkafish" }).getByText("Our side only"))
  await button(rosa, "Comment to both sides…").click()
  await fills(rosa, "Comment", "Shall we speak on Thursday?")
  await button(rosa, "Comment to both sides").click()
  await sees(daniel.page.getByText("Shall we speak on Thursday?"))
  await sees(daniel.page.getByRole("listitem").filter({ hasText: "Thursday" }).getByText("Both sides"))

  await daniel.page.reload()
  await daniel.page.getByRole("tab", { name: "Comments" }).click()
  await sees(daniel.page.getByText("Shall we speak on Thursday?"))
  expect(heard.length).toBeGreaterThan(10)
  expect(heard.join("\n")).toContain("Shall we speak")
  expect(heard.join("\n") + (await daniel.page.content())).not.toContain("Quokkafish")
  expect([...rosa.person.complaints, ...daniel.person.complaints, ...ada.complaints]).toEqual([])
})
