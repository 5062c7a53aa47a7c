import type { LetterEvent } from "../../shared/letter/event.ts"
import { UNREACHABLE, type ApiRefusal } from "./answer.ts"
import { EMPTY, take, type Folded } from "./fold.ts"
import type { KeptRecord } from "./keptrecord.ts"
import { listen, readRecord, type RecordPart } from "./stream.ts"

/**
 * How the record comes. `live`: pushed by the server. `polling`: asked for every few seconds, because something between here
 * and there holds events back. `offline`: the server cannot be reached; tried again by itself. `refused`: the server says no.
 * `broken`: what came does not continue what we have, which no lawful server does.
 */
export type RecordStatus = "loading" | "live" | "polling" | "offline" | "refused" | "broken"

/** The record as it stands here. */
export interface RecordState extends Folded {
  readonly status: RecordStatus
  readonly refusal: ApiRefusal | null
}

/** Waiting times in milliseconds. */
export interface Patience {
  /** For the first byte of a stream; a proxy that holds it longer holds the rest, too. */
  readonly first: number
  /** For the next byte; the server's heartbeat is well under a minute. */
  readonly silence: number
  /** Between two polls. */
  readonly poll: number
  /** Polls before the stream is tried again. */
  readonly polls: number
  /** For the first answer, before what this browser has kept is shown. */
  readonly kept: number
  /** After the first failure; doubles up to sixteen times that. */
  readonly retry: number
}

/** What may mean that a wait is over: the connection, or the person, is back. */
const BACK = ["online", "focus"]

/** How long a browser waits. */
export const PATIENCE: Patience = { first: 8_000, silence: 60_000, poll: 3_000, polls: 40, kept: 3_000, retry: 1_000 }

/**
 * A letter's record, followed until closed: reads what there is, then listens; after a break goes on from the last event it
 * has. Falls back to asking where streams do not come through.
 */
export class Following {
  readonly #url: string
  readonly #patience: Patience
  readonly #onHint: (name: string) => void
  readonly #kept: KeptRecord | null
  readonly #onEvents: (events: readonly LetterEvent[]) => void
  /** Whether what is shown is what an earlier page had kept. The server's answer takes its place, whole. */
  #isKept = false
  readonly #listeners = new Set<() => void>()
  #state: RecordState = { ...EMPTY, status: "loading", refusal: null }
  #stop = new AbortController()
  #wake = () => {}
  #closed = false
  #stopWaiting = () => {}

  /**
   * @param onHint Hears what else the server says on the record's stream: that there is something to ask for.
   * @param kept Where the record is kept, to be read where the server cannot be reached.
   * @param onEvents Hears what the server says has happened, each event once.
   */
  constructor(
    url: string,
    patience: Patience = PATIENCE,
    onHint: (name: string) => void = () => {},
    kept: KeptRecord | null = null,
    onEvents: (events: readonly LetterEvent[]) => void = () => {},
  ) {
    this.#url = url
    this.#patience = patience
    this.#onHint = onHint
    this.#kept = kept
    this.#onEvents = onEvents
    for (const back of BACK) globalThis.addEventListener?.(back, this.nudge)
    void this.#run()
    const late = setTimeout(() => void this.#showKept(), patience.kept)
    this.#stopWaiting = () => clearTimeout(late)
  }

  readonly now = (): RecordState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Ends a wait early: the connection is back, or somebody asks for it. */
  readonly nudge = (): void => this.#wake()

  /** Takes in events that came another way, such as in the answer to a command. Others' events in between are on their way. */
  readonly take = (events: readonly LetterEvent[]): boolean => {
    const before = this.#isKept ? EMPTY : this.#state
    const { folded, fault } = take(before, events)
    if (folded.letter && folded.letter !== this.#state.letter) {
      this.#isKept = false
      this.#onEvents(folded.events.slice(before.events.length))
      this.#set(folded)
      this.#kept?.keep(folded.events)
    }
    if (fault === "broken") this.#set({ status: "broken" })
    return fault === null
  }

  close(): void {
    this.#closed = true
    this.#stopWaiting()
    for (const back of BACK) globalThis.removeEventListener?.(back, this.nudge)
    this.#stop.abort()
    this.#wake()
  }

  get #after(): number {
    return this.#isKept ? 0 : (this.#state.letter?.seq ?? 0)
  }

  #set(change: Partial<RecordState>): void {
    this.#state = { ...this.#state, ...change }
    for (const tell of this.#listeners) tell()
  }

  #is(status: RecordStatus, refusal: ApiRefusal | null = null): void {
    if (this.#closed || this.#state.status === "broken" || this.#state.status === status) return
    this.#set({ status, refusal })
  }

  /** A session that ended may come back: the person signs in beside this page. Any other refusal is final. */
  get #over(): boolean {
    const { status, refusal } = this.#state
    return this.#closed || status === "broken" || (status === "refused" && refusal?.status !== 401)
  }

  async #run(): Promise<void> {
    let failures = 0
    while (!this.#over) {
      if (!(await this.#catchUp())) {
        await this.#pause(this.#patience.retry * 2 ** Math.min(4, failures++))
      } else if (await this.#listen()) {
        failures = 0
        await this.#pause(this.#patience.retry / 4)
      } else {
        await this.#poll()
      }
    }
  }

  /** Reads what is missing. False when that did not work: offline now, or refused. */
  async #catchUp(): Promise<boolean> {
    if (this.#over) return false
    this.#stop = new AbortController()
    const asked = this.#state.letter?.head
    const answer = await readRecord(this.#url, this.#after, this.#stop.signal)
    if (this.#closed) return false
    if (answer.ok) {
      if (!this.take(answer.value.events) || isBehind(answer.value, asked)) this.#is("broken")
      return true
    }
    const { status } = answer.refusal
    if (status === 0 || status >= 500) await this.#showKept()
    else if (this.#isKept && status !== 401) this.#forgetKept()
    this.#is(status >= 400 && status < 429 ? "refused" : "offline", answer.refusal)
    return false
  }

  /** What an earlier page had kept, while nothing comes from the server. */
  async #showKept(): Promise<void> {
    const folded = this.#state.letter ? EMPTY : await this.#kept?.read().catch(() => EMPTY)
    if (!folded?.letter || this.#state.letter || this.#closed) return
    this.#isKept = true
    this.#set({ ...folded, status: "offline", refusal: UNREACHABLE })
  }

  /** The server has answered, and shows this person no such record: what was kept of it is not shown either. */
  #forgetKept(): void {
    this.#isKept = false
    this.#set(EMPTY)
  }

  /** Listens until the stream ends or leaves something out. False when no stream came through. */
  async #listen(): Promise<boolean> {
    if (this.#over) return true
    this.#stop = new AbortController()
    let heard = false
    for await (const events of listen(this.#url, this.#after, this.#stop, this.#patience, this.#onHint)) {
      heard = true
      this.#is("live")
      if (!this.take(events)) break
    }
    return heard
  }

  async #poll(): Promise<void> {
    for (let count = 0; count < this.#patience.polls && !this.#over; count++) {
      this.#is("polling")
      await this.#pause(this.#patience.poll)
      if (!(await this.#catchUp())) return
    }
  }

  #pause(ms: number): Promise<void> {
    if (this.#over) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/**
 * Whether the server has nothing after the event that we had when we asked, and does not end with that: it was set back to an older copy,
 * and says nothing of ours. What came another way meanwhile does not count.
 *
 * @param asked The hash of that event.
 */
function isBehind({ events, head }: RecordPart, asked: string | undefined): boolean {
  return events.length === 0 && head !== "" && head !== asked
}
