import * as decoding from "lib0/decoding"
import type * as Y from "yjs"
import { type DocName, positionRoot } from "../shared/sync/docs.ts"
import { Message, Sync } from "../shared/sync/wire.ts"
import type { LetterEvent } from "../shared/letter/event.ts"
import { paragraphOf } from "../tools/stage/paragraph.ts"
import { howItBroke } from "../tools/stage/broke.ts"
import { browserSocket, type SocketClass } from "../tools/stage/socket.ts"
import { type Saved, StockClient } from "../tools/stage/stock.ts"

/** How long an answer may take, in ms. A server that is killed answers nothing at all. */
const PATIENCE = 20_000

/** An answer; status 0 when the connection broke before there was one: what was asked may have been done or not. */
export interface Answer<T> {
  readonly status: number
  readonly body: T
  /** How the connection broke, and after how many ms; there where the status is 0. */
  readonly broke?: string
}

/** A person with an account, at stock clients instead of a browser: HTTP, server-sent events, y-websocket. */
export class Client {
  readonly name: string
  readonly email: string
  readonly url: string
  private readonly password = "correct horse battery"
  private cookie = ""

  private constructor(url: string, name: string) {
    this.url = url
    this.name = name
    this.email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@example.test`
  }

  /** Registers a person. */
  static async registers(url: string, name: string): Promise<Client> {
    const client = new Client(url, name)
    await client.asksWell("POST", "/api/auth/sign-up/email", { name, email: client.email, password: client.password })
    return client
  }

  /** Signs in again, as after the loss of a session. */
  async signsIn(): Promise<void> {
    await this.asksWell("POST", "/api/auth/sign-in/email", { email: this.email, password: this.password })
  }

  /** The headers that the person's own page would send. */
  get headers(): Record<string, string> {
    return { origin: this.url, cookie: this.cookie }
  }

  /** A request as the page would send it. */
  async asks<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const given: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" }
    const asked = performance.now()
    try {
      const response = await fetch(this.url + path, {
        method, headers: { ...this.headers, ...given }, body: body === undefined ? null : JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE),
      })
      for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(";")[0]!
      const bytes = Buffer.from(await response.arrayBuffer())
      return { status: response.status, body: (response.headers.get("content-type")?.includes("json") ? JSON.parse(String(bytes)) : bytes) as T }
    } catch (error) {
      return { status: 0, body: {} as T, broke: `${howItBroke(error)} after ${Math.round(performance.now() - asked)} ms` }
    }
  }

  /** A request that must succeed; gives its body. */
  async asksWell<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.asks<T>(method, path, body)
    if (answer.status === 0 || answer.status >= 300) throw new Error(`${method} ${path}: ${answer.broke ?? answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** Gives a command to a letter. */
  does(letter: string, command: object): Promise<Answer<{ seq: number; code: string; message: string; events: LetterEvent[] }>> {
    return this.asks("POST", `/api/letters/${letter}/commands`, command)
  }

  /** Reads a letter's record as it happens, from the last event heard on, until told to stop. Gives the way to stop. */
  hears(letter: string, heard: (event: LetterEvent) => void): () => void {
    const stop = new AbortController()
    void this.follow(letter, heard, stop.signal)
    return () => stop.abort()
  }

  /** Opens a draft. */
  opens(letter: string, doc: DocName): Draft {
    return new Draft(this, letter, doc)
  }

  private async follow(letter: string, heard: (event: LetterEvent) => void, signal: AbortSignal): Promise<void> {
    for (let last = 0; !signal.aborted; await new Promise((resolve) => setTimeout(resolve, 100))) {
      try {
        const headers = { ...this.headers, accept: "text/event-stream", "last-event-id": String(last) }
        const response = await fetch(`${this.url}/api/letters/${letter}/record`, { headers, signal })
        const decoder = new TextDecoder()
        let text = ""
        for await (const chunk of response.body ?? []) {
          const frames = (text += decoder.decode(chunk as Uint8Array, { stream: true })).split("\n\n")
          text = frames.pop()!
          for (const [, data] of frames.map((frame) => /^data: (.*)$/m.exec(frame) ?? [])) {
            if (data === undefined) continue
            const event = JSON.parse(data) as LetterEvent
            heard(event)
            last = event.seq
          }
        }
      } catch {
        // The server is gone; it is asked again.
      }
    }
  }

  /** Begins a letter, has the other side join, and adds so many issues; gives its id. */
  async begins(other: Client, body: object, issues = 1): Promise<string> {
    const { id } = await this.asksWell<{ id: string }>("POST", "/api/letters", body)
    const invitation = { side: "responding", role: "counsel" }
    const { token, code } = await this.asksWell<{ token: string; code: string }>("POST", `/api/letters/${id}/invitations`, invitation)
    await other.asksWell("POST", `/api/invitations/${token}/accept`, { code })
    for (let n = 1; n <= issues; n++) {
      const heading = [{ text: `Issue number ${n}` }]
      await this.asksWell("POST", `/api/letters/${id}/commands`, { type: "add-issue", heading, request: { kind: "Request", numbers: `No. ${n}`, set: "First Set" } })
    }
    return id
  }
}

/** One draft at a stock client that remembers what it has sent, and what of it the server said to be on its disk. */
export class Draft extends StockClient {
  private readonly memory: Memory

  constructor(client: Client, letter: string, doc: DocName) {
    const memory = new Memory()
    super(`${client.url}/sync`, letter, doc, rememberingSocket(client, memory))
    this.memory = memory
  }

  /** Every update that was acknowledged, over all connections. */
  get acknowledged(): Uint8Array[] {
    return this.memory.acknowledged
  }

  /** Whether everything that was written here is on the server's disk, deletions too. */
  override get isSaved(): boolean {
    return this.provider.synced && this.memory.sent.length === 0
  }

  /** The paragraph of a place, made when it is first written to. */
  text(root = positionRoot("issue-1")): Y.XmlText {
    return paragraphOf(this.doc, root)
  }

  protected override takes(saved: Saved): void {
    super.takes(saved)
    this.memory.saved(saved.count)
  }
}

/** What a draft has sent. */
class Memory {
  readonly acknowledged: Uint8Array[] = []
  /** Updates of this connection that are not yet acknowledged, in order; and how many are. */
  sent: Uint8Array[] = []
  private count = 0

  begin(): void {
    this.sent = []
    this.count = 0
  }

  saved(count: number): void {
    this.acknowledged.push(...this.sent.splice(0, count - this.count))
    this.count = count
  }
}

/** A WebSocket with the person's session. What is written before the server has asked goes with the answer, as our page does it. */
function rememberingSocket(client: Client, memory: Memory): SocketClass {
  return class extends browserSocket(() => client.headers) {
    private hasAnswered = false

    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols)
      memory.begin()
    }

    override send(data: Parameters<InstanceType<SocketClass>["send"]>[0]): void {
      const [type, kind] = data as Uint8Array
      const isUpdate = type === Message.sync && (kind === Sync.update || kind === Sync.step2)
      if (isUpdate && kind === Sync.step2) this.hasAnswered = true
      if (isUpdate && !this.hasAnswered) return
      if (isUpdate) memory.sent.push(decoding.readVarUint8Array(decoding.createDecoder((data as Uint8Array).subarray(2))))
      super.send(data)
    }
  }
}
