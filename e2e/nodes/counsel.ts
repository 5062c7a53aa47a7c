import { randomUUID } from "node:crypto"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { type DocName, positionRoot } from "../../shared/sync/docs.ts"
import { Message } from "../../shared/sync/wire.ts"
import { paragraphOf } from "../../tools/stage/paragraph.ts"
import { browserSocket } from "../../tools/stage/socket.ts"
import { StockClient } from "../../tools/stage/stock.ts"
import { begin } from "../letter.ts"

/** How long anything may take to become so, in ms, before a test gives up: failures take up to half a minute to be noticed. */
const PATIENCE = 60_000

/** Waits until something is so; fails with the words. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = PATIENCE): Promise<void> {
  for (const end = performance.now() + ms; !(await isSo()); ) {
    if (performance.now() > end) throw new Error(`still not so: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What came back from a request; status 0 when the connection broke. */
export interface Answered<T> {
  readonly status: number
  readonly body: T
}

/** Counsel without a browser: requests with a session, drafts at stock clients, and an open record. */
export class Counsel {
  readonly name: string
  readonly origin: string
  cookie = ""
  readonly email = `${randomUUID()}@example.test`
  readonly #left: (() => void)[] = []

  private constructor(name: string, origin: string) {
    this.name = name
    this.origin = origin
  }

  /** @param origin The address that people use. */
  static async signUp(name: string, origin: string, at = origin): Promise<Counsel> {
    const counsel = new Counsel(name, origin)
    const body = { name, email: counsel.email, password: "long enough for anybody" }
    const { status } = await counsel.asks("POST", at, "/api/auth/sign-up/email", body)
    if (status !== 200) throw new Error(`signing up answered ${status}`)
    return counsel
  }

  /** Signs in once more, as from a second browser. */
  async again(at = this.origin): Promise<Counsel> {
    const other = new Counsel(this.name, this.origin)
    Object.assign(other, { email: this.email })
    await other.asks("POST", at, "/api/auth/sign-in/email", { email: this.email, password: "long enough for anybody" })
    return other
  }

  /** @param at Which server is asked: the balancer's address, or one node's. */
  async asks<T = unknown>(method: string, at: string, path: string, body?: unknown): Promise<Answered<T>> {
    const headers = { origin: this.origin, cookie: this.cookie, ...(body !== undefined && { "content-type": "application/json" }) }
    try {
      const response = await fetch(`${at}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(PATIENCE) })
      for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(";")[0]!
      const text = await response.text()
      return { status: response.status, body: (text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text) as T }
    } catch {
      return { status: 0, body: null as T }
    }
  }

  /** A request that must succeed. */
  async does<T>(at: string, path: string, body: unknown): Promise<T> {
    const { status, body: answer } = await this.asks<T>("POST", at, path, body)
    if (status >= 300 || status === 0) throw new Error(`${path} answered ${status} ${JSON.stringify(answer)}`)
    return answer
  }

  command<T = { seq: number; code?: string }>(at: string, letter: string, command: object): Promise<Answered<T>> {
    return this.asks("POST", at, `/api/letters/${letter}/commands`, command)
  }

  /** Opens a draft at a stock client. */
  async sits(at: string, letter: string, doc: DocName): Promise<Typist> {
    const typist = new Typist(this, at, letter, doc)
    this.#left.push(() => typist.leave())
    await until(`${this.name} is in sync`, () => typist.provider.synced)
    return typist
  }

  /** Opens the record's stream, and opens it again at the same address whenever it ends. */
  listens(at: string, letter: string): Ear {
    const ear = new Ear(this, at, letter)
    this.#left.push(() => ear.close())
    return ear
  }

  async record(at: string, letter: string): Promise<{ events: LetterEvent[]; head: string }> {
    const { status, body } = await this.asks<{ events: LetterEvent[]; head: string }>("GET", at, `/api/letters/${letter}/record`)
    if (status !== 200) throw new Error(`the record answered ${status}`)
    return body
  }

  /** Leaves everything that is open. */
  leaves(): void {
    for (const leave of this.#left.splice(0)) leave()
  }
}

/** A draft at a stock client, and every frame that it has heard. Words are numbered, so that each that is lost or doubled shows. */
export class Typist extends StockClient {
  readonly #frames: readonly Buffer[]

  constructor({ cookie, origin }: Counsel, at: string, letter: string, doc: DocName) {
    const frames: Buffer[] = []
    super(`${at}/sync`, letter, doc, browserSocket(() => ({ cookie, origin }), (frame) => frames.push(frame)))
    this.#frames = frames
    // A stock client's state counts from the first time that it is set.
    this.provider.awareness.setLocalStateField("here", true)
  }

  /** Frames heard, whatever they hold, as text to look for words in. */
  get heard(): string {
    return Buffer.concat(this.#frames).toString("latin1")
  }

  /** How many frames that say something of somebody's presence. */
  get presences(): number {
    return this.#frames.filter((frame) => frame[0] === Message.awareness && frame.length > 4).length
  }

  /** Types at the end of one's paragraph on an issue. */
  types(words: string, issue = "issue-1"): void {
    const text = paragraphOf(this.doc, positionRoot(issue))
    text.insert(text.length, words)
  }

  /** Everything the doc holds, without its tags. */
  override get words(): string {
    return super.words.replaceAll(/<[^>]*>/g, "")
  }

  /** Names of the others who are here. */
  get others(): string[] {
    const states = [...this.provider.awareness.getStates()].filter(([client]) => client !== this.doc.clientID)
    return states.map(([, state]) => (state["user"] as { name: string } | undefined)?.name ?? "").sort()
  }
}

/** Somebody who listens to a record, and comes back with the number of the last event heard when the stream ends. */
export class Ear {
  readonly events: LetterEvent[] = []
  readonly #abort = new AbortController()

  constructor(who: Counsel, at: string, letter: string) {
    void this.#listen(who, `${at}/api/letters/${letter}/record`)
  }

  get seqs(): number[] {
    return this.events.map(({ seq }) => seq)
  }

  close(): void {
    this.#abort.abort()
  }

  async #listen({ cookie }: Counsel, url: string): Promise<void> {
    const { signal } = this.#abort
    while (!signal.aborted) {
      const headers = { accept: "text/event-stream", cookie, "last-event-id": String(this.events.at(-1)?.seq ?? 0) }
      try {
        const response = await fetch(url, { headers, signal })
        let text = ""
        if (response.ok) for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) text = this.#hear(text + chunk)
      } catch {
        // Broken off: come back.
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  /** Takes the whole frames out of what has come; gives the rest. */
  #hear(text: string): string {
    const frames = text.split("\n\n")
    for (const frame of frames.slice(0, -1)) {
      const data = /^data: (.*)$/m.exec(frame)
      if (data) this.events.push(JSON.parse(data[1]!) as LetterEvent)
    }
    return frames.at(-1) ?? ""
  }
}

/** A letter with one issue and both counsel in it; the invitation is made at one node and accepted at the other. */
export async function letterOf(rosa: Counsel, daniel: Counsel, here: string, there = here): Promise<string> {
  const { id } = await rosa.does<{ id: string }>(here, "/api/letters", begin())
  await rosa.does(there, `/api/letters/${id}/commands`, { type: "add-issue", heading: [{ text: "Pump failures" }], request: { kind: "Interrogatory", set: "Set One", numbers: "4" } })
  const { token, code } = await rosa.does<{ token: string; code: string }>(here, `/api/letters/${id}/invitations`, { side: "responding", role: "counsel" })
  await daniel.does(there, `/api/invitations/${token}/accept`, { code })
  return id
}
