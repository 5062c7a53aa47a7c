import { afterAll, beforeAll, expect, test } from "vitest"
import type { Client } from "../client.ts"
import { begin } from "../letter.ts"
import { refuses } from "../refusal.ts"
import { bodyOf, filled, type Route, routesOf } from "./routes.ts"
import { saysNothing, Siege } from "./siege.ts"

const UNKNOWN = "a".repeat(24)
/** Accounts' routes that would sign the attacker out, and so end the attack. */
const ENDS = /sign-out|revoke|change-password|sign-up|sign-in/

let siege: Siege
let routes: Route[]
/** Signed in, with a letter of her own, and no part in the one under siege. */
let eve: Client
let hers: string

beforeAll(async () => {
  siege = await Siege.open()
  routes = await routesOf(siege.rosa)
  eve = await siege.stranger()
  hers = (await eve.asksWell<{ id: string }>("POST", "/api/letters", begin())).id
  await eve.does(hers, { type: "add-issue", heading: [{ text: "Eve's own" }] })
})
afterAll(() => siege?.close())

/** The requests of a route with something in every position: each form of body, each query. */
function requestsOf({ method, path, queries, bodies }: Route, inPath: string, elsewhere: string): { method: string; path: string; body: string }[] {
  const query = queries.map((name) => `${name}=${encodeURIComponent(elsewhere)}`).join("&")
  const at = filled(path, inPath) + (query && `?${query}`)
  if (method === "GET") return [{ method, path: at, body: "" }]
  return (bodies.length > 0 ? bodies : [{}]).map((schema) => ({ method, path: at, body: JSON.stringify(bodyOf(schema, elsewhere) ?? {}) }))
}

test("the description has every route of a letter, so that none is forgotten here", () => {
  const mine = routes.filter(({ path }) => path.includes("{id}"))
  expect(mine.length).toBeGreaterThanOrEqual(11)
  expect(mine.find(({ path }) => path.endsWith("/commands"))?.bodies.length).toBeGreaterThanOrEqual(22)
})

test("somebody else's letter in a path is, word for word, no letter at all: every route, every form of body", () =>
  siege.withstands(async () => {
    for (const route of routes.filter(({ path }) => path.includes("{")))
      for (const { method, path, body } of requestsOf(route, siege.id, siege.id)) {
        const theirs = await siege.asks(eve, method, path, body)
        const none = await siege.asks(eve, method, path.replaceAll(siege.id, UNKNOWN), body.replaceAll(siege.id, UNKNOWN))
        expect([theirs.status, theirs.body], `${method} ${path} ${body}`).toEqual([none.status, none.body])
        if (theirs.status !== 429) expect(refuses(theirs, 404, route.path.includes("{token}") ? "unknown-invitation" : "not-found").facts).toBeDefined()
        saysNothing(theirs)
      }
  }))

test("somebody else's letter in any other place than the path gives nothing, and breaks nothing", () =>
  siege.withstands(async () => {
    for (const route of routes.filter(({ path }) => !ENDS.test(path)))
      for (const { method, path, body } of requestsOf(route, hers, siege.id)) {
        const answer = await siege.asks(eve, method, path, body)
        expect(answer.status, `${method} ${path} ${body}`).toBeLessThan(500)
        saysNothing(answer)
      }
  }))

test("without a session every route of a letter is 401; with a session of no part in it, the stream, too, is 404", () =>
  siege.withstands(async () => {
    for (const route of routes.filter(({ path }) => path.includes("{id}")))
      for (const { method, path, body } of requestsOf(route, siege.id, siege.id))
        refuses(await siege.asks(null, method, path, body, { origin: siege.house.url }), 401, "signed-out")
    refuses(await siege.asks(eve, "GET", `/api/letters/${siege.id}/record`, "", { accept: "text/event-stream" }), 404, "not-found")
  }))

test("[A1] an associate and a viewer of the other side commit nobody, and the refusal says whose it is", async () => {
  for (const role of ["associate", "viewer"] as const) {
    const mal = await siege.opponent(role)
    await siege.withstands(async () => {
      for (const type of ["proffer", "stand", "withdraw-issue", "set-visibility", "approve", "log-call", "release-lines", "mark-filed", "add-issue"]) {
        const schema = commandOf(type)
        // Neither where the letter must stand nor a name: they are no part of what is asked.
        const { after: _, once: __, ...asked } = bodyOf(schema, "issue-1") as Record<string, unknown>
        const body = JSON.stringify(asked)
        refuses(await siege.asks(mal, "POST", `/api/letters/${siege.id}/commands`, body), 403, "role-may-not")
      }
      refuses(await siege.asks(mal, "POST", `/api/letters/${siege.id}/invitations`, JSON.stringify({ side: "responding", role: "viewer" })), 403, "role-may-not")
    })
  }
})

test("another person's session cannot be ended, and neither its token nor its id opens anything", () =>
  siege.withstands(async () => {
    const sessions = await siege.rosa.asksWell<{ token: string; id: string }[]>("GET", "/api/auth/list-sessions")
    for (const { token, id } of sessions)
      for (const word of [token, id, siege.rosa.email]) {
        await siege.asks(eve, "POST", "/api/auth/revoke-session", JSON.stringify({ token: word }))
        for (const cookie of [`better-auth.session_token=${word}`, `better-auth.session_token=${word}.${word}`, `session=${word}`])
          refuses(await siege.asks(null, "GET", `/api/letters/${siege.id}`, "", { cookie, authorization: `Bearer ${token}` }), 401, "signed-out")
      }
    expect(await siege.rosa.asksWell("GET", "/api/auth/list-sessions")).toEqual(sessions)
  }))

// Replay

test("a command sent again is judged again: it does nothing twice, and with its number it is stale", async () => {
  const command = { type: "set-visibility", visibility: "private" }
  const first = await siege.daniel.does(siege.id, command)
  await siege.withstands(async () => {
    for (let n = 0; n < 3; n++) expect((await siege.daniel.does(siege.id, command)).status).not.toBe(200)
    const proffer = { type: "proffer", issue: "issue-1", runs: [{ text: "Again." }] }
    expect((await siege.rosa.does(siege.id, proffer)).body.code).toBe("not-your-turn")
    const stale = await siege.daniel.does(siege.id, { ...proffer, after: first.body.seq - 1 })
    expect([stale.status, stale.body.code]).toEqual([409, "stale"])
  })
  await siege.daniel.does(siege.id, { type: "set-visibility", visibility: "live" })
})

test("an invitation opens once, for one person, by its own code; a link that a scanner opened is still good", async () => {
  const made = await siege.daniel.asksWell<{ token: string; code: string }>("POST", `/api/letters/${siege.id}/invitations`, { side: "responding", role: "viewer" })
  const other = await siege.daniel.asksWell<{ token: string; code: string }>("POST", `/api/letters/${siege.id}/invitations`, { side: "responding", role: "viewer" })
  const [guest, thief] = [await siege.stranger("Guest"), await siege.stranger("Thief")]
  const accept = (who: Client, { token }: { token: string }, code: string) => siege.asks(who, "POST", `/api/invitations/${token}/accept`, JSON.stringify({ code }))
  await siege.withstands(async () => {
    for (let n = 0; n < 3; n++) for (const who of [thief, null]) expect((await siege.asks(who, "GET", `/api/invitations/${made.token}`)).status).toBe(200)
    refuses(await accept(thief, made, other.code), 403, "wrong-code")
    refuses(await accept(siege.rosa, made, made.code), 409, "other-side")
  })
  expect((await accept(guest, made, made.code)).status).toBe(200)
  await siege.withstands(async () => {
    refuses(await accept(thief, made, made.code), 409, "invitation-used")
    refuses(await accept(guest, made, made.code), 409, "already-member")
    const guesses = await Promise.all(Array.from({ length: 40 }, () => accept(thief, other, "WRONGWRO")))
    expect(guesses.filter(({ status, body }) => status === 403 && (body as { code: string }).code === "wrong-code")).toHaveLength(5)
    refuses(await accept(thief, other, other.code), 403, "invitation-locked")
  })
})

function commandOf(type: string): Route["bodies"][number] {
  const { bodies } = routes.find(({ path }) => path.endsWith("/commands"))!
  return bodies.find(({ properties }) => properties?.["type"]?.const === type)!
}
