import type { Answer } from "./answer.ts"
import { queries, useGet } from "./queries.ts"
import { post } from "./request.ts"

/** The person signed in here. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

const SESSION = "/api/auth/get-session"

/** Who is signed in: a person, `null` for nobody, or `undefined` while that is not known yet. */
export function useSession(): { readonly person: Person | null | undefined; readonly unreachable: boolean } {
  const { data, isError } = useGet<{ user: Person } | null>(SESSION)
  return { person: data === undefined ? undefined : (data?.user ?? null), unreachable: isError }
}

async function entered(answer: Answer<{ user: Person }>): Promise<Answer<Person>> {
  if (!answer.ok) return answer
  queries.clear()
  queries.setQueryData([SESSION], { user: answer.value.user })
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

/** Ends the session and forgets everything that was read in it. */
export async function signOut(): Promise<Answer<unknown>> {
  const answer = await post("/api/auth/sign-out")
  if (!answer.ok && answer.refusal.status !== 401) return answer
  queries.clear()
  queries.setQueryData([SESSION], null)
  return { ok: true, value: null }
}

/** Changes the name under which the person acts from now on; the record keeps the old one where it stands. */
export async function rename(name: string): Promise<Answer<unknown>> {
  const answer = await post("/api/auth/update-user", { name })
  if (answer.ok) await queries.invalidateQueries({ queryKey: [SESSION] })
  return answer
}
