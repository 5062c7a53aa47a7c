/**
 * What each route of the accounts' library may be given. All else stays outside: a picture's address, an address to go to
 * afterwards, an id or a right of one's own choosing.
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "/sign-up/email": ["name", "email", "password", "rememberMe"],
  "/sign-in/email": ["email", "password", "rememberMe"],
  "/update-user": ["name"],
  "/change-password": ["currentPassword", "newPassword", "revokeOtherSessions"],
  "/revoke-session": ["token"],
}
/** Characters of any of them: the longest e-mail address. (RFC 5321, 4.5.3.1.3, as corrected by erratum 1690.) */
const MAX_FIELD = 254

/** A body as the library gets it, or what is wrong with it. */
export type Fields =
  | { readonly ok: true; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly path: string; readonly message: string }

/** The fields of a body that a route knows; none that holds more than a word, a number, or yes and no. Refuses long ones. */
export function fieldsOf(path: string, body: unknown): Fields {
  const given = new Map(Object.entries(body ?? {}))
  const known = (FIELDS[path] ?? []).filter((name) => given.has(name) && typeof given.get(name) !== "object")
  const long = known.find((name) => String(given.get(name)).length > MAX_FIELD)
  if (long !== undefined) return { ok: false, path: long, message: `at most ${MAX_FIELD} characters` }
  return { ok: true, fields: Object.fromEntries(known.map((name) => [name, given.get(name)])) }
}
