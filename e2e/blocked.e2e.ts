import { readFileSync } from "node:fs"
import type { Browser } from "playwright-core"
import { afterEach, describe, expect, test } from "vitest"
import { type Habits, Network } from "../tools/stage/network.ts"
import { eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let network: Network

afterEach(async () => {
  await browser?.close()
  await network?.close()
  await house?.close()
})

const BLOCKED = /^This network blocks live connections\. Everything is sent over plain web requests instead: a little slower, nothing is lost\.$/
const HELD = /^This network holds live news back\./

const NETWORKS: readonly (readonly [name: string, habits: Habits, words: RegExp])[] = [
  ["answers 403 to WebSockets", { upgrades: "refuse", events: "pass" }, BLOCKED],
  ["takes WebSockets and never answers", { upgrades: "swallow", events: "pass" }, BLOCKED],
  ["holds server-sent events back", { upgrades: "pass", events: "hold" }, HELD],
  ["answers 403 to WebSockets, holds server-sent events back", { upgrades: "refuse", events: "hold" }, BLOCKED],
]

describe.each(NETWORKS)("a network that %s", (_, habits, words) => {
  test("the main job works, and the screen says how", async () => {
    house = await House.open()
    network = await Network.open(house.url.replace("localhost", "127.0.0.1"), habits)
    browser = await openBrowser({ server: network.url })
    const { id, rosa, daniel } = await openLetter(house, browser)
    for (const desk of [rosa, daniel]) await sees(desk.page.getByText(words))

    // Each sees the other, and who is writing.
    await sees(rosa.page.getByRole("list", { name: "Here now" }).getByText("Daniel Okafor, Defendant Sutter Pump"))
    await rosa.types(1, "The model was sold with one impeller from 2009 on")
    await sees(daniel.theirs(1).getByText("Rosa Imai is writing…"))
    await sees(daniel.theirs(1).getByText("one impeller from 2009 on"))
    await rosa.types(1, ", so earlier failures bear on notice.")
    await rosa.isSaved()
    await sees(daniel.theirs(1).getByText("so earlier failures bear on notice."))
    await daniel.types(1, "There are 2,311 warranty tickets.")
    await sees(rosa.theirs(1).getByText("2,311 warranty tickets."))

    // Saved is true: what was saved is there after both pages are loaded again.
    await daniel.isSaved()
    await daniel.page.reload()
    await sees(daniel.editor(1).getByText("2,311 warranty tickets."))
    await sees(daniel.page.getByText(words))

    // A private draft is closed at once, and opens again. [A2]
    await daniel.person.asksWell("POST", `/api/letters/${id}/commands`, { type: "set-visibility", visibility: "private" })
    await sees(rosa.theirs(1).getByText(/drafts in private/))
    await daniel.person.asksWell("POST", `/api/letters/${id}/commands`, { type: "set-visibility", visibility: "live" })
    await sees(rosa.theirs(1).getByText("2,311 warranty tickets."))

    // A turn goes over, and comes back.
    await rosa.proffers(1)
    await eventually(() => daniel.profferButton(1).getAttribute("aria-disabled"), null)
    await daniel.proffers(1)
    await sees(rosa.theirs(1).getByText(/In the letter/))

    // The letter comes out as a file.
    const [made] = await Promise.all([rosa.page.waitForEvent("download"), rosa.page.getByRole("link", { name: /^Export PDF: DRAFT/ }).click()])
    expect(made.suggestedFilename()).toMatch(/\.pdf$/)
    expect(readFileSync(await made.path(), "latin1").slice(0, 5)).toBe("%PDF-")
    expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
  })
})
