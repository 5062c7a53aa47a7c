/** How drafts reach the server: by WebSockets, or by plain requests where the network lets no WebSocket through. */
export type Means = "sockets" | "requests"

/** What is used of the browser's storage, to remember in a tab what the page before found out. */
export type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">

/** What the way needs of the world. */
export interface WaySettings {
  readonly memory: Memory | null
  /** Whether a plain request reaches the server now. */
  readonly reaches: () => Promise<boolean>
  /** How long a WebSocket may take to bring its first message, in ms: the server greets at once. */
  readonly patience: number
  /** After how long a WebSocket is tried again, in ms, each time it fails; the last for ever. */
  readonly again: readonly [number, ...number[]]
}

const KEY = "drafts-by-requests"
/** WebSockets that fail while requests work, before it is called the network's doing: one may be the server's restart. */
const ENOUGH = 2
/** What a browser says of a WebSocket that was not opened, or broke; any other code is the server's word. */
const BROKEN = 1006

/**
 * Decides how drafts reach the server, for all docs of the page alike. They go by requests only where a WebSocket fails while
 * requests work: without a connection neither does, and that is another thing to say.
 */
export class Way {
  private readonly settings: WaySettings
  private readonly listeners = new Set<() => void>()
  private readonly byRequests = new Set<WebSocket>()
  private means: Means
  private misses = 0
  private isAsking = false
  private tries = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private open: (() => WebSocket) | null = null

  constructor(settings: WaySettings) {
    this.settings = settings
    this.means = recalls(settings.memory) ? "requests" : "sockets"
    globalThis.addEventListener?.("online", this.tryAgain)
  }

  now = (): Means => this.means

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * A class like `WebSocket` whose connections go the way that works.
   *
   * @param Bare Used to try whether WebSockets work again.
   */
  between(Bare: typeof WebSocket, Direct: typeof WebSocket, ByRequests: typeof WebSocket): typeof WebSocket {
    const connect = (url: string, protocols?: string[]): WebSocket => {
      this.open = () => new Bare(url, protocols)
      if (this.means === "sockets") return this.watch(new Direct(url, protocols))
      this.plan()
      const socket = new ByRequests(url, protocols)
      for (const old of this.byRequests) if (old.readyState === CLOSED) this.byRequests.delete(old)
      this.byRequests.add(socket)
      return socket
    }
    // Called with `new`: what a constructor gives back takes the place of what it would have made.
    return function (url: string, protocols?: string[]) {
      return connect(url, protocols)
    } as unknown as typeof WebSocket
  }

  /** Notes whether a WebSocket brings anything, or fails while requests get through. */
  private watch(socket: WebSocket): WebSocket {
    const isBlocked = () => this.settings.reaches()
    void endOf(socket, this.settings.patience, isBlocked).then((end) => {
      if (end === "heard") this.misses = 0
      if (end === "broke") this.missed()
      if (end === "late") this.go("requests")
      if (end === "late") socket.close()
    })
    return socket
  }

  /** Asks once for all docs that fail at the same time: a restart that all notice counts once. */
  private missed(): void {
    if (this.isAsking || this.means === "requests") return
    this.isAsking = true
    void this.settings.reaches().then((reaches) => {
      this.isAsking = false
      if (reaches && ++this.misses >= ENOUGH) this.go("requests")
    })
  }

  private go(means: Means): void {
    if (this.means === means) return
    this.means = means
    this.misses = 0
    remember(this.settings.memory, means === "requests")
    for (const socket of this.byRequests) if (means === "sockets") socket.close()
    for (const tell of this.listeners) tell()
  }

  private plan(): void {
    const { again } = this.settings
    this.timer ??= setTimeout(this.tryAgain, again[Math.min(this.tries, again.length - 1)])
  }

  /** Tries a WebSocket beside the requests: the network may be another one by now. */
  private tryAgain = (): void => {
    clearTimeout(this.timer)
    this.timer = undefined
    const socket = this.means === "requests" ? this.open?.() : undefined
    if (!socket) return
    void endOf(socket, this.settings.patience, async () => true).then((end) => {
      socket.close()
      this.tries = end === "heard" ? 0 : this.tries + 1
      if (end === "heard") this.go("sockets")
      else if (this.byRequests.size > 0) this.plan()
    })
  }
}

const CLOSED = 3

/**
 * How a WebSocket begins. `heard`: the server has said something, if only with a close code of its own. `broke`: it failed.
 * `late`: it has brought nothing for so long, and does not stand for a network that brings nothing at all.
 */
function endOf(socket: WebSocket, patience: number, isLate: () => Promise<boolean>): Promise<"heard" | "broke" | "late"> {
  return new Promise((resolve) => {
    let timer = setTimeout(look, patience)
    async function look(): Promise<void> {
      if (await isLate()) resolve("late")
      else if (socket.readyState !== CLOSED) timer = setTimeout(look, patience)
    }
    const end = (how: "heard" | "broke") => {
      clearTimeout(timer)
      resolve(how)
    }
    socket.addEventListener("message", () => end("heard"))
    socket.addEventListener("close", ({ code }) => end(code === BROKEN ? "broke" : "heard"))
    socket.addEventListener("error", () => {})
  })
}

/** A browser that keeps nothing forgets it with the page. */
function recalls(memory: Memory | null): boolean {
  try {
    return memory?.getItem(KEY) === "1"
  } catch {
    return false
  }
}

function remember(memory: Memory | null, isByRequests: boolean): void {
  try {
    if (isByRequests) memory?.setItem(KEY, "1")
    else memory?.removeItem(KEY)
  } catch {
    // Full, or not allowed: the next page finds out by itself.
  }
}

/** Whether the server answers a plain request; a page that the network shows in its place is no answer. */
async function reaches(): Promise<boolean> {
  const signal = AbortSignal.timeout(8000)
  const answer: unknown = await fetch("/healthz", { cache: "no-store", signal }).then((response) => response.json()).catch(() => null)
  return Object(answer).ok === true
}

function tabMemory(): Memory | null {
  try {
    return globalThis.sessionStorage ?? null
  } catch {
    return null
  }
}

/** The way of this page. */
export const way = new Way({ memory: tabMemory(), reaches, patience: 4000, again: [20_000, 60_000, 300_000] })
