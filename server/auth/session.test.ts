import { DatabaseSync } from "@photostructure/sqlite"
import { betterAuth } from "better-auth"
import { createHmac } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createLog } from "../log.ts"
import { sqliteAccounts } from "../store/accounts.ts"
import { type Accounts, openAccounts } from "./accounts.ts"
import { markBy, personBy } from "./session.ts"

const folder = mkdtempSync(join(tmpdir(), "session-"))
const database = sqliteAccounts(join(folder, "accounts.sqlite"))
const url = "http://localhost:3000"
const secret = "q8Zr5vWx2Lk9Tn4Bp7Jd1Hs6Fg3Yc0Me"
let accounts: Accounts
let cookie = ""

beforeAll(async () => {
  accounts = await openAccounts({ database, secret, publicUrl: url, origins: [url], log: createLog("silent") })
  const body = JSON.stringify({ name: "Rosa Imai", email: "rosa@example.com", password: "a long password" })
  const headers = { "content-type": "application/json", origin: url }
  const answer = await accounts.handle(new Request(`${url}/api/auth/sign-up/email`, { method: "POST", headers, body }))
  cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!
})
afterAll(async () => {
  await database.db.destroy()
  rmSync(folder, { recursive: true })
})

const who = (header: string): ReturnType<Accounts["personOf"]> => accounts.personOf({ headers: { cookie: header } } as Parameters<Accounts["personOf"]>[0])

test("the person is whom the library says", async () => {
  const library = betterAuth({ database, secret, baseURL: url, basePath: "/api/auth" })
  const { user, session } = (await library.api.getSession({ headers: new Headers({ cookie }) }))!
  expect(await who(cookie)).toEqual({ userId: user.id, name: "Rosa Imai", email: "rosa@example.com", sessionId: session.id })
  expect(await who(`theme=dark; ${cookie}; other=1`)).toMatchObject({ userId: user.id })
})

test("a cookie with another signature, signed with another secret, or for another name is nobody's", async () => {
  const [name = "", value = ""] = cookie.split("=")
  const [token = "", signature = ""] = decodeURIComponent(value).split(".")
  const forged = [`${token}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`, `${token}.`, `${token}`, `.${signature}`, `x${token}.${signature}`, "", ".", "%E0%A4%A"]
  for (const each of forged) expect(await who(`${name}=${each.startsWith("%") ? each : encodeURIComponent(each)}`)).toBeNull()
  expect(await who(`other=${value}`)).toBeNull()
  expect(await personBy(cookie, { name, secret: secret.toLowerCase() }, database)).toBeNull()
})

test("a session is known again by its mark, which is another for each session, opens nothing, and is there for no cookie but ours", async () => {
  const mark = accounts.markOf({ headers: { cookie } } as Parameters<Accounts["markOf"]>[0])
  const [name = "", value = ""] = cookie.split("=")
  const of = (given: string): string | null => markBy(`theme=dark; ${name}=${encodeURIComponent(given)}`, { name, secret })
  const [token = "", signature = ""] = decodeURIComponent(value).split(".")
  expect([of(`${token}.${signature}`), mark?.length]).toEqual([mark, 43])
  const signed = (given: string): string => `${given}.${createHmac("sha256", secret).update(given).digest("base64")}`
  expect(of(signed("another token"))).not.toBe(mark)
  for (const given of [token, `${token}.`, `x${token}.${signature}`, ""]) expect(of(given)).toBeNull()
  expect([cookie.includes(mark!), await who(`${name}=${encodeURIComponent(signed(mark!))}`)]).toEqual([false, null])
})

test("a session that has run out, or was ended, is nobody's", async () => {
  const { sessionId } = (await who(cookie))!
  const file = new DatabaseSync(join(folder, "accounts.sqlite"))
  const until = (when: Date) => file.prepare('UPDATE "session" SET "expiresAt" = ? WHERE id = ?').run(when.toISOString(), sessionId)
  until(new Date(Date.now() - 1))
  expect(await who(cookie)).toBeNull()
  until(new Date(Date.now() + 60_000))
  expect(await who(cookie)).toMatchObject({ sessionId })
  file.prepare('DELETE FROM "session" WHERE id = ?').run(sessionId)
  expect(await who(cookie)).toBeNull()
  file.close()
})
