import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sees } from "../desk.ts"
import { type Opened, openLetter } from "../letter.ts"
import { House, openBrowser } from "../stage.ts"

let house: House
let browser: Browser
let letter: Opened
/** Another site on the same machine: to the browser it is the same site as ours, so that our cookie goes along with all it asks. */
let evil: Server
let evilUrl: string

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
  evil = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Free case law</title><body></body>"))
  await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve))
  evilUrl = `http://localhost:${(evil.address() as AddressInfo).port}/`
})
afterAll(async () => {
  evil?.close()
  await browser?.close()
  await house?.close()
})

/** What a page of another site can get at with the person's session, in a tab beside the letter. */
interface Loot {
  readonly read: readonly string[]
  readonly sockets: readonly number[]
  readonly framed: string
}

/** Runs in the hostile page. */
async function robs({ url, id }: { url: string; id: string }): Promise<Loot> {
  const body = JSON.stringify({ type: "set-visibility", visibility: "private" })
  const paths = ["/api/letters", `/api/letters/${id}`, `/api/letters/${id}/record`, `/api/letters/${id}/letter.pdf`, "/api/auth/get-session", "/api/notices"]
  const read: string[] = []
  for (const path of paths)
    for (const mode of ["cors", "no-cors"] as const)
      await fetch(url + path, { credentials: "include", mode }).then(async (response) => read.push(await response.text()), () => read.push(""))
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json"])
    for (const mode of ["cors", "no-cors"] as const)
      await fetch(`${url}/api/letters/${id}/commands`, { method: "POST", credentials: "include", mode, body, headers: { "content-type": type } }).then(async (response) => read.push(await response.text()), () => read.push(""))
  navigator.sendBeacon(`${url}/api/letters/${id}/commands`, body)
  navigator.sendBeacon(`${url}/api/auth/sign-out`, "{}")
  const form = Object.assign(document.createElement("form"), { action: `${url}/api/auth/sign-out`, method: "POST", target: "frame", enctype: "text/plain" })
  const frame = Object.assign(document.createElement("iframe"), { name: "frame", src: `${url}/letters/${id}` })
  document.body.append(frame, form)
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }))
  const framed = ((): string => {
    try {
      return frame.contentDocument?.body.textContent ?? ""
    } catch {
      return ""
    }
  })()
  form.submit()
  const sockets = await Promise.all(["requesting", "joint"].map((doc) => new Promise<number>((resolve) => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${id}/${doc}`)
    socket.onmessage = () => resolve(-1)
    socket.onclose = ({ code }) => resolve(code)
  })))
  const stream = new EventSource(`${url}/api/letters/${id}/record`, { withCredentials: true })
  await new Promise((resolve) => (stream.onerror = resolve, stream.onmessage = ({ data }) => (read.push(String(data)), resolve(null))))
  stream.close()
  return { read, sockets, framed }
}

test("a hostile page in another tab, with the person's own session, reads nothing, changes nothing and signs nobody out", async () => {
  const { rosa } = letter
  const record = () => rosa.person.asksWell("GET", `/api/letters/${letter.id}/record`)
  const before = await record()
  const tab = await rosa.person.context.newPage()
  await tab.goto(evilUrl)
  const cookies = await rosa.person.context.cookies(evilUrl)
  expect(cookies.map(({ httpOnly }) => httpOnly)).toEqual(cookies.map(() => true))
  expect(cookies.length).toBeGreaterThan(0)
  const { read, sockets, framed } = await tab.evaluate(robs, { url: house.url, id: letter.id })
  expect(read.filter((text) => text !== "")).toEqual([])
  expect(sockets).toEqual([1006, 1006])
  expect(framed).toBe("")
  await tab.close()
  expect(await record()).toEqual(before)
  await rosa.types(1, "And the letter goes on.")
  await rosa.isSaved()
  await sees(letter.daniel.theirs(1).getByText("goes on."))
})

test("a link of another site opens the letter and does nothing more; the letter does not say where one comes from", async () => {
  const tab = await letter.rosa.person.context.newPage()
  await tab.goto(evilUrl)
  await tab.evaluate((url) => window.open(url, "_self"), `${house.url}/letters/${letter.id}`)
  await sees(tab.getByRole("region", { name: /^Issue 1:/ }))
  expect(await tab.evaluate(() => window.opener === null)).toBe(true)
  await tab.close()
})
