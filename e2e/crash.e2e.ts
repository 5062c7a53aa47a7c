import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Desk, eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { seeded } from "./seeded.ts"
import { House, openBrowser } from "./stage.ts"

/** Printed when a test fails; the same seed kills at the same keys. */
const SEED = Number(process.env["SEED"] ?? 20131112)
const KILLS = 2

let house: House
let browser: Browser
let letter: Opened
const random = seeded(SEED)

/** All that each has typed so far. */
const typed = { rosa: "", daniel: "" }

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

for (let kill = 1; kill <= KILLS; kill++)
  test(`seed ${SEED}, kill -9 number ${kill}: both type on, the screen says what is not saved, and everything arrives once`, async () => {
    const { rosa, daniel } = letter
    const typing = Promise.all([types(rosa, "rosa", kill), types(daniel, "daniel", kill)])
    await aWhile(random() * 1500)
    await house.stop("SIGKILL")
    await typing
    for (const desk of [rosa, daniel]) {
      await sees(desk.page.getByText(/^Not connected\. What you type is kept in this browser and will be sent/))
      await sees(desk.page.getByText("Not saved yet: no connection"))
      expect(await desk.page.getByText("Saved", { exact: true }).count()).toBe(0)
    }
    await types(rosa, "rosa", kill, " while the server was down")
    await house.start()
    for (const desk of [rosa, daniel]) await desk.isSaved()
    expect([await words(rosa), await words(daniel)]).toEqual([typed.rosa, typed.daniel])
    await eventually(() => draftOf(daniel), typed.rosa)
    await eventually(() => draftOf(rosa), typed.daniel)
  })

test(`seed ${SEED}: what the other side has seen is on the disk, and what was called saved, though both browsers die as well`, async () => {
  const { rosa, daniel } = letter
  const before = typed.rosa
  const typing = types(rosa, "rosa", KILLS + 1)
  await expect.poll(() => draftOf(daniel), { timeout: 20_000, interval: 20 }).not.toBe(before)
  await aWhile(random() * 400)
  await house.stop("SIGKILL")
  const seen = await draftOf(daniel)
  await typing
  for (const desk of [rosa, daniel]) await sees(desk.issue(1).getByText("Kept in this browser"))
  await leave(rosa, daniel)
  await house.start()
  await comeBack(rosa, daniel)
  // What never reached the server was kept by the browser, and is in its place.
  await eventually(() => words(rosa), typed.rosa)
  expect(typed.rosa.slice(0, seen.length), "words that were seen are gone").toBe(seen)
  await eventually(() => draftOf(daniel), typed.rosa)

  await rosa.writes(1, "Again.")
  typed.rosa = "Again."
  await rosa.isSaved()
  await house.stop("SIGKILL")
  await leave(rosa, daniel)
  await house.start()
  await comeBack(rosa, daniel)
  expect([await words(rosa), await draftOf(daniel)]).toEqual(["Again.", "Again."])
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

/** Types numbered words, so that each that is lost or doubled shows. */
async function types(desk: Desk, who: keyof typeof typed, kill: number, text?: string): Promise<void> {
  const words = text ?? Array.from({ length: 12 }, (_, i) => ` ${who[0]}${kill}.${i}`).join("")
  await desk.editor(1).focus()
  await desk.page.keyboard.press("Control+End")
  for (const key of words) {
    await desk.page.keyboard.type(key)
    await aWhile(20)
  }
  typed[who] = `${typed[who]}${words}`.trim()
}

async function words(desk: Desk): Promise<string> {
  return plain(await desk.editor(1).textContent())
}

/** What a person sees of the other side's draft; nothing while there is none. */
async function draftOf(desk: Desk): Promise<string> {
  const draft = desk.theirs(1).getByRole("figure", { name: /^Draft of/ }).getByRole("paragraph").last()
  return (await draft.count()) > 0 ? plain(await draft.textContent()) : ""
}

/** Without the space at the end, which a page does not show. */
function plain(text: string | null): string {
  return (text ?? "").replaceAll("\u00a0", " ").trim()
}

async function leave(...desks: Desk[]): Promise<void> {
  for (const { page } of desks) await page.goto("about:blank")
}

async function comeBack(...desks: Desk[]): Promise<void> {
  for (const desk of desks) {
    await desk.page.goto(`${house.url}/letters/${letter.id}`)
    await sees(desk.editor(1))
    await sees(desk.theirs(1).getByRole("figure", { name: /^Draft of/ }).or(desk.theirs(1).getByText("Nothing written yet.")))
  }
}

function aWhile(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
