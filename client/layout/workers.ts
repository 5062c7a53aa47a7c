import type { LetterWorker } from "./letterworker.ts"

/** The WASM never gives memory back (0.57 MB a letter): a fresh worker after so many. */
export const LETTERS_A_WORKER = 250
/** So many before that the fresh one is started, so that nobody waits for it. */
const LETTERS_AHEAD = 30

/** The worker that serves, and the one that will follow it. */
export interface Workers {
  /** A worker fit to be used. Rejects when none can be started; the next call tries again. */
  current(): Promise<LetterWorker>
  end(): void
}

/** Keeps one worker going: replaced when it has done its share or broke on a letter. */
export function createWorkers(start: () => Promise<LetterWorker>): Workers {
  let serving: Promise<LetterWorker> | null = null
  let spare: Promise<LetterWorker> | null = null

  const current = async (): Promise<LetterWorker> => {
    try {
      const worker = await (serving ??= start())
      if (worker.letters() >= LETTERS_A_WORKER - LETTERS_AHEAD) spare ??= start()
      if (!worker.broken() && worker.letters() < LETTERS_A_WORKER) return worker
      worker.end()
      serving = spare
      spare = null
    } catch (error) {
      serving = spare = null
      throw error
    }
    return current()
  }
  const end = () => {
    for (const worker of [serving, spare]) worker?.then((started) => started.end()).catch(() => {})
    serving = spare = null
  }
  return { current, end }
}
