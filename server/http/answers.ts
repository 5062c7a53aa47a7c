import { z } from "zod"
import { SIDES, ROLES, type Role, type Side } from "../../shared/letter/side.ts"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import type { Answer } from "./route.ts"

/** What the routes answer, for the OpenAPI document. The answers themselves are typed by `shared/`. */

const side = z.enum(SIDES as readonly [Side, ...Side[]])
const role = z.enum(ROLES as readonly [Role, ...Role[]])
const hash = z.string().meta({ description: "SHA-256, 64 hexadecimal digits." })
const time = z.iso.datetime()
const runs = z.array(z.object({ text: z.string(), bold: z.literal(true).optional(), italic: z.literal(true).optional(), underline: z.literal(true).optional() }))
const perSide = <T extends z.ZodType>(each: T) => z.object({ requesting: each, responding: each })

/** The one form of a refusal. */
export const errorSchema = z
  .object({
    code: z.string().meta({ description: "For programs." }),
    rule: z.string().meta({ description: "The number of the rule it breaks; empty where the rule book has nothing to say." }),
    source: z.string().nullable().optional().meta({ description: "The order or rule of court behind it." }),
    message: z.string().meta({ description: "What, why and what to do now, in plain words." }),
    facts: z.record(z.string(), z.unknown()).meta({ description: "The figures." }),
  })
  .meta({ id: "Refusal" })

/** A refusal with its status. */
export function errorAnswer(description: string): Answer {
  return { description, schema: errorSchema }
}

/** What every route of a letter may answer instead. */
export const refusedAnswers: Readonly<Record<number, Answer>> = {
  400: errorAnswer("Not understood, with the path of each fault."),
  401: errorAnswer("Not signed in."),
  403: errorAnswer("Not yours; or the Origin is not ours."),
  404: errorAnswer("No such letter, or not yours: nobody learns which."),
  409: errorAnswer("Not now."),
  410: errorAnswer("Filed: the letter is closed."),
  413: errorAnswer("Too large."),
  422: errorAnswer("Breaks a limit."),
  429: errorAnswer("Too fast; see Retry-After."),
  503: errorAnswer("The machine fails: not stored, or not known to be. See Retry-After."),
}

const event = z
  .looseObject({
    seq: z.int(),
    at: time,
    actor: z.object({ userId: z.string(), name: z.string(), side }),
    type: z.string(),
    prev: hash,
    hash,
  })
  .meta({ id: "Event", description: "`hash` is the SHA-256 of the RFC 8785 canonical JSON of the event without `hash`; `prev` the one before, 64 zeros at first." })

export const commandDone = z.object({ seq: z.int(), head: hash, events: z.array(event) })
export const recordSchema = z.object({ events: z.array(event), head: hash })

const sentenceCount = z.object({ count: z.int(), citations: z.int() })
export const measureAnswer = z
  .looseObject({
    pages: z.int(),
    words: z.int(),
    limit: z.object({ pages: z.int().optional(), words: z.int().optional() }),
    linesOver: z.number(),
    linesLeft: z.number(),
    lines: z.object({ available: z.number(), joint: z.number(), requesting: z.number(), responding: z.number(), share: perSide(z.number()) }),
    sentences: z.record(z.string(), z.object({ requesting: sentenceCount.optional(), responding: sentenceCount.optional() })),
    svg: z.array(z.string()).optional().meta({ description: "One SVG a page, if `pages` was asked for." }),
  })
  .meta({ id: "Measure" })

const revision = z.looseObject({ revision: z.int(), runs, sha256: hash })
const issue = z.looseObject({
  id: z.string(),
  heading: runs,
  mover: side,
  state: z.enum(["open", "exchanged", "joined", "resolved", "withdrawn"]),
  turn: side.nullable(),
  round: z.int(),
  positions: perSide(revision.nullable()),
  revisions: z.array(revision),
})

export const letterAnswer = z
  .looseObject({
    id: z.string(),
    seq: z.int(),
    head: hash,
    me: z.object({ userId: z.string(), name: z.string(), side, role }),
    letter: z.looseObject({
      phase: z.enum(["drafting", "approving", "final", "filed"]),
      contentHash: hash,
      joint: z.record(z.string(), z.looseObject({ accepted: runs, proposals: z.array(z.unknown()) })),
      issues: z.array(issue),
      calls: z.array(z.looseObject({ id: z.string(), at: time, minutes: z.int(), mode: z.string(), state: z.enum(["logged", "confirmed", "disputed"]) })),
      approvals: z.array(z.looseObject({ side, name: z.string(), at: time, hash })),
      visibility: perSide(z.enum(["live", "private"])),
    }),
    measure: measureAnswer,
  })
  .meta({ id: "Letter" })

export const letterList = z.array(
  z.looseObject({
    id: z.string(),
    caption: z.string(),
    phase: z.string(),
    yourTurnOn: z.int(),
    due: time.optional(),
    side,
    parties: perSide(z.string()),
    updated: time,
  }),
)
export const created = z.object({ id: z.string() })
export const syncAnswer = z.object({
  docs: z.array(
    z.object({
      doc: z.enum(DOC_NAMES as readonly [DocName, ...DocName[]]),
      frames: z.array(z.base64()).meta({ description: "Frames of the y-websocket protocol, in order." }),
      code: z.int().nullable().meta({ description: "The code with which a WebSocket would have been closed." }),
      mark: z.string().meta({ description: "To be given back in the next request." }),
    }),
  ),
})
export const pagesAnswer = z.array(z.string()).meta({ description: "One SVG a page." })
export const sideComments = z.array(z.object({ id: z.int(), issue: z.string().nullable(), userId: z.string(), name: z.string(), at: time, runs }))
export const invited = z.object({ token: z.string(), url: z.url(), code: z.string(), expires: time })
export const invitationSchema = z.object({
  letter: z.object({ caption: z.string() }),
  side,
  role,
  party: z.string(),
  invitedBy: z.string(),
  expires: time,
})
export const accepted = z.object({ letterId: z.string() })
export const noticeList = z.array(z.object({ id: z.int(), letter: z.string().nullable(), at: time, subject: z.string(), text: z.string() }))
export const demoAnswer = z.object({
  letter: z.string(),
  accounts: z.array(z.object({ email: z.string(), password: z.string(), name: z.string(), side, party: z.string() })),
})
export const profileList = z.array(z.looseObject({ id: z.string(), court: z.string(), judge: z.string().nullable() }))
