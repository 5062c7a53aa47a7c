import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { Worker } from "node:worker_threads"
import { BLANK } from "../../shared/layout/blank.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import type { LayoutEngine, PageMeasure } from "../../shared/layout/engine.ts"
import type { RecordContent } from "../../shared/layout/recordcontent.ts"
import type { Build } from "./native.ts"
import type { Answer, Asked, Question } from "./thread.ts"

/** The server's engine: on a thread of its own, so that no letter, however long, delays a request or a keystroke. */
export interface ServerEngine extends LayoutEngine {
  readonly build: Build
  /** PDF/A-2a from the native build; a plain PDF from the WASM build. `server/export/pdf.ts` finishes it. */
  pdf(content: LetterContent): Promise<Uint8Array>
  /** The record on paper, in the same form. One at a time, on a thread of its own: a long one keeps no letter waiting. */
  record(content: RecordContent): Promise<Uint8Array>
  close(): Promise<void>
}

/** What is needed of a log. */
interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

interface Options {
  /** `wasm` to run the build that browsers run. Native by default, where there is a binary for the platform. */
  readonly build?: Build
  readonly log?: Log
  /** Letters after which a thread is replaced. By default never for the native build, whose memory stays flat. */
  readonly lettersAThread?: number
}

/** Measures kept: a letter is asked for far more often than it changes. */
const KEPT = 500
/** The WASM build never gives memory back (0.57 MB a letter): a new thread after so many. */
const WASM_LETTERS = 250

/** Starts the engine and lays one letter out, so that the first person does not wait. Rejects if it cannot start. */
export async function createServerEngine({ build: wanted = "native", log, lettersAThread }: Options = {}): Promise<ServerEngine> {
  const started = performance.now()
  let thread = startThread(wanted)
  const { build } = await thread
  const share = lettersAThread ?? (build === "wasm" ? WASM_LETTERS : Infinity)
  log?.info({ build, milliseconds: Math.round(performance.now() - started) }, "layout engine ready")
  if (build === "wasm") log?.warn({}, "no native layout engine for this platform: exported PDFs are not PDF/A")
  const kept = new Map<string, Promise<PageMeasure>>()

  const living = async (): Promise<Thread> => {
    const now = thread
    const alive = await now.catch(() => null)
    if (alive && alive.asked() < share) return alive
    if (thread === now) thread = startThread(wanted)
    alive?.retire()
    return thread
  }
  const ask = async <T>(what: "measure" | "pages" | "pdf", content: LetterContent) =>
    (await (await living()).ask({ what, content })) as T
  let records: Promise<unknown> = Promise.resolve()
  const record = (content: RecordContent): Promise<Uint8Array> => {
    const made = records.then(() => alone(build, { what: "record", content })) as Promise<Uint8Array>
    records = made.catch(() => null)
    return made
  }
  return {
    build,
    measure: (content) => remembered(kept, keyOf(content), () => ask("measure", content)),
    pages: (content) => ask("pages", content),
    pdf: (content) => ask("pdf", content),
    record,
    close: async () => (await thread).close(),
  }
}

/** What a measure depends on. The draft mark, the hashes, the date and a preview's colours take no space. */
function keyOf({ body, signed }: LetterContent): string {
  return createHash("sha256").update(JSON.stringify([body, signed])).digest("base64")
}

/** Gives what is kept under the key, or makes and keeps it; the longest unused goes first, a failure is not kept. */
function remembered<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return made
}

interface Thread {
  readonly build: Build
  ask(asked: Asked): Promise<unknown>
  /** How many letters it was asked for; a dead one has done all it can. */
  asked(): number
  /** Ends it once it has answered what it was asked. */
  retire(): void
  close(): Promise<void>
}

interface Waiting {
  resolve(made: unknown): void
  reject(error: Error): void
}

async function startThread(wanted: Build): Promise<Thread> {
  const worker = spawn(wanted)
  const waiting = new Map<number, Waiting>()
  let [asked, dead, retired] = [0, false, false]
  const build = await new Promise<Build>((resolve, reject) => {
    worker.on("message", (answer: Answer) => {
      if ("ready" in answer) return resolve(answer.ready)
      settle(waiting, answer)
      if (waiting.size > 0) return
      worker.unref()
      if (retired) void worker.terminate()
    })
    const end = (error: Error) => {
      dead = true
      for (const each of waiting.values()) each.reject(error)
      waiting.clear()
      reject(error)
    }
    worker.on("error", end)
    worker.on("exit", () => end(new Error("the layout thread has ended")))
  })
  worker.unref()
  return {
    build,
    ask: (asking) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(new Error("the layout thread has ended"))
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ id, ...asking } satisfies Question)
      }),
    asked: () => (dead ? Infinity : asked),
    retire: () => {
      retired = true
      if (waiting.size === 0) void worker.terminate()
    },
    close: async () => void (await worker.terminate()),
  }
}

/** What a thread of its own answers, which then ends. */
async function alone(build: Build, asked: Asked): Promise<unknown> {
  const thread = await startThread(build)
  return thread.ask(asked).finally(() => thread.close())
}

function settle(waiting: Map<number, Waiting>, answer: Exclude<Answer, { ready: Build }>): void {
  const asker = waiting.get(answer.id)
  waiting.delete(answer.id)
  if ("fault" in answer) asker?.reject(new Error(answer.fault))
  else asker?.resolve(answer.made)
}

/** The thread's program beside this one: built, or as written under a loader that takes the types off. */
function spawn(build: Build): Worker {
  const workerData = { build, warmUp: BLANK }
  const built = new URL("./thread.js", import.meta.url)
  if (existsSync(built)) return new Worker(built, { workerData })
  const written = JSON.stringify(new URL("./thread.ts", import.meta.url).href)
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"))
  return new Worker(`import(${loader}).then(({ register }) => (register(), import(${written})))`, { workerData, eval: true })
}
