import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import { openFile, PATIENCE } from "./sqlite.file.ts"
import { type Outcome, type Write, writerOn } from "./sqlite.writes.ts"

/** Does batches of writes, one after the other. */
export interface Writer {
  /** Resolves when the batch is on disk. Rejects when the writer is gone. */
  write(batch: readonly Write[]): Promise<Outcome[]>
  close(): Promise<void>
}

/** While a commit takes less than so many ms, waking another thread and being woken by it costs more than waiting for the disk. */
const QUICK = 4
/** How much of what a commit was thought to take is kept when one more was measured. */
const INERTIA = 0.8
/** After so many commits one is made apart, where the log that has grown is put into the file meanwhile. */
const TIDY = 2000
/** https://sqlite.org/rescode.html#busy: somebody else, a copying tool perhaps, is at the file. */
const BUSY = 5

/** Who writes in this thread and who does in another; replaced in tests. */
interface Hands {
  readonly here: Writer
  readonly apart: Writer
}

/**
 * Writes in this thread while the disk is quick, and in a thread of its own while it is not, so that everybody else's keystrokes,
 * pages and measures go on. What is long on any disk, and what has to wait for somebody else at the file, goes there too.
 */
export function writerByPace(path: string, { here, apart }: Hands = { here: writerHere(path, 0), apart: writerApart(path) }): Writer {
  let cost = 0
  let commits = 0
  const timed = async (writer: Writer, batch: readonly Write[]): Promise<Outcome[]> => {
    const began = performance.now()
    const outcomes = await writer.write(batch)
    cost = cost * INERTIA + (performance.now() - began) * (1 - INERTIA)
    return outcomes
  }
  return {
    async write(batch) {
      if (++commits >= TIDY || batch.some(({ name }) => name === "putAway")) return (commits = 0), apart.write(batch)
      if (cost >= QUICK) return timed(apart, batch)
      const outcomes = await timed(here, batch)
      const late = batch.filter((_, n) => isBusy(outcomes[n]))
      if (late.length === 0) return outcomes
      const again = await timed(apart, late)
      return outcomes.map((outcome) => (isBusy(outcome) ? again.shift()! : outcome))
    },
    close: async () => void (await Promise.all([here.close(), apart.close()])),
  }
}

function isBusy(outcome: Outcome | undefined): boolean {
  return outcome?.ok === false && ((outcome.fault.sqliteCode ?? 0) & 0xff) === BUSY
}

/**
 * Writes in this thread: the whole server stands still while the disk works.
 *
 * @param patience How long to wait for somebody else at the file, in ms. With none, the log is left to somebody else, too: to copy
 *   it into the file takes longer than any commit.
 */
export function writerHere(path: string, patience = PATIENCE): Writer {
  const db = openFile(path, patience)
  if (patience === 0) db.exec("PRAGMA wal_autocheckpoint = 0")
  const write = writerOn(db)
  return { write: async (batch) => write(batch), close: async () => db.close() }
}

/**
 * Writes in a thread of its own. Should that ever end, what it was writing is refused, and the next write starts another.
 *
 * @param start Starts a thread; replaced in tests.
 */
export function writerApart(path: string, start: (path: string) => Worker = workerOn): Writer {
  let thread = new Thread(start(path))
  let isClosed = false
  return {
    write(batch) {
      if (thread.isGone && !isClosed) thread = new Thread(start(path))
      return thread.write(batch)
    },
    close: () => ((isClosed = true), thread.close()),
  }
}

/** One thread, and what it is writing. */
class Thread implements Writer {
  private readonly worker: Worker
  private waiting: { done(outcomes: Outcome[]): void; failed(error: unknown): void } | null = null
  private gone: unknown = null

  constructor(worker: Worker) {
    this.worker = worker
    worker.on("message", (outcomes: Outcome[]) => this.answered(outcomes))
    worker.on("error", (error) => this.ended(error))
    worker.on("exit", (code) => this.ended(new Error(`the thread that writes has ended (${code})`)))
  }

  get isGone(): boolean {
    return this.gone !== null
  }

  write(batch: readonly Write[]): Promise<Outcome[]> {
    if (this.gone) return Promise.reject(this.gone)
    return new Promise((done, failed) => {
      this.waiting = { done, failed }
      this.worker.postMessage(batch)
    })
  }

  async close(): Promise<void> {
    if (this.gone) return
    const exit = new Promise((resolve) => this.worker.once("exit", resolve))
    this.worker.postMessage("close")
    await exit
  }

  private answered(outcomes: Outcome[]): void {
    const { done } = this.waiting!
    this.waiting = null
    done(outcomes)
  }

  private ended(error: unknown): void {
    this.gone ??= error
    this.waiting?.failed(error)
    this.waiting = null
  }
}

/** Starts a thread that writes. */
export function workerOn(workerData: string): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./sqlite.worker.js", import.meta.url), { workerData })
  // From source, in tests and while developing: the thread has to learn TypeScript first.
  const tsx = new URL("./dist/esm/api/index.mjs", pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"))).href
  const script = new URL("./sqlite.worker.ts", import.meta.url).href
  const learn = `import(${JSON.stringify(tsx)}).then(({ register }) => (register(), import(${JSON.stringify(script)})))`
  return new Worker(learn, { eval: true, workerData, execArgv: [] })
}
