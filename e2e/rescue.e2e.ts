import { readFileSync } from "node:fs"
import type { Locator } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import type { LetterEvent } from "../shared/letter/event.ts"
import { verify } from "../shared/record/verify.ts"
import { Close, Message, Sync } from "../shared/sync/wire.ts"
import { Away, isKept, keptIn, NOT_CONNECTED, signsOut, words } from "./away.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { begin } from "./letter.ts"

const away = new Away()

beforeAll(() => away.opens())
afterEach(() => away.parts())
afterAll(() => away.closes())

test("the server is set back to yesterday's backup: words, saved or not, come back to their place from the browser that has them, or are shown with the reason", async () => {
  const { rosa } = await away.begins()
  await rosa.types(1, "Yesterday.")
  await rosa.isSaved()
  await away.backsUp()
  await rosa.types(1, " Today, saved.")
  await rosa.isSaved()
  await rosa.addsIssue("Raised today")
  await rosa.types(2, "On an issue of today.")
  await rosa.isSaved()
  await rosa.issue(2).getByRole("button", { name: "More for issue 2" }).click()
  await rosa.page.getByRole("menuitem", { name: "Propose another heading" }).click()
  await rosa.page.getByRole("button", { name: "Write it together" }).click()
  await rosa.page.getByRole("textbox", { name: "Shared draft of the heading" }).click()
  await rosa.page.keyboard.press("Control+End")
  await rosa.page.keyboard.type(" by both")
  await away.house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Today, unsaved.")
  await isKept(rosa)
  await rosa.page.goto("about:blank")
  await away.isSetBack()
  await away.comesBack(rosa)
  await away.isSame("Yesterday. Today, saved. Today, unsaved.")
  const box = rosa.page.getByRole("region", { name: "Words of your draft" })
  await sees(box.getByText("On an issue of today."))
  await sees(box.getByText(/^The server may have been set back to an older copy/))
  const shared = rosa.page.getByRole("region", { name: "Words of the shared draft" })
  await sees(shared.getByText("Raised today by both"))
})

test("the server is set back, and two of one side have written since: what it cannot put back is in the rescue box of each, with the reason", async () => {
  const { rosa } = await away.begins()
  const ann = await away.joinsHer("Ann Ito")
  await rosa.types(1, "Rosa was here.")
  await eventually(() => words(ann), "Rosa was here.")
  await ann.types(1, " Ann was here.")
  for (const desk of [ann, rosa]) await desk.isSaved()
  await away.backsUp()
  const both = "Rosa was here. Ann was here. Rosa again. Ann again."
  await rosa.types(1, " Rosa again.")
  await eventually(() => words(ann), "Rosa was here. Ann was here. Rosa again.")
  await ann.types(1, " Ann again.")
  await eventually(() => words(rosa), both)
  for (const desk of [rosa, ann]) await desk.isSaved()
  await away.house.stop("SIGKILL")
  await away.isSetBack()
  for (const desk of [rosa, ann]) {
    const box = desk.issue(1).getByRole("region", { name: "Words put aside" })
    await sees(box.getByText(both))
    await sees(box.getByText(/^The server has an older copy of this draft than it had before/))
    await sees(box.getByText(/These words are kept in this browser\.$/))
  }
  for (const desk of [rosa, ann]) await eventually(() => words(desk), "Rosa was here. Ann was here.")

  // They outlive the page, and can be used.
  await away.comesBack(rosa)
  await rosa.issue(1).getByRole("button", { name: "Use as my draft" }).click()
  await eventually(() => words(rosa), both)
  await rosa.isSaved()
  await eventually(() => words(ann), both)
  await ann.person.leaves()
})

test("the server is set back to before a letter was begun: what this browser keeps of it is shown in its place, to copy", async () => {
  const { rosa } = await away.begins()
  await away.backsUp()
  const { id } = await rosa.person.asksWell<{ id: string }>("POST", "/api/letters", begin())
  await rosa.person.asksWell("POST", `/api/letters/${id}/commands`, { type: "add-issue", heading: [{ text: "Raised today" }] })
  const refusal = await refusing(rosa, "requesting")
  await rosa.page.goto(`/letters/${id}`)
  await rosa.types(1, "On a letter of today.")
  await rosa.isSaved()
  refusal.code = Close.Trespass.code
  await rosa.editor(1).focus()
  await rosa.page.keyboard.press("Control+End")
  await rosa.page.keyboard.insertText(" Refused.")
  await sees(rosa.issue(1).getByText(/These words are kept in this browser\.$/))
  await eventually(() => words(rosa), "On a letter of today.")
  await rosa.isSaved()
  await rosa.page.getByRole("tab", { name: /^Comments/ }).click()
  await rosa.page.getByRole("button", { name: "Note for our side…" }).click()
  await rosa.page.keyboard.type("Ask Ann.")
  await sees(rosa.page.getByText("Ask Ann.", { exact: true }))
  await rosa.page.waitForTimeout(1500)
  await rosa.page.goto("about:blank")
  await away.house.stop("SIGKILL")
  await away.isSetBack()
  await rosa.page.goto(`/letters/${id}`)
  const box = rosa.page.getByRole("region", { name: "Words kept in this browser" })
  const kept = ["issue 1", "On a letter of today.", "Put aside: issue 1", "On a letter of today. Refused.", "A comment", "Ask Ann."]
  for (const words of kept) await sees(box.getByText(words, { exact: true }))
  expect(await box.getByRole("button", { name: "Copy" }).count()).toBe(3)
})

const LOST = "Words in this browser would be lost"
const LACKS = /^The server no longer has all the words/

/** Saves the record as this browser has seen it; gives what is in the file. */
async function saves(where: Locator): Promise<{ readonly events: readonly LetterEvent[]; readonly head: string }> {
  const saving = where.page().waitForEvent("download")
  await where.getByRole("button", { name: "Save the record as seen (JSON)" }).click()
  return JSON.parse(readFileSync(await (await saving).path(), "utf8"))
}

/** Asks to sign out; is asked first, and stays. */
async function asksBeforeSigningOut({ page }: Desk, title: string, text: RegExp): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  const question = page.getByRole("dialog", { name: title })
  await sees(question.getByText(text))
  await question.getByRole("button", { name: "Stay signed in" }).click()
  await question.waitFor({ state: "detached" })
}

test("the server is set back to yesterday's backup: signing out asks about words that it had saved since, and where it does not answer; opened again they are sent, and nothing is asked", async () => {
  const { rosa } = await away.begins()
  const { page } = rosa
  await rosa.types(1, "Yesterday.")
  await rosa.isSaved()
  await away.backsUp()
  await rosa.types(1, " Today.")
  await rosa.isSaved()
  await page.getByRole("link", { name: "All letters" }).click()
  await sees(page.getByRole("link", { name: /Alder Creek v\. Sutter Pump/ }))
  await away.house.stop("SIGKILL")
  await away.isSetBack()

  await asksBeforeSigningOut(rosa, LOST, LACKS)
  // A server that takes the question and never answers.
  await page.route("**/api/letters/*/sync", () => {})
  await asksBeforeSigningOut(rosa, "Words in this browser may be lost", /^The server does not say/)
  await page.unroute("**/api/letters/*/sync")

  await away.comesBack(rosa)
  await away.isSame("Yesterday. Today.")
  await signsOut(rosa)
})

test("the server is set back to yesterday's backup: each browser says what the record lacks since, in words and as a file that verifies; signing out asks until it is let go", async () => {
  const { rosa, daniel } = await away.begins()
  const { page } = rosa
  await away.backsUp()
  const remark = { type: "comment", audience: "both", runs: [{ text: "Said today by Daniel." }] }
  await away.does(daniel, remark)
  await rosa.addsIssue("Raised today")
  await page.goto(`${page.url()}/record`)
  await sees(page.getByText("Said today by Daniel."))
  await sees(page.getByRole("listitem").filter({ hasText: "Raised today" }))
  const lost = page.getByRole("region", { name: "Missing from the server’s record" })
  expect(await lost.count()).toBe(0)
  await page.getByRole("link", { name: "The letter" }).click()
  await sees(rosa.editor(2))
  expect(await lost.count()).toBe(0)
  await away.house.stop("SIGKILL")
  await away.isSetBack()
  await sees(page.getByText(/^The record that came from the server does not continue the one shown here/))
  const saved = await saves(page.getByRole("alert"))
  await page.getByRole("link", { name: "All letters" }).click()
  await asksBeforeSigningOut(rosa, LOST, LACKS)

  // What tells of it may not arrive; the letter does not break for that.
  await page.route("**/GoneEvents-*.js", (route) => route.abort())
  await away.comesBack(rosa)
  await sees(page.getByText(/^The server’s record lacks something that this browser has seen/))
  await page.unroute("**/GoneEvents-*.js")
  expect(rosa.person.complaints.splice(0)).toEqual([expect.stringContaining("GoneEvents")])
  await away.comesBack(rosa)
  await sees(lost.getByText("The server’s record lacks 2 events that this browser has seen."))
  await sees(lost.getByText("Said today by Daniel."))
  expect(await page.getByRole("region", { name: /^Issue 2/ }).count()).toBe(0)
  await away.does(daniel, { ...remark, runs: [{ text: "Said again." }] })
  await page.reload()
  await sees(lost.getByText("Said today by Daniel."))
  await away.comesBack(daniel)
  await sees(daniel.page.getByRole("region", { name: "Missing from the server’s record" }).getByText("Said today by Daniel."))

  expect(await saves(lost)).toEqual(saved)
  expect(verify(saved.events, saved.head)).toMatchObject({ ok: true })
  expect(saved.events.at(-2)).toMatchObject({ type: "commented", runs: remark.runs })

  await page.getByRole("link", { name: "All letters" }).click()
  await asksBeforeSigningOut(rosa, LOST, LACKS)
  await away.comesBack(rosa)
  await lost.getByRole("button", { name: "Let it go" }).click()
  await lost.waitFor({ state: "detached" })
  await signsOut(rosa)
})

/** What the next change of a doc is refused with; null where it is taken. */
interface Refusal {
  code: number | null
  /** What the fresh doc after it waits for. */
  until: Promise<unknown>
}

/** A server that refuses what a person writes in a doc, when told to. */
async function refusing({ page }: Desk, doc: string): Promise<Refusal> {
  const refusal: Refusal = { code: null, until: Promise.resolve() }
  await page.routeWebSocket(new RegExp(`/sync/.*/${doc}(\\?|$)`), (socket) => {
    const server = socket.connectToServer()
    const waits = refusal.until
    server.onMessage((frame) => void waits.then(() => socket.send(frame)))
    socket.onMessage((frame) => {
      const isChange = typeof frame !== "string" && frame[0] === Message.sync && frame[1] === Sync.update
      if (!isChange || refusal.code === null) return server.send(frame)
      void server.close()
      void socket.close({ code: refusal.code })
      refusal.code = null
    })
  })
  return refusal
}

/** With what the server refuses a change, and what is then said. */
const REFUSALS = [
  [Close.Unapplied.code, "The server could not fit the last change into the draft."],
  [Close.TooLarge.code, "The draft, or the last change, is larger than the server takes."],
  [Close.Trespass.code, "The last change wrote where this draft does not allow it."],
] as const

test("words that are refused are put aside beside their place, with the reason, to copy or to use; the draft goes on without them", async () => {
  const { rosa } = await away.begins()
  const refusal = await refusing(rosa, "requesting")
  await away.comesBack(rosa)
  await rosa.types(1, "Good.")
  await rosa.isSaved()
  for (const [code, why] of REFUSALS) {
    refusal.code = code
    await rosa.editor(1).focus()
    await rosa.page.keyboard.press("Control+End")
    await rosa.page.keyboard.insertText(` Refused ${code}.`)
    const box = rosa.issue(1).getByRole("region", { name: "Words put aside" }).filter({ hasText: `Good. Refused ${code}.` })
    await sees(box.getByText(`${why} These words are kept in this browser.`))
    await sees(box.getByRole("button", { name: "Copy" }))
    await eventually(() => words(rosa), "Good.")
    await rosa.isSaved()
  }
  // They outlive the page. Used, they are words like others.
  await away.comesBack(rosa)
  const boxes = rosa.issue(1).getByRole("region", { name: "Words put aside" })
  await eventually(() => boxes.count(), REFUSALS.length)
  await boxes.first().getByRole("button", { name: "Use as my draft" }).click()
  await away.isSaid(`Good. Refused ${Close.Unapplied.code}.`)
  await eventually(() => boxes.count(), REFUSALS.length - 1)

  // Signing out would delete the others: it is asked first.
  await rosa.page.getByRole("link", { name: "All letters" }).click()
  await asksBeforeSigningOut(rosa, LOST, /^Words of yours have not reached the server/)
  expect((await keptIn(rosa)).people).toBe(1)
})

const ALPHABET = "abcdefghijklmnopqrstuvwxyz"

/** Types key by key, across a refusal of the first, until a fresh text box has taken some keys. Gives what was typed. */
async function typesAcross({ page }: Desk, refusal: Refusal, length: () => Promise<number>): Promise<string> {
  let comes = () => {}
  refusal.until = new Promise<void>((resolve) => (comes = resolve))
  refusal.code = Close.Unapplied.code
  const before = await length()
  let typed = ""
  for (let isFresh = false; !isFresh && typed.length < 5000; isFresh = (await length()) < before + typed.length) {
    for (const key of ALPHABET) await page.keyboard.press(key)
    typed += ALPHABET
    if (typed.length === 4 * ALPHABET.length) comes()
  }
  for (const key of ALPHABET) await page.keyboard.press(key)
  return typed + ALPHABET
}

test("keys pressed without a pause while words are refused, and a fresh draft comes: each is put aside or in the draft, in its order", async () => {
  const { rosa } = await away.begins()
  const refusal = await refusing(rosa, "requesting")
  await away.comesBack(rosa)
  const box = rosa.issue(1).getByRole("region", { name: "Words put aside" })
  const aside = async () => (await box.getByRole("paragraph").nth(2).textContent()) ?? ""
  await rosa.types(1, "Good.!")
  await rosa.isSaved()
  // In the middle of words that stay.
  await rosa.page.keyboard.press("ArrowLeft")
  const typed = await typesAcross(rosa, refusal, async () => (await words(rosa)).length)
  const between = (text: string) => /^Good\.(\w*)!$/.exec(text)?.[1]
  await eventually(async () => `${between(await aside())}${between(await words(rosa))}`, typed)
  await rosa.isSaved()
  await away.isSaid(`Good.${typed.slice((await aside()).length - "Good.!".length)}!`)
})

test("keys pressed without a pause while words of the shared draft are refused: each is put aside or in it, though nothing else was there", async () => {
  const { rosa } = await away.begins()
  const refusal = await refusing(rosa, "joint")
  await away.comesBack(rosa)
  const introduction = rosa.page.getByRole("region", { name: "Introduction" })
  await introduction.getByRole("button", { name: "Propose an introduction" }).click()
  await introduction.getByRole("button", { name: "Write it together" }).click()
  const shared = introduction.getByRole("textbox", { name: "Shared draft of the introduction" })
  await shared.click()
  const aside = async () => (await introduction.getByRole("region", { name: "Words put aside" }).getByRole("paragraph").nth(2).textContent()) ?? ""
  const drafted = async () => (await shared.textContent()) ?? ""
  const typed = await typesAcross(rosa, refusal, async () => (await drafted()).length)
  await eventually(async () => (await aside()) + (await drafted()), typed)
})
