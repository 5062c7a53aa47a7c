import { Router, type Request, type Response } from "express"
import type { ZodError } from "zod"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { Counter } from "../auth/attempts.ts"
import { isMeantFor } from "../auth/meant.ts"
import type { Person } from "../auth/session.ts"
import { malformed, methodNotAllowed, noLetter, signedOut, tooFast } from "./problems.ts"
import { send, type Reply } from "./reply.ts"
import type { Route, SeatedAsk } from "./route.ts"
import type { Services } from "./services.ts"

/**
 * Registers the routes. Each request passes the same doors in the same order: session, seat in the letter, pace, body.
 * Whoever has no seat is told that the letter does not exist before anything else is looked at.
 */
export function doors(routes: readonly Route[], services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const counters = new Map<string, Counter>()
  for (const route of routes) {
    router[route.method](expressPath(route.path), async (req, res) => {
      res.locals["route"] = `${route.method.toUpperCase()} ${route.path}`
      send(res, await pass(route, req, res, services, counters))
    })
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase())
    router.all(expressPath(path), (req, res) => send(res, methodNotAllowed(req.method, allowed)))
  }
  return router
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1")
}

async function pass(route: Route, req: Request, res: Response, services: Services, counters: Map<string, Counter>): Promise<Reply> {
  const person = route.door === "open" ? null : await services.accounts.personOf(req)
  if (route.door !== "open" && !(person && isMeantFor(req, person.userId))) return signedOut()
  const seat = route.door === "seated" ? await seatOf(String(req.params["id"]), person!, services) : null
  if (route.door === "seated" && !seat) return noLetter()
  if (route.pace && person) {
    const { bucket, perMinute } = route.pace
    const counter = counters.get(bucket) ?? new Counter(perMinute, 60)
    counters.set(bucket, counter)
    const admission = counter.take(person.userId)
    if (!admission.ok) return tooFast(admission.retryAfter, bucket)
  }
  const parsed = route.body?.safeParse(req.body ?? {})
  if (parsed && !parsed.success) return malformed(faultsOf(parsed.error))
  return route.handle({ req, res, body: parsed?.data, person, ...seat } as SeatedAsk<unknown>)
}

/** The letter, and the person's part in it; null for an unknown letter and for somebody else's alike. */
async function seatOf(id: string, person: Person, services: Services): Promise<{ letter: Letter; actor: Actor } | null> {
  const letter = await services.letters.of(id)
  const member = letter?.members.find(({ userId }) => userId === person.userId)
  if (!letter || !member) return null
  return { letter, actor: { userId: person.userId, name: member.name, side: member.side, role: member.role } }
}

/** Faults named at most; a body can hold thousands. */
const MAX_FAULTS = 20

/** The path of each fault, its parts joined by dots: `runs.0.text`. An unknown field is a fault at its own path. */
export function faultsOf(error: ZodError): { path: string; message: string }[] {
  const faults = error.issues.flatMap((issue) => {
    const named = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    const message = issue.code === "unrecognized_keys" ? "there is no such field" : issue.message
    return named.map((path) => ({ path: path.map(String).join(".").slice(0, 200), message }))
  })
  return faults.slice(0, MAX_FAULTS)
}
