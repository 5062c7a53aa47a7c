import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
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

/** Both sides have these words, saved, and nothing is put aside. */
async function isSame(text: string): Promise<void> {
  await eventually(() => words(rosa), text)
  await rosa.isSaved()
  await eventually(async () => plain(await daniel.draft(1).textContent()), text)
  expect(await rosa.page.getByRole("region", { name: "Words put aside" }).count()).toBe(0)
}

async function words(desk: Desk): Promise<string> {
  return plain(await desk.editor(1).textContent())
}

/** Without the space at the end, which a page does not show. */
function plain(text: string | null): string {
  return (text ?? "").replaceAll("\u00a0", " ").trim()
}
