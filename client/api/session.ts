import { useQuery } from "@tanstack/react-query"
import { forgetPerson, hasUnsent, vaultOf } from "../keep/browser.ts"
import { keepSession, keptSession } from "../keep/session.ts"
import type { Answer } from "./answer.ts"
import { queries, valueOf } from "./queries.ts"
import { post, request, whenSignedOut } from "./request.ts"

/** The person signed in here. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

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

/** Who was signed in last on this page, unless they signed out themselves. */
let last: Person | null = null

/** Who is signed in, or was before the session ended by itself; null for nobody. */
export function lastPerson(): Person | null {
  return last
}

/** Who is signed in. Looked up again when the window is looked at. */
export function useSession(): Session {
  const { data, failureReason } = useQuery({
    queryKey: [SESSION],
    // A page that does not know who looks at it shows nothing: it never gives up asking.
    retry: (_count, { refusal }) => refusal.status === 0 || refusal.status >= 500,
    retryDelay: (count) => Math.min(AGAIN, 1000 * 2 ** count),
    queryFn: async () => {
      const found = valueOf(await asked())
      // Somebody else signed in beside this page: nothing of the one before may stay, or be sent in the other's name.
      if (found && last && found.user.id !== last.id) location.reload()
      if (found) last = found.user
      return found
    },
    refetchOnWindowFocus: "always",
  })
  if (data === undefined) return { person: last ?? undefined, ended: false, isUntold: (failureReason?.refusal.status ?? 0) >= 500 }
  return data ? { person: data.user, ended: false, isUntold: false } : { person: last, ended: last !== null, isUntold: false }
}

/** Asks whose session it is. Where the server cannot say, this browser may know: what it keeps can then be read and written on. */
async function asked(): Promise<Answer<{ user: Person } | null>> {
  let mark: string | null = null
  const answer = await request<{ user: Person } | null>("GET", SESSION, undefined, (headers) => (mark = headers.get("session-mark")))
  if (!mark) return answer
  if (answer.ok && answer.value) void keepSession(answer.value.user, mark)
  if (!answer.ok && answer.refusal.status >= 500) last ??= await keptSession(mark)
  return answer
}

/** Looks again whether the session still lives: the server said that it does not. */
function recheckSession(): void {
  void queries.invalidateQueries({ queryKey: [SESSION] })
}
whenSignedOut(recheckSession)

async function entered(answer: Answer<{ user: Person }>): Promise<Answer<Person>> {
  if (!answer.ok) return answer
  queries.clear()
  last = answer.value.user
  vaultOf(last.id).reopen()
  queries.setQueryData([SESSION], { user: answer.value.user })
  // By its mark this browser knows the session again; only the question for it brings that.
  recheckSession()
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

/** Whether this browser holds words of the person that have not reached the server, or that were put aside. */
export async function leavesWords(): Promise<boolean> {
  if (!last || !(await hasUnsent(last.id))) return false
  await new Promise((resolve) => setTimeout(resolve, SETTLING))
  return hasUnsent(last.id)
}

/**
 * Ends the session and forgets everything that was read and kept in it. A session that ends by itself forgets nothing: what
 * was kept waits, sealed, for the same person to sign in again.
 */
export async function signOut(): Promise<Answer<unknown>> {
  const answer = await post("/api/auth/sign-out")
  if (!answer.ok && answer.refusal.status !== 401) return answer
  if (last) await forgetPerson(last.id)
  last = null
  await queries.cancelQueries()
  queries.setQueryData([SESSION], null)
  // Not all of them: whoever watches the session on the screen would not hear of it.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION })
  return { ok: true, value: null }
}

/** Changes the name under which the person acts from now on; the record keeps the old one where it stands. */
export async function rename(name: string): Promise<Answer<unknown>> {
  const answer = await post("/api/auth/update-user", { name })
  if (answer.ok) await queries.invalidateQueries({ queryKey: [SESSION] })
  return answer
}
