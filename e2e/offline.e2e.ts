import { cpSync, rmSync } from "node:fs"
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import type { Letter } from "../shared/letter/letter.ts"
import { contentHash } from "../shared/letter/print.ts"
import { Close, Message, Sync } from "../shared/sync/wire.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { Person } from "./person.ts"
import { Profile } from "./profile.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let letter: Opened
let rosa: Desk
let daniel: Desk
const opened: Opened[] = []

/** What the screen says, across the place where one types. */
const NOT_CONNECTED = "Not connected. What you type is kept in this browser and will be sent when the connection is back."

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
})

afterEach(async () => {
  for (const { rosa, daniel } of opened.splice(0)) {
    expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
    await rosa.person.leaves()
    await daniel.person.leaves()
  }
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

let letters = 0

/** A fresh letter, open for both. */
async function begins(): Promise<void> {
  letters++
  letter = await openLetter(house, browser, [`Rosa Imai ${"I".repeat(letters)}`, `Daniel Okafor ${"I".repeat(letters)}`])
  rosa = letter.rosa
  daniel = letter.daniel
  opened.push(letter)
}

test("a tunnel: the page is closed in it and opened again after it, and all that was typed is in its place, once, for both", async () => {
  await begins()
  await rosa.types(1, "Before the tunnel.")
  await rosa.isSaved()
  await house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " In the tunnel, every word of it.")
  await isKept(rosa)
  await rosa.page.goto("about:blank")
  await house.start()
  await comesBack(rosa)
  await isSame("Before the tunnel. In the tunnel, every word of it.")

  // And once more, with the page open all the while.
  await house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Again.")
  await isKept(rosa)
  await house.start()
  await isSame("Before the tunnel. In the tunnel, every word of it. Again.")
})

test("the browser is killed right after a key that it had kept: the words are in their place when it comes back", async () => {
  await begins()
  const profile = new Profile()
  try {
    let mine = await signedIn(profile)
    await mine.types(1, "Sent.")
    await mine.isSaved()
    await house.stop("SIGKILL")
    await sees(mine.issue(1).getByText(NOT_CONNECTED))
    await mine.types(1, " And not sent.")
    await isKept(mine)
    await profile.dies()
    await house.start()
    mine = await signedIn(profile)
    await eventually(() => words(mine), "Sent. And not sent.")
    await isSame("Sent. And not sent.")
  } finally {
    await profile.close()
  }
})

test("a laptop closed over a turn: the other side answers, withdraws, settles and files meanwhile, and each word is in its place or said to be left over", async () => {
  await begins()
  await rosa.writes(1, "Sold with one impeller.")
  await rosa.isSaved()
  await rosa.proffers(1)
  await daniel.addsIssue("Warranty tickets")
  await daniel.addsIssue("Test logs")
  for (const issue of [2, 3]) await sees(rosa.editor(issue))
  await rosa.issue(1).getByRole("button", { name: "Draft an amendment" }).click()
  await sees(rosa.editor(1))
  await rosa.isSaved()

  await rosa.person.context.setOffline(true)
  await sees(rosa.issue(2).getByText(NOT_CONNECTED))
  await rosa.types(1, " Since 2009.")
  await rosa.types(2, "No ticket was shown.")
  await rosa.types(3, "The logs were asked for.")
  await isKept(rosa)
  await does(daniel, { type: "proffer", issue: "issue-1", runs: [{ text: "Not so." }] })
  await does(daniel, { type: "withdraw-issue", issue: "issue-2" })
  await does(daniel, { type: "propose-resolution", issue: "issue-3", terms: [{ text: "Logs by May 1." }] })
  // A colleague of hers, elsewhere, accepts.
  await does(rosa, { type: "accept-resolution", issue: "issue-3" })
  await rosa.person.context.setOffline(false)

  await isSame("Sold with one impeller. Since 2009.")
  await sees(rosa.theirs(1).getByText("Not so."))
  for (const [what, left] of [["The issue was withdrawn (Daniel Okafor", "No ticket was shown."], ["The issue was settled (Rosa Imai", "The logs were asked for."]] as const) {
    const box = rosa.page.getByRole("region", { name: "Words of your draft" }).filter({ hasText: what })
    await sees(box.getByText(left))
    await sees(box.getByRole("button", { name: "Copy" }))
  }

  await rosa.person.context.setOffline(true)
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " And again.")
  await isKept(rosa)
  await files()
  await rosa.person.context.setOffline(false)
  const box = rosa.issue(1).getByRole("region", { name: "Words of your draft" })
  await sees(box.getByText("Sold with one impeller. Since 2009. And again."))
  await sees(box.getByText(/^The letter was filed \(/))
})

test("two tabs of one person, one of them cut off, both typing: merged, and nothing is doubled", async () => {
  await begins()
  await rosa.types(1, "Both: ")
  await rosa.isSaved()
  const tab = new Desk(rosa.person, await rosa.person.context.newPage())
  await comesBack(tab)
  await eventually(() => words(tab), "Both:")
  const cut = await rosa.person.context.newCDPSession(tab.page)
  await cut.send("Network.enable")
  const network = (offline: boolean) => cut.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await network(true)
  await sees(tab.issue(1).getByText(NOT_CONNECTED))
  await tab.types(1, "0123456789")
  await rosa.types(1, "abcdefghij")
  await isKept(tab)
  await rosa.isSaved()

  // A third tab finds what the second has kept, and sends it; the second comes back only then.
  const third = new Desk(rosa.person, await rosa.person.context.newPage())
  await comesBack(third)
  await eventually(async () => (await words(third)).length, "Both: 0123456789abcdefghij".length)
  await third.isSaved()
  await network(false)
  await tab.isSaved()
  const both = await words(tab)
  expect([both.replaceAll(/[^a-z]/g, "").slice("oth".length), both.replaceAll(/\D/g, "")]).toEqual(["abcdefghij", "0123456789"])
  await isSame(both)
})

test("the server is set back to yesterday's backup: words, saved or not, come back to their place from the browser that has them, or are shown with the reason", async () => {
  await begins()
  await rosa.types(1, "Yesterday.")
  await rosa.isSaved()
  await house.stop()
  cpSync(house.dataDir, `${house.dataDir}-backup`, { recursive: true })
  await house.start()
  await rosa.types(1, " Today, saved.")
  await rosa.isSaved()
  await rosa.addsIssue("Raised today")
  await rosa.types(2, "On an issue of today.")
  await rosa.isSaved()
  await house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Today, unsaved.")
  await isKept(rosa)
  await rosa.page.goto("about:blank")
  rmSync(house.dataDir, { recursive: true })
  cpSync(`${house.dataDir}-backup`, house.dataDir, { recursive: true })
  rmSync(`${house.dataDir}-backup`, { recursive: true })
  await house.start()
  await comesBack(rosa)
  await isSame("Yesterday. Today, saved. Today, unsaved.")
  const box = rosa.page.getByRole("region", { name: "Words of your draft" })
  await sees(box.getByText("On an issue of today."))
  await sees(box.getByText(/^The server may have been set back to an older copy/))
})

test("the server is set back, and two of one side have written since: what it cannot put back is in the rescue box of each, with the reason", async () => {
  await begins()
  const ann = await joinsHer("Ann Ito")
  await rosa.types(1, "Rosa was here.")
  await eventually(() => words(ann), "Rosa was here.")
  await ann.types(1, " Ann was here.")
  for (const desk of [ann, rosa]) await desk.isSaved()
  await house.stop()
  cpSync(house.dataDir, `${house.dataDir}-backup`, { recursive: true })
  await house.start()
  for (const [desk, text] of [[rosa, " Rosa again."], [ann, " Ann again."]] as const) {
    await desk.types(1, text)
    await desk.isSaved()
  }
  const both = "Rosa was here. Ann was here. Rosa again. Ann again."
  await eventually(() => words(rosa), both)
  await house.stop("SIGKILL")
  rmSync(house.dataDir, { recursive: true })
  cpSync(`${house.dataDir}-backup`, house.dataDir, { recursive: true })
  rmSync(`${house.dataDir}-backup`, { recursive: true })
  await house.start()
  for (const desk of [rosa, ann]) {
    const box = desk.issue(1).getByRole("region", { name: "Words put aside" })
    await sees(box.getByText(both))
    await sees(box.getByText(/^The server has an older copy of this draft than it had before/))
    await sees(box.getByText(/They are kept in this browser\.$/))
  }
  expect(await words(rosa)).toBe("Rosa was here. Ann was here.")

  // They outlive the page, and can be used.
  await comesBack(rosa)
  await rosa.issue(1).getByRole("button", { name: "Use as my draft" }).click()
  await eventually(() => words(rosa), both)
  await rosa.isSaved()
  await eventually(() => words(ann), both)
  await ann.person.leaves()
})

/** With what the server refuses a change, and what is then said. */
const REFUSALS = [
  [Close.Unapplied.code, "The server could not fit the last change into the draft."],
  [Close.TooLarge.code, "The draft, or the last change, is larger than the server takes."],
  [Close.Trespass.code, "The last change wrote where this draft does not allow it."],
] as const

test("words that are refused are put aside beside their place, with the reason, to copy or to use; the draft goes on without them", async () => {
  await begins()
  let refusesWith: number | null = null
  await rosa.page.routeWebSocket(/\/sync\/.*\/requesting$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      const isChange = typeof frame !== "string" && frame[0] === Message.sync && frame[1] === Sync.update
      if (!isChange || refusesWith === null) return server.send(frame)
      void server.close()
      void socket.close({ code: refusesWith })
      refusesWith = null
    })
  })
  await comesBack(rosa)
  await rosa.types(1, "Good.")
  await rosa.isSaved()
  for (const [code, why] of REFUSALS) {
    refusesWith = code
    await rosa.editor(1).focus()
    await rosa.page.keyboard.press("Control+End")
    await rosa.page.keyboard.insertText(` Refused ${code}.`)
    const box = rosa.issue(1).getByRole("region", { name: "Words put aside" }).filter({ hasText: `Good. Refused ${code}.` })
    await sees(box.getByText(`${why} They are kept in this browser.`))
    await sees(box.getByRole("button", { name: "Copy" }))
    await eventually(() => words(rosa), "Good.")
    await rosa.isSaved()
  }
  // They outlive the page. Used, they are words like others.
  await comesBack(rosa)
  const boxes = rosa.issue(1).getByRole("region", { name: "Words put aside" })
  await eventually(() => boxes.count(), REFUSALS.length)
  await boxes.first().getByRole("button", { name: "Use as my draft" }).click()
  await isSaid(`Good. Refused ${Close.Unapplied.code}.`)
  await eventually(() => boxes.count(), REFUSALS.length - 1)

  // Signing out would delete the others: it is asked first.
  await rosa.page.getByRole("link", { name: "All letters" }).click()
  await rosa.page.getByRole("button", { name: /^Account of/ }).click()
  await rosa.page.getByRole("menuitem", { name: "Sign out" }).click()
  await sees(rosa.page.getByRole("dialog", { name: "Words in this browser would be lost" }))
  await rosa.page.getByRole("button", { name: "Stay signed in" }).click()
  expect((await keptIn(rosa)).people).toBe(1)
})

test("a letter opened without a connection, from the page that is there: the last that was seen of it, and one's own draft to write in", async () => {
  await begins()
  await rosa.types(1, "At the desk.")
  await rosa.isSaved()
  await daniel.types(1, "His.")
  await daniel.isSaved()
  await rosa.page.getByRole("link", { name: "All letters" }).click()
  const link = rosa.page.getByRole("link", { name: /Alder Creek v\. Sutter Pump/ })
  await sees(link)
  await rosa.person.context.setOffline(true)
  await link.click()
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await eventually(() => words(rosa), "At the desk.")
  await rosa.types(1, " On the train.")
  await isKept(rosa)
  // The other side's draft is never kept.
  expect(await rosa.page.getByText("His.").count()).toBe(0)
  await rosa.person.context.setOffline(false)
  await isSame("At the desk. On the train.")
  await sees(rosa.draft(1).getByText("His."))
})

test("a browser that keeps nothing says so, and loses nothing while the page is open", async () => {
  await begins()
  await rosa.person.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError")
    }
  })
  await comesBack(rosa)
  await house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText("Not connected. Keep this page open: this browser cannot keep what you type. It will be sent when the connection is back."))
  await rosa.types(1, "Not kept.")
  await sees(rosa.issue(1).getByText("Only on this page"))
  await house.start()
  await isSame("Not kept.")
})

test("what is kept is sealed; nobody else who signs in sees it; it waits when a session merely ends, and is gone when one signs out", async () => {
  await begins()
  await rosa.types(1, "Rosa alone.")
  await rosa.isSaved()
  await house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Unsent.")
  await isKept(rosa)
  const kept = await keptIn(rosa)
  expect([kept.people, kept.text.includes("Rosa alone"), kept.text.includes("Unsent")]).toEqual([1, false, false])
  expect(kept.isExtractable).toBe(false)
  await rosa.page.goto("about:blank")
  await rosa.person.context.clearCookies()
  await house.start()

  // Opposing counsel, at the same browser.
  const other = new Desk(Person.at(daniel.person.name, house, rosa.person.context, rosa.page))
  await other.person.signsIn()
  await comesBack(other)
  await sees(other.draft(1).getByText("Rosa alone."))
  await other.types(1, "His own.")
  await other.isSaved()
  expect(await other.page.getByText("Unsent").count()).toBe(0)
  expect((await keptIn(other)).people).toBe(2)
  await signsOut(other)
  expect((await keptIn(other)).people).toBe(1)

  await rosa.person.signsIn()
  await comesBack(rosa)
  await isSame("Rosa alone. Unsent.")
  await signsOut(rosa)
  expect(await keptIn(rosa)).toMatchObject({ people: 0, rows: 0 })
})

/** What the browser's storage holds, as anybody at its keyboard could read it. */
async function keptIn({ page }: Desk): Promise<{ people: number; rows: number; text: string; isExtractable: boolean }> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))))
    const database = await asked(indexedDB.open("joint-letter"))
    const transaction = database.transaction(["keys", "rows"])
    const [keys, rows] = await Promise.all([asked(transaction.objectStore("keys").getAll()), asked(transaction.objectStore("rows").getAll())])
    database.close()
    const decoder = new TextDecoder("latin1")
    const text = rows.map(({ sealed, ...row }: { sealed: ArrayBuffer }) => decoder.decode(sealed) + JSON.stringify(row)).join() + JSON.stringify({ ...localStorage })
    return { people: keys.length, rows: rows.length, text, isExtractable: keys.some(({ key }: { key: CryptoKey }) => key.extractable) }
  })
}

async function signsOut({ page }: Desk): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  await sees(page.getByRole("link", { name: "Register" }))
}

/** A command given elsewhere than on this page. */
async function does({ person }: Desk, command: object): Promise<unknown> {
  return person.asksWell("POST", `/api/letters/${letter.id}/commands`, command)
}

/** Both speak, stand on what they said, approve, and file. */
async function files(): Promise<void> {
  const participants = { requesting: [rosa.person.name], responding: [daniel.person.name] }
  const call = { type: "log-call", at: new Date().toISOString(), minutes: 1, mode: "phone", participants, issues: ["issue-1"] }
  const { events } = (await does(rosa, call)) as { events: readonly { call: string }[] }
  await does(daniel, { type: "confirm-call", call: events[0]!.call })
  for (const desk of [rosa, daniel]) await does(desk, { type: "stand", issue: "issue-1", against: 1 })
  for (const desk of [rosa, daniel]) {
    const { letter: now } = await desk.person.asksWell<{ letter: Letter }>("GET", `/api/letters/${letter.id}`)
    await does(desk, { type: "approve", hash: contentHash(now) })
  }
  await does(daniel, { type: "mark-filed", ecf: "ECF No. 65", at: new Date().toISOString() })
}

/** An associate of Rosa's side, at a browser of her own, the letter open. */
async function joinsHer(name: string): Promise<Desk> {
  const person = await Person.arrives(`${name} ${"I".repeat(letters)}`, house, browser)
  await person.asksWell("POST", "/api/auth/sign-up/email", { name: person.name, email: person.email, password: person.password })
  const invitation = await rosa.person.asksWell<{ token: string; code: string }>("POST", `/api/letters/${letter.id}/invitations`, { side: "requesting", role: "associate" })
  await person.asksWell("POST", `/api/invitations/${invitation.token}/accept`, { code: invitation.code })
  const desk = new Desk(person)
  await comesBack(desk)
  return desk
}

/** Rosa at a browser of her own, signed in, the letter open. */
async function signedIn(profile: Profile): Promise<Desk> {
  const context = (await profile.open()).contexts()[0]!
  const page = context.pages()[0] ?? (await context.newPage())
  const person = Person.at(rosa.person.name, house, context, page)
  await page.goto(`${house.url}/letters/${letter.id}`)
  await sees(page.getByLabel("E-mail").or(page.getByRole("region", { name: /^Issue 1/ })))
  if (await page.getByLabel("E-mail").count()) {
    await page.getByLabel("E-mail").fill(person.email)
    await page.getByLabel("Password", { exact: true }).fill(person.password)
    await page.getByRole("button", { name: /^sign in$/i }).click()
  }
  const desk = new Desk(person, page)
  await sees(desk.editor(1))
  return desk
}

/** Waits until the screen says that the last key is kept. */
async function isKept(desk: Desk): Promise<void> {
  await desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await sees(desk.issue(1).getByText("Kept in this browser"))
}

/** Opens the letter again. */
async function comesBack(desk: Desk): Promise<void> {
  await desk.page.goto(`${house.url}/letters/${letter.id}`)
  await sees(desk.editor(1))
}

/** Both sides have these words, saved. */
async function isSaid(text: string): Promise<void> {
  await eventually(() => words(rosa), text)
  await rosa.isSaved()
  await eventually(async () => plain(await daniel.draft(1).textContent()), text)
}

/** Both sides have these words, saved, and nothing is put aside. */
async function isSame(text: string): Promise<void> {
  await isSaid(text)
  expect(await rosa.page.getByRole("region", { name: "Words put aside" }).count()).toBe(0)
}

async function words(desk: Desk): Promise<string> {
  return plain(await desk.editor(1).textContent())
}

/** Without the space at the end, which a page does not show. */
function plain(text: string | null): string {
  return (text ?? "").replaceAll("\u00a0", " ").trim()
}
