import type { DocName } from "../../shared/sync/docs.ts"
import { Close, MAX_WAIT } from "../../shared/sync/wire.ts"
import { type Heard, RequestSocket, type Said, type Source } from "./requestsocket.ts"

/** Between two requests of a kind, in ms: fast typing goes out eight times a second. */
const PACE = 120
/** How long after the last key a request that waits for news is begun, in ms. While one types, each answer brings the news. */
const REST = 400
/** Between two looks of a page that nobody looks at, in ms; it holds no request open, for a browser has six to a server. */
const HIDDEN = 5000
/** Between two looks where the network lets no request wait, in ms. */
const SHORT = 2000
/** How long an answer may take beyond what it was asked to wait, in ms. */
const PATIENCE = 12_000
/** A request that was lost sooner was not lost for its waiting, in ms. */
const AT_ONCE = 1500
/** Bytes that a browser sends after its page is closed. */
const MAX_LAST = 60 * 1024

/** What came of a request: an answer for each doc, or the code that ends the connections. 1006 where none came. */
type Outcome = { readonly docs: readonly Heard[] } | { readonly code: number }

/**
 * The requests in which the docs of one letter are kept in step where no WebSocket comes through. One says what there is to say,
 * and the next waits until it is answered, so that nothing overtakes; beside it, one waits for news.
 */
export class Line {
  private readonly url: string
  private readonly fetch: typeof fetch
  private readonly sockets = new Set<RequestSocket>()
  private readonly hungUp = new AbortController()
  private rouse = () => {}
  private isRunning = false
  /** The request that waits for news, and of which docs. */
  private listening: { readonly sockets: readonly RequestSocket[]; readonly hangUp: AbortController } | null = null
  /** Seconds for which requests wait. Fewer, where the network cuts them off. */
  private wait = MAX_WAIT
  /** Whether the last one was lost: the next is not to wait, so that one soon knows. */
  private isInDoubt = false
  private spokenAt = -Infinity
  private listenAt = 0

  constructor(url: string, fetcher: typeof fetch) {
    this.url = url
    this.fetch = fetcher
    globalThis.addEventListener?.("pagehide", this.part)
    globalThis.document?.addEventListener("visibilitychange", this.look)
  }

  join(socket: RequestSocket): void {
    this.sockets.add(socket)
    this.wake()
    if (!this.isRunning) void this.run()
  }

  leave(socket: RequestSocket): void {
    this.sockets.delete(socket)
    this.wake()
  }

  /** There is something to say. */
  wake(): void {
    this.rouse()
  }

  /** Says something of which no answer is awaited, even while the page is closed. */
  sayLast(said: Said): void {
    const body = bodyOf([said], 0)
    void this.post(body, { keepalive: body.length < MAX_LAST }).catch(() => {})
  }

  private part = (): void => {
    for (const socket of this.sockets) if (socket.readyState === RequestSocket.OPEN) this.sayLast(socket.goodbye())
  }

  /** Whoever looks at the page again wants to see what is there now. */
  private look = (): void => {
    if (!isHidden()) this.listenAt = 0
    this.wake()
  }

  private async run(): Promise<void> {
    this.isRunning = true
    // A socket joins in its constructor, before anybody listens to it.
    await this.sleep(0)
    while (this.sockets.size > 0) await this.step()
    this.isRunning = false
    this.hungUp.abort()
    lines.get(this.fetch)?.delete(this.url)
    globalThis.removeEventListener?.("pagehide", this.part)
    globalThis.document?.removeEventListener("visibilitychange", this.look)
  }

  private async step(): Promise<void> {
    const now = performance.now()
    const waiting = this.each().filter((socket) => socket.isWaiting)
    if (waiting.length > 0) {
      if (now - this.spokenAt < PACE) return this.sleep(PACE - (now - this.spokenAt))
      return this.say(this.listening ? waiting : this.each())
    }
    if (this.listening) {
      // A doc that was opened meanwhile would have no news until this request is answered: one for all takes its place.
      if (this.each().some((socket) => !this.listening?.sockets.includes(socket))) this.listening.hangUp.abort()
      return this.sleep()
    }
    const at = Math.max(this.listenAt, this.spokenAt + REST)
    if (now < at) return this.sleep(at - now)
    void this.listen()
  }

  /** One socket a doc: for a moment there may be two, when one doc takes another's place. */
  private each(): RequestSocket[] {
    return [...new Map([...this.sockets].map((socket) => [socket.doc, socket])).values()]
  }

  private async say(sockets: readonly RequestSocket[]): Promise<void> {
    const said = sockets.map((socket) => socket.says())
    const outcome = await this.ask(said, 0)
    this.spokenAt = performance.now()
    this.settle(sockets, said, outcome)
  }

  private async listen(): Promise<void> {
    const [sockets, begun, hangUp] = [this.each(), performance.now(), new AbortController()]
    this.listening = { sockets, hangUp }
    const said = sockets.map((socket) => socket.asks())
    const wasHidden = isHidden()
    const wait = wasHidden || this.isInDoubt ? 0 : this.wait
    const outcome = await this.ask(said, wait, hangUp.signal)
    this.listening = null
    if (hangUp.signal.aborted && isLost(outcome)) return this.wake()
    const took = performance.now() - begun
    const isCutOff = wait > 0 && isLost(outcome) && took > AT_ONCE
    if (isCutOff) this.wait = wait > 3 ? Math.floor(wait / 2) : 0
    const isNews = !isCutOff && this.settle(sockets, said, outcome)
    const isLookedAt = wasHidden && !isHidden()
    const isSoon = isCutOff || isLookedAt || this.isInDoubt || (wait > 0 && (isNews || took >= wait * 1000))
    this.isInDoubt = isCutOff
    this.listenAt = performance.now() + (isSoon ? PACE : isHidden() ? HIDDEN : SHORT)
    this.wake()
  }

  /** Gives each socket its part of what came; says whether there was news in it. */
  private settle(sockets: readonly RequestSocket[], said: readonly Said[], outcome: Outcome): boolean {
    if ("docs" in outcome) return sockets.map((socket, n) => hear(socket, outcome.docs, said[n]!)).some(Boolean)
    for (const socket of sockets) socket.fail(outcome.code)
    return false
  }

  private async ask(said: readonly Said[], wait: number, hangUp = this.hungUp.signal): Promise<Outcome> {
    const signal = AbortSignal.any([this.hungUp.signal, hangUp, AbortSignal.timeout(wait * 1000 + PATIENCE)])
    try {
      const response = await this.post(bodyOf(said, wait), { signal })
      const body: unknown = await response.json().catch(() => null)
      if (response.ok && isAnswer(body)) return body
      const isOurs = typeof Object(body).code === "string"
      return { code: (isOurs && CODES[response.status]) || 1006 }
    } catch {
      return { code: 1006 }
    }
  }

  private post(body: string, more: RequestInit): Promise<Response> {
    const headers = { "content-type": "application/json", accept: "application/json" }
    const { fetch } = this
    return fetch(this.url, { method: "POST", headers, body, cache: "no-store", ...more })
  }

  /** Until woken, or for so many ms. */
  private sleep(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      this.rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Whether there was news for it. An answer that cannot be read is none. */
function hear(socket: RequestSocket, docs: readonly Heard[], said: Said): boolean {
  const heard = docs.find(({ doc }) => doc === socket.doc)
  try {
    return heard !== undefined && socket.hears(heard, said)
  } catch {
    socket.fail(1006)
    return false
  }
}

/** The codes for what the server says of a whole request. */
const CODES: Readonly<Record<number, number>> = {
  401: Close.SignedOut.code,
  404: Close.Unknown.code,
  413: Close.TooLarge.code,
  429: Close.TooFast.code,
}

function bodyOf(docs: readonly Said[], wait: number): string {
  return JSON.stringify({ wait, docs })
}

/** A page that a network puts in place of an answer is none. */
function isAnswer(body: unknown): body is { docs: Heard[] } {
  return Array.isArray(Object(body).docs)
}

function isLost(outcome: Outcome): boolean {
  return "code" in outcome && outcome.code === 1006
}

function isHidden(): boolean {
  return globalThis.document?.hidden === true
}

/** The lines that are open, by address, for each who makes requests. */
const lines = new WeakMap<typeof fetch, Map<string, Line>>()

function lineAt(at: string, fetcher: typeof fetch): Line {
  const mine = lines.get(fetcher) ?? new Map<string, Line>()
  lines.set(fetcher, mine)
  const line = mine.get(at) ?? new Line(at, fetcher)
  mine.set(at, line)
  return line
}

/** A class like `WebSocket` that speaks by requests instead, to the same addresses. */
export function requestSocket(source: () => Source, fetcher: typeof fetch): typeof WebSocket {
  class BySource extends RequestSocket {
    constructor(url: string | URL) {
      const { doc, at } = target(String(url))
      super(lineAt(at, fetcher), doc, source)
    }
  }
  return BySource as unknown as typeof WebSocket
}

/** Where the requests of a letter's docs go: `wss://host/sync/LETTER/DOC` becomes `https://host/api/letters/LETTER/sync`, with its parameters. */
function target(url: string): { doc: DocName; at: string } {
  const { protocol, host, pathname, search } = new URL(url)
  const [, , letter = "", doc = ""] = pathname.split("/")
  return { doc: doc as DocName, at: `${protocol.replace("ws", "http")}//${host}/api/letters/${letter}/sync${search}` }
}
