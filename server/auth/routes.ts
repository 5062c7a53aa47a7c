import { fromNodeHeaders } from "better-auth/node"
import { Router, type Request as Asked, type Response as Answering } from "express"
import { malformed, methodNotAllowed, notFound, signedOut, tooFast } from "../http/problems.ts"
import { send } from "../http/reply.ts"
import type { Services } from "../http/services.ts"
import { Attempts, type Admission } from "./attempts.ts"
import { fieldsOf } from "./fields.ts"
import { isMeantFor } from "./meant.ts"
import { Turnstile } from "./turnstile.ts"

/** The library's routes that we use, and their methods. The rest (social sign-in, deletion, …) is not there. */
export const ACCOUNT_ROUTES: Readonly<Record<string, "GET" | "POST">> = {
  "/sign-up/email": "POST",
  "/sign-in/email": "POST",
  "/sign-out": "POST",
  "/get-session": "GET",
  "/update-user": "POST",
  "/change-password": "POST",
  "/list-sessions": "GET",
  "/revoke-session": "POST",
  "/revoke-sessions": "POST",
  "/revoke-other-sessions": "POST",
}

/** After these a session may have ended that still holds sockets and streams. */
const ENDS_SESSIONS = new Set(["/sign-out", "/change-password", "/revoke-session", "/revoke-sessions", "/revoke-other-sessions"])

/** These do not act for whoever is signed in: they ask who that is, or make it somebody. */
const FOR_ANYBODY = new Set(["/get-session", "/sign-in/email", "/sign-up/email"])

/** The header that tells one session from another, also where the database cannot be asked whose it is. */
const SESSION_MARK = "session-mark"

/** These hash a password. */
const HASHES = new Set(["/sign-up/email", "/sign-in/email", "/change-password"])
/** Passwords hashed at once: half of the threads. More than this number waiting is an attack, or a Monday in a very large firm. */
const HASHES_AT_ONCE = 2
const HASHES_WAITING = 500

/** `/api/auth/…`: the auth library behind our own count of attempts. */
export function accountRoutes(services: Services): Router {
  const attempts = new Attempts()
  const turnstile = new Turnstile(HASHES_AT_ONCE, HASHES_WAITING)
  const router = Router({ caseSensitive: true, strict: true })
  router.use("/api/auth", async (req, res) => {
    const method = ACCOUNT_ROUTES[req.path]
    res.locals["route"] = method ? `${method} /api/auth${req.path}` : "/api/auth"
    if (!method || !Object.hasOwn(ACCOUNT_ROUTES, req.path)) return send(res, notFound("account route"))
    if (req.method !== method) return send(res, methodNotAllowed(req.method, [method]))
    if (!HASHES.has(req.path)) return answer(services, attempts, req, res)
    // The count is looked at in turn, too: of a thousand guesses at once hardly more are tried than of a thousand in a row.
    const passed = await turnstile.pass(async () => (await answer(services, attempts, req, res), true))
    if (!passed) send(res, tooFast(HASHES_WAITING / 10, "attempts"))
  })
  return router
}

async function answer(services: Services, attempts: Attempts, req: Asked, res: Answering): Promise<void> {
  const email = emailIn(req.body)
  const address = req.ip ?? "unknown"
  const admission = admit(attempts, req.path, email, address)
  if (!admission.ok) return send(res, tooFast(admission.retryAfter, "attempts"))
  const given = fieldsOf(req.path, req.body)
  if (!given.ok) return send(res, malformed([given]))
  const person = FOR_ANYBODY.has(req.path) ? null : await services.accounts.personOf(req)
  if (person && !isMeantFor(req, person.userId)) return send(res, signedOut())
  const mark = req.path === "/get-session" ? services.accounts.markOf(req) : null
  if (mark) res.setHeader(SESSION_MARK, mark)
  const response = await services.accounts.handle(asRequest(services.publicUrl, req, given.fields))
  // Its own words for a broken database are none; ours say what now.
  if (response.status >= 500) throw new Error(`the accounts answered ${response.status}`)
  if (req.path === "/sign-in/email") {
    if (response.status === 401) attempts.failed(email, address)
    if (response.ok) attempts.succeeded(email, address)
  }
  if (person && ENDS_SESSIONS.has(req.path)) services.sessionsChanged(person.userId)
  await relay(response, res)
}

function admit(attempts: Attempts, path: string, email: string, address: string): Admission {
  if (path === "/sign-in/email") return attempts.admit(email, address)
  return path === "/sign-up/email" ? attempts.admitSignUp(address) : { ok: true }
}

function emailIn(body: unknown): string {
  const email = typeof body === "object" && body !== null && "email" in body ? body.email : ""
  return typeof email === "string" ? email.trim().toLowerCase().slice(0, 254) : ""
}

/** The request as the library wants it, whichever way its address was written. */
function asRequest(publicUrl: string, req: Asked, fields: object): Request {
  const headers = fromNodeHeaders(req.headers)
  headers.delete("content-length")
  headers.delete("transfer-encoding")
  const url = `${publicUrl}/api/auth${req.path}`
  if (req.method === "GET") return new Request(url, { headers })
  headers.set("content-type", "application/json")
  return new Request(url, { method: req.method, headers, body: JSON.stringify(fields) })
}

async function relay(response: Response, res: Answering): Promise<void> {
  res.status(response.status)
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value)
  res.setHeader("set-cookie", response.headers.getSetCookie())
  res.setHeader("cache-control", "no-store")
  res.send(Buffer.from(await response.arrayBuffer()))
}
