import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { barriers } from "./axe.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { begin, SIDES } from "./letter.ts"
import { Person } from "./person.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
/** Signed in as the example's requesting side. */
let marisol: Desk
let example = ""

beforeAll(async () => {
  house = await House.open({ DEMO: "1" })
  browser = await openBrowser()
  const person = await Person.arrives("Marisol Ekberg", house, browser)
  const demo = await person.asksWell<{ letter: string; accounts: { email: string; password: string }[] }>("GET", "/api/demo")
  example = `/letters/${demo.letter}`
  await person.asksWell("POST", "/api/auth/sign-in/email", demo.accounts[0])
  marisol = new Desk(person)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("what writes a letter and what lays it out are loaded where a letter is opened, not before", async () => {
  const guest = await Person.arrives("Noor Haddad", house, browser)
  const loaded: string[] = []
  guest.page.on("request", (request) => loaded.push(new URL(request.url()).pathname))
  await guest.page.goto("/sign-in", { waitUntil: "networkidle" })
  expect(loaded.some((path) => path.endsWith(".js"))).toBe(true)
  expect(loaded.filter((path) => /editor|LetterPage|worker|wasm|Tinos/.test(path))).toEqual([])
  await guest.leaves()
})

test("no serious barrier on the pages around the letter, in either theme", async () => {
  const guest = await Person.arrives("Noor Haddad", house, browser)
  const { page } = guest
  await standsUp(page, "/", page.getByRole("heading", { level: 1 }))
  await standsUp(page, "/sign-in", page.getByRole("button", { name: /^Sign in as/ }))
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  expect(await barriers(page), "sign-in, with its faults named").toEqual([])
  await standsUp(page, "/register", page.getByRole("button", { name: "Make an account" }))
  await standsUp(page, "/nowhere", page.getByRole("heading", { level: 1 }))
  await standsUp(page, await invitation(), page.getByRole("heading", { level: 1 }))

  await guest.registers()
  await standsUp(page, "/", page.getByRole("heading", { name: "No letter yet" }))
  await standsUp(page, "/letters/new", page.getByRole("button", { name: "Begin the letter" }))
  await page.getByRole("button", { name: "Begin the letter" }).click()
  expect(await barriers(page), "new letter, with its faults named").toEqual([])
  await standsUp(page, await invitation(), page.getByLabel("Code"))
  await standsUp(marisol.page, "/", marisol.page.getByRole("link", { name: /Whitcomb/ }))
  await standsUp(marisol.page, "/inbox", marisol.page.getByRole("heading", { level: 1 }))
  await standsUp(marisol.page, "/account", marisol.page.getByRole("heading", { level: 1 }))
  await guest.leaves()
})

test("no serious barrier on the letter's desk, whatever is open on it", async () => {
  const { page } = marisol
  await standsUp(page, example, page.getByRole("img", { name: /^Page 1/ }))
  for (const tab of await page.getByRole("tablist", { name: "Beside the letter" }).getByRole("tab").all()) {
    await tab.click()
    expect(await barriers(page), `the tab ${await tab.textContent()}`).toEqual([])
  }
  await opens(page.getByRole("button", { name: /^Drafts live/ }), "who sees the drafts")
  await opens(page.getByRole("button", { name: "Invite" }), "the invitation")
  await opens(page.getByRole("button", { name: "More for issue 1" }), "an issue's menu")
  await opens(page.getByRole("button", { name: /^Account of/ }), "the account's menu")
  for (const keys of ["Control+k", "?"]) {
    await marisol.issue(2).focus()
    await page.keyboard.press(keys)
    await sees(page.getByRole("dialog"))
    expect(await barriers(page), keys).toEqual([])
    await page.keyboard.press("Escape")
  }
})

test("no serious barrier while one writes, puts it into the letter, is over the limit, adds an issue, or has no connection", async () => {
  const { page } = marisol
  await page.goto(example)
  await marisol.issue(1).getByRole("button", { name: /^Amend/ }).click()
  await marisol.writes(1, "One 🙂 is not printable. Two. Three.")
  await sees(marisol.issue(1).getByText(/The court’s font does not have/))
  expect(await barriers(page), "a character that cannot be printed").toEqual([])
  await marisol.writes(1, "One. Two. Three. Four. Five. Six.")
  await marisol.issue(1).getByRole("button", { name: "Contest the count" }).click()
  expect(await barriers(page), "too many sentences, contested").toEqual([])
  await marisol.writes(1, "The District asks that he produce every document.")
  await sees(marisol.issue(1).locator("button:not([aria-disabled])", { hasText: "Put into the letter" }))
  await opens(marisol.profferButton(1), "the last look")
  await page.getByRole("button", { name: /^Add an issue/ }).first().click()
  await sees(page.getByRole("form", { name: "New issue" }))
  expect(await barriers(page), "a new issue").toEqual([])
  await house.stop("SIGKILL")
  await sees(page.getByText(/^Not connected/))
  expect(await barriers(page), "no connection").toEqual([])
  await house.start()
})

test("a tip comes under the pointer, and none lies over a window that is open", async () => {
  const { page } = marisol
  await page.goto(example)
  const [drafts, tip, window] = [page.getByRole("button", { name: /^Drafts live/ }), page.locator("[role=tooltip]:popover-open"), page.getByRole("dialog")]
  const pointsAtItAnew = async (): Promise<void> => {
    await page.mouse.move(0, 0)
    await eventually(() => tip.count(), 0)
    await drafts.hover()
  }
  await pointsAtItAnew()
  await sees(tip)
  await drafts.click()
  await sees(window)
  await pointsAtItAnew()
  // Longer than a tip takes.
  await page.waitForTimeout(200)
  expect([await tip.count(), await window.count()]).toEqual([0, 1])
  await page.keyboard.press("Escape")
  await eventually(() => window.count(), 0)
  await pointsAtItAnew()
  await sees(tip)
  await drafts.focus()
  await page.keyboard.press("Enter")
  await sees(window)
  await eventually(() => tip.count(), 0)
  await page.keyboard.press("Escape")
})

test("by the keyboard alone one registers, begins a letter, adds an issue, writes a position and puts it into the letter", async () => {
  const noor = await Person.arrives("Noor Keys", house, browser)
  const { page } = noor
  await page.goto("/register")
  await fills(page, { "Full name": noor.name, "E-mail": noor.email, Password: noor.password })
  await page.keyboard.press("Enter")
  await sees(page.getByRole("heading", { name: "No letter yet" }))
  await presses(page.getByRole("link", { name: "New letter" }))
  await sees(page.getByRole("button", { name: "Begin the letter" }))
  await tabsTo(page.getByRole("radio").first())
  await page.keyboard.press("Space")
  await fills(page, { "Requesting party": SIDES.requesting.party, "Responding party": SIDES.responding.party, Caption: "Alder Creek v. Sutter Pump", "Case number": "2:13-cv-09999-KJN" })
  await presses(page.getByRole("button", { name: "Begin the letter" }))

  const desk = new Desk(noor)
  await presses(page.getByRole("button", { name: /^Add (an|the first) issue/ }).first())
  await sees(page.getByRole("form", { name: "New issue" }))
  await page.keyboard.type("Pump failures since 2009")
  await presses(page.getByRole("button", { name: "Add issue" }))
  await sees(desk.editor(1))
  for (let press = 0; press < 5 && !(await hasFocus(desk.editor(1))); press++) await page.keyboard.press("Alt+ArrowDown")
  await page.keyboard.type("The model was sold with one impeller.")
  await sees(desk.issue(1).locator("button:not([aria-disabled])", { hasText: "Put into the letter" }))
  await page.keyboard.press("Control+Enter")
  await sees(page.getByRole("button", { name: /^Put revision 1 into the letter/ }))
  await page.keyboard.press("Control+Enter")
  await sees(desk.issue(1).getByText(/^In the letter/))
  expect(noor.complaints).toEqual([])
})

/** Opens an address and expects it to be without barriers once it is there. */
async function standsUp(page: Page, address: string, isThere: Locator): Promise<void> {
  await page.goto(new URL(address, house.url).href)
  await sees(isThere)
  expect(await barriers(page), address).toEqual([])
}

/** Opens something with a button, looks at it, and closes it again. */
async function opens(button: Locator, what: string): Promise<void> {
  const page = button.page()
  await button.first().click()
  await sees(page.getByRole("dialog").or(page.getByRole("menu")))
  expect(await barriers(page), what).toEqual([])
  await page.keyboard.press("Escape")
}

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabsTo(what: Locator): Promise<void> {
  for (let press = 0; press < 60; press++) {
    if (await hasFocus(what)) return
    await what.page().keyboard.press("Tab")
  }
  throw new Error(`Tab does not reach ${what}`)
}

async function presses(what: Locator): Promise<void> {
  await sees(what)
  await tabsTo(what)
  await what.page().keyboard.press("Enter")
}

async function fills(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, words] of Object.entries(fields)) {
    await tabsTo(page.getByLabel(label, { exact: true }))
    await page.keyboard.type(words)
  }
}

async function hasFocus(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === document.activeElement)
}

/** A way into a letter of the example's requesting counsel, for somebody of the other side. */
async function invitation(): Promise<string> {
  const { id } = await marisol.person.asksWell<{ id: string }>("POST", "/api/letters", begin())
  const { url } = await marisol.person.asksWell<{ url: string }>("POST", `/api/letters/${id}/invitations`, { side: "responding", role: "counsel" })
  return url
}
