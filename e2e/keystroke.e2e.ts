import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { updateFrame, words } from "./hostile/mallory.ts"
import { House, openBrowser, ROOT } from "./stage.ts"

/** The steps of README's path of a keystroke: the file each names, in order. */
const PATH = section("## The path of a keystroke").map((line) => /^\d+\. `([^`]+)`/.exec(line)?.[1] ?? line)

let house: House
let browser: Browser
let letter: Opened

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const WORDS = "The model was sold with one impeller."

/** What shows that a step really took place. A step of README without one fails below. */
const OBSERVED: Record<string, () => Promise<void>> = {
  "client/position/PositionEditor.tsx": async () => {
    await letter.rosa.types(1, WORDS)
    await sees(letter.rosa.editor(1).getByText(WORDS))
  },
  "client/sync/draft.ts": async () => {
    const before = letter.rosa.person.framesSent
    await letter.rosa.types(1, " More.")
    await eventually(async () => letter.rosa.person.framesSent > before, true)
  },
  "server/sync/socket.ts": async () => {
    const code = await letter.rosa.page.evaluate(closeCodeOf, { url: sync("requesting"), frame: [9, 9, 9] })
    expect(code).toBe(4409)
  },
  "server/sync/twin.ts": async () => {
    const code = await letter.daniel.page.evaluate(closeCodeOf, { url: sync("requesting"), frame: [...updateFrame(words("position/issue-1", "Mine now."))] })
    expect(code).toBe(4422)
    expect(await letter.rosa.editor(1).textContent()).not.toContain("Mine now.")
  },
  "server/store/store.ts": async () => {
    await sees(letter.rosa.page.getByText("Saved", { exact: true }))
    await house.stop("SIGKILL")
    await house.start()
  },
  "server/sync/room.ts": async () => {
    await letter.rosa.page.reload()
    await sees(letter.rosa.editor(1).getByText(WORDS))
    await letter.rosa.types(1, " And on.")
    await sees(letter.rosa.page.getByText("Saved", { exact: true }))
  },
  "client/opponent/LiveDraft.tsx": async () => {
    await sees(letter.daniel.theirs(1).getByRole("figure", { name: /^Draft of Plaintiff/ }).getByText("And on."))
  },
  "client/layout/engine.ts": async () => {
    for (const desk of [letter.rosa, letter.daniel]) await sees(desk.page.getByRole("img", { name: /^Page 1 of 1/ }))
    const meters = () => Promise.all([letter.rosa, letter.daniel].map((desk) => desk.meter()))
    await expect.poll(async () => new Set(await meters()).size, { timeout: 30_000 }).toBe(1)
  },
}

test("README's path of a keystroke names files that are there, and each step has its observation", () => {
  for (const file of PATH) expect(existsSync(join(ROOT, file)), file).toBe(true)
  expect(Object.keys(OBSERVED)).toEqual(PATH)
})

for (const [i, file] of Object.keys(OBSERVED).entries()) test(`step ${i + 1}: ${file}`, () => OBSERVED[file]!())

function sync(doc: string): string {
  return `${house.url.replace("http", "ws")}/sync/${letter.id}/${doc}`
}

/** Runs in the page: sends one raw frame under the person's own session and gives the code it is closed with. */
async function closeCodeOf({ url, frame }: { url: string; frame: readonly number[] }): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.onopen = () => socket.send(new Uint8Array(frame))
    socket.onclose = ({ code }) => resolve(code)
    setTimeout(() => reject(new Error("the socket was not closed")), 15_000)
  })
}

function section(heading: string): string[] {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8")
  const from = readme.indexOf(heading)
  return readme.slice(from, readme.indexOf("\n## ", from + 1)).split("\n").filter((line) => /^\d+\. /.test(line))
}
