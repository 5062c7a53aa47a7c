import { Batch, type Job } from "../store/batch.ts"
import { troubleOf } from "../store/failure.ts"
import { type Appended, type DraftUpdate, MOST_DOCS, type Store } from "../store/store.ts"

/**
 * A commit is put off for company only where so many docs are likely to come meanwhile; one who types alone waits for nobody.
 * The idea is PostgreSQL's `commit_siblings` and `commit_delay`.
 */
const COMPANY = 4
/** So many are company enough. */
const CROWD = 32
/** While many type, commits begin no closer to each other than so many times what one takes, and never further than so many ms. */
const TIMES = 16
const FURTHEST = 6
/** How much of what a commit was thought to be like is kept when another one was measured. */
const INERTIA = 0.9

/**
 * Group commit for all docs of this server. A commit costs the disk and the processor much the same for one keystroke as for
 * thirty, so where many type it is put off for a moment, and all that has come by then goes together.
 */
export class Commits {
  private readonly store: Store
  private readonly batch = new Batch<readonly DraftUpdate[]>((jobs) => this.commit(jobs), MOST_DOCS)
  /** Those who wait for the next commit to begin. */
  private waiting: (() => void)[] = []
  private isRunning = false
  private hurry: (() => void) | null = null
  private beganAt = 0
  /** What a commit takes, in ms, and how many docs are in it. */
  private cost = 0
  private docs = 1

  constructor(store: Store) {
    this.store = store
  }

  /** Resolves when the next commit is about to begin. What is appended in the same turn of the event loop goes with it. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      if (this.waiting.length === CROWD) this.hurry?.()
      if (!this.isRunning) void this.run()
    })
  }

  /** Appends updates of one doc; resolves when they are on disk. */
  append(updates: readonly DraftUpdate[]): Promise<Appended[]> {
    return this.batch.add(updates)
  }

  private async run(): Promise<void> {
    this.isRunning = true
    while (this.waiting.length > 0) {
      await this.company()
      for (const go of this.waiting.splice(0)) go()
      // Everybody who has waited says now what is to be written.
      await nextTurn()
      await this.batch.idle()
    }
    this.isRunning = false
  }

  /** Waits for everything that has arrived already and, where many type, for those who are about to. */
  private async company(): Promise<void> {
    await nextTurn()
    const since = performance.now() - this.beganAt
    const gap = Math.min(FURTHEST, TIMES * this.cost)
    const isLikely = this.docs >= 2 && (this.waiting.length / since) * gap >= COMPANY
    if (since >= gap || !isLikely || this.waiting.length >= CROWD) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, gap - since)
      this.hurry = () => (clearTimeout(timer), resolve())
    })
    this.hurry = null
  }

  private async commit(jobs: readonly Job<readonly DraftUpdate[]>[]): Promise<void> {
    this.beganAt = performance.now()
    try {
      const appended = await this.store.appendUpdates(jobs.flatMap(({ item }) => item))
      let at = 0
      for (const { item, done } of jobs) done(appended.slice(at, (at += item.length)))
      this.cost = smoothed(this.cost, performance.now() - this.beganAt)
      this.docs = smoothed(this.docs, jobs.length)
    } catch (error) {
      await this.failed(jobs, error)
    }
  }

  /** A machine that fails fails for all. Where one doc is to blame, the others do not pay for it. */
  private async failed(jobs: readonly Job<readonly DraftUpdate[]>[], error: unknown): Promise<void> {
    const trouble = troubleOf(error)
    if (jobs.length > 1 && (trouble === null || trouble === "damaged")) for (const job of jobs) await this.commit([job])
    else for (const job of jobs) job.failed(error)
  }
}

function smoothed(before: number, now: number): number {
  return before * INERTIA + now * (1 - INERTIA)
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
