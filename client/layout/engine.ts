import type { LetterContent } from "../../shared/layout/content.ts"
import type { PageMeasure } from "../../shared/layout/engine.ts"
import { loadAssets } from "./assets.ts"
import { latestWins } from "./latest.ts"
import { startLetterWorker, type LetterWorker } from "./letterworker.ts"
import type { Assets } from "./wire.ts"
import { createWorkers } from "./workers.ts"

/** A letter laid out in this browser. */
export interface Laid {
  readonly content: LetterContent
  readonly page: PageMeasure
  /** One SVG a page: to be shown as pictures (`blob:`), never put into the page's own tree. */
  readonly pages: readonly string[]
  /** How long the worker took, in ms. */
  readonly ms: number
}

/** While `loading` and after `failed` the server measures. */
export type LayoutState = "loading" | "ready" | "failed"

/** The layout engine beside the page: typing never waits for it. */
export interface LiveLayout {
  /** Asks for a letter; of several asked in a row only the last is laid out. Kept until the engine is ready. */
  request(content: LetterContent): void
  /** Calls on each letter laid out. */
  subscribe(listener: (laid: Laid) => void): () => void
  /** Calls on each change of the state. */
  onState(listener: (state: LayoutState) => void): () => void
  state(): LayoutState
  dispose(): void
}

/** Pauses before the engine is asked for again, in ms; after the last it has failed. */
const RETRIES = [2_000, 15_000, 60_000]
/** Letters in a row on which it may break. One is a letter's fault, three are the engine's. */
const MAX_BREAKS = 3

/** Starts the engine when the page is idle: its eight megabytes must not compete with the letter itself. */
export function createWorkerEngine(): LiveLayout {
  const laidOut = new Set<(laid: Laid) => void>()
  const changed = new Set<(state: LayoutState) => void>()
  let state: LayoutState = "loading"
  let breaks = 0
  let disposed = false
  const workers = createWorkers(starter())

  const become = (next: LayoutState) => {
    if (state === next || disposed) return
    state = next
    for (const listener of changed) listener(next)
  }
  const serving = async (): Promise<LetterWorker | null> => {
    const worker = breaks < MAX_BREAKS ? await persistently(workers.current, () => disposed) : null
    become(worker ? "ready" : "failed")
    return worker
  }
  const request = latestWins(async (content: LetterContent) => {
    const worker = await serving()
    if (!worker || disposed) return
    const laid = await worker.layOut(content)
    breaks = laid ? 0 : breaks + 1
    if (laid) note(laid.ms)
    if (laid && !disposed) for (const listener of laidOut) listener({ content, ...laid })
  })
  const idle = whenIdle(() => void serving())
  return {
    request,
    subscribe: (listener) => listening(laidOut, listener),
    onState: (listener) => listening(changed, listener),
    state: () => state,
    dispose: () => {
      disposed = true
      idle()
      workers.end()
    },
  }
}

/** Tells the browser's profiler, and `npm run bench`, how long a letter took in the worker, in ms. Only the last is kept. */
function note(ms: number): void {
  performance.clearMeasures("letter laid out")
  performance.measure("letter laid out", { start: performance.now() - ms, duration: ms })
}

/** Starts workers of what was loaded once. What failed to load is asked for again. */
function starter(): () => Promise<LetterWorker> {
  let assets: Promise<Assets> | null = null
  return async () => {
    assets ??= loadAssets()
    try {
      return await startLetterWorker(await assets)
    } catch (error) {
      assets = null
      throw error
    }
  }
}

/** Tries again after each pause; null when nothing helped, or nobody waits any more. */
async function persistently<T>(attempt: () => Promise<T>, given: () => boolean): Promise<T | null> {
  for (const pause of [0, ...RETRIES]) {
    if (pause > 0) await new Promise((resume) => setTimeout(resume, pause))
    if (given()) return null
    try {
      return await attempt()
    } catch {
      // The network or the machine: the next attempt is the answer.
    }
  }
  return null
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs when the browser has nothing better to do, a second from now at the latest. Gives what takes it back. */
function whenIdle(run: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(run, 300)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 1_000 })
  return () => cancelIdleCallback(handle)
}
