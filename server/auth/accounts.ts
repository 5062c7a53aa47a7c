import { betterAuth, type BetterAuthOptions } from "better-auth"
import { APIError } from "better-auth/api"
import type { IncomingMessage } from "node:http"
import type { Log } from "../log.ts"
import type { AccountsDatabase } from "../store/accounts.ts"
import { nameFault } from "./name.ts"
import { markBy, type Person, personBy } from "./session.ts"
import { bringUpToDate } from "./tables.ts"

/** Accounts and sessions. */
export interface Accounts {
  /** Answers a request under `/api/auth`. */
  handle(request: Request): Promise<Response>
  /** Who sends a request or an upgrade, by its session cookie; null without a live session. */
  personOf(request: IncomingMessage): Promise<Person | null>
  /** What tells the session of a request from any other, whether or not it still lives; null without a cookie of ours. */
  markOf(request: IncomingMessage): string | null
  /** Whether a session is still live. */
  isLive(sessionId: string): Promise<boolean>
  emailOf(userId: string): Promise<string | null>
  /** Makes an account outside of any request; gives the id of the existing one if the e-mail is taken. */
  ensure(person: { readonly name: string; readonly email: string; readonly password: string }): Promise<string>
}

export interface AccountSettings {
  readonly database: AccountsDatabase
  readonly secret: string
  readonly publicUrl: string
  readonly origins: readonly string[]
  readonly log: Log
}

/** Thirty days, renewed daily while used: a letter takes weeks. */
const SESSION_SECONDS = 30 * 24 * 3600

/** Opens the accounts, bringing their tables up to date first. */
export async function openAccounts(settings: AccountSettings): Promise<Accounts> {
  const options = optionsOf(settings)
  await bringUpToDate({ ...options, database: settings.database })
  const auth = betterAuth(options)
  const context = await auth.$context
  const cookie = { name: context.authCookies.sessionToken.name, secret: context.secret }
  return {
    handle: (request) => auth.handler(request),
    personOf: async ({ headers }) => (headers.cookie ? personBy(headers.cookie, cookie, settings.database) : null),
    markOf: ({ headers }) => markBy(headers.cookie ?? "", cookie),
    async isLive(sessionId) {
      const found = await context.adapter.findOne<{ expiresAt: Date }>({ model: "session", where: [{ field: "id", value: sessionId }] })
      return found !== null && new Date(found.expiresAt).getTime() > Date.now()
    },
    emailOf: async (userId) => (await context.internalAdapter.findUserById(userId))?.email ?? null,
    async ensure({ name, email, password }) {
      const existing = await context.internalAdapter.findUserByEmail(email)
      if (existing) return existing.user.id
      return (await auth.api.signUpEmail({ body: { name, email, password } })).user.id
    },
  }
}

/**
 * The library's own rate limit is off: it counts every sign-up and sign-in of an address, three in ten seconds, and a
 * law firm shares one. Ours (`attempts.ts`) counts failures.
 */
function optionsOf({ database, secret, publicUrl, origins, log }: AccountSettings): BetterAuthOptions {
  const guardName = async (user: { name?: unknown }): Promise<void> => {
    const fault = user.name === undefined ? null : nameFault(user.name)
    if (fault) throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: fault })
  }
  return {
    appName: "Joint Letter",
    database,
    secret,
    baseURL: publicUrl,
    basePath: "/api/auth",
    trustedOrigins: [...origins],
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 3600 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: { user: { create: { before: guardName }, update: { before: guardName } } },
    logger: { level: "info", log: (level, message) => log[level]({ from: "accounts" }, loggable(message)) },
  }
}

/** A message of the library as it may be logged: it may quote an e-mail address, and anything else that was sent, at any length. */
export function loggable(message: string): string {
  return message.slice(0, 300).replace(/\S+@\S+/g, "(address)")
}
