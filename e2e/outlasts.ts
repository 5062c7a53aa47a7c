import { expect } from "vitest"
import { isKept } from "./away.ts"
import { type Desk, eventually, sees } from "./desk.ts"
import type { Opened } from "./letter.ts"

/** What befalls the machine while two people write. */
export interface Blow {
  readonly falls: () => unknown
  /** What whoever runs the server does about it. */
  readonly mends: () => unknown
  /** The answer to a command meanwhile. */
  readonly says: RegExp
  /** How long it lasts, in seconds: both type all the while. */
  readonly lasts?: number
  /** Whether it takes from the server even the knowledge of who asks: a page that is opened meanwhile says so, and shows what is kept. */
  readonly isBlind?: boolean
}

const TOLD = /^The server could not store the last words\. What you type is kept in this browser and will be sent again/

/** What a page says that is opened meanwhile, where the server cannot say who opens it. */
export const BLIND = /^The server does not reach its database\. You see what this browser has kept/

/**
 * Both are told in words, a command is answered in words, both type on, nobody sees what is not stored, a page that is opened anew has
 * all that was typed in it and can be typed in; and once it is mended all is there, once, and the command can be given. `SHOT` names a picture
 * of the screen meanwhile.
 */
export async function outlasts(letter: Opened, { falls, mends, says, lasts = 0, isBlind = false }: Blow): Promise<void> {
  const { rosa, daniel } = letter
  const both = [rosa, daniel]
  await Promise.all([rosa.types(1, "Before, "), daniel.types(1, "We too, ")])
  await Promise.all(both.map((each) => each.isSaved()))
  await falls()
  const end = Date.now() + lasts * 1000
  for (const each of both) await each.types(1, "meanwhile, ")
  for (const each of both) await isTold(each)
  await staysPut(rosa)
  if (process.env["SHOT"]) await rosa.page.screenshot({ path: process.env["SHOT"] })
  await isRefused(rosa, says)
  while (Date.now() < end) await Promise.all(both.map((each) => each.types(1, "still ")))
  await Promise.all(both.map((each) => each.types(1, "writing.")))
  expect(await daniel.draft(1).textContent()).not.toContain("meanwhile")
  const before = await written(daniel)
  // A page that still says "Keeping…" asks before it goes; here nobody would answer.
  await isKept(daniel)
  await daniel.page.reload()
  if (isBlind) await sees(daniel.page.getByText(BLIND))
  await eventually(() => written(daniel), before)
  await daniel.types(1, " Anew.")
  const words = await Promise.all(both.map(written))
  await mends()
  await Promise.all(both.map((each) => each.isSaved()))
  await eventually(() => Promise.all([daniel, rosa].map(watched)), words)
  expect(words.map((each) => each?.match(/meanwhile/g)?.length)).toEqual([1, 1])
  await isPutInOnce(letter)
  for (const { person } of both) await person.leaves()
}

async function isTold({ page }: Desk): Promise<void> {
  await sees(page.getByText(TOLD))
  await sees(page.getByText("Not saved yet: the server cannot store it"))
  expect(await page.getByText("Saved", { exact: true }).count()).toBe(0)
}

/** While keys are kept one after the other, nothing else on the screen moves or changes. */
async function staysPut(desk: Desk): Promise<void> {
  const button = await desk.profferButton(1).elementHandle()
  await button!.evaluate(watchOver)
  await desk.page.keyboard.type("slowly, ", { delay: 200 })
  expect(await desk.page.evaluate(() => Reflect.get(window, "looks"))).toHaveLength(1)
}

/** Runs in the page: notes where the button is within its card, and whether words are said to be saved, each time that changes. */
function watchOver(button: Element): void {
  const looks: string[] = []
  Reflect.set(window, "looks", looks)
  const look = (): void => {
    const top = Math.round(button.getBoundingClientRect().top - button.closest("[data-card]")!.getBoundingClientRect().top)
    const now = `${top} ${document.querySelector("header [data-state]")!.textContent}`
    if (looks.at(-1) !== now) looks.push(now)
    requestAnimationFrame(look)
  }
  look()
}

async function isRefused(desk: Desk, says: RegExp): Promise<void> {
  const { page } = desk
  await desk.profferButton(1).click()
  await page.getByRole("button", { name: /^Put revision 1 into the letter/ }).click()
  await sees(page.getByText(says))
  await page.keyboard.press("Escape")
}

async function isPutInOnce({ id, rosa, daniel }: Opened): Promise<void> {
  await rosa.proffers(1)
  const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.filter(({ type }) => type === "proffered")).toHaveLength(1)
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
}

const written = async (desk: Desk): Promise<string | undefined> => plain(await desk.editor(1).textContent())
const watched = async (desk: Desk): Promise<string | undefined> => plain(await desk.draft(1).textContent())
const plain = (words: string | null): string | undefined => words?.replaceAll("\u00a0", " ").trim()
