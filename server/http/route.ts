import type { Request, Response } from "express"
import type { ZodType } from "zod"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { Person } from "../auth/session.ts"
import type { Reply } from "./reply.ts"

/** What a route may use of a request. */
export interface Ask<Body> {
  readonly req: Request
  readonly res: Response
  /** As its schema understood it; undefined where the route takes none. */
  readonly body: Body
}
export interface PersonalAsk<Body> extends Ask<Body> {
  readonly person: Person
}
/** From somebody who has a part in the letter. Side and role come from the record. */
export interface SeatedAsk<Body> extends PersonalAsk<Body> {
  readonly letter: Letter
  readonly actor: Actor
}

/** One answer of a route, for the OpenAPI document. */
export interface Answer {
  readonly description: string
  readonly schema?: ZodType
  /** For what is not JSON. */
  readonly media?: readonly string[]
}

/** Whose requests a route answers: anyone's, a signed-in person's, or those of a member of the letter in its path. */
export type Door = "open" | "personal" | "seated"

/** How often one person may use a route in a minute, and what the uses are called. */
export interface Pace {
  readonly bucket: string
  readonly perMinute: number
}

interface Definition<Body> {
  readonly method: "get" | "post"
  /** In OpenAPI's form: `/api/letters/{id}`. */
  readonly path: string
  readonly summary: string
  readonly body?: ZodType<Body>
  readonly query?: Readonly<Record<string, string>>
  readonly pace?: Pace
  readonly answers: Readonly<Record<number, Answer>>
}

/** A route with its types put away; it is both registered and described from this, so the two cannot differ. */
export interface Route extends Omit<Definition<never>, "body"> {
  readonly door: Door
  readonly body?: ZodType
  handle(ask: SeatedAsk<unknown>): Promise<Reply>
}

/** A route for anyone. */
export function open<Body = undefined>(route: Definition<Body> & { handle(ask: Ask<Body>): Promise<Reply> }): Route {
  return { ...route, door: "open", handle: (ask) => route.handle(ask as Ask<Body>) }
}

/** A route for a signed-in person; others get 401. */
export function personal<Body = undefined>(route: Definition<Body> & { handle(ask: PersonalAsk<Body>): Promise<Reply> }): Route {
  return { ...route, door: "personal", handle: (ask) => route.handle(ask as PersonalAsk<Body>) }
}

/** A route under `/api/letters/{id}` for its members; to others the letter does not exist. */
export function seated<Body = undefined>(route: Definition<Body> & { handle(ask: SeatedAsk<Body>): Promise<Reply> }): Route {
  return { ...route, door: "seated", handle: (ask) => route.handle(ask as SeatedAsk<Body>) }
}
