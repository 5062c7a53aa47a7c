import type { IncomingMessage } from "node:http"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Network } from "../tools/stage/network.ts"
import { type Desk, eventually, sees } from "./desk.ts"
import { openLetter, SIDES } from "./letter.ts"
import { Person } from "./person.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let network: Network

beforeAll(async () => {
  house = await House.open()
  network = await Network.open(house.url.replace("localhost", "127.0.0.1"), { upgrades: "pass", events: "pass", loses })
  browser = await openBrowser({ server: network.url })
})

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await house?.close()
})

/** Requests of which the network loses answers: where they go, how many answers it still loses, and how many came by. */
const asked = { at: "/commands", toLose: 0, seen: 0 }

function loses({ method, url }: IncomingMessage): boolean {
  if (method !== "POST" || !url?.endsWith(asked.at)) return false
  asked.seen++
  return asked.toLose-- > 0
}

/** Presses over a connection that was used: only then do browsers send again by themselves. */
async function presses({ page }: Person, name: string): Promise<void> {
  await page.evaluate(() => fetch("/healthz").then((answer) => answer.text()))
  await page.getByRole("button", { name, exact: true }).click()
}

/** Presses, and the network loses the first answer: the browser asks again by itself. */
async function pressesOnce(person: Person, at: string, name: string): Promise<void> {
  Object.assign(asked, { at, toLose: 1, seen: 0 })
  await presses(person, name)
  await eventually(async () => asked.seen, 2)
}

/** Presses, and no answer comes through until the page has said so; then presses again. */
async function pressesAgain(person: Person, at: string, name: string): Promise<void> {
  Object.assign(asked, { at, toLose: Infinity })
  await presses(person, name)
  await sees(person.page.getByText("The server cannot be reached. Check your connection; what you wrote is still here. Then try again."))
  asked.toLose = 0
  await presses(person, name)
}

/** Opens the box for a remark and writes it. */
async function remarks({ page }: Desk, words: string): Promise<void> {
  await page.getByRole("button", { name: "Comment to both sides…" }).click()
  await page.getByRole("textbox", { name: "Comment" }).click()
  await page.keyboard.insertText(words)
}

test("a command whose answer is lost is done once: where the browser sends it again by itself, and where the person presses again", async () => {
  const { id, rosa, daniel } = await openLetter(house, browser)
  await rosa.page.getByRole("tab", { name: "Comments" }).click()

  await remarks(rosa, "Shall we speak on Thursday?")
  await pressesOnce(rosa.person, "/commands", "Comment to both sides")
  await sees(rosa.page.getByRole("listitem").filter({ hasText: "Thursday" }))

  await remarks(rosa, "Or on Friday?")
  await pressesAgain(rosa.person, "/commands", "Comment to both sides")
  await sees(rosa.page.getByRole("button", { name: "Comment to both sides…" }))

  const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.filter(({ type }) => type === "commented")).toHaveLength(2)
})

/** Chooses who sees the drafts of one's side. */
async function chooses({ page }: Desk, name: "Live" | "Private"): Promise<void> {
  await page.getByRole("radio", { name }).click({ force: true })
}

test("a command that is meant once more is done once more: private, of which the answer is lost, live, and private again", async () => {
  const { id, rosa, daniel } = await openLetter(house, browser, ["Rosa Amsel", "Daniel Amsel"])
  await rosa.types(1, "For the other side to watch.")
  await eventually(() => daniel.draft(1).textContent(), "For the other side to watch.")
  const header = (name: string) => rosa.page.getByRole("button", { name, exact: true })

  Object.assign(asked, { at: "/commands", toLose: Infinity })
  await header("Drafts live").click()
  await chooses(rosa, "Private")
  await sees(rosa.page.getByText("The server cannot be reached. Check your connection; what you wrote is still here. Then try again."))
  await sees(header("Drafts private"))
  asked.toLose = 0
  await chooses(rosa, "Live")
  await eventually(() => daniel.draft(1).textContent(), "For the other side to watch.")
  await header("Drafts live").click()
  await chooses(rosa, "Private")
  await daniel.draft(1).waitFor({ state: "detached" })
  await sees(header("Drafts private"))

  const { events } = await daniel.person.asksWell<{ events: { visibility?: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.flatMap(({ visibility }) => visibility ?? [])).toEqual(["private", "live", "private"])
})

test("so are the same terms, offered once more after the other side has declined them", async () => {
  const { id, rosa, daniel } = await openLetter(house, browser, ["Rosa Birk", "Daniel Birk"])
  const does = ({ person }: Desk, command: object) => person.asksWell("POST", `/api/letters/${id}/commands`, command)
  await does(rosa, { type: "proffer", issue: "issue-1", runs: [{ text: "Sold with one impeller." }] })
  await does(daniel, { type: "proffer", issue: "issue-1", runs: [{ text: "Not so." }] })
  await rosa.issue(1).getByRole("button", { name: "Offer terms" }).click()
  await rosa.page.getByRole("textbox", { name: "Terms that would settle this issue" }).click()
  await rosa.page.keyboard.insertText("Logs of 2009, by Friday.")
  Object.assign(asked, { at: "/commands", toLose: Infinity })
  await presses(rosa.person, "Offer these terms")
  await sees(rosa.page.getByText("The server cannot be reached. Check your connection; what you wrote is still here. Then try again."))
  asked.toLose = 0
  await does(daniel, { type: "decline-resolution", issue: "issue-1" })
  await rosa.issue(1).getByText(/declined/i).first().waitFor({ state: "attached" })
  await presses(rosa.person, "Offer these terms")
  await sees(daniel.issue(1).getByRole("button", { name: "Decline" }))
  const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.filter(({ type }) => type === "resolution-proposed")).toHaveLength(2)
})

/** Fills in the form for a new letter. */
async function fillsIn({ page }: Person, caption: string): Promise<void> {
  await page.goto("/letters/new")
  await page.getByRole("radio", { name: /Requesting/ }).check()
  await page.getByLabel("Requesting party").fill(SIDES.requesting.party)
  await page.getByLabel("Responding party").fill(SIDES.responding.party)
  await page.getByLabel("Caption").fill(caption)
  await page.getByLabel("Case number").fill("2:13-cv-09999-KJN")
}

/** Opens the box for an invitation, which closes when it is made. */
async function invites({ page }: Person, press: () => Promise<void>): Promise<{ token: string; code: string }> {
  await page.getByRole("button", { name: /^Invite/ }).first().click()
  await press()
  const link = await page.getByLabel("Link", { exact: true }).inputValue()
  const code = await page.getByLabel("Code", { exact: true }).inputValue()
  await page.getByRole("button", { name: "Done" }).click()
  return { token: link.split("/join/")[1] ?? "", code }
}

test("so is beginning a letter, inviting and joining: one letter each, and the link and the code that are shown open it", async () => {
  const [ada, ben] = [await Person.arrives("Ada Lund", house, browser), await Person.arrives("Ben Aster", house, browser)]
  await ada.registers()
  await fillsIn(ada, "Lund v. Aster")
  await pressesOnce(ada, "/api/letters", "Begin the letter")
  await ada.page.waitForURL(/\/letters\/(?!new)[^/]+$/)
  await fillsIn(ada, "Lund v. Moss")
  await pressesAgain(ada, "/api/letters", "Begin the letter")
  await ada.page.waitForURL(/\/letters\/(?!new)[^/]+$/)
  const letters = await ada.asksWell<{ id: string; caption: string }[]>("GET", "/api/letters")
  expect(letters.map(({ caption }) => caption)).toEqual(["Lund v. Moss", "Lund v. Aster"])

  const first = await invites(ada, () => pressesOnce(ada, "/invitations", "Make the invitation"))
  const again = await invites(ada, () => pressesAgain(ada, "/invitations", "Make the invitation"))
  expect(again.token).not.toBe(first.token)

  await ben.registers()
  await ben.page.goto(`/join/${again.token}`)
  await ben.page.getByLabel("Code").fill(again.code)
  await pressesAgain(ben, "/accept", "Join for Defendant Sutter Pump")
  await ben.page.waitForURL(`**/letters/${letters[0]!.id}`)
  expect([...ada.complaints, ...ben.complaints]).toEqual([])
})
