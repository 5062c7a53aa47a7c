import { z, type ZodType } from "zod"
import { errorAnswer } from "./answers.ts"
import { ACCOUNT_ROUTES } from "../auth/routes.ts"
import { json } from "./reply.ts"
import { open, type Answer, type Route } from "./route.ts"

/** The OpenAPI document, made from the same table that registers the routes. */
export function openApiRoute(routes: readonly Route[], publicUrl: string): Route {
  let document: Record<string, unknown> | null = null
  return open({
    method: "get",
    path: "/api/openapi.json",
    summary: "This description.",
    answers: { 200: { description: "OpenAPI 3.1." } },
    // Describing every form takes longer than all the rest of a start.
    handle: async () => json((document ??= openApi(routes, publicUrl))),
  })
}

/** Describes the routes; JSON of OpenAPI 3.1. */
export function openApi(routes: readonly Route[], publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route)
  for (const [path, method] of Object.entries(ACCOUNT_ROUTES)) paths[`/api/auth${path}`] = { [method.toLowerCase()]: account(path) }
  return {
    openapi: "3.1.0",
    info: { title: "Joint Letter", version: "1", description: ABOUT },
    servers: [{ url: publicUrl }],
    paths,
    components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" } } },
  }
}

const ABOUT = `Two opposing counsel write one joint letter. A request that changes something needs an Origin header that is ours.
Every refusal has the same form: code, rule, message, facts. Drafts are at the WebSocket /sync/{letterId}/{doc}, doc being joint,
requesting or responding, by the y-websocket protocol; where WebSockets are blocked, POST /api/letters/{id}/sync carries the same frames.
A request may say in a header acts-for, a WebSocket in a query parameter of that name, the id of the person for whom it is meant; where
the session is another person's it is refused like one without a session.`

function operation(route: Route): Record<string, unknown> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const answers: Readonly<Record<number, Answer>> = route.door === "open" ? route.answers : { 401: errorAnswer("Not signed in, or as somebody else than acts-for says."), ...route.answers }
  return {
    summary: route.summary,
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...Object.entries(route.query ?? {}).map(([name, description]) => ({ name, in: "query", description, schema: { type: "string" } })),
    ],
    ...(route.body && { requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.body, "input") } } } }),
    responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, response(answer)])),
    ...(route.door !== "open" && { security: [{ session: [] }] }),
  }
}

function response({ description, schema, media = [] }: Answer): Record<string, unknown> {
  const content = {
    ...(schema && { "application/json": { schema: schemaOf(schema, "output") } }),
    ...Object.fromEntries(media.map((type) => [type, {}])),
  }
  return { description, ...(Object.keys(content).length > 0 && { content }) }
}

function schemaOf(schema: ZodType, io: "input" | "output"): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, reused: "inline", unrepresentable: "any" })
  return rest
}

/** The auth library's own routes, as far as they are open. */
function account(path: string): Record<string, unknown> {
  const fields: Record<string, readonly string[]> = {
    "/sign-up/email": ["name", "email", "password"],
    "/sign-in/email": ["email", "password"],
    "/change-password": ["currentPassword", "newPassword"],
    "/update-user": ["name"],
  }
  const body = fields[path]
  const schema = body && { type: "object", required: body, properties: Object.fromEntries(body.map((name) => [name, { type: "string" }])) }
  return {
    summary: "Accounts (better-auth).",
    ...(schema && { requestBody: { required: true, content: { "application/json": { schema } } } }),
    responses: { 200: { description: "Done; the session is an HttpOnly cookie." }, 429: response(errorAnswer("Too many failed attempts.")) },
  }
}
