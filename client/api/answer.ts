/** Why the server did not do it, in the form of its errors, and some reasons of the network's own. [H1] */
export interface ApiRefusal {
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly code: string
  /** The rule that says so, such as "T2"; empty where none does. */
  readonly rule: string
  /** What, why and what to do now, for the person. */
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What came of asking the server. Nothing is thrown: a refusal is as good an answer as a value. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: ApiRefusal }

/** The asking did not reach the server, or no answer came back in time. What was asked may or may not have been done. */
export const UNREACHABLE: ApiRefusal = {
  status: 0,
  code: "unreachable",
  rule: "",
  message: "The server cannot be reached. Check your connection; what you wrote is still here. Then try again.",
  facts: {},
}

/** Plain words for what the account library and the web in between say, and our own for what has none. */
const WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "E-mail and password do not belong together. Check both; capital letters count in the password.",
  USER_ALREADY_EXISTS: "There is an account with this e-mail already. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is an account with this e-mail already. Sign in instead.",
  INVALID_EMAIL: "This is not an e-mail address. It looks like name@firm.com.",
  PASSWORD_TOO_SHORT: "The password is too short. Use at least 8 characters.",
  PASSWORD_TOO_LONG: "The password is too long. Use at most 128 characters.",
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: "You are signed out. Sign in, then go on where you were.",
  403: "This is not open to you.",
  404: "There is nothing here, or it is not open to you.",
  413: "That is too large to send.",
  429: "Too many tries in a short time. Wait a minute, then try again.",
}

const text = (value: unknown): string => (typeof value === "string" ? value : "")

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {}

/**
 * The refusal in a response that is no success. Bodies that are not ours (a proxy's page, the account library's errors) are
 * put into the same form; a page of HTML is never shown to the person.
 */
export function refusalOf(status: number, body: unknown): ApiRefusal {
  const { code, rule, message, facts } = record(body)
  const known = WORDS[text(code)]
  const fallback = STATUS_WORDS[status] ?? `The server could not do this (status ${status}). Try again in a minute.`
  return {
    status,
    code: text(code) || codeOf(status),
    rule: text(rule),
    message: known ?? (status === 429 ? fallback : text(message) || fallback),
    facts: record(facts),
  }
}

function codeOf(status: number): string {
  return { 401: "signed-out", 403: "forbidden", 404: "not-found", 413: "too-large", 429: "too-fast" }[status] ?? "failed"
}

/** The faults of a request the server could not understand, by the path of the field: `{"matter.court": "is missing"}`. */
export function faultsOf(refusal: ApiRefusal): Readonly<Record<string, string>> {
  const faults = refusal.facts["faults"]
  if (!Array.isArray(faults)) return {}
  return Object.fromEntries(faults.map((fault) => [text(record(fault)["path"]), text(record(fault)["message"])]))
}
