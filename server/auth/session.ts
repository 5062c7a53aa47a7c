import { parseCookies } from "better-auth/cookies"
import { sql } from "kysely"
import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { AccountsDatabase } from "../store/accounts.ts"

/** The signed-in person behind a request. */
export interface Person {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
}

/** How the accounts' library names and signs the cookie of a session. */
export interface SessionCookie {
  readonly name: string
  readonly secret: string
}

/** A session as both databases give it. */
type Row = Person & { readonly expiresAt: string | Date }

/**
 * Who is signed in by a cookie header; null without a live session. The library answers the same at fifteen times the price, and
 * this is asked with each request and each connection: five hundred people who come back at once wait for it.
 */
export async function personBy(header: string, { name, secret }: SessionCookie, { db }: AccountsDatabase): Promise<Person | null> {
  const token = signedValue(parseCookies(header).get(name) ?? "", secret)
  if (token === null) return null
  const { rows } = await sql<Row>`SELECT s.id AS "sessionId", s."expiresAt", u.id AS "userId", u.name, u.email
    FROM "session" AS s JOIN "user" AS u ON u.id = s."userId" WHERE s.token = ${token}`.execute(db)
  const [row] = rows
  if (!row || new Date(row.expiresAt).getTime() <= Date.now()) return null
  const { expiresAt: _, ...person } = row
  return person
}

/**
 * What tells the session of a cookie header from any other, and opens nothing: a hash of its token. Null without a cookie that we have
 * signed. Needs no database: a page that was told whose session it is knows it again by this while nobody can say so.
 */
export function markBy(header: string, { name, secret }: SessionCookie): string | null {
  const token = signedValue(parseCookies(header).get(name) ?? "", secret)
  return token === null ? null : createHash("sha256").update(`mark:${token}`).digest("base64url")
}

/** The value that was signed: it stands before the last dot, its HMAC-SHA256 in base64 behind. Null when that is not right. */
function signedValue(cookie: string, secret: string): string | null {
  const dot = cookie.lastIndexOf(".")
  const [value, given] = [cookie.slice(0, Math.max(dot, 0)), Buffer.from(cookie.slice(dot + 1))]
  const right = Buffer.from(createHmac("sha256", secret).update(value).digest("base64"))
  return value !== "" && given.length === right.length && timingSafeEqual(given, right) ? value : null
}
