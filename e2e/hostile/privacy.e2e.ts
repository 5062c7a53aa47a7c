import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sees } from "../desk.ts"
import { type Opened, openLetter } from "../letter.ts"
import { House, openBrowser } from "../stage.ts"
import { headersOf, updateFrame, words } from "./mallory.ts"
import { Recorder } from "./recorder.ts"
import { filled } from "./routes.ts"

/** Stands in every word that must not get out. */
const SECRET = "SECRET"

let house: House
let browser: Browser
let letter: Opened
let opponent: Recorder
/** How much the opponent had heard when the drafts became private. */
let inPrivate = 0
/** Everything that the server has printed, over the whole session. */
const logged = (): string => house.output

beforeAll(async () => {
  house = await House.open({ LOG_LEVEL: "debug" })
  browser = await openBrowser()
  letter = await openLetter(house, browser)
  opponent = new Recorder(house.url, letter.id, await headersOf(letter.daniel.person))
})
afterAll(async () => {
  opponent?.leave()
  await browser?.close()
  await house?.close()
})

/** The opponent asks for everything there is: every GET of the description, all docs by sockets and by requests, both measures. */
async function asksForEverything(): Promise<void> {
  const { paths } = (await letter.daniel.person.asksWell<{ paths: Record<string, { get?: unknown }> }>("GET", "/api/openapi.json"))
  for (const [path, { get }] of Object.entries(paths)) if (get) expect(await opponent.gets(filled(path, letter.id)), path).toBeLessThan(500)
  for (const query of ["letter.pdf?revision=1", "record?after=0"]) await opponent.gets(`/api/letters/${letter.id}/${query}`)
  const post = (route: string, body: object) =>
    opponent.gets(`/api/letters/${letter.id}/${route}`, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } })
  for (const issue of ["issue-1"]) expect(await post("measure", { issue, runs: [{ text: "Mine." }], pages: true })).toBe(200)
  const docs = ["requesting", "responding", "joint"].map((doc) => ({ doc, vector: "AA==", frames: [], mark: "", present: [] }))
  for (const said of [docs, ...docs.map((doc) => [doc])]) expect(await post("sync", { docs: said, wait: 0 })).toBe(200)
  opponent.asks()
}

async function draftsIn(visibility: "live" | "private"): Promise<void> {
  await letter.rosa.person.asksWell("POST", `/api/letters/${letter.id}/commands`, { type: "set-visibility", visibility })
}

/** The presence states that frames carry, as JSON, and how many frames carry anything else. */
function told(frames: readonly { readonly bytes: Buffer }[]): { states: Set<string>; others: number } {
  const states = frames.filter(({ bytes }) => bytes[0] === 1).flatMap(({ bytes }) => bytes.toString("utf8").match(/\{.*?\}\}/g) ?? [])
  return { states: new Set(states), others: frames.filter(({ bytes }) => bytes[0] !== 1).length }
}

test("what is live and what is proffered is recorded: the recorder hears, reads and takes apart", async () => {
  await letter.rosa.types(1, "OPENLY written by Rosa.")
  await letter.rosa.isSaved()
  await expect.poll(() => opponent.written("requesting"), { timeout: 20_000 }).toContain("OPENLY written by Rosa.")
  await letter.rosa.proffers(1)
  await asksForEverything()
  const from = (path: string) => [...opponent.answers].filter(([name]) => name.endsWith(path)).map(([, text]) => text).join()
  for (const path of ["/letter.pdf", "/record.pdf", "/record", "/record.json", `/api/letters/${letter.id}`]) expect(from(path), path).toContain("OPENLY")
  await expect.poll(() => opponent.stream, { timeout: 20_000 }).toContain("OPENLY")
})

test("[A2] of what is drafted in private the opponent is told nothing: no word, by no way", async () => {
  await draftsIn("private")
  await expect.poll(() => opponent.codes.filter(({ doc, code }) => doc === "requesting" && code === 4403).length, { timeout: 20_000 }).toBeGreaterThan(0)
  inPrivate = opponent.frames.length
  const { rosa } = letter
  await rosa.issue(1).getByRole("button", { name: /Amend|amendment/ }).click().catch(() => undefined)
  await rosa.types(1, `${SECRET}ONE typed and left. `)
  await rosa.writes(1, `${SECRET}TWO put in place of it. `)
  await rosa.page.keyboard.press("Control+b")
  await rosa.types(1, `${SECRET}THREE in bold`)
  await rosa.isSaved()
  const says = async (path: string, body: object): Promise<number> => (await rosa.person.asks("POST", `/api/letters/${letter.id}/${path}`, body)).status
  const runs = [{ text: `${SECRET}FOUR, measured. And. More. Than. Is. Allowed.` }]
  expect(await says("measure", { issue: "issue-1", runs, pages: true })).toBe(200)
  expect(await says("commands", { type: "comment", issue: "issue-1", runs, audience: "side" })).toBe(200)
  expect(await says("commands", { type: "proffer", issue: "issue-1", runs })).toBeGreaterThanOrEqual(400)
  const frame = Buffer.from(updateFrame(words("position/issue-1", `${SECRET}FIVE by a request`))).toString("base64")
  expect(await says("sync", { docs: [{ doc: "requesting", vector: "AA==", frames: [frame], mark: "", present: [] }], wait: 0 })).toBe(200)
  await sees(rosa.editor(1).getByText(`${SECRET}FIVE`))
  await asksForEverything()
  expect(opponent.all).not.toContain(SECRET)
  expect(await letter.daniel.page.content()).not.toContain(SECRET)
  expect(logged()).not.toContain(SECRET)
})

test("[A2] no keystroke in private makes anything go to the opponent, nor does its presence change", async () => {
  const { rosa } = letter
  await rosa.editor(1).click()
  await rosa.isSaved()
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const before = told(opponent.frames)
  const [frames, stream] = [opponent.frames.length, opponent.stream.replaceAll(": here\n\n", "")]
  const begun = Date.now()
  for (let key = 0; key < 100; key++) await rosa.page.keyboard.press("x")
  await rosa.isSaved()
  const during = opponent.frames.slice(frames)
  // Whether one types or not, presence is renewed every 15 s: Rosa's in the joint doc, Daniel's in two.
  const renewals = 3 * Math.ceil((Date.now() - begun) / 15_000) + 3
  expect(during.length).toBeLessThanOrEqual(renewals)
  expect(told(during).others).toBe(0)
  for (const state of told(during).states) expect(before.states).toContain(state)
  expect(opponent.stream.replaceAll(": here\n\n", "")).toBe(stream)
  expect([...told(opponent.frames.slice(inPrivate)).states].join()).not.toContain('"writing":"')
})

test("[A2] what was written and erased in private does not arrive with what is live again, not even as something deleted", async () => {
  const { rosa } = letter
  await rosa.writes(1, "Plain and open again.")
  await rosa.isSaved()
  await draftsIn("live")
  await expect.poll(() => opponent.written("requesting"), { timeout: 20_000 }).toContain("open again.")
  await draftsIn("private")
  await rosa.types(1, `${SECRET}SIX`)
  for (let key = 0; key < `${SECRET}SIX`.length; key++) await rosa.page.keyboard.press("Backspace")
  await rosa.isSaved()
  await draftsIn("live")
  await rosa.types(1, " And on.")
  await expect.poll(() => opponent.written("requesting"), { timeout: 20_000 }).toContain("And on.")
  await sees(letter.daniel.theirs(1).getByText("open again. And on."))
  await asksForEverything()
  expect(opponent.all).not.toContain(SECRET)
  expect(logged()).not.toContain(SECRET)
  for (const desk of [letter.rosa, letter.daniel]) expect(desk.person.complaints).toEqual([])
})

test("[A2] the counts for machines are not told to people who come through the proxy", async () => {
  for (const header of ["x-forwarded-for", "forwarded", "x-real-ip"]) expect(await opponent.gets("/metrics", { headers: { [header]: "203.0.113.7" } })).toBe(404)
})
