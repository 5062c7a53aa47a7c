import { troubleOf } from "../store/failure.ts"
import type { Job } from "../store/batch.ts"
import { type Appended, type DraftUpdate, MOST_DOCS, type Store } from "../store/store.ts"

/** While many type, commits begin no closer to each other than so many times what one takes, and never further than so many ms. */
const TIMES = 12
const FURTHEST = 4
/** So many docs must be likely to come meanwhile; one who types alone waits for nobody. The idea is PostgreSQL's `commit_siblings`. */
const COMPANY = 4
/** How much of what was thought of the time before is kept when one more commit was measured. */
const INERTIA = 0.9
/** A pause between two commits counts as so many ms at most: after a quiet night the crowd is noticed at once. */
const LONG_AGO = 50

/** A doc to which something has come that may have to be written. */
export interface Party {
  /** A commit is about to begin: what is appended before this returns goes with it. Must not throw. */
  begin(): void
  /** The number of the last commit it was called for. Kept here for the commits; 0 before the first. */
  commit: number
}

/** Updates of one doc on their way to disk, and whom to tell. */
export type Writing = Omit<Job<readonly DraftUpdate[]>, "done"> & { readonly done: (appended: readonly Appended[]) => void }

/**
 * Group commit for all docs of this server. A commit costs the disk and the processor much the same for one keystroke as for
 * thirty, and so does each waking of the server for what has arrived. So where many type, everything rests for a moment after a
 * commit; what has come by then is read, tried, written and shown together.
 */
export class Commits {
  private readonly store: Store
  private readonly rest: (ms: number) => void
  private waiting: Party[] = []
  private writings: Writing[] = []
  private isRunning = false
  private readonly pace = new Pace()

  /** @param rest Lets the whole server rest for so many ms. */
  constructor(store: Store, rest: (ms: number) => void = asleep) {
    this.store = store
    this.rest = rest
  }

  /** Has a doc called when the next commit is about to begin. */
  enter(party: Party): void {
    this.waiting.push(party)
    if (!this.isRunning) void this.run()
  }

  /** Has updates of one doc written with the next commit; its `done` is called when they are on disk. */
  append(writing: Writing): void {
    this.writings.push(writing)
    if (!this.isRunning) void this.run()
  }

  private async run(): Promise<void> {
    this.isRunning = true
    while (this.waiting.length > 0 || this.writings.length > 0) {
      // Everything that has arrived on other sockets joins in.
      await new Promise((resolve) => setImmediate(resolve))
      this.pace.begins(this.waiting)
      for (const party of this.waiting.splice(0)) party.begin()
      while (this.writings.length > 0) await this.commit(this.writings.splice(0, MOST_DOCS))
      const left = this.pace.left()
      if (left > 0) this.rest(left)
    }
    this.isRunning = false
  }

  private async commit(writings: readonly Writing[]): Promise<void> {
    const began = performance.now()
    const appended = await this.store.appendUpdates(writings.flatMap(({ item }) => item)).catch((error: unknown) => this.failed(writings, error))
    if (!appended) return
    this.pace.took(performance.now() - began)
    let at = 0
    for (const { item, done } of writings) done(appended.slice(at, (at += item.length)))
  }

  /** A machine that fails fails for all. Where one doc is to blame, the others do not pay for it. */
  private async failed(writings: readonly Writing[], error: unknown): Promise<null> {
    const trouble = troubleOf(error)
    if (writings.length > 1 && (trouble === null || trouble === "damaged")) for (const writing of writings) await this.commit([writing])
    else for (const writing of writings) writing.failed(error)
    return null
  }
}

/** How close commits should be to each other, from what they cost and who comes. */
class Pace {
  private beganAt = Number.NEGATIVE_INFINITY
  private number = 1
  /** What a commit takes and how far it is from the one before, in ms; and how many come with it that were not in the one before. */
  private cost = 0
  private every = LONG_AGO
  private fresh = 0

  begins(parties: readonly Party[]): void {
    const now = performance.now()
    let fresh = 0
    for (const party of parties) {
      if (party.commit !== this.number) fresh++
      party.commit = this.number + 1
    }
    this.number++
    this.every = smoothed(this.every, Math.min(LONG_AGO, now - this.beganAt))
    this.fresh = smoothed(this.fresh, fresh)
    this.beganAt = now
  }

  took(ms: number): void {
    this.cost = smoothed(this.cost, ms)
  }

  /** For how many ms to wait for company now. Whoever types as fast as it is shown is in each commit, and is none. */
  left(): number {
    const gap = Math.min(FURTHEST, TIMES * this.cost)
    return (this.fresh / this.every) * gap >= COMPANY ? this.beganAt + gap - performance.now() : 0
  }
}

function smoothed(before: number, now: number): number {
  return before * INERTIA + now * (1 - INERTIA)
}

const CELL = new Int32Array(new SharedArrayBuffer(4))

/** The thread sleeps. A timer would have each keystroke wake it in between. */
function asleep(ms: number): void {
  Atomics.wait(CELL, 0, 0, ms)
}
