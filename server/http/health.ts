import { z } from "zod"
import { errorAnswer } from "./answers.ts"
import { bytes, json, problem } from "./reply.ts"
import { open, type Route } from "./route.ts"
import type { Services } from "./services.ts"

/** For the machines that watch: alive, ready, and in numbers. */
export function healthRoutes(services: Services): readonly Route[] {
  const ok = z.object({ ok: z.literal(true) })
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
      summary: "The database answers.",
      answers: { 200: { description: "Ready.", schema: ok }, 503: errorAnswer("The database does not answer.") },
      async handle() {
        try {
          await services.store.ping()
          return json({ ok: true })
        } catch (error) {
          services.log.error({ err: error }, "the database does not answer")
          return problem(503, "not-ready", "The database does not answer. Try again shortly.")
        }
      },
    }),
    open({
      method: "get",
      path: "/metrics",
      summary: "Counts in Prometheus' text format. Names no person and no letter.",
      answers: { 200: { description: "The counts.", media: ["text/plain"] } },
      handle: async () => bytes("text/plain; version=0.0.4", services.metrics.text()),
    }),
  ]
}
