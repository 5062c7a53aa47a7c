import type { Request, Response } from "express"
import { errorAnswer, recordSchema, refusedAnswers } from "./answers.ts"
import { printRecord } from "../../shared/record/print.ts"
import { notFound, tooFast } from "./problems.ts"
import { bytes, json, TAKEN } from "./reply.ts"
import { seated, type Route } from "./route.ts"
import type { Services } from "./services.ts"

/** The record: as a list, as a stream, as the file for the verifier. */
export function recordRoutes(services: Services): readonly Route[] {
  return [
    seated({
      method: "get",
      path: "/api/letters/{id}/record",
      summary: "Every event. With `Accept: text/event-stream` it stays open; `Last-Event-ID` (or `?after=`) resumes without a gap.",
      query: { after: "Only events with a number above this." },
      answers: { 200: { description: "The record.", schema: recordSchema, media: ["text/event-stream"] }, ...refusedAnswers },
      async handle({ req, res, letter, person, actor }) {
        const after = afterOf(req)
        if (!wantsStream(req)) {
          const events = await services.store.events(letter.id, after)
          return json({ events, head: events.at(-1)?.hash ?? letter.head })
        }
        if (!services.streams.admits(person.userId)) return tooFast(STREAMS_RETRY, "open streams")
        const mayRead = async (): Promise<boolean> => services.accounts.isLive(person.sessionId)
        const { side } = actor
        await services.streams.serve(res as Response, { letter: letter.id, side, userId: person.userId, sessionId: person.sessionId, after, mayRead })
        return TAKEN
      },
    }),
    seated({
      method: "get",
      path: "/api/letters/{id}/record.json",
      summary: "The record as a file, for offline verification (`npm run verify -- record.json --head HEX`).",
      answers: { 200: { description: "The record.", schema: recordSchema }, 404: errorAnswer("No such letter, or not yours.") },
      async handle({ letter }) {
        const events = await services.store.events(letter.id, 0)
        const body = JSON.stringify({ events, head: events.at(-1)?.hash ?? letter.head }, null, 2)
        return bytes("application/json", body, { "content-disposition": `attachment; filename="record-${letter.id}.json"` })
      },
    }),
    seated({
      method: "get",
      path: "/api/letters/{id}/record.pdf",
      summary: "The record on paper: who did what, when, in order, in plain sentences. The same bytes for the same record.",
      pace: { bucket: "records", perMinute: RECORDS_PER_MINUTE },
      answers: {
        200: { description: "The PDF.", media: ["application/pdf"] },
        404: errorAnswer("No such letter, or not yours."),
        429: errorAnswer("Too many files in a minute."),
      },
      async handle({ letter }) {
        const content = printRecord(await services.store.events(letter.id, 0))
        if (!content) return notFound("record")
        const headers = { "cache-control": "private, no-cache", "content-disposition": `inline; filename="record-${letter.id}.pdf"` }
        return bytes("application/pdf", await services.exportRecord(content), headers)
      },
    }),
  ]
}

/** Seconds after which somebody with too many streams may look whether one has ended. */
const STREAMS_RETRY = 20
/** Records to print: a long one costs seconds, on one thread for all. */
const RECORDS_PER_MINUTE = 10

/** Where the reader is. What is no number counts as nothing read yet: too much is harmless, a gap is not. */
function afterOf(req: Request): number {
  const given = req.get("last-event-id") ?? req.query["after"]
  return typeof given === "string" && /^\d{1,9}$/.test(given) ? Number(given) : 0
}

/** A stream only for those who ask for it by name: a browser's and curl's own accept everything. */
function wantsStream(req: Request): boolean {
  return req.method === "GET" && (req.get("accept") ?? "").includes("text/event-stream")
}
