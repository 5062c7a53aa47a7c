import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Desk, sees } from "./desk.ts"
import { begin, type Opened, openLetter } from "./letter.ts"
import { asksRaw, headersOf } from "./hostile/mallory.ts"
import { Person } from "./person.ts"
import { refuses } from "./refusal.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let letter: Opened
let rosa: Person
let daniel: Person
let eve: Person

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
  rosa = letter.rosa.person
  daniel = letter.daniel.person
  eve = await Person.arrives("Eve Stranger", house, browser)
  await eve.asksWell("POST", "/api/auth/sign-up/email", { name: eve.name, email: eve.email, password: eve.password })
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

// What cannot be understood

test("an unknown court profile is named, and the known ones with it", async () => {
  const refusal = refuses(await rosa.asks("POST", "/api/letters", begin("edca-nobody")), 400, "malformed")
  expect(refusal.facts["faults"]).toMatchObject([{ path: "profile" }])
  expect(refusal.message).toContain("edca-newman-2013")
})

test("a heading of 10 MB is 413; one over 300 characters is named with its path", async () => {
  const heading = (text: string) => ({ type: "add-issue", heading: [{ text }] })
  refuses(await rosa.asks("POST", commands(), heading("x".repeat(10 * 1024 * 1024))), 413, "too-large")
  const long = refuses(await rosa.asks("POST", commands(), heading("x".repeat(301))), 400, "malformed")
  expect(long.facts["faults"]).toMatchObject([{ path: "heading" }])
})

test("what is not JSON, not a command, or says more than a command has, is told its fault", async () => {
  const headers = { ...(await headersOf(rosa)), "content-type": "application/json" }
  refuses(await asksRaw(house.url, "POST", commands(), headers, "{"), 400, "malformed")
  refuses(await asksRaw(house.url, "POST", commands(), { ...headers, "content-type": "text/plain" }, "hello"), 415, "not-json")
  const faultOf = async (command: unknown) => refuses(await rosa.asks("POST", commands(), command), 400, "malformed").facts["faults"]
  expect(await faultOf({ type: "shred" })).toMatchObject([{ path: "type" }])
  expect(await faultOf({ ...proffer("Yes."), side: "responding" })).toMatchObject([{ path: "side" }])
  expect(await faultOf({ ...proffer("Yes."), runs: [{ text: "two\nlines" }] })).toMatchObject([{ path: "runs.0.text" }])
})

test("malformed and unknown addresses are answered in the same form, and never with a file", async () => {
  const headers = await headersOf(rosa)
  for (const path of ["/api/letters/%E0%A4%A", "/api/letters/%00/record", "/api/letters//record", "/api/..%2f..%2fetc%2fpasswd", "/api/__proto__", `/api/letters/${"a".repeat(4000)}`]) {
    const { status, body } = await asksRaw(house.url, "GET", path, headers)
    expect([400, 404], path).toContain(status)
    refuses({ status, body }, status, status === 400 ? "malformed" : "not-found")
  }
  refuses(await rosa.asks("DELETE", `/api/letters/${letter.id}`), 405, "method-not-allowed")
  const climbing = await asksRaw(house.url, "GET", "/../../../../etc/passwd", headers)
  expect(String(climbing.body)).not.toContain("root:")
})

// What the rules refuse

test("an issue that is not there, a character that the court's font has not, a turn that is not one's own", async () => {
  refuses(await rosa.asks("POST", commands(), { ...proffer("Yes."), issue: "issue-9" }), 422, "unknown-issue")
  for (const command of [{ type: "add-issue", heading: [{ text: "Pumps 🙂" }] }, proffer("Pumps 🙂 failed.")]) {
    const refusal = refuses(await rosa.asks("POST", commands(), command), 422, "not-printable")
    expect(refusal).toMatchObject({ rule: "L4", facts: { character: "🙂", codePoint: "U+1F642" } })
    expect(refusal.message.toLowerCase()).toContain(String(refusal.facts["name"]).toLowerCase())
  }
  expect(refuses(await daniel.asks("POST", commands(), proffer("No.")), 409, "not-your-turn").rule).toBe("T1")
  refuses(await daniel.asks("POST", commands(), { type: "add-issue", heading: [{ text: "Theirs" }], mover: "requesting" }), 403, "not-yours")
  refuses(await daniel.asks("POST", commands(), { type: "withdraw-issue", issue: "issue-1" }), 403, "not-yours")
  refuses(await rosa.asks("POST", commands(), { ...proffer("Yes."), after: 1 }), 409, "stale")
})

test("[CSRF] a request that another site's page sends with the person's session changes nothing", async () => {
  const { cookie } = await headersOf(rosa)
  const json = { cookie, "content-type": "application/json" }
  const body = JSON.stringify(proffer("Forged."))
  const origins: Record<string, string>[] = [{}, { origin: "https://evil.example" }, { origin: "null" }, { origin: `${house.url}.evil.example` }]
  for (const origin of origins)
    for (const path of [commands(), "/api/letters", `/api/letters/${letter.id}/invitations`, "/api/auth/sign-out"])
      refuses(await asksRaw(house.url, "POST", path, { ...json, ...origin }, body), 403, "wrong-origin")
})

// Invitations

test("an invitation takes the right code, the right side, once", async () => {
  const { accept, code } = await invited()
  expect(refuses(await eve.asks("POST", accept, { code: "WRONGWRO" }), 403, "wrong-code").facts).toEqual({ left: 4 })
  refuses(await rosa.asks("POST", accept, { code }), 409, "other-side")
  await eve.asksWell("POST", accept, { code })
  refuses(await eve.asks("POST", accept, { code }), 409, "already-member")
  refuses(await daniel.asks("POST", accept, { code }), 409, "invitation-used")
  refuses(await daniel.asks("POST", "/api/invitations/nothing-of-the-kind/accept", { code: "3467ACDE" }), 404, "unknown-invitation")
})

test("five wrong codes lock an invitation, and then the right one does not open it", async () => {
  const { accept, code } = await invited()
  for (let left = 4; left >= 0; left--) expect(refuses(await eve.asks("POST", accept, { code: "WRONGWRO" }), 403, "wrong-code").facts).toEqual({ left })
  refuses(await eve.asks("POST", accept, { code }), 403, "invitation-locked")
})

// After all of it

test("both desks are as they were and go on; the record has nothing of this", async () => {
  for (const desk of [letter.rosa, letter.daniel]) expect(await desk.editor(1).textContent()).toBe("")
  await letter.rosa.types(1, "The model was sold with one impeller.")
  await sees(letter.daniel.theirs(1).getByText("one impeller."))
  await letter.rosa.proffers(1)
  await sees(letter.daniel.theirs(1).getByText(/^In the letter/))
  const { events } = await rosa.asksWell<{ events: { type: string }[] }>("GET", `/api/letters/${letter.id}/record`)
  expect(events.map(({ type }) => type)).toEqual(["letter-created", "issue-added", "member-joined", "proffered"])
})

test("an invitation that is eight days old is over; the letter is not", async () => {
  const { accept, code } = await invited()
  await house.stop()
  await house.start({ daysLater: 8 })
  for (const person of [rosa, eve]) await person.asksWell("POST", "/api/auth/sign-in/email", { email: person.email, password: person.password })
  const expired = refuses(await eve.asks("POST", accept, { code }), 410, "invitation-expired")
  expect(expired.facts["expires"]).toMatch(/^\d{4}-/)
  await rosa.page.reload()
  await sees(new Desk(rosa).issue(1).getByText("one impeller."))
})

/** A fresh letter of Rosa's with an invitation to the other side that nobody has used. */
async function invited(): Promise<{ accept: string; code: string }> {
  const { id } = await rosa.asksWell<{ id: string }>("POST", "/api/letters", begin())
  const { token, code } = await rosa.asksWell<{ token: string; code: string }>("POST", `/api/letters/${id}/invitations`, { side: "responding", role: "counsel" })
  return { accept: `/api/invitations/${token}/accept`, code }
}

function proffer(text: string) {
  return { type: "proffer", issue: "issue-1", runs: [{ text }] }
}

function commands(): string {
  return `/api/letters/${letter.id}/commands`
}
