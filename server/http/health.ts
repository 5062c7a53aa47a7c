import { z } from "zod"
import { StoreFailure } from "../store/failure.ts"
import { errorAnswer } from "./answers.ts"
import { isNearby } from "./nearby.ts"
import { notFound } from "./problems.ts"
import { bytes, json, problem } from "./reply.ts"
import { open, type Route } from "./route.ts"
import type { Services } from "./services.ts"

/** How long an answer of the database counts, in ms: whoever asks every moment does not have the disk sync every moment. */
const COUNTS = 1000

/** For the machines that watch: alive, ready, and in numbers. */
export function healthRoutes(services: Services): readonly Route[] {
  const ok = z.object({ ok: z.literal(true) })
  let asked = { at: -COUNTS, answer: Promise.resolve() }
  const ask = (): Promise<void> => {
    if (performance.now() - asked.at >= COUNTS) asked = { at: performance.now(), answer: services.store.ping() }
    return asked.answer
  }
  return [
    open({
      method: "get",
      path: "/healthz",
      summary: "The process answers.",
      answers: { 200: { description: "Alive.", schema: ok } },
      handle: async () => json({ ok: true }),
    }),
    open({
      method: "get",
      path: "/readyz",
      summary: "The database stores.",
      answers: { 200: { description: "Ready.", schema: ok }, 503: errorAnswer("The database does not store; why.") },
      async handle() {
        try {
          await ask()
          return json({ ok: true })
        } catch (error) {
          services.log.error({ err: error }, "not ready")
          const why = error instanceof StoreFailure ? error : null
          return problem(503, "not-ready", why?.message ?? "The database does not answer. Try again shortly.", why ? { trouble: why.trouble } : {})
        }
      },
    }),
    open({
      method: "get",
      path: "/metrics",
      summary: "Counts in Prometheus' text format, for the operator's own network. Names no person and no letter.",
      answers: { 200: { description: "The counts.", media: ["text/plain"] }, 404: errorAnswer("Asked for through a proxy, or from elsewhere.") },
      handle: async ({ req }) => (isNearby(req) ? bytes("text/plain; version=0.0.4", services.metrics.text()) : notFound()),
    }),
  ]
}
