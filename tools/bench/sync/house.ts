import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SqliteStore } from "../../../server/store/sqlite.ts"
import type { Store } from "../../../server/store/store.ts"
import { profileById } from "../../../shared/court/profiles.ts"
import type { Happening } from "../../../shared/letter/event.ts"
import { ROOT } from "../../fresh.mjs"
import type { Actor, Role, Side } from "../../../shared/letter/side.ts"
import { GENESIS, seal } from "../../../shared/record/chain.ts"
import { freePort, type Server, startServer } from "./process.ts"

/** Letters that our server has, and groups of people who share them: nobody may have more than 20 sockets. */
export const LETTERS = 250
const GROUPS = 25
/** Who is in a letter: who writes, and those who watch. */
export const PARTS: readonly { readonly side: Side; readonly role: Role }[] = [
  { side: "requesting", role: "counsel" },
  { side: "responding", role: "counsel" },
  { side: "responding", role: "associate" },
]

/** Our server with accounts and letters, as files to be copied, and the cookies its people are signed in with. */
export interface House {
  /** The built product on a copy of the files, or on the folder as an earlier run has left it. */
  serve(folder: string, port?: number): Promise<Server>
  /** What the people of a letter are signed in with: by the letter's number, modulo, and their part in it. */
  readonly cookies: readonly (readonly string[])[]
  remove(): void
}

/** Somebody with an account, and what they are signed in with. */
export interface Account {
  readonly userId: string
  readonly cookie: string
}

/** Signs everybody up at a real server, then writes the letters into its store. */
export async function prepare(): Promise<House> {
  const files = mkdtempSync(join(tmpdir(), "bench-house-"))
  const server = await startOurs(files)
  const accounts = await Promise.all(Array.from({ length: GROUPS * PARTS.length }, (_, n) => signUp(server.port, n)))
  await server.stop()
  const store = new SqliteStore(join(files, "letters.sqlite"))
  const people = (letter: number) => PARTS.map((part, n) => ({ ...part, name: `Person ${n}`, userId: accounts[at(letter, n)]!.userId }))
  for (let n = 0; n < LETTERS; n++) await write(store, `l${n}`, people(n))
  await store.close()
  return {
    async serve(folder, port) {
      cpSync(files, folder, { recursive: true, force: false })
      return startOurs(folder, port)
    },
    cookies: Array.from({ length: GROUPS }, (_, group) => PARTS.map((_, part) => accounts[at(group, part)]!.cookie)),
    remove: () => rmSync(files, { recursive: true }),
  }
}

const at = (letter: number, part: number): number => (letter % GROUPS) * PARTS.length + part

async function startOurs(folder: string, port?: number): Promise<Server> {
  const env = { DATA_DIR: folder, DEMO: "0", LOG_LEVEL: "warn" }
  return startServer(join(ROOT, "dist/server/main.js"), env, port ?? (await freePort()))
}

/** Makes the n-th account at a server. */
export async function signUp(port: number, n: number): Promise<Account> {
  const origin = `http://localhost:${port}`
  const body = JSON.stringify({ name: `Person ${n}`, email: `person${n}@example.com`, password: "a long password" })
  const answer = await fetch(`${origin}/api/auth/sign-up/email`, { method: "POST", headers: { "content-type": "application/json", origin }, body })
  if (!answer.ok) throw new Error(`signing up: ${answer.status} ${await answer.text()}`)
  const { user } = (await answer.json()) as { user: { id: string } }
  return { userId: user.id, cookie: answer.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ") }
}

/** Writes a letter with these people into a store. */
export async function write(store: Store, letter: string, people: readonly Actor[]): Promise<void> {
  const matter = { court: "Court", judge: "Judge", caption: "A v. B", caseNumber: "1", dates: [] }
  const sides = { requesting: { party: "A" }, responding: { party: "B" } }
  const profile = profileById("edca-newman-2013")!
  const happenings: Happening[] = [
    { type: "letter-created", letter, profile, matter, sides, role: "counsel" },
    ...people.slice(1).map(({ role }): Happening => ({ type: "member-joined", role })),
  ]
  let [seq, hash] = [0, GENESIS]
  for (const [n, happening] of happenings.entries()) {
    const events = seal([happening], people[n]!, "2026-01-02T03:04:05.000Z", seq, hash)
    await store.appendEvents(letter, seq, events)
    ;({ seq, hash } = events.at(-1)!)
  }
}
