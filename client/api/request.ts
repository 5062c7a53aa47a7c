import { refusalOf, UNREACHABLE, type Answer } from "./answer.ts"
import { reach } from "./reach.ts"
import { whose } from "./whose.ts"

/** How long an answer may take, in milliseconds. Laying out a letter takes less than one second; proxies give up at thirty. */
const PATIENCE = 25_000

let then = () => {}

/** Has something done whenever the server says that there is no session any more. */
export function whenSignedOut(does: () => void): void {
  then = does
}

/** Notes the status of an answer, wherever it came from. */
export function noteStatus(status: number): void {
  if (status === 401) then()
}

/**
 * Asks the server. The session's cookie goes along, and for whom the page means it; the browser adds the `Origin` that the server wants to see.
 *
 * @param onHeaders Hears the headers of the answer, whatever it is, before the rest.
 */
export async function request<T>(method: string, path: string, body?: unknown, onHeaders?: (headers: Headers) => void): Promise<Answer<T>> {
  const response = await fetch(path, {
    method,
    headers: { accept: "application/json", ...whose.headers(), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null)
  reach.note(response !== null)
  if (!response) return { ok: false, refusal: UNREACHABLE }
  onHeaders?.(response.headers)
  const json: unknown = await response.json().catch(() => undefined)
  if (!path.startsWith("/api/auth/")) noteStatus(response.status)
  if (!response.ok) return { ok: false, refusal: refusalOf(response.status, json) }
  return { ok: true, value: json as T }
}

/** Reads something. */
export function get<T>(path: string): Promise<Answer<T>> {
  return request("GET", path)
}

/** Asks for something to be done. */
export function post<T>(path: string, body: unknown = {}): Promise<Answer<T>> {
  return request("POST", path, body)
}

/** A path with its parts made safe: `path\`/api/letters/${id}\``. */
export function path(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((all, part, index) => all + encodeURIComponent(String(values[index - 1])) + part)
}
