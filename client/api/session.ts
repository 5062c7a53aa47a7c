import { useQuery } from "@tanstack/react-query"
import { forgetPerson, hasUnsent, keptPlaces, vaultOf } from "../keep/browser.ts"
import { inTime } from "../keep/intime.ts"
import { keepSession, keptSession } from "../keep/session.ts"
import type { Lack } from "../sync/lacks.ts"
import { DOC_NAMES } from "../../shared/sync/docs.ts"
import type { Answer } from "./answer.ts"
import { queries, valueOf } from "./queries.ts"
import { post, request, whenSignedOut } from "./request.ts"
import { type Person, whose } from "./whose.ts"

const SESSION = "/api/auth/get-session"

/** A session as this browser knows it. */
export interface Session {
  /** A person, `null` for nobody, or `undefined` while that is not known yet. */
  readonly person: Person | null | undefined
  /** The session of `person` ended by itself. They stay on the page, with what they wrote, and sign in again beside it. */
  readonly ended: boolean
  /**
   * The server answers and cannot say who this is: its database fails. Asked again until it can. `person` is then whom it last named
   * for this very session, as this browser has kept it; `undefined` where it has not.
   */
  readonly isUntold: boolean
}

/** How long to wait before asking again, in milliseconds, at most. */
const AGAIN = 5_000

/** Who else was found signed in, for whom this page was to be loaded again: its person may have kept it, for words that are nowhere else. */
let other: string | null = null

/** The other windows of this browser, which has one session for all. */
const windows = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("session")

/** Who is signed in, or was before the session ended by itself; null for nobody. */
export function lastPerson(): Person | null {
  return whose.person
}

/** Who is signed in. Looked up again when the window is looked at, and when somebody signs in or out in another one. */
export function useSession(): Session {
  const { data, failureReason } = useQuery({
    queryKey: [SESSION],
    // A page that does not know who looks at it shows nothing: it never gives up asking.
    retry: (_count, { refusal }) => refusal.status === 0 || refusal.status >= 500,
    retryDelay: (count) => Math.min(AGAIN, 1000 * 2 ** count),
    queryFn: async () => {
      const found = valueOf(await asked())
      if (whose.told(found?.user ?? null)) other = null
      else return makeWayFor(found!.user)
      return found
    },
    refetchOnWindowFocus: "always",
  })
  const last = whose.person
  if (data === undefined) return { person: last ?? undefined, ended: false, isUntold: (failureReason?.refusal.status ?? 0) >= 500 }
  return data ? { person: data.user, ended: false, isUntold: false } : { person: last, ended: last !== null, isUntold: false }
}

/**
 * Somebody else signed in beside this page: nothing of the one before may stay, or be sent in the other's name. Until it is loaded again
 * its session counts as ended: it still says that it acts for the one before.
 */
function makeWayFor({ id }: Person): null {
  if (id !== other) location.reload()
  other = id
  return null
}

/** Asks whose session it is. Where the server cannot say, this browser may know: what it keeps can then be read and written on. */
async function asked(): Promise<Answer<{ user: Person } | null>> {
  let mark: string | null = null
  const answer = await request<{ user: Person } | null>("GET", SESSION, undefined, (headers) => (mark = headers.get("session-mark")))
  if (!mark) return answer
  if (answer.ok && answer.value) void keepSession(answer.value.user, mark)
  if (!answer.ok && answer.refusal.status >= 500 && !(await whose.untold(mark, keptSession))) location.reload()
  return answer
}

/** Looks again whose session it is, if it still lives: the server said that it does not, or that it is not this person's. */
export function recheckSession(): void {
  void queries.invalidateQueries({ queryKey: [SESSION] })
}
whenSignedOut(recheckSession)
windows?.addEventListener("message", recheckSession)
// The library looks only at a window that was hidden. Two may stand side by side.
globalThis.addEventListener?.("focus", () => void askAgain())

/** Whoever asks while the answer is on its way gets the same one. */
function askAgain(): Promise<void> {
  return queries.refetchQueries({ queryKey: [SESSION] }, { cancelRefetch: false })
}

/** Asks whose session it is: whether it is still this person's. */
export async function isStillOf(userId: string): Promise<boolean> {
  await askAgain()
  const { status, data } = queries.getQueryState<{ user: Person } | null>([SESSION]) ?? {}
  return status === "success" && data?.user.id === userId
}

async function entered(answer: Answer<{ user: Person }>): Promise<Answer<Person>> {
  if (!answer.ok) return answer
  queries.clear()
  whose.set(answer.value.user)
  vaultOf(answer.value.user.id).reopen()
  queries.setQueryData([SESSION], { user: answer.value.user })
  // By its mark this browser knows the session again; only the question for it brings that.
  recheckSession()
  windows?.postMessage("signed in")
  return { ok: true, value: answer.value.user }
}

/** Opens a session. */
export async function signIn(email: string, password: string): Promise<Answer<Person>> {
  return entered(await post("/api/auth/sign-in/email", { email, password }))
}

/** Makes an account and opens a session. */
export async function register(name: string, email: string, password: string): Promise<Answer<Person>> {
  return entered(await post("/api/auth/sign-up/email", { name, email, password }))
}

/** How long words that have just been saved may still count as unsent in this browser, in ms. */
const SETTLING = 1_500

/** How long the server may take to say whether it has what this browser keeps, in ms. */
const ANSWERING = 6_000

/**
 * Why signing out would lose words that this browser keeps. `unsent`: they never reached the server, or were put aside. `missing`: they
 * did, and it does not have them any more. `unknown`: it does not say.
 */
export type Losing = "unsent" | "missing" | "unknown"

/** What is kept of a letter that the server should have, too: of each place the part behind the letter. */
const COMPARED: ReadonlySet<string> = new Set([...DOC_NAMES, "record", "gone"])

/** Why signing out would lose words of the person; null where it does not. */
export async function losesWords(): Promise<Losing | null> {
  const { person } = whose
  if (!person) return null
  if (await staysUnsent(person.id)) return "unsent"
  const lack = (await inTime(lackOf(person.id), ANSWERING)) ?? "unknown"
  return lack === "nothing" ? null : lack
}

async function lackOf(person: string): Promise<Lack> {
  const places = (await keptPlaces(person)).filter((place) => COMPARED.has(place.split("/")[1] ?? ""))
  if (places.length === 0) return "nothing"
  // Loaded only now: whoever has opened no letter has no use for it.
  const { serverLacks } = await import("../sync/lacks.ts")
  return serverLacks(vaultOf(person), places)
}

async function staysUnsent(person: string): Promise<boolean> {
  if (!(await hasUnsent(person))) return false
  await new Promise((resolve) => setTimeout(resolve, SETTLING))
  return hasUnsent(person)
}

/**
 * Ends the session and forgets everything that was read and kept in it. A session that ends by itself forgets nothing: what
 * was kept waits, sealed, for the same person to sign in again.
 *
 * @returns Whether nothing of it is left in this browser.
 */
export async function signOut(): Promise<Answer<boolean>> {
  const answer = await post("/api/auth/sign-out")
  if (!answer.ok && answer.refusal.status !== 401) return answer
  windows?.postMessage("signed out")
  const isForgotten = !whose.person || (await forgetPerson(whose.person.id))
  whose.set(null)
  await queries.cancelQueries()
  queries.setQueryData([SESSION], null)
  // Not all of them: whoever watches the session on the screen would not hear of it.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION })
  return { ok: true, value: isForgotten }
}

/** Changes the name under which the person acts from now on; the record keeps the old one where it stands. */
export async function rename(name: string): Promise<Answer<unknown>> {
  const answer = await post("/api/auth/update-user", { name })
  if (answer.ok || answer.refusal.status === 401) await queries.invalidateQueries({ queryKey: [SESSION] })
  return answer
}
