import type { Client } from "../client.ts"

/** What OpenAPI says of a body, as far as it is needed to make one. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

/** A route as the server describes it, with the bodies that it may be given: one for each form. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly queries: readonly string[]
  readonly bodies: readonly Schema[]
}

/** All routes, from the server's own description: one that is new is attacked, too. */
export async function routesOf(who: Client): Promise<Route[]> {
  const { paths } = await who.asksWell<{ paths: Record<string, Record<string, Operation>> }>("GET", "/api/openapi.json")
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => routeOf(method, path, operation)))
}

function routeOf(method: string, path: string, { parameters = [], requestBody }: Operation): Route {
  const body = requestBody?.content["application/json"]?.schema
  const queries = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name)
  return { method: method.toUpperCase(), path, queries, bodies: body ? (body.oneOf ?? body.anyOf ?? [body]) : [] }
}

/** A path with something in place of each of its parameters. */
export function filled(path: string, value: string): string {
  return path.replaceAll(/\{\w+\}/g, value)
}

/** A body of a schema's form, with `id` in every place that takes a word, and all that may be there, there. */
export function bodyOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0]
  if (choice) return bodyOf(choice, id)
  if (schema.type === "object") return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, bodyOf(each, id)]))
  if (schema.prefixItems) return schema.prefixItems.map((each) => bodyOf(each, id))
  if (schema.type === "array") return schema.items ? [bodyOf(schema.items, id)] : []
  if (schema.type === "boolean") return true
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1)
  return schema.type === "string" ? wordOf(schema, id) : id
}

function wordOf({ format, pattern }: Schema, id: string): string {
  if (format === "date-time") return "2026-01-02T03:04:05.000Z"
  if (format === "date") return "2026-01-02"
  if (format === "email") return "nobody@example.test"
  return pattern === "^[0-9a-f]{64}$" ? "a".repeat(64) : id
}
