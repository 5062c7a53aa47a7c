import { savedFrame } from "./frames.ts"
import type { Socket } from "./socket.ts"
import type { Twin } from "./twin.ts"

/**
 * How often at most a socket hears that its words are saved, in ms. The first of a while at once; who types on sees "Saving…" for
 * so long at the end.
 */
const TELL_EVERY = 1000

/** Says when a socket hears that its words are on disk. */
export class Acknowledgements {
  private readonly due: () => void
  /** Runs while somebody has not heard yet. */
  private timer: NodeJS.Timeout | null = null

  /** @param due Called when it is time to tell those who are owed. */
  constructor(due: () => void) {
    this.due = due
  }

  /** Notes that so many more updates of a socket are on disk; says whether it should hear of it now. */
  isTime(socket: Socket, count: number, isDue: boolean): boolean {
    socket.saved += count
    if (count === 0 && !(isDue && socket.isOwed)) return false
    const now = performance.now()
    socket.isOwed = now - socket.toldAt < TELL_EVERY && !isDue
    if (socket.isOwed) this.timer ??= setTimeout(() => this.ring(), TELL_EVERY).unref()
    else socket.toldAt = now
    return !socket.isOwed
  }

  /** What the socket hears. Only after a commit, when the twin is what the disk has. */
  frame(socket: Socket, twin: Twin | null): Uint8Array | null {
    return twin && savedFrame(twin.stateVector(), socket.saved)
  }

  private ring(): void {
    this.timer = null
    this.due()
  }
}
