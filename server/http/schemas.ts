import { z } from "zod"
import type { Command } from "../../shared/letter/command.ts"
import type { Matter } from "../../shared/letter/letter.ts"
import {
  MAX_HEADING,
  MAX_ISSUES,
  MAX_LINE,
  MAX_MINUTES,
  MAX_PARTICIPANTS,
  MAX_POSITION,
  MAX_REQUEST,
  MAX_RUNS,
  MAX_WORDS,
} from "../../shared/letter/limits.ts"
import { ROLES, SIDES, type Role, type Side } from "../../shared/letter/side.ts"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { MAX_FRAMES, MAX_WAIT } from "../../shared/sync/wire.ts"
import { normal, type Runs } from "../../shared/text/runs.ts"

/** Every way to break a line: a run is within one line. */
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/

const run = z.strictObject({
  text: z.string().refine((text) => !LINE_BREAK.test(text), "a run's text has no line breaks"),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
})

/** A text of at most `limit` characters, in its normal form. */
function text(limit: number): z.ZodType<Runs, unknown> {
  const length = (runs: readonly { text: string }[]): number => runs.reduce((sum, each) => sum + each.text.length, 0)
  return z
    .array(run)
    .max(MAX_RUNS, `at most ${MAX_RUNS} runs`)
    .refine((runs) => length(runs) <= limit, {
      error: (issue) => `at most ${limit} characters; there are ${length(issue.input as { text: string }[])}`,
    })
    .transform(normal)
    .meta({ description: `Formatted text, at most ${limit} characters.` })
}

/** A few words on one line. */
function line(limit = MAX_LINE): z.ZodString {
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(limit, `at most ${limit} characters`)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "no line breaks or control characters")
}

const side = z.enum(SIDES as readonly [Side, ...Side[]])
const role = z.enum(ROLES as readonly [Role, ...Role[]])
const id = z.string().min(1).max(80)
const count = z.int().min(0).max(1_000_000)
const words = z.string().trim().max(MAX_WORDS, `at most ${MAX_WORDS} characters`)
const some = words.min(1, "say it in words")
const position = text(MAX_POSITION)
/** With its offset or Z; kept as UTC. */
const time = z.iso.datetime({ offset: true }).transform((given) => new Date(given).toISOString())
const dayOrTime = z.union([z.iso.date().transform((day) => `${day}T00:00:00.000Z`), time])

const request = z.strictObject({
  kind: line(),
  set: line().optional(),
  numbers: line().optional(),
  text: text(MAX_REQUEST).optional(),
})

/** A name of one's own for what is asked: the same, asked again under it because no answer came, is answered and not done again. */
const named = {
  once: z.string().min(8).max(80).optional().meta({ description: "A name for this request: sent again under it, it is answered as before and not done again." }),
}
/** `after` makes any command conditional: refused as `stale` if the letter has moved on. */
const asked = { after: count.optional(), ...named }

const issues = z.array(id).max(MAX_ISSUES)
const names = z.array(line()).max(MAX_PARTICIPANTS)

/** A command as it comes in: understood, not judged. Unknown fields are refused, since they would be ignored promises. */
export const commandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("add-issue"), heading: text(MAX_HEADING), mover: side.optional(), request: request.optional(), ...asked }),
  z.strictObject({ type: z.literal("reorder-issues"), order: issues, ...asked }),
  z.strictObject({ type: z.literal("withdraw-issue"), issue: id, ...asked }),
  z.strictObject({ type: z.literal("proffer"), issue: id, runs: position, sentences: count.optional(), ...asked }),
  z.strictObject({ type: z.literal("stand"), issue: id, against: count, ...asked }),
  z.strictObject({ type: z.literal("propose-resolution"), issue: id, terms: text(MAX_WORDS), ...asked }),
  z.strictObject({ type: z.literal("accept-resolution"), issue: id, offer: count.optional(), ...asked }),
  z.strictObject({ type: z.literal("decline-resolution"), issue: id, ...asked }),
  z.strictObject({ type: z.literal("propose-joint"), part: id, runs: text(MAX_WORDS), ...asked }),
  z.strictObject({ type: z.literal("accept-joint"), proposal: id, ...asked }),
  z.strictObject({ type: z.literal("reject-joint"), proposal: id, words: words.optional(), ...asked }),
  z.strictObject({
    type: z.literal("log-call"),
    at: time,
    minutes: z.int().min(1).max(MAX_MINUTES),
    mode: z.enum(["phone", "video", "in-person"]),
    participants: z.strictObject({ requesting: names, responding: names }),
    issues,
    sets: z.array(line()).max(MAX_ISSUES).optional(),
    impasse: z.boolean().optional(),
    words: words.optional(),
    ...asked,
  }),
  z.strictObject({ type: z.literal("confirm-call"), call: id, ...asked }),
  z.strictObject({ type: z.literal("dispute-call"), call: id, words: some, ...asked }),
  z.strictObject({ type: z.literal("release-lines"), lines: z.int().min(1).max(1_000), ...asked }),
  z.strictObject({ type: z.literal("set-visibility"), visibility: z.enum(["live", "private"]), ...asked }),
  z.strictObject({ type: z.literal("suggest"), issue: id, runs: position, words: words.optional(), ...asked }),
  z.strictObject({ type: z.literal("adopt-suggestion"), suggestion: id, ...asked }),
  z.strictObject({ type: z.literal("comment"), issue: id.optional(), runs: text(MAX_WORDS), audience: z.enum(["side", "both"]), ...asked }),
  z.strictObject({ type: z.literal("approve"), hash: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"), ...asked }),
  z.strictObject({ type: z.literal("revoke-approval"), ...asked }),
  z.strictObject({ type: z.literal("mark-filed"), ecf: line(), at: dayOrTime, ...asked }),
]) satisfies z.ZodType<Command & { after?: number; once?: string }>

const matter = z.strictObject({
  court: line(),
  judge: line(),
  caption: line(),
  caseNumber: line(),
  dates: z.array(z.strictObject({ label: line(), date: line(40) })).max(10).default([]),
}) satisfies z.ZodType<Matter>

const party = z.strictObject({ party: line() })

const limit = z.int().min(1).max(100_000)

/** A new letter; an order in the case may set other numbers than the profile, cited ("ECF No. 41"). Whether the profile exists is looked up, not parsed. */
export const newLetterSchema = z.strictObject({
  profile: line(80),
  matter,
  sides: z.strictObject({ requesting: party, responding: party }),
  mySide: side,
  overrides: z.strictObject({ cite: line(), pages: limit.optional(), words: limit.optional(), sentences: limit.optional() }).optional(),
  ...named,
})
export type NewLetter = z.output<typeof newLetterSchema>

/** A side's words, laid out as if they stood there. With `pages` the pages come along as SVG. */
export const measureSchema = z.strictObject({ issue: id, runs: position, pages: z.boolean().optional() })
export type MeasureAsk = z.output<typeof measureSchema>

/** Whom to invite. */
export const inviteSchema = z.strictObject({ side, role, email: z.email().max(254).optional(), ...named })
export type Invite = z.output<typeof inviteSchema>

/** The code that was given beside the link; spaces, hyphens and case do not matter. */
export const acceptSchema = z.strictObject({ code: z.string().min(1).max(40), ...named })
export type Accept = z.output<typeof acceptSchema>

/** Bytes, as base64. */
const bytes = z.base64()

/**
 * What a browser says of its docs where it cannot open a WebSocket. At most one a doc: each counts as one of the person's sockets
 * while it lasts.
 */
export const syncSchema = z.strictObject({
  wait: z.int().min(0).max(MAX_WAIT).default(0).meta({ description: "Seconds to wait for news where there is none; 0 to be answered at once." }),
  docs: z
    .array(
      z.strictObject({
        doc: z.enum(DOC_NAMES as readonly [DocName, ...DocName[]]),
        vector: bytes.meta({ description: "The state vector of the doc as it is in the browser." }),
        frames: z.array(bytes).max(MAX_FRAMES).default([]).meta({ description: "Frames of the y-websocket protocol, in order." }),
        mark: z.string().max(40).default("").meta({ description: "The `mark` of the last answer on this doc." }),
        present: z
          .array(z.tuple([z.int().min(0), z.int().min(0)]))
          .max(MAX_FRAMES)
          .default([])
          .meta({ description: "Whose presence the browser knows: client id and clock." }),
      }),
    )
    .min(1)
    .max(DOC_NAMES.length)
    .refine((docs) => new Set(docs.map(({ doc }) => doc)).size === docs.length, "each doc once"),
})
export type SyncAsk = z.output<typeof syncSchema>
