import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Counsel } from "./counsel.ts"
import { eventually, sees } from "./desk.ts"
import { Person } from "./person.ts"
import { House, openBrowser, ROOT } from "./stage.ts"

let house: House
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), "joint-letter-story-"))

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The disputes of the order of 12 November 2013, between invented parties. */
const DISTRICT = "Defendant Sacramento Valley Transit District"
const PLAINTIFF = "Plaintiff Dale Whitcomb, pro se"
const PRODUCTION = "Production of all responsive documents"
const NAMES = "Names of employees known only by initials"
const INDEX = "Bates numbers and the document index"

/** Her words on the first issue, before and after the two have spoken. */
const SAID = {
  hers:
    "Plaintiff has produced only what he considers relevant. " +
    "He should produce every document responsive to the requests as narrowed.",
  hersAmended:
    "Plaintiff will produce what remains if the requests are narrowed to his requests for modification. " +
    "The District agrees to that narrowing, and asks for written confirmation that the production is complete.",
}

test("the letter of 2013: from an empty page to the court's docket", { timeout: 600_000 }, async () => {
  const marisol = await Person.arrives("Marisol Ekberg", house, browser)
  const dale = await Person.arrives("Dale Whitcomb", house, browser)

  // Counsel for the District asks for a conference, begins the letter, and names what she wants decided.
  await marisol.registers()
  const id = await begins(marisol)
  const hers = new Counsel(marisol)
  await hers.addsIssue(PRODUCTION, { kind: "Requests for Production", numbers: "Nos. 1–18", set: "Defendant's Set One" })

  // She invites the plaintiff, who has no lawyer. He joins with the link and the code, and names what he wants.
  await joins(marisol, dale, id)
  const his = new Counsel(dale)
  await his.addsIssue(NAMES, { kind: "Interrogatory", numbers: "No. 5", set: "Plaintiff's Set One" })
  await sees(hers.issue(2))
  await hers.addsIssue(INDEX, { kind: "Request for Production", numbers: "No. 19", set: "Defendant's Set One" })
  await sees(his.issue(3))

  // [A3] What both sign together, both must accept. The first attempt is rejected with words, and stays visible.
  await hers.proposesIntroduction("Plaintiff has not produced what was asked for.")
  await his.rejects("That is your position, not ours together.")
  await hers.proposesIntroduction("The parties could not settle the issues below. They ask for a telephone conference.")
  await his.accepts()
  for (const desk of [hers, his]) await sees(desk.page.getByText("They ask for a telephone conference.").first())

  // [T1] The first exchange: the mover's sentence or two, and directly beneath it the other side's.
  await hers.says(1, SAID.hers)
  await his.says(1, "I produced 412 pages and left out only papers that have nothing to do with my requests.")
  await his.says(2, "The documents name those who decided about me by initials only. I ask for the name of each.")
  await hers.says(2, "The District will name those who decided. It objects to naming those who were only copied.")
  await hers.says(3, "The pages bear no numbers, so the index leads nowhere.")

  // [T5] Each reads the other's sentences, and they speak again. The one logs the call, the other confirms it.
  await hers.logsCall([/^1\. Production/, /^2\. Names/])
  await his.confirmsCall()

  // [T6] On the telephone the index was settled. It leaves the dispute and gives its room back.
  const before = await linesLeft(hers)
  await his.offersTerms(3, "The District returns the documents; 14 days later I serve them stamped, with an updated index.")
  await hers.acceptsTerms(3)
  for (const desk of [hers, his]) await sees(desk.page.getByRole("region", { name: /^Resolved issue: Bates/ }))
  await expect.poll(() => linesLeft(hers), { timeout: 20_000 }).toBeGreaterThan(before)

  // [T3] Having reconsidered, she defines the first issue more accurately. He must answer that, and they speak once more.
  await hers.amends(1, SAID.hersAmended)
  await his.amends(1, "With the requests so narrowed I will produce the rest within 14 days, and confirm it in writing.")
  await hers.logsCall([/^1\. Production/])
  await his.confirmsCall()

  // [T4] Both stand on the same pair of positions: joined.
  await hers.stands(1, 2)
  await his.stands(1, 2)
  await his.stands(2, 1)
  await hers.stands(2, 1)
  for (const desk of [hers, his]) await sees(desk.banner("Ready to approve"))
  expect(await exported(hers)).toMatch(/DRAFT — NOT FOR FILING/)

  // [S2] She reads the letter whole and approves it. He changes his mind: her approval is void, and both see by what.
  await hers.approves()
  await sees(his.banner("Your turn to approve"))
  await his.amends(2, "The documents name people by initials only. I ask for the name of each who took part in the decision.")
  for (const desk of [hers, his]) await sees(desk.page.getByText(/approval no longer counts/))
  await hers.page.getByRole("button", { name: "See what changed" }).click()
  await sees(hers.page.getByRole("dialog").locator("ins").filter({ hasText: "who took part in the decision" }))
  await hers.page.keyboard.press("Escape")

  // They speak about that too; now it is what both want to say, and both sign it.
  await hers.logsCall([/^2\. Names/])
  await his.confirmsCall()
  await hers.stands(2, 2)
  await his.stands(2, 1)
  await hers.approves()
  await his.approves()
  for (const desk of [hers, his]) await sees(desk.banner("The letter is final"))
  expect(await desksAgree(hers, his)).toBe(true)

  // [S3, S4] The final PDF: no DRAFT, both signatures, his "as authorized on" the day he gave it.
  const final = await exported(hers)
  expect(final).not.toMatch(/DRAFT/)
  expect(final).toMatch(/Page 1 of [12]/)
  const signed = ["/s/ Marisol Ekberg", "/s/ Dale Whitcomb", "(as authorized on"]
  for (const words of [...signed, "1.\u00a0Production", "2.\u00a0Names"]) expect(final).toContain(words)
  expect(final).not.toContain("Bates numbers")

  // [S5] She files it with the court and records the docket number. The letter is closed, for both, to everything.
  await hers.recordsFiling("47")
  for (const desk of [hers, his]) {
    await sees(desk.banner("Filed as ECF No. 47"))
    await eventually(() => desk.page.getByRole("textbox").count(), 0)
  }
  const late = await dale.asks("POST", `/api/letters/${id}/commands`, { type: "revoke-approval" })
  expect(late).toMatchObject({ status: 410, body: { rule: "S5", message: expect.stringContaining("filed as ECF No. 47") } })

  // [R1] The record tells it all in plain words, and whoever reads it can check it there.
  await his.page.getByRole("link", { name: "Record" }).click()
  await sees(his.page.getByText("recorded that the letter was filed as ECF No. 47", { exact: false }))
  await his.page.getByLabel("Words").fill("rejected introduction")
  await sees(his.page.getByText("That is your position, not ours together."))
  await his.page.getByRole("button", { name: "Show all" }).click()
  await his.page.getByRole("button", { name: "Check now" }).click()
  await sees(his.page.getByText(/^Intact\. All \d+ events/))

  // [R3] And with nothing but the file and the hash at the foot of the filed page. One changed word is found.
  const head = /Record ([0-9a-f]{64})/.exec(await exported(hers))?.[1]
  const file = await download(his, his.page.getByRole("link", { name: "Export for checking (JSON)" }))
  expect(verified(file, head)).toMatch(/^Intact: \d+ events/)
  writeFileSync(file, readFileSync(file, "utf8").replace("412 pages", "12 pages"))
  expect(verified(file, head)).toMatch(/^NOT INTACT at event \d+: was changed/)
  const paper = await download(his, his.page.getByRole("link", { name: "Export PDF" }))
  expect(wordsIn(paper)).toContain("Record of the joint letter")

  expect([...marisol.complaints, ...dale.complaints]).toEqual([])
})

/** Begins the letter by the form; gives its id. */
async function begins({ page }: Person): Promise<string> {
  await page.goto("/letters/new")
  await page.getByRole("radio", { name: /Requesting/ }).check()
  await page.getByLabel("Requesting party").fill(DISTRICT)
  await page.getByLabel("Responding party").fill(PLAINTIFF)
  await page.getByLabel("Caption").fill("Whitcomb v. Sacramento Valley Transit District")
  await page.getByLabel("Case number").fill("2:13-cv-09998-KJN (PS)")
  await page.getByRole("button", { name: "Begin the letter" }).click()
  await page.waitForURL(/\/letters\/(?!new)[^/]+$/)
  return new URL(page.url()).pathname.split("/")[2]!
}

/** The one invites; the other registers, opens the link and enters the code. */
async function joins({ page: host }: Person, guest: Person, id: string): Promise<void> {
  await host.getByRole("button", { name: "Invite" }).first().click()
  await host.getByRole("button", { name: "Make the invitation" }).click()
  const link = await host.getByLabel("Link", { exact: true }).inputValue()
  const code = await host.getByLabel("Code", { exact: true }).inputValue()
  await host.getByRole("button", { name: "Done" }).click()
  await guest.registers()
  await guest.page.goto(link)
  await guest.page.getByLabel("Code").fill(code)
  await guest.page.getByRole("button", { name: /^Join for/ }).click()
  await guest.page.waitForURL(`**/letters/${id}`)
}

/** Lines that the meter says are left. */
async function linesLeft(desk: Counsel): Promise<number> {
  return Number(/(\d+) lines left/.exec(await desk.meter())?.[1])
}

/** Whether both sides see the same fingerprint under both signatures. */
async function desksAgree(...desks: readonly Counsel[]): Promise<boolean> {
  const seen = await Promise.all(desks.map((desk) => desk.approval().locator("code").allTextContents()))
  return new Set(seen.flat()).size === 1 && seen.flat().length === 2 * desks.length
}

/** The words of the letter's PDF, as exported by the button on the screen. */
async function exported(desk: Counsel): Promise<string> {
  return wordsIn(await download(desk, desk.page.getByRole("link", { name: /^Export PDF: / })))
}

/** Clicks what downloads, and gives the file. */
async function download({ page }: Counsel, link: Locator): Promise<string> {
  const [made] = await Promise.all([page.waitForEvent("download"), link.click()])
  const path = join(folder, made.suggestedFilename())
  await made.saveAs(path)
  return path
}

function wordsIn(pdf: string): string {
  return run(["tools/pdf/words.ts", pdf])
}

/** What `npm run verify` says. */
function verified(file: string, head = ""): string {
  return run(["tools/verify.ts", file, "--head", head])
}

/** Runs one of the project's tools. Its exit code is part of what it says, and its words tell the same. */
function run(args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, ["--import", "tsx", ...args], { cwd: ROOT, encoding: "utf8" })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}
