import type { IncomingMessage } from "node:http"
import type { Browser } from "playwright-core"
import { afterAll, expect, test } from "vitest"
import { Network } from "../tools/stage/network.ts"
import { type Desk, eventually, sees } from "./desk.ts"
import { openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let network: Network

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await house?.close()
})

/** Answers to commands that the network still loses, and the commands that came by. */
const commands = { toLose: 0, seen: 0 }

function loses({ method, url }: IncomingMessage): boolean {
  if (method !== "POST" || !url?.endsWith("/commands")) return false
  commands.seen++
  return commands.toLose-- > 0
}

/** Opens the box for a remark, writes it, and presses. The command goes over a connection that was used: only then do browsers send again. */
async function remarks({ page }: Desk, words: string): Promise<void> {
  await page.getByRole("button", { name: "Comment to both sides…" }).click()
  await page.getByRole("textbox", { name: "Comment" }).click()
  await page.keyboard.insertText(words)
  await page.evaluate(() => fetch("/healthz").then((answer) => answer.text()))
  await page.getByRole("button", { name: "Comment to both sides", exact: true }).click()
}

test("a command whose answer is lost is done once: where the browser sends it again by itself, and where the person presses again", async () => {
  house = await House.open()
  network = await Network.open(house.url.replace("localhost", "127.0.0.1"), { upgrades: "pass", events: "pass", loses })
  browser = await openBrowser({ server: network.url })
  const { id, rosa, daniel } = await openLetter(house, browser)
  await rosa.page.getByRole("tab", { name: "Comments" }).click()

  Object.assign(commands, { toLose: 1, seen: 0 })
  await remarks(rosa, "Shall we speak on Thursday?")
  await sees(rosa.page.getByRole("listitem").filter({ hasText: "Thursday" }))
  await eventually(async () => commands.seen, 2)

  commands.toLose = Infinity
  await remarks(rosa, "Or on Friday?")
  await sees(rosa.page.getByText("The server cannot be reached. Check your connection; what you wrote is still here. Then try again."))
  commands.toLose = 0
  await rosa.page.getByRole("button", { name: "Comment to both sides", exact: true }).click()
  await sees(rosa.page.getByRole("button", { name: "Comment to both sides…" }))

  const { events } = await daniel.person.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${id}/record`)
  expect(events.filter(({ type }) => type === "commented")).toHaveLength(2)
})
