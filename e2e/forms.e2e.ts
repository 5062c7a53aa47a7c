import type { Locator } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { Away, keptIn, signsOut } from "./away.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { Person } from "./person.ts"
import { Profile } from "./profile.ts"

/** Room for the panels beside the letter. */
const WIDE = { width: 1440, height: 900 }

const away = new Away()

beforeAll(() => away.opens())
afterEach(() => away.parts())
afterAll(() => away.closes())

/** A form by what is on the screen: how it is opened, and its field. */
interface Form {
  readonly open: (desk: Desk) => Promise<unknown>
  readonly field: (desk: Desk) => Locator
  /** How it is left without being sent, where it lies over the others. */
  readonly leave?: (desk: Desk) => Promise<unknown>
}

const button = ({ page }: Desk, name: string) => page.getByRole("button", { name, exact: true })
const box = ({ page }: Desk, name: string) => page.getByRole("textbox", { name, exact: true })
const tab = ({ page }: Desk, name: RegExp) => page.getByRole("tab", { name }).click()

const NOTE: Form = {
  open: async (desk) => (await tab(desk, /^Comments/), await button(desk, "Note for our side…").click()),
  field: (desk) => box(desk, "Note"),
}
const COMMENT: Form = {
  open: async (desk) => (await tab(desk, /^Comments/), await button(desk, "Comment to both sides…").click()),
  field: (desk) => box(desk, "Comment"),
}
const DISPUTE: Form = {
  open: async (desk) => (await tab(desk, /^Calls/), await button(desk, "Dispute it…").click()),
  field: (desk) => box(desk, "How it was otherwise"),
}
const CALL: Form = {
  open: async (desk) => (await tab(desk, /^Calls/), await desk.page.getByRole("tabpanel").getByRole("button", { name: "Log a call" }).click()),
  field: (desk) => desk.page.getByLabel("What was said"),
  leave: (desk) => desk.page.keyboard.press("Escape"),
}

const INVITATION: Form = {
  open: (desk) => desk.page.getByRole("button", { name: /^Invite/ }).click(),
  field: (desk) => desk.page.getByLabel(/^Their e-mail/),
  leave: (desk) => desk.page.keyboard.press("Escape"),
}

const FORMS: Readonly<Record<string, Form>> = {
  "a note": NOTE,
  "an invitation": INVITATION,
  "a suggestion": { open: (desk) => button(desk, "Suggest words").click(), field: (desk) => desk.page.getByRole("textbox", { name: /^Words for the position of/ }) },
  "why it is suggested": { open: async () => {}, field: (desk) => desk.page.getByLabel(/^Why\b(?! not)/) },
  "terms": { open: (desk) => desk.issue(1).getByRole("button", { name: "Offer terms" }).click(), field: (desk) => box(desk, "Terms that would settle this issue") },
  "an introduction": { open: (desk) => button(desk, "Propose another introduction").click(), field: (desk) => box(desk, "Propose another introduction") },
  "a rejection": { open: (desk) => button(desk, "Reject…").click(), field: (desk) => desk.page.getByLabel("Why not") },
  "a new issue": { open: (desk) => button(desk, "Add an issue").last().click(), field: (desk) => box(desk, "Heading") },
  "the words of a call": CALL,
  "how a call was otherwise": DISPUTE,
}

/** What is in a field, of whatever kind. */
const said = (field: Locator) =>
  field.evaluate((element) => ("value" in element ? String(element.value) : (element.textContent ?? "")))

/** Types into a form, and waits a moment as a person would. */
async function fills(desk: Desk, { open, field, leave }: Form, words: string): Promise<void> {
  await open(desk)
  await field(desk).click()
  await desk.page.keyboard.press("Control+a")
  await desk.page.keyboard.type(words)
  await desk.page.waitForTimeout(200)
  await leave?.(desk)
}

/** What a form of a person's shows when it is opened. */
async function shows(desk: Desk, { open, field, leave }: Form, words: string): Promise<void> {
  await open(desk)
  await eventually(() => said(field(desk)), words)
  await leave?.(desk)
}

/** A letter in which every form can be opened by Rosa. */
async function begins() {
  const letter = await away.begins()
  const { rosa, daniel } = letter
  const participants = { requesting: [rosa.person.name], responding: [daniel.person.name] }
  await away.does(rosa, { type: "proffer", issue: "issue-1", runs: [{ text: "Sold with one impeller." }] })
  await away.does(daniel, { type: "proffer", issue: "issue-1", runs: [{ text: "Not so." }] })
  await away.does(daniel, { type: "propose-joint", part: "introduction", runs: [{ text: "A dispute." }] })
  await away.does(daniel, { type: "log-call", at: new Date().toISOString(), minutes: 1, mode: "phone", participants, issues: ["issue-1"] })
  await tab(rosa, /^Calls/)
  await sees(button(rosa, "Dispute it…"))
  return letter
}

test("every form: what was typed without a connection and not sent is in it again after the page was closed", async () => {
  const { rosa } = await begins()
  await away.house.stop("SIGKILL")
  for (const [name, form] of Object.entries(FORMS)) await fills(rosa, form, `Words of ${name}.`)
  await rosa.page.goto("about:blank")
  await away.house.start()
  await away.returns(rosa)
  for (const [name, form] of Object.entries(FORMS)) await shows(rosa, form, `Words of ${name}.`)
})

test("what was sent, or given up, is not there again", async () => {
  const { rosa, daniel } = await begins()
  await fills(rosa, NOTE, "To be sent.")
  await button(rosa, "Note for our side only").click()
  await sees(rosa.page.getByRole("listitem").getByText("To be sent."))
  await fills(rosa, DISPUTE, "To be given up.")
  await rosa.page.getByRole("tabpanel").getByRole("button", { name: "Cancel" }).click()
  await fills(rosa, CALL, "To be kept.")
  await away.returns(rosa)
  await shows(rosa, NOTE, "")
  await shows(rosa, DISPUTE, "")
  await shows(rosa, CALL, "To be kept.")
  expect(await daniel.page.getByText("To be", { exact: false }).count()).toBe(0)
})

test("what is typed while a form is on its way stays in it, and is there again after the page was closed", async () => {
  const { rosa } = await begins()
  let answer = () => {}
  const isLate = new Promise<void>((resolve) => (answer = resolve))
  await rosa.page.route("**/commands", async (route) => (await isLate, route.continue()))
  await fills(rosa, NOTE, "Sent.")
  await button(rosa, "Note for our side only").click()
  await sees(button(rosa, "Sending…"))
  await NOTE.field(rosa).click()
  await rosa.page.keyboard.press("Control+End")
  await rosa.page.keyboard.type(" Typed since.")
  answer()
  await sees(rosa.page.getByText("That was sent. What you typed since was not, and is kept."))
  await sees(rosa.page.getByRole("listitem").getByText("Sent.", { exact: true }))
  expect(await said(NOTE.field(rosa))).toBe("Sent. Typed since.")
  await away.returns(rosa)
  await shows(rosa, NOTE, "Sent. Typed since.")

  await button(rosa, "Note for our side only").click()
  await sees(rosa.page.getByRole("listitem").getByText("Sent. Typed since."))
  await NOTE.field(rosa).waitFor({ state: "detached" })
})

test("the browser is killed a moment after the last key of a comment: it is there when the browser comes back", async () => {
  await away.begins()
  const profile = new Profile()
  try {
    let mine = await away.signedIn(profile)
    await mine.page.setViewportSize(WIDE)
    await fills(mine, NOTE, "Ask for the 2009 log.")
    await profile.dies()
    mine = await away.signedIn(profile)
    await mine.page.setViewportSize(WIDE)
    await shows(mine, NOTE, "Ask for the 2009 log.")
  } finally {
    await profile.close()
  }
})

test("words for a form that is gone meanwhile are shown, to copy or to let go", async () => {
  const { rosa } = await begins()
  await fills(rosa, DISPUTE, "It was a voicemail.")
  await rosa.page.goto("about:blank")
  await away.does(rosa, { type: "confirm-call", call: "call-1" })
  await away.returns(rosa)
  const left = rosa.page.getByRole("region", { name: "Words that were not sent" })
  await sees(left.getByText("It was a voicemail."))
  await sees(left.getByRole("button", { name: "Copy" }))
  await left.getByRole("button", { name: "Let it go" }).click()
  await left.waitFor({ state: "detached" })
  await away.returns(rosa)
  expect(await left.count()).toBe(0)
})

test("they are sealed; nobody else who signs in sees them; signing out asks first, and then they are gone", async () => {
  const { rosa, daniel } = await begins()
  await fills(rosa, NOTE, "Rosa alone.")
  expect((await keptIn(rosa)).text).not.toContain("Rosa alone")
  await rosa.page.goto("about:blank")
  await rosa.person.context.clearCookies()
  const other = new Desk(Person.at(daniel.person.name, away.house, rosa.person.context, rosa.page))
  await other.person.signsIn()
  await away.returns(other)
  await shows(other, NOTE, "")
  await signsOut(other)

  await rosa.person.signsIn()
  await away.returns(rosa)
  await shows(rosa, NOTE, "Rosa alone.")
  await rosa.page.getByRole("link", { name: "All letters" }).click()
  await rosa.page.getByRole("button", { name: /^Account of/ }).click()
  await rosa.page.getByRole("menuitem", { name: "Sign out" }).click()
  await rosa.page.getByRole("dialog", { name: "Words in this browser would be lost" }).getByRole("button", { name: "Sign out and delete them" }).click()
  await sees(rosa.page.getByRole("link", { name: "Register" }))
  expect(await keptIn(rosa)).toMatchObject({ people: 0, rows: 0 })
  await rosa.person.signsIn()
  await away.returns(rosa)
  await shows(rosa, NOTE, "")
})

test("numbers and choices alone are kept, too, and nobody is asked about them", async () => {
  const { rosa } = await begins()
  const { page } = rosa
  await INVITATION.open(rosa)
  await page.getByRole("radio", { name: /^Viewer/ }).click({ force: true })
  await INVITATION.leave?.(rosa)
  await CALL.open(rosa)
  await page.getByLabel("Minutes").fill("45")
  await CALL.leave?.(rosa)
  await page.waitForTimeout(200)
  await away.returns(rosa)
  await INVITATION.open(rosa)
  expect(await page.getByRole("radio", { name: /^Viewer/ }).isChecked()).toBe(true)
  await INVITATION.leave?.(rosa)
  await CALL.open(rosa)
  expect(await page.getByLabel("Minutes").inputValue()).toBe("45")
  await CALL.leave?.(rosa)
  await page.getByRole("link", { name: "All letters" }).click()
  await signsOut(rosa)
})

/** What the form for a new letter holds: parties, caption, number, and what is chosen. */
async function newLetter({ page }: Desk): Promise<(string | boolean)[]> {
  const values = ["Requesting party", "Responding party", "Caption", "Case number"].map((name) => page.getByLabel(name).inputValue())
  return Promise.all([...values, page.getByRole("radio", { name: /^Responding/ }).isChecked(), page.getByLabel("Whose demands does the letter follow?").inputValue()])
}

test("a new letter that was begun is told of on the list of letters, and is in its form again, until it is given up", async () => {
  const { rosa } = await away.begins()
  const { page } = rosa
  const told = page.getByText("Begun, not sent:")
  await page.goto(`${away.house.url}/letters/new`)
  await sees(page.getByLabel("Caption"))
  const blank = await newLetter(rosa)
  await page.getByLabel("Whose demands does the letter follow?").selectOption({ index: 2 })
  await page.getByRole("radio", { name: /^Responding/ }).check({ force: true })
  await page.getByLabel("Requesting party").fill("Plaintiff Smith")
  await page.getByLabel("Caption").fill("Smith v. Jones")
  const filled = await newLetter(rosa)
  await page.waitForTimeout(200)
  expect((await keptIn(rosa)).text).not.toContain("Smith")
  await page.goto(`${away.house.url}/`)
  await sees(told)
  await page.getByRole("link", { name: "a new letter", exact: true }).click()
  await eventually(() => newLetter(rosa), filled)
  await page.getByRole("link", { name: "Cancel" }).click()
  await sees(page.getByRole("link", { name: /Alder Creek v\. Sutter Pump/ }))
  expect(await told.count()).toBe(0)
  await page.goto(`${away.house.url}/letters/new`)
  await eventually(() => newLetter(rosa), blank)
})

/** Lets requests to an address be done, and their answers come nowhere: the page is closed before. Gives what the server has answered. */
async function closing({ page }: Desk, at: string, press: () => Promise<unknown>): Promise<unknown> {
  const done = new Promise((resolve) => page.route(at, async (route) => resolve(await (await route.fetch()).json())))
  await press()
  const answer = await done
  await page.goto("about:blank")
  await page.unroute(at)
  return answer
}

test("a page is closed while a form is on its way, and it was done: offered again and pressed again, it is done once, and said so", async () => {
  const { id, rosa, daniel } = await begins()
  const { page } = rosa
  await tab(rosa, /^Comments/)
  await fills(rosa, COMMENT, "Shall we speak?")
  await closing(rosa, "**/commands", () => button(rosa, "Comment to both sides").click())
  // Things have moved on: what the page has no way to tell.
  await away.does(daniel, { type: "comment", runs: [{ text: "On Friday." }], audience: "both" })
  await page.goto(`${away.house.url}/`)
  await sees(page.getByText("Begun, not sent: a comment"))
  await away.returns(rosa)
  await sees(page.getByRole("tab", { name: /^Comments\s+begun, not sent$/ }))
  await tab(rosa, /^Comments/)
  await sees(page.getByText("Begun, not sent", { exact: true }))
  await shows(rosa, COMMENT, "Shall we speak?")
  await button(rosa, "Comment to both sides").click()
  await sees(page.getByText("That had arrived already. It was not done twice."))
  await page.getByText("Begun, not sent", { exact: true }).waitFor({ state: "detached" })
  const { events } = await rosa.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.filter(({ type }) => type === "commented")).toHaveLength(2)

  await fills(rosa, { ...INVITATION, leave: undefined }, "ann@firm.example")
  const made = (await closing(rosa, "**/invitations", () => button(rosa, "Make the invitation").click())) as { url: string }
  await away.returns(rosa)
  await INVITATION.open(rosa)
  await eventually(() => said(INVITATION.field(rosa)), "ann@firm.example")
  await button(rosa, "Make the invitation").click()
  await eventually(() => page.getByLabel("Link", { exact: true }).inputValue(), made.url)

  await page.goto(`${away.house.url}/letters/new`)
  await page.getByRole("radio", { name: /^Requesting/ }).check({ force: true })
  for (const [name, text] of [["Requesting party", "Smith"], ["Responding party", "Jones"], ["Caption", "Smith v. Jones"], ["Case number", "1:26-cv-1"]] as const)
    await page.getByLabel(name).fill(text)
  const begun = (await closing(rosa, "**/api/letters", () => button(rosa, "Begin the letter").click())) as { id: string }
  await page.goto(`${away.house.url}/letters/new`)
  await button(rosa, "Begin the letter").click()
  await page.waitForURL(`**/letters/${begun.id}`)
  const letters = await rosa.person.asksWell<{ id: string }[]>("GET", "/api/letters")
  expect(letters).toHaveLength(2)
  await page.goto(`${away.house.url}/`)
  await sees(page.getByRole("link", { name: "Smith v. Jones" }))
  expect(await page.getByText("Begun, not sent").count()).toBe(0)
})
