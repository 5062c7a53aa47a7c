import { afterAll, beforeAll, expect, test } from "vitest"
import { Caller, openHouse, signedUp, type Answered, type House, type Refused } from "../http/client.testing.ts"
import { Attempts } from "./attempts.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

test("sign up, see the session, sign out, sign in", async () => {
  const rosa = new Caller(house)
  expect((await rosa.signUp()).status).toBe(200)
  const session = await rosa.get<{ user: { name: string; email: string } } | null>("/api/auth/get-session")
  expect(session.body?.user).toMatchObject({ name: rosa.name, email: rosa.email })
  const before = rosa.cookie
  expect((await rosa.post("/api/auth/sign-out")).status).toBe(200)
  rosa.cookie = before
  expect((await rosa.get<unknown>("/api/auth/get-session")).body).toBeNull()
  expect((await rosa.get("/api/letters")).status).toBe(401)
  const again = await rosa.post<{ user: object }>("/api/auth/sign-in/email", { email: rosa.email, password: rosa.password })
  expect(again.status).toBe(200)
  expect((await rosa.get("/api/letters")).status).toBe(200)
})

test("the session is an HttpOnly, SameSite=Lax cookie, and Secure where people come by https", async () => {
  const cookieOf = async (at: House): Promise<string> => {
    const caller = new Caller(at)
    const body = { name: caller.name, email: caller.email, password: caller.password }
    const { headers } = await caller.post("/api/auth/sign-up/email", body, { origin: at === house ? house.url : "https://letters.example" })
    return headers.getSetCookie().join("\n")
  }
  const plain = await cookieOf(house)
  expect(plain).toMatch(/HttpOnly/i)
  expect(plain).toMatch(/SameSite=Lax/i)
  expect(plain).not.toMatch(/Secure/i)
  const behindProxy = await openHouse({ PUBLIC_URL: "https://letters.example" })
  expect(await cookieOf(behindProxy)).toMatch(/__Secure-.*Secure/i)
  await behindProxy.close()
})

test("a name must be there, be printable, and fit a line; a password has 8 characters", async () => {
  const codes = async (change: object): Promise<[number, string]> => {
    const caller = new Caller(house)
    const { status, body } = await caller.post("/api/auth/sign-up/email", { name: "Rosa Imai", email: caller.email, password: "12345678", ...change })
    return [status, body.code]
  }
  expect((await codes({}))[0]).toBe(200)
  for (const name of ["", " ", "Rosa\nImai", "Rosa\u202eiamI", "🙂", "n".repeat(121)]) expect(await codes({ name })).toEqual([400, "INVALID_NAME"])
  expect((await codes({ password: "1234567" }))[0]).toBe(400)
  expect((await codes({ email: "nobody" }))[0]).toBe(400)
  expect((await codes({ name: 7 }))[0]).toBe(400)
})

test("a name cannot be changed into one that the letter cannot print", async () => {
  const rosa = await signedUp(house)
  expect((await rosa.post("/api/auth/update-user", { name: "Rosa\u0000" })).status).toBe(400)
  expect((await rosa.post("/api/auth/update-user", { name: "Rosa Imai-Lund" })).status).toBe(200)
})

test("twenty people of one firm sign up and in from one address", async () => {
  const firm = Array.from({ length: 20 }, (_, n) => new Caller(house, `Counsel ${n}`))
  for (const each of firm) expect((await each.signUp()).status).toBe(200)
  for (const { email, password } of firm.slice(0, 5)) {
    expect((await new Caller(house).post("/api/auth/sign-in/email", { email, password })).status).toBe(200)
  }
})

test("ten wrong passwords lock the e-mail for this address, even for the right one", async () => {
  const rosa = await signedUp(house)
  const enter = (password: string): Promise<Answered<Refused>> => new Caller(house).post("/api/auth/sign-in/email", { email: rosa.email, password })
  for (let n = 0; n < 10; n++) expect((await enter("wrong password")).status).toBe(401)
  const { status, body, headers } = await enter(rosa.password)
  expect([status, body.code]).toEqual([429, "too-fast"])
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0)
})

test("sixty guesses at the same moment are no more guesses than sixty in a row; files and letters are served meanwhile", async () => {
  const rosa = await signedUp(house)
  const order: string[] = []
  const enter = async (n: number): Promise<number> => {
    const { status } = await new Caller(house).post("/api/auth/sign-in/email", { email: rosa.email, password: `guess ${n}` }, { "x-forwarded-for": `10.0.0.${n}` })
    order.push("guess")
    return status
  }
  const guesses = Promise.all(Array.from({ length: 60 }, (_, n) => enter(n)))
  const asked = rosa.get("/api/letters").then(({ status }) => (order.push("letters"), status))
  expect(await asked).toBe(200)
  expect(order.indexOf("letters")).toBeLessThan(30)
  const tried = (await guesses).filter((status) => status === 401)
  // Two are at it at once: the second may not have heard yet that the first was the last.
  expect(tried.length).toBeLessThanOrEqual(11)
})

test("the library is given the fields that a route has, and no others: no picture, no address to go to, no id, no right", async () => {
  const caller = new Caller(house)
  const extra = { id: "chosen", emailVerified: true, role: "admin", createdAt: "2001-01-01", image: "http://127.0.0.1:1/", callbackURL: "https://evil.example/" }
  const signUp = await caller.post<{ user: Record<string, unknown> }>("/api/auth/sign-up/email", { name: caller.name, email: caller.email, password: caller.password, ...extra })
  expect(signUp.status).toBe(200)
  expect(signUp.body.user).toMatchObject({ image: null, emailVerified: false })
  expect(signUp.body.user["id"]).not.toBe("chosen")
  const { body, headers } = await caller.post<object>("/api/auth/sign-in/email", { email: caller.email, password: caller.password, ...extra })
  expect([JSON.stringify(body).includes("evil.example"), headers.get("location")]).toEqual([false, null])
  expect((await caller.post("/api/auth/update-user", { image: "javascript:alert(1)" })).status).toBe(400)
})

test("a body as deep or as long as it may be is 400, whichever account route it goes to", async () => {
  const deep = `{"email":${"[".repeat(100_000)}${"]".repeat(100_000)},"name":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`
  for (const path of ["sign-up/email", "sign-in/email"]) {
    expect((await new Caller(house).post(`/api/auth/${path}`, deep)).status).toBe(400)
    for (const field of ["email", "password"]) {
      const { status, body } = await new Caller(house).post(`/api/auth/${path}`, { name: "Rosa", email: "a@b.test", password: "long enough", [field]: "x".repeat(250_000) })
      expect([status, body.code]).toEqual([400, "malformed"])
    }
  }
})

test("an opponent at another address cannot lock somebody out; the lock ends by itself", () => {
  let now = 0
  const attempts = new Attempts(() => now)
  for (let n = 0; n < 10; n++) attempts.failed("rosa@firm.test", "10.0.0.66")
  expect(attempts.admit("rosa@firm.test", "10.0.0.66")).toEqual({ ok: false, retryAfter: 900 })
  expect(attempts.admit("rosa@firm.test", "10.0.0.1")).toEqual({ ok: true })
  now += 900_000
  expect(attempts.admit("rosa@firm.test", "10.0.0.66")).toEqual({ ok: true })
})

test("what the auth library could do beyond accounts is not there", async () => {
  const rosa = await signedUp(house)
  for (const path of ["delete-user", "sign-in/social", "link-social", "change-email", "ok", "error", "verify-email", "__proto__", "constructor"]) {
    expect((await rosa.post(`/api/auth/${path}`)).status).toBe(404)
  }
  expect((await rosa.get("/api/auth/sign-out")).status).toBe(405)
})
