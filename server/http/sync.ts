import type { Response } from "express"
import { refusedAnswers, syncAnswer } from "./answers.ts"
import { json, type Reply, TAKEN } from "./reply.ts"
import { seated, type Route, type SeatedAsk } from "./route.ts"
import { syncSchema, type SyncAsk } from "./schemas.ts"
import type { Services } from "./services.ts"

/** Bytes of a request with drafts in it: a frame of the largest size as base64, and what goes along. */
export const MAX_SYNC_BODY = 400 * 1024
/** Twenty a second: one that waits and one that writes, ten times a second each. */
const CALLS_PER_MINUTE = 1200

/** Drafts over plain requests, for networks that block WebSockets (`docs/traps.md` 35). */
export function syncRoutes(services: Services): readonly Route[] {
  return [
    seated<SyncAsk>({
      method: "post",
      path: "/api/letters/{id}/sync",
      summary: "A letter's docs over plain requests: says and hears what a WebSocket at /sync/{id}/{doc} would, and waits for news if asked to.",
      body: syncSchema,
      pace: { bucket: "requests", perMinute: CALLS_PER_MINUTE },
      answers: { 200: { description: "What there is to hear, doc by doc; all that was said is on disk.", schema: syncAnswer }, ...refusedAnswers },
      handle: (ask) => sync(services, ask),
    }),
  ]
}

async function sync(services: Services, { res, letter, person, body }: SeatedAsk<SyncAsk>): Promise<Reply> {
  const said = body.docs.map(({ vector, frames, present, ...doc }) => ({
    ...doc,
    vector: Buffer.from(vector, "base64"),
    frames: frames.map((frame) => Buffer.from(frame, "base64")),
    present: new Map(present),
  }))
  const told = await services.call(letter, person, said, body.wait * 1000, hungUp(res as Response))
  if (res.destroyed) return TAKEN
  return json({ docs: told.map(({ frames, ...doc }) => ({ ...doc, frames: frames.map((frame) => Buffer.from(frame).toString("base64")) })) })
}

/** Aborted when the one who asks has gone. */
function hungUp(res: Response): AbortSignal {
  const gone = new AbortController()
  res.once("close", () => gone.abort())
  return gone.signal
}
