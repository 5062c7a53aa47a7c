import type { Person } from "../api/whose.ts"
import { vaultOf } from "./browser.ts"
import { keptPeople } from "./database.ts"

const PLACE = "session"

/** A session that the server has named, sealed as everything that is kept: signing out makes it unreadable. */
interface KeptSession {
  readonly person: Person
  /** What tells the session from any other. */
  readonly mark: string
}

/** What this page has kept. */
let known = ""

/** Keeps whose session it is. */
export async function keepSession({ id, name, email }: Person, mark: string): Promise<void> {
  const session = JSON.stringify({ person: { id, name, email }, mark } satisfies KeptSession)
  if (session === known) return
  const vault = vaultOf(id)
  try {
    const instead = (await vault.read(PLACE)).map((row) => row.id)
    await vault.put(PLACE, new TextEncoder().encode(session), { instead })
    known = session
  } catch {
    // A browser that cannot keep things knows nobody.
  }
}

/** Whose session it is, where the server has said so to this browser of this very session; null where it has not. */
export async function keptSession(mark: string): Promise<Person | null> {
  const people = await keptPeople().catch(() => [])
  const sessions = await Promise.all(people.map(sessionsOf))
  return sessions.flat().find((session) => session.mark === mark)?.person ?? null
}

async function sessionsOf(person: string): Promise<readonly KeptSession[]> {
  const rows = await vaultOf(person).read(PLACE).catch(() => [])
  return rows.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as KeptSession)
}
