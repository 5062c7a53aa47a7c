import type { Response } from "express"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { Change, Store } from "../store/store.ts"

/** Proxies cut connections that are silent for a minute; half of that, and a dead peer is noticed soon. */
const HEARTBEAT_MS = 20_000
/** A reader that takes nothing for so long is let go; it resumes where it stopped. */
const PATIENCE_MS = 30_000

/** Streams one person may hold open on this node: one a letter and tab. */
export const MAX_STREAMS = 100

/** Who listens, from where on, and whether it still may. */
export interface Listener {
  readonly letter: string
  /** The listener's side: it hears that its own side has a new remark, and nothing of the other's. */
  readonly side: Side
  readonly userId: string
  readonly sessionId: string
  /** The last event the listener has. */
  readonly after: number
  /** Asked at each heartbeat and before each delivery. */
  mayRead(): Promise<boolean>
}

interface Stream extends Listener {
  readonly res: Response
  /** Whether the own side's remarks may have changed since the listener was last told. */
  hasAside: boolean
  wake(): void
}

/**
 * The open records: each event to everybody in the letter as it happens, as server-sent events with `id: seq`. A stream
 * reads from the store after the last number it sent, so there is no gap to fall into, another node's events arrive the
 * same way, and a slow reader costs one batch of memory, however far behind it is.
 */
export class Streams {
  readonly #store: Store
  readonly #open = new Set<Stream>()
  readonly #unsubscribe: () => void

  constructor(store: Store) {
    this.#store = store
    this.#unsubscribe = store.onChange((change) => {
      if (change.kind === "draft" || change.kind === "presence") return
      if (change.kind === "sessions") return this.recheck(change.userId)
      for (const stream of this.#open) if (concerns(change, stream)) tell(stream, change.kind)
    })
  }

  get size(): number {
    return this.#open.size
  }

  /** Whether a person may have one more. */
  admits(userId: string): boolean {
    return [...this.#open].filter((stream) => stream.userId === userId).length < MAX_STREAMS
  }

  /** Streams until the listener leaves, loses its right, or the server stops. */
  async serve(res: Response, listener: Listener): Promise<void> {
    const bell = new Bell()
    const stream: Stream = { ...listener, res, hasAside: false, wake: () => bell.ring() }
    this.#open.add(stream)
    res.once("close", () => bell.ring())
    res.status(200).set(HEADERS)
    res.write("retry: 1000\n\n")
    try {
      await this.#pump(stream, bell)
    } finally {
      this.#open.delete(stream)
      if (!res.destroyed) res.end()
    }
  }

  /** Has the streams of a person ask again whether they may go on: a session has ended, or a seat. */
  recheck(userId: string): void {
    for (const stream of this.#open) if (stream.userId === userId) stream.wake()
  }

  close(): void {
    this.#unsubscribe()
    for (const stream of this.#open) this.#end(stream)
  }

  #end(stream: Stream): void {
    stream.res.end()
    stream.wake()
  }

  async #pump(stream: Stream, bell: Bell): Promise<void> {
    let last = stream.after
    while (isOpen(stream.res)) {
      bell.reset()
      if (!(await stream.mayRead())) return
      for (const event of await this.#store.events(stream.letter, last)) {
        if (!(await deliver(stream.res, frame(event)))) return
        last = event.seq
      }
      const hasAside = stream.hasAside
      stream.hasAside = false
      if (hasAside && !(await deliver(stream.res, ASIDE))) return
      const rang = await bell.wait(HEARTBEAT_MS)
      if (!rang && !(await deliver(stream.res, ": here\n\n"))) return
    }
  }
}

function concerns(change: Exclude<Change, { kind: "draft" | "presence" | "sessions" }>, stream: Stream): boolean {
  if (change.kind === "missed") return true
  return change.letter === stream.letter && (change.kind === "record" || change.side === stream.side)
}

function tell(stream: Stream, kind: Change["kind"]): void {
  stream.hasAside ||= kind !== "record"
  stream.wake()
}

/** Says only that there is something to ask for. Without data, so that a reader who knows of nothing but the record passes it over. */
const ASIDE = "event: aside\n\n"

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  /** Asks nginx not to buffer. */
  "x-accel-buffering": "no",
}

/** JSON has no raw line breaks, so one `data:` line holds the whole event. */
function frame(event: LetterEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`
}

function isOpen(res: Response): boolean {
  return !res.writableEnded && !res.destroyed
}

/** Writes, and waits while the reader is slow; false when it has gone or takes too long. */
async function deliver(res: Response, text: string): Promise<boolean> {
  if (!isOpen(res)) return false
  if (!res.write(text)) await drained(res)
  return isOpen(res)
}

function drained(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => res.destroy(), PATIENCE_MS)
    const done = (): void => {
      clearTimeout(timer)
      res.off("drain", done).off("close", done)
      resolve()
    }
    res.on("drain", done).on("close", done)
  })
}

/** Lets one waiter sleep until somebody rings or the time is up. A ring between two waits is not lost. */
class Bell {
  #rang = false
  #waiter: ((rang: boolean) => void) | null = null

  ring(): void {
    this.#rang = true
    this.#waiter?.(true)
  }

  reset(): void {
    this.#rang = false
  }

  wait(millis: number): Promise<boolean> {
    if (this.#rang) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), millis)
      const done = (rang: boolean): void => {
        clearTimeout(timer)
        this.#waiter = null
        resolve(rang)
      }
      this.#waiter = done
    })
  }
}
