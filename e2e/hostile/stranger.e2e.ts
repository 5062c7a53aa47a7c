import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eventually, sees } from "../desk.ts"
import { type Opened, openLetter } from "../letter.ts"
import { asksRaw, type Ending, headersOf, intrudes, updateFrame, words } from "./mallory.ts"
import { Person } from "../person.ts"
import { refuses } from "../refusal.ts"
import { House, openBrowser } from "../stage.ts"

const HERS = "The model was sold with one impeller."
const HIS = "There are 2,311 warranty tickets."
const UNKNOWN = "a".repeat(24)
/** A sync frame that asks for everything there is. */
const ASK = Uint8Array.of(0, 0, 1, 0)

let house: House
let browser: Browser
let letter: Opened
/** Signed in, and no part of the letter. */
let eve: Person
let recordBefore: unknown

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
  eve = await Person.arrives("Eve Stranger", house, browser)
  await eve.asksWell("POST", "/api/auth/sign-up/email", { name: eve.name, email: eve.email, password: eve.password })
  await letter.rosa.types(1, HERS)
  await letter.daniel.types(1, HIS)
  for (const desk of [letter.rosa, letter.daniel]) await desk.isSaved()
  recordBefore = await record()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

// The stranger

test("a letter of others looks to a stranger exactly like none at all, on every route there is", async () => {
  const routes = await letterRoutes()
  expect(routes.length).toBeGreaterThan(8)
  for (const [method, path] of routes) {
    const [theirs, none] = await Promise.all([letter.id, UNKNOWN].map((id) => eve.asks(method, path.replace("{id}", id), method === "GET" ? undefined : {})))
    refuses(theirs!, 404, "not-found")
    expect([theirs!.status, theirs!.body], `${method} ${path}`).toEqual([none!.status, none!.body])
  }
})

test("no command, lawful or not, tells a stranger that the letter is there", async () => {
  const proffer = { type: "proffer", issue: "issue-1", runs: [{ text: "Mine." }] }
  for (const command of [proffer, { ...proffer, issue: "issue-9" }, { type: "set-visibility", visibility: "live" }, { type: "nonsense" }])
    refuses(await eve.asks("POST", `/api/letters/${letter.id}/commands`, command), 404, "not-found")
  const stream = { ...(await headersOf(eve)), accept: "text/event-stream" }
  refuses(await asksRaw(house.url, "GET", `/api/letters/${letter.id}/record`, stream), 404, "not-found")
  expect(await eve.asksWell("GET", "/api/letters")).toEqual([])
})

test("the stranger's screen says that the letter cannot be opened, and shows nothing of it", async () => {
  await eve.page.goto(`/letters/${letter.id}`)
  await sees(eve.page.getByRole("heading", { name: "This letter cannot be opened" }))
  expect(await eve.page.getByText("Alder Creek").count()).toBe(0)
})

test("without a session every route of a letter is 401, and says to sign in", async () => {
  const origin = { origin: house.url, "content-type": "application/json" }
  for (const [method, path] of await letterRoutes())
    refuses(await asksRaw(house.url, method, path.replace("{id}", letter.id), origin, method === "GET" ? "" : "{}"), 401, "signed-out")
})

// Sockets

test("a socket that may not be is refused with its code, and hears not one word", async () => {
  const [rosa, stranger] = [await headersOf(letter.rosa.person), await headersOf(eve)]
  const endings = {
    "from another site": await tries("requesting", { ...rosa, origin: "https://evil.example" }),
    "from nowhere": await tries("requesting", { cookie: rosa.cookie }),
    "without a session": await tries("requesting", { origin: house.url }),
    "a stranger": await tries("requesting", stranger),
    "a stranger, at the joint text": await tries("joint", stranger),
    "an unknown letter": await tries("joint", stranger, UNKNOWN),
    "an unknown doc": await tries("constructor", rosa),
  }
  expect(endings).toEqual({
    "from another site": { status: 403, heard: "" },
    "from nowhere": { status: 403, heard: "" },
    "without a session": { code: 4401, heard: "" },
    "a stranger": { code: 4403, heard: "" },
    "a stranger, at the joint text": { code: 4403, heard: "" },
    "an unknown letter": { code: 4404, heard: "" },
    "an unknown doc": { code: 4404, heard: "" },
  })
})

test("[A1] the opponent cannot write the other side's draft, nor send what is no update", async () => {
  const daniel = await headersOf(letter.daniel.person)
  const forged = updateFrame(words("position/issue-1", "We concede."))
  const codes = {
    "the other side's words": (await tries("requesting", daniel, letter.id, [forged])).code,
    "garbage": (await tries("responding", daniel, letter.id, [Uint8Array.of(0, 2, 5, 255, 255, 255, 255, 255)])).code,
    "an unknown frame": (await tries("responding", daniel, letter.id, [Uint8Array.of(99, 1, 2)])).code,
    "a frame over 256 KiB": (await tries("responding", daniel, letter.id, [new Uint8Array(256 * 1024 + 1)])).code,
    "a root that no position is": (await tries("responding", daniel, letter.id, [updateFrame(words("constructor", "x"))])).code,
  }
  expect(codes).toEqual({ "the other side's words": 4422, garbage: 4409, "an unknown frame": 4409, "a frame over 256 KiB": 4413, "a root that no position is": 4422 })
})

test("[A2] a private draft is not read by the opponent, whatever is sent", async () => {
  const [rosa, daniel] = [await headersOf(letter.rosa.person), await headersOf(letter.daniel.person)]
  await draftsIn("private")
  expect(await tries("requesting", daniel, letter.id, [ASK])).toEqual({ code: 4403, heard: "" })
  expect((await tries("requesting", rosa, letter.id, [ASK])).heard).toContain("impeller")
  await draftsIn("live")
  expect((await tries("requesting", daniel, letter.id, [ASK])).heard).toContain("impeller")
})

// After all of it

test("nothing of this is in the record; the words are as they were; both go on", async () => {
  expect(await letter.rosa.editor(1).textContent()).toBe(HERS)
  expect(await letter.daniel.editor(1).textContent()).toBe(HIS)
  await letter.rosa.types(1, " So it bears on notice.")
  await sees(letter.daniel.theirs(1).getByText("bears on notice."))
  await letter.daniel.types(1, " None concerns this model.")
  await sees(letter.rosa.theirs(1).getByText("None concerns this model."))
  const { events } = (await record()) as { events: { type: string; actor: { name: string } }[] }
  const theirs = events.filter(({ type }) => type !== "visibility-set")
  expect(theirs).toEqual((recordBefore as { events: unknown[] }).events)
  expect(events.some(({ actor }) => actor.name === eve.name)).toBe(false)
  expect([...letter.rosa.person.complaints, ...letter.daniel.person.complaints]).toEqual([])
})

/** The routes under a letter, from the server's own description, so that a new one is tried too. */
async function letterRoutes(): Promise<[method: string, path: string][]> {
  const { paths } = await eve.asksWell<{ paths: Record<string, object> }>("GET", "/api/openapi.json")
  const theirs = Object.entries(paths).filter(([path]) => path.includes("{id}"))
  return theirs.flatMap(([path, methods]) => Object.keys(methods).map((method): [string, string] => [method.toUpperCase(), path]))
}

async function tries(doc: string, headers: Record<string, string>, id = letter.id, frames: Uint8Array[] = [ASK]): Promise<Ending> {
  return intrudes(`${house.url.replace("http", "ws")}/sync/${id}/${doc}`, headers, frames, frames.includes(ASK) ? 1000 : 5000)
}

async function draftsIn(visibility: "live" | "private"): Promise<void> {
  await letter.rosa.person.asksWell("POST", `/api/letters/${letter.id}/commands`, { type: "set-visibility", visibility })
  await eventually(async () => (await letter.daniel.theirs(1).getByText("impeller").count()) > 0, visibility === "live")
}

async function record(): Promise<unknown> {
  return letter.rosa.person.asksWell("GET", `/api/letters/${letter.id}/record`)
}
