import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pino } from "pino"
import { profileById } from "../../shared/court/profiles.ts"
import { fold } from "../../shared/letter/evolve.ts"
import type { Happening } from "../../shared/letter/event.ts"
import type { Letter, Visibility } from "../../shared/letter/letter.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { SqliteStore } from "../../server/store/sqlite.ts"
import type { Store } from "../../server/store/store.ts"
import { attachSync, type Sync } from "../../server/sync/attach.ts"

/** The page that the stage's people use. */
export const ORIGIN = "http://stage.test"

/** The dishonest of a side: several, for each is shut out after some refusals. */
export const LIARS = 8

/** People of a letter: Ada (counsel) and Amy (associate) request, Ben (counsel) and Bob (viewer) respond. Eve is nobody's. */
export const PEOPLE: Readonly<Record<string, Actor>> = {
  ada: { userId: "ada", name: "Ada", side: "requesting", role: "counsel" },
  amy: { userId: "amy", name: "Amy", side: "requesting", role: "associate" },
  ben: { userId: "ben", name: "Ben", side: "responding", role: "counsel" },
  bob: { userId: "bob", name: "Bob", side: "responding", role: "viewer" },
  ...liars("mia", "requesting"),
  ...liars("mal", "responding"),
}

function liars(name: string, side: Side): Record<string, Actor> {
  const all = Array.from({ length: LIARS }, (_, n) => ({ userId: `${name}${n}`, name: `${name} ${n}`, side, role: "associate" }) as const)
  return Object.fromEntries(all.map((liar) => [liar.userId, liar]))
}

/** A real sync server over a real store on a port of its own; only sessions are make-believe: a cookie names the person. */
export class Stage {
  readonly store: Store
  sync: Sync
  /** Sessions that have ended: "ada", or "ada-phone" for a second one of hers. */
  readonly ended = new Set<string>()
  /** How long a look at the record takes, in ms. */
  lookLasts = 0
  private http = createServer((_, response) => response.writeHead(404).end())
  private port = 0
  private readonly cleanUp: () => Promise<void>

  private constructor(store: Store, cleanUp: () => Promise<void>) {
    this.store = store
    this.cleanUp = cleanUp
    this.sync = this.attach()
  }

  /** Opens on a store, or on a fresh SQLite file; on a port, or on any that is free. */
  static async open(store?: Store, port = 0): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), "stage-"))
    const own = store ?? new SqliteStore(join(folder, "letters.sqlite"))
    const stage = new Stage(own, async () => {
      await own.close()
      rmSync(folder, { recursive: true, force: true })
    })
    await stage.listen(port)
    return stage
  }

  /** Where a WebSocket connects, without the letter. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  /** Makes a letter with everybody in it. */
  async letter(id: string): Promise<void> {
    const profile = profileById("edca-newman-2013")!
    const matter = { court: "Court", judge: "Judge", caption: "A v. B", caseNumber: "1", dates: [] }
    const sides = { requesting: { party: "A" }, responding: { party: "B" } }
    const [ada, ...others] = Object.values(PEOPLE) as [Actor, ...Actor[]]
    await this.happen(id, ada, { type: "letter-created", letter: id, profile, matter, sides, role: "counsel" })
    for (const other of others) await this.happen(id, other, { type: "member-joined", role: other.role })
  }

  /** Appends a happening to a letter's record. */
  async happen(id: string, by: Actor, happening: Happening): Promise<void> {
    const last = (await this.store.events(id, 0)).at(-1)
    const events = seal([happening], by, "2026-01-02T03:04:05.000Z", last?.seq ?? 0, last?.hash ?? GENESIS)
    await this.store.appendEvents(id, last?.seq ?? 0, events)
  }

  /** A side decides who sees its drafts. [A2] */
  async see(id: string, person: "ada" | "ben", visibility: Visibility): Promise<void> {
    const by = PEOPLE[person]!
    await this.happen(id, by, { type: "visibility-set", side: by.side, visibility })
  }

  /** Cuts every connection without a word, and serves again at once. */
  cut(): void {
    this.http.closeAllConnections()
    for (const socket of this.open) socket.destroy()
  }

  /** Stops the server as for a restart, and starts it on the same port over the same store. */
  async restart(): Promise<void> {
    await this.stop()
    this.http = createServer((_, response) => response.writeHead(404).end())
    this.sync = this.attach()
    await this.listen(this.port)
  }

  async close(): Promise<void> {
    await this.stop()
    await this.cleanUp()
  }

  private readonly open = new Set<IncomingMessage["socket"]>()

  private attach(): Sync {
    this.http.on("connection", (socket) => {
      this.open.add(socket)
      socket.on("close", () => this.open.delete(socket))
    })
    return attachSync(this.http, {
      store: this.store,
      sessionOf: async (request) => {
        const session = sessionOf(request)
        return session && !this.ended.has(session.sessionId) ? session : null
      },
      isLive: async (session) => !this.ended.has(session),
      letterOf: (id) => this.letterOf(id),
      origins: [ORIGIN],
      log: pino({ level: "silent" }),
    })
  }

  private async letterOf(id: string): Promise<Letter | null> {
    const letter = fold(await this.store.events(id, 0))
    if (this.lookLasts > 0) await new Promise((resolve) => setTimeout(resolve, this.lookLasts))
    return letter
  }

  private async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.http.listen(port, "127.0.0.1", resolve))
    this.port = (this.http.address() as AddressInfo).port
  }

  private async stop(): Promise<void> {
    await this.sync.close()
    this.cut()
    await new Promise((resolve) => this.http.close(resolve))
  }
}

function sessionOf(request: IncomingMessage): { userId: string; name: string; sessionId: string } | null {
  const [, sessionId = ""] = /(?:^|; )user=([\w-]+)/.exec(request.headers.cookie ?? "") ?? []
  const [userId = ""] = sessionId.split("-")
  return userId ? { userId, name: PEOPLE[userId]?.name ?? userId, sessionId } : null
}
