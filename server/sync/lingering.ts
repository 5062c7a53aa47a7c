import type { Socket } from "./socket.ts"

/** How long somebody who comes by requests (`visit.ts`) counts as there after the last one, in ms: three polls of a hidden page. */
const LINGER = 15_000

/**
 * Those who have left and are most likely back in a moment, one a client: the latest. They keep their presence, and the room.
 * Whoever does not come back is forgotten without a word: it may be at another server, and others' browsers give up after 30 s.
 */
export class Lingering {
  private readonly expired: (socket: Socket) => void
  private readonly waiting = new Map<number | null, { readonly socket: Socket; readonly timer: NodeJS.Timeout }>()

  constructor(expired: (socket: Socket) => void) {
    this.expired = expired
  }

  /** Waits for a socket's client. */
  add(socket: Socket): void {
    const { client } = socket
    clearTimeout(this.waiting.get(client)?.timer)
    const timer = setTimeout(() => {
      this.waiting.delete(client)
      this.expired(socket)
    }, LINGER).unref()
    this.waiting.set(client, { socket, timer })
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0
  }

  /** Waits for nobody any more; gives those who were waited for. */
  forget(): Socket[] {
    const waiting = [...this.waiting.values()]
    for (const { timer } of waiting) clearTimeout(timer)
    this.waiting.clear()
    return waiting.map(({ socket }) => socket)
  }
}
