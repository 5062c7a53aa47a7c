import type { Trouble } from "../store/failure.ts"
import { problem, type Problem, type Reply } from "./reply.ts"

/** No live session. */
export function signedOut(): Reply {
  return problem(401, "signed-out", "You are not signed in, or your session has ended. Sign in and try again; what you wrote is kept.")
}

/** The same for what does not exist and for what is somebody else's, so that nobody learns which. */
export function notFound(what = "page"): Reply {
  return problem(404, "not-found", `There is no such ${what} here. Check the address, or ask for an invitation.`, { what })
}

/** A letter that is not there, or not this person's. */
export function noLetter(): Reply {
  return notFound("letter")
}

/** A method the path does not know. */
export function methodNotAllowed(method: string, allowed: readonly string[]): Reply {
  const message = `${method} is not possible here; ${allowed.join(" and ")} ${allowed.length > 1 ? "are" : "is"}.`
  return problem(405, "method-not-allowed", message, { allowed }, { headers: { allow: allowed.join(", ") } })
}

/** Not understood, with the path of each fault. */
export function malformed(faults: readonly { readonly path: string; readonly message: string }[]): Reply {
  const listed = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ")
  const them = faults.length > 1 ? "them" : "it"
  const message = `The request was not understood: ${listed.replace(/\.$/, "")}. Correct ${them} and send it again.`
  return problem(400, "malformed", message, { faults }, { rule: "H1" })
}

/** More bytes than any lawful request has. */
export function tooLarge(limit: number): Problem {
  const message = `The request is larger than ${limit / 1024} KiB. A position holds 4,000 characters; send less.`
  return { status: 413, code: "too-large", rule: "", message, facts: { limit } }
}

/** Too many in too short a time. */
export function tooFast(retryAfter: number, what: string): Reply {
  const message = `Too many ${what} in a short time. Wait ${retryAfter} second${retryAfter === 1 ? "" : "s"} and try again.`
  return problem(429, "too-fast", message, { retryAfter }, { headers: { "retry-after": String(retryAfter) } })
}

/** A request that another site's page made the browser send, or one that does not say where it comes from. */
export function wrongOrigin(origin: string | undefined, ours: readonly string[]): Reply {
  const message = origin
    ? "This request comes from another site. Open the letter at its own address."
    : "A request that changes something must say where it comes from. Send it with an Origin header that is ours."
  return problem(403, "wrong-origin", message, { ours })
}

/** What a person is told of a machine that fails, and what to do. */
const MACHINE: Readonly<Record<Trouble, string>> = {
  full: "The server's disk is full, so this was not stored. What you wrote is kept here. Try again in a minute, and tell whoever runs the server.",
  "read-only": "The server can store nothing just now, so this was not stored. What you wrote is kept here. Try again in a minute.",
  damaged: "The server found this letter damaged on its disk and shows nothing rather than something wrong. Tell whoever runs the server: a backup has it.",
  failing: "The server's disk fails, so this was not stored. What you wrote is kept here. Try again in a minute, and tell whoever runs the server.",
  gone: "The server does not reach its database, so it is not sure that this was done. What you wrote is kept here. Look at the letter in a minute, and do it again if it is not there.",
}

/** Seconds after which asking again makes sense. */
const TROUBLE_LASTS = 5

/** The machine fails; nothing is wrong with what was asked. */
export function notStored(trouble: Trouble): Problem {
  const headers = { "retry-after": String(TROUBLE_LASTS) }
  return { status: 503, code: "not-stored", rule: "", message: MACHINE[trouble], facts: { trouble, retryAfter: TROUBLE_LASTS }, headers }
}

/** Our own fault. The id stands in the log beside the cause. */
export function broken(id: string): Problem {
  const message = "Something went wrong on the server; nothing you wrote is lost. Try again, and give this number if it happens again."
  return { status: 500, code: "broken", rule: "", message, facts: { id } }
}
