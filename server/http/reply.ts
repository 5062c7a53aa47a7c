import type { Response } from "express"

/** Why something was not done, in the form every refusal has. [H1] */
export interface Problem {
  readonly status: number
  readonly code: string
  /** The rule it breaks, with its source; empty where the rule book has nothing to say (no session, too large). */
  readonly rule: string
  /** The order or rule of court behind it. */
  readonly source?: string | null
  /** What, why and what to do now, in plain words. */
  readonly message: string
  /** The figures. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** What a route answers: data, bytes, a problem, or `taken` when it writes to the response itself. */
export type Reply =
  | { readonly kind: "json"; readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "bytes"; readonly type: string; readonly body: Uint8Array | string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "taken" }

/** Data, as JSON. */
export function json(body: unknown, status = 200, headers?: Readonly<Record<string, string>>): Reply {
  return { kind: "json", status, body, headers }
}

/** A file or a text that is not JSON. */
export function bytes(type: string, body: Uint8Array | string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: "bytes", type, body, headers }
}

/** The route writes to the response itself: a stream. */
export const TAKEN: Reply = { kind: "taken" }

/** A refusal. */
export function problem(status: number, code: string, message: string, facts: Problem["facts"] = {}, more: Partial<Problem> = {}): Reply {
  return { kind: "problem", problem: { rule: "", ...more, status, code, message, facts } }
}

/** Sends a reply. Nothing that depends on the person is cached on the way. */
export function send(res: Response, reply: Reply): void {
  if (reply.kind === "taken") return
  if (!res.hasHeader("cache-control")) res.setHeader("cache-control", "no-store")
  if (reply.kind === "problem") return sendProblem(res, reply.problem)
  if (reply.headers) res.set(reply.headers)
  if (reply.kind === "json") return void res.status(reply.status).json(reply.body)
  res.status(200).type(reply.type).send(typeof reply.body === "string" ? reply.body : Buffer.from(reply.body))
}

/** Sends a problem, in the one form. */
export function sendProblem(res: Response, { status, code, rule, source, message, facts, headers }: Problem): void {
  if (headers) res.set(headers)
  res.status(status).json({ code, rule, source, message, facts })
}
