import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import { openFile } from "./sqlite.file.ts"
import { type Outcome, type Write, writerOn } from "./sqlite.writes.ts"

/** Does batches of writes, one after the other. */
export interface Writer {
  /** Resolves when the batch is on disk. Rejects when the writer is gone. */
  write(batch: readonly Write[]): Promise<Outcome[]>
  close(): Promise<void>
}

/** Writes in this thread: the whole server stands still while the disk works. For tests and short tools. */
export function writerHere(path: string): Writer {
  const db = openFile(path)
  const write = writerOn(db)
  return { write: async (batch) => write(batch), close: async () => db.close() }
}

/**
 * Writes in a thread of its own: a commit waits for the disk for 1 to 20 ms, more on a busy one, and meanwhile everybody
 * else's keystrokes, pages and measures go on.
 */
export function writerApart(path: string): Writer {
  const worker = workerOn(path)
  let waiting: { done(outcomes: Outcome[]): void; failed(error: unknown): void } | null = null
  let gone: unknown = null
  const end = (error: unknown): void => {
    gone ??= error
    waiting?.failed(error)
    waiting = null
  }
  worker.on("message", (outcomes: Outcome[]) => {
    const { done } = waiting!
    waiting = null
    done(outcomes)
  })
  worker.on("error", end)
  worker.on("exit", (code) => end(new Error(`the thread that writes has ended (${code})`)))
  return {
    write(batch) {
      if (gone) return Promise.reject(gone)
      return new Promise((done, failed) => {
        waiting = { done, failed }
        worker.postMessage(batch)
      })
    },
    async close() {
      const exit = new Promise((resolve) => worker.once("exit", resolve))
      if (gone) return
      worker.postMessage("close")
      await exit
    },
  }
}

function workerOn(workerData: string): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./sqlite.worker.js", import.meta.url), { workerData })
  // From source, in tests and while developing: the thread has to learn TypeScript first.
  const tsx = new URL("./dist/esm/api/index.mjs", pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"))).href
  const script = new URL("./sqlite.worker.ts", import.meta.url).href
  const learn = `import(${JSON.stringify(tsx)}).then(({ register }) => (register(), import(${JSON.stringify(script)})))`
  return new Worker(learn, { eval: true, workerData, execArgv: [] })
}
