import type { Browser } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { Counsel } from "./counsel.ts"
import { eventually, sees } from "./desk.ts"
import { begin, openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

// What courts have had to rule on in joint filings, as counsel would meet it on the screen. The rules themselves are tested
// beside the code; here, that the person is told, and that nothing of it reaches the letter.

let house: House
let browser: Browser
let rosa: Counsel
let daniel: Counsel
let id: string

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  const letter = await openLetter(house, browser)
  rosa = new Counsel(letter.rosa.person)
  daniel = new Counsel(letter.daniel.person)
})

afterAll(async () => {
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
  await browser?.close()
  await house?.close()
})

beforeEach(() => afresh())

/** A letter of the same two, both joined, nothing in it yet. */
async function afresh(profile?: string, more: object = {}): Promise<void> {
  ;({ id } = await rosa.person.asksWell<{ id: string }>("POST", "/api/letters", { ...begin(profile), ...more }))
  const where = `/api/letters/${id}/invitations`
  const { token, code } = await rosa.person.asksWell<{ token: string; code: string }>("POST", where, { side: "responding", role: "counsel" })
  await daniel.person.asksWell("POST", `/api/invitations/${token}/accept`, { code })
}

const asks = (who: Counsel, command: object) => who.person.asks("POST", `/api/letters/${id}/commands`, command)
const does = (who: Counsel, command: object) => who.person.asksWell<{ events: { call?: string }[] }>("POST", `/api/letters/${id}/commands`, command)
const runs = (text: string) => [{ text }]
const adds = (heading: string, request?: object) => does(rosa, { type: "add-issue", heading: runs(heading), ...(request ? { request } : {}) })
const says = (who: Counsel, issue: string, text: string) => does(who, { type: "proffer", issue, runs: runs(text) })

async function speak(...issues: string[]): Promise<void> {
  const participants = { requesting: ["Rosa Imai"], responding: ["Daniel Okafor"] }
  const { events } = await does(rosa, { type: "log-call", at: new Date().toISOString(), minutes: 1, mode: "phone", participants, issues })
  await does(daniel, { type: "confirm-call", call: events[0]!.call })
}

/** Both have spoken on the issue in the letter and by telephone, and stand. */
async function join(issue: string, [hers, his] = ["The model was sold with one impeller.", "There are 2,311 warranty tickets."]): Promise<void> {
  await says(rosa, issue, hers!)
  await says(daniel, issue, his!)
  await speak(issue)
  for (const who of [rosa, daniel]) await does(who, { type: "stand", issue, against: 1 })
}

const approves = async (who: Counsel) => {
  const { letter } = await who.person.asksWell<{ letter: { contentHash: string } }>("GET", `/api/letters/${id}`)
  return asks(who, { type: "approve", hash: letter.contentHash })
}

async function open(...desks: Counsel[]): Promise<void> {
  for (const { page } of desks) await page.goto(`/letters/${id}`)
  for (const desk of desks) await sees(desk.approval())
}

test("[S2] O.L. v. City of El Monte: who has approved sees what the other changed since, and signs anew", async () => {
  await adds("Pump failures")
  await adds("Warranty tickets")
  for (const issue of ["issue-1", "issue-2"]) await join(issue)
  expect((await approves(daniel)).status).toBe(200)
  await open(rosa, daniel)
  await says(rosa, "issue-2", "The tickets name the impeller at the last minute.")
  await sees(daniel.page.getByText(/approval no longer counts\./))
  await daniel.page.getByRole("button", { name: "See what changed" }).first().click()
  await sees(daniel.page.getByRole("dialog").locator("ins").filter({ hasText: "at the last minute" }))
  await daniel.page.keyboard.press("Escape")
  expect((await approves(rosa)).body).toMatchObject({ code: "not-joined" })
  await sees(rosa.approval().getByText(/Issue 2, .*Warranty tickets.*: still needs/))
})

test("[A1, A4] Ariz. R. Civ. P. 7.4(b): the other side's part is read, not edited; one may only suggest", async () => {
  await adds("Pump failures")
  await says(rosa, "issue-1", "We concede nothing.")
  await open(daniel)
  const theirs = daniel.theirs(1)
  await sees(theirs.getByText("We concede nothing."))
  expect(await theirs.getByRole("textbox").count()).toBe(0)
  await sees(theirs.getByRole("button", { name: "Suggest words" }))
  await does(daniel, { type: "suggest", issue: "issue-1", runs: runs("We concede everything.") })
  const { letter } = await rosa.person.asksWell<{ letter: { issues: { positions: unknown }[] } }>("GET", `/api/letters/${id}`)
  expect(JSON.stringify(letter.issues[0]!.positions)).not.toContain("everything")
  expect(await asks(daniel, { type: "adopt-suggestion", suggestion: "suggestion-1" })).toMatchObject({ status: 403, body: { code: "not-yours" } })
})

test("[A3] Kannan v. Apple: no neutral statement without both; then each says its own, and nothing is dropped", async () => {
  await adds("Pump failures")
  await does(rosa, { type: "propose-joint", part: "introduction", runs: runs("Sutter stonewalls.") })
  await open(rosa, daniel)
  await daniel.rejects("That is argument.")
  await rosa.page.getByText("1 earlier proposal").click()
  for (const words of ["Sutter stonewalls.", "That is argument."]) await sees(rosa.page.getByText(words))
  await does(rosa, { type: "propose-joint", part: "statement", runs: runs("Alder Creek says so.") })
  await does(daniel, { type: "propose-joint", part: "statement", runs: runs("Sutter says otherwise.") })
  for (const desk of [rosa, daniel]) for (const words of ["Alder Creek says so.", "Sutter says otherwise."]) await sees(desk.page.getByText(words))
})

test("[S1] Akkawi v. Sadr; Lathrop v. Uber: positions on several issues heaped under one heading are not approved", async () => {
  await adds("Pump failures")
  await join("issue-1", ["Issue 2: the valves failed. Issue 3: so did the seals.", "No."])
  await open(rosa)
  await sees(rosa.approval().getByText(/belong directly under its own heading/))
  expect(await rosa.page.getByRole("button", { name: "Read it whole and approve" }).getAttribute("aria-disabled")).toBe("true")
  expect(await approves(rosa)).toMatchObject({ status: 409, body: { code: "lint-open", rule: "S1" } })
})

test("[T3, T7] Lathrop v. Uber: there is no place for a reply; an answer is an amendment, and the other side may answer it", async () => {
  await adds("Pump failures")
  await says(rosa, "issue-1", "The pumps failed.")
  await says(daniel, "issue-1", "They did not.")
  await open(rosa, daniel)
  expect(await rosa.issue(1).getByText(/\breply\b/i).count()).toBe(0)
  await rosa.amends(1, "The pumps failed, as the tickets show.")
  await sees(daniel.theirs(1).getByText("as the tickets show", { exact: false }))
  expect(await asks(rosa, { type: "proffer", issue: "issue-1", runs: runs("And another thing.") })).toMatchObject({ status: 409, body: { code: "not-your-turn" } })
  await daniel.amends(1, "The tickets show seals.")
  await sees(rosa.theirs(1).getByText("The tickets show seals."))
})

test("[S1] Ancora v. Apple: a court that wants the schedule and the confer paragraph gets no letter without them", async () => {
  await afresh("ndca-ryu-2016")
  await adds("Pump failures")
  await says(rosa, "issue-1", "The pumps failed.")
  await says(daniel, "issue-1", "They did not.")
  for (const who of [rosa, daniel]) await does(who, { type: "stand", issue: "issue-1", against: 1 })
  await open(rosa)
  for (const words of [/schedule|dates/i, /confer|spoke|call/i]) await sees(rosa.approval().getByText(words))
  expect((await approves(rosa)).body).toMatchObject({ code: "lint-open", facts: { findings: [{ kind: "schedule-missing" }, { kind: "confer-missing" }] } })
})

test("[S1] Stardock v. Reiche: where the court wants the request named and quoted, the issue goes nowhere without it", async () => {
  await afresh("edca-claire")
  await adds("Unnamed")
  await adds("Named", { kind: "Request for Production", numbers: "No. 7", text: runs("All e-mail about the pump.") })
  for (const issue of ["issue-1", "issue-2"]) {
    await says(rosa, issue, "The pumps failed.")
    await says(daniel, issue, "They did not.")
  }
  await speak("issue-1", "issue-2")
  await open(rosa)
  await sees(rosa.approval().getByText(/Issue 1, .*Unnamed.*: still needs .*the request’s number and words/))
  expect((await asks(rosa, { type: "stand", issue: "issue-1", against: 1 })).body).toMatchObject({ code: "request-needed" })
  expect((await asks(rosa, { type: "stand", issue: "issue-2", against: 1 })).status).toBe(200)
})

test("[T6, S2] Werdebaugh v. Blue Diamond: an issue conceded late leaves the letter with its lines, and the record keeps it", async () => {
  await adds("Pump failures")
  await adds("Warranty tickets")
  for (const issue of ["issue-1", "issue-2"]) await join(issue)
  for (const who of [rosa, daniel]) expect((await approves(who)).status).toBe(200)
  await open(rosa, daniel)
  await sees(rosa.banner("The letter is final"))
  const before = await rosa.person.asksWell<{ measure: { lines: { requesting: number } } }>("GET", `/api/letters/${id}`)
  await daniel.offersTerms(2, "All 2,311 tickets by Friday.")
  await rosa.acceptsTerms(2)
  const now = () => rosa.person.asksWell<{ measure: { lines: { requesting: number } }; letter: { phase: string } }>("GET", `/api/letters/${id}`)
  await eventually(async () => (await now()).letter.phase === "final", false)
  const after = await now()
  expect(after.measure.lines.requesting).toBeLessThan(before.measure.lines.requesting)
  expect((await asks(rosa, { type: "mark-filed", ecf: "24", at: new Date().toISOString() })).body).toMatchObject({ code: "not-final" })
  await rosa.page.goto(`/letters/${id}/record`)
  await sees(rosa.page.getByText(/All 2,311 tickets by Friday\./))
})

test("[L1] Allen v. County of Lake: the order in the case goes before the judge's standing limit, and is named", async () => {
  await afresh("ndca-ryu-2016", { overrides: { cite: "ECF No. 98", pages: 8 } })
  await adds("Pump failures")
  await open(rosa)
  await sees(rosa.page.getByText(/of 8 pages/))
  const page = `It was sold with one impeller${", and with it came the same failure of the same seal".repeat(70)}.`
  for (let n = 2; n <= 11; n++) await adds(`Pump failures of the year ${2000 + n}`)
  const said = []
  for (let n = 1; n <= 11; n++) said.push(await asks(rosa, { type: "proffer", issue: `issue-${n}`, runs: runs(page) }))
  const { measure } = await rosa.person.asksWell<{ measure: { pages: number } }>("GET", `/api/letters/${id}`)
  expect(measure.pages).toBe(8)
  expect(said.find(({ status }) => status === 422)?.body).toMatchObject({ code: "too-long", rule: "L1", source: "ECF No. 98" })
})

test("[A3, S2] Coleman v. DHCS: the request as served stays until the other side itself accepts another", async () => {
  await adds("Records", { kind: "Request for Production", numbers: "No. 1", text: runs("All records since 2009.") })
  await join("issue-1")
  expect((await approves(daniel)).status).toBe(200)
  await does(rosa, { type: "propose-joint", part: "request:issue-1", runs: runs("All records since 1999.") })
  expect(await asks(rosa, { type: "accept-joint", proposal: "proposal-1" })).toMatchObject({ status: 403 })
  expect((await approves(rosa)).body).toMatchObject({ code: "joint-text-open" })
  await open(daniel)
  const asked = daniel.page.getByRole("region", { name: /^Proposed .*request/ })
  await sees(asked.locator("ins").filter({ hasText: "1999" }))
  await sees(asked.locator("del").filter({ hasText: "2009" }))
  await daniel.accepts()
  await sees(daniel.page.getByText(/approval no longer counts\./))
})

test("[S2, S4] Radford v. Aera: nobody's “/s/” without that person's leave for these words; attested where the court wants it", async () => {
  await adds("Pump failures")
  await join("issue-1")
  await open(rosa, daniel)
  await rosa.approves()
  await sees(rosa.approval().getByText(/^Approved by Rosa Imai/))
  expect(await rosa.approval().getByText("/s/ Daniel Okafor").count()).toBe(0)
  expect((await approves(rosa)).status).toBe(409)
  await daniel.approves()
  await sees(rosa.banner("The letter is final"))
  const { letter } = await rosa.person.asksWell<{ letter: { contentHash: string; approvals: { hash: string }[] } }>("GET", `/api/letters/${id}`)
  expect(letter.approvals.map(({ hash }) => hash)).toEqual([letter.contentHash, letter.contentHash])
  await afresh("ndca-hixson")
  await adds("Pump failures")
  await open(rosa)
  await eventually(async () => (await rosa.page.content()).includes("attest"), true)
})
