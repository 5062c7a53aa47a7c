import { afterAll, beforeAll, expect, test } from "vitest"
import { NEW_LETTER, openHouse, signedUp, twoCounsel, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

const port = (): string => new URL(house.url).port

test("a request that changes something needs an Origin that is ours: none, null and others are refused 403", async () => {
  const rosa = await signedUp(house)
  const foreign = [undefined, "null", "https://evil.example", `http://localhost.evil.example:${port()}`, `http://localhost:${Number(port()) + 1}`, `https://localhost:${port()}`, `http://127.0.0.1.nip.io:${port()}`]
  for (const origin of foreign) {
    const { status, body } = await rosa.post("/api/letters", NEW_LETTER, { origin })
    expect([origin, status, body.code]).toEqual([origin, 403, "wrong-origin"])
  }
  expect((await rosa.get("/api/letters")).body).toEqual([])
})

test("this machine's other names count while the address is the default one", async () => {
  const rosa = await signedUp(house)
  for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
    expect((await rosa.post("/api/letters", NEW_LETTER, { origin: `http://${name}:${port()}` })).status).toBe(201)
    const session = await rosa.post("/api/auth/update-user", { name: "Rosa Imai" }, { origin: `http://${name}:${port()}` })
    expect(session.status).toBe(200)
  }
})

test("with a PUBLIC_URL that alone counts", async () => {
  const behindProxy = await openHouse({ PUBLIC_URL: "https://letters.example" })
  const asked = (origin: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${behindProxy.port}/api/auth/sign-out`, { method: "POST", headers: { origin } })
  expect((await asked("https://letters.example")).status).toBe(200)
  expect((await asked(`http://127.0.0.1:${behindProxy.port}`)).status).toBe(403)
  await behindProxy.close()
})

test("signing in, out and accepting are checked as well; reading needs no Origin", async () => {
  const { rosa, id } = await twoCounsel(house)
  for (const path of ["/api/auth/sign-in/email", "/api/auth/sign-out", `/api/letters/${id}/commands`, `/api/letters/${id}/measure`, "/api/invitations/x/accept", "/healthz"]) {
    expect((await rosa.post(path, {}, { origin: "https://evil.example" })).status).toBe(403)
  }
  expect((await rosa.get(`/api/letters/${id}`, { origin: undefined })).status).toBe(200)
})
