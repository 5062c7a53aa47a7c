import { WebSocket } from "ws"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Close } from "../../shared/sync/wire.ts"
import { openHouse, proffer, twoCounsel, type Caller, type House } from "./client.testing.ts"
import { Listening } from "./listening.testing.ts"

let house: House
let rosa: Caller
let daniel: Caller
let id: string
/** What a page says that was opened for Rosa. */
let forRosa: { "acts-for": string }
beforeAll(async () => {
  house = await openHouse()
  ;({ rosa, daniel, id } = await twoCounsel(house))
  forRosa = { "acts-for": rosa.userId }
})
afterAll(() => house.close())

const REFUSED = { status: 401, body: { code: "signed-out" } }

test("a page of Rosa's does nothing with Daniel's session: no note, no proffer, no draft, no reading", async () => {
  const before = await daniel.sees(id)
  const note = { type: "comment", runs: [{ text: "For our side only." }], audience: "side" }
  expect(await daniel.post(`/api/letters/${id}/commands`, proffer("Rosa's words."), forRosa)).toMatchObject(REFUSED)
  expect(await daniel.post(`/api/letters/${id}/commands`, note, forRosa)).toMatchObject(REFUSED)
  expect(await daniel.post(`/api/letters/${id}/sync`, { docs: [] }, forRosa)).toMatchObject(REFUSED)
  expect(await daniel.post(`/api/letters/${id}/sync?acts-for=${rosa.userId}`, { docs: [] })).toMatchObject(REFUSED)
  expect(await daniel.get(`/api/letters/${id}/record`, forRosa)).toMatchObject(REFUSED)
  expect(await daniel.get("/api/letters", forRosa)).toMatchObject(REFUSED)
  expect(await daniel.sees(id)).toEqual(before)
  expect((await daniel.get(`/api/letters/${id}/side-comments`)).body).toEqual([])
})

test("the same page with Rosa's session does, and so does a program that says nothing", async () => {
  expect((await rosa.get("/api/letters", forRosa)).status).toBe(200)
  expect((await daniel.get("/api/letters")).status).toBe(200)
  expect((await rosa.post("/api/auth/update-user", { name: "Rosa M. Imai" }, forRosa)).status).toBe(200)
})

test.each(["", "nobody", "Rosa Imai"])("acts-for of %j is nobody's session", async (name) => {
  expect(await rosa.get(`/api/letters?acts-for=${name}`)).toMatchObject(REFUSED)
})

test("the account of who signed in last is not renamed, nor signed out, by a page of somebody else", async () => {
  expect(await daniel.post("/api/auth/update-user", { name: "Rosa" }, forRosa)).toMatchObject(REFUSED)
  expect(await daniel.post("/api/auth/sign-out", {}, forRosa)).toMatchObject(REFUSED)
  expect((await daniel.get<{ user: { name: string } }>("/api/auth/get-session", forRosa)).body.user.name).toBe("Daniel Okafor")
})

test("the record's stream is not opened, and a socket is closed as without a session", async () => {
  const { response } = await Listening.open(daniel, id, forRosa)
  expect(response.status).toBe(401)
  expect(await ending(daniel, forRosa)).toBe(Close.SignedOut.code)
  expect(await ending(rosa, forRosa)).toBe("heard")
  expect(await ending(daniel, {})).toBe("heard")
})

/** What a socket to the joint draft comes to: the code with which it is closed, or that the server says something. */
function ending(who: Caller, params: Record<string, string>): Promise<number | "heard"> {
  const url = `ws://127.0.0.1:${house.port}/sync/${id}/joint?${new URLSearchParams(params).toString()}`
  const socket = new WebSocket(url, { headers: { origin: house.url, cookie: who.cookie } })
  return new Promise((resolve) => {
    socket.on("close", resolve)
    socket.on("message", () => (resolve("heard"), socket.terminate()))
  })
}
