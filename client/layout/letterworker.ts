import type { LetterContent } from "../../shared/layout/content.ts"
import type { LaidOut } from "../../shared/layout/engine.ts"
import type { Assets, FromWorker, ToWorker } from "./wire.ts"

/** One worker with one engine in it. */
export interface LetterWorker {
  /** One letter at a time. Null when the engine broke on it: then it is `broken` and must not be used again. */
  layOut(content: LetterContent): Promise<(LaidOut & { readonly ms: number }) | null>
  /** Letters laid out so far: its memory grows with each. */
  letters(): number
  broken(): boolean
  end(): void
}

/** Starts a worker and lays a first, empty letter out in it. Rejects if it cannot start. */
export async function startLetterWorker(assets: Assets): Promise<LetterWorker> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "layout" })
  const ask = (message: ToWorker) => answerTo(worker, message)
  let [letters, broken] = [0, false]
  const first = await ask({ start: assets })
  if ("fault" in first) {
    worker.terminate()
    throw new Error(first.fault)
  }
  return {
    layOut: async (content) => {
      letters++
      const answer = await ask({ content })
      if ("laid" in answer) return { ...answer.laid, ms: answer.ms }
      broken = true
      return null
    },
    letters: () => letters,
    broken: () => broken,
    end: () => worker.terminate(),
  }
}

function answerTo(worker: Worker, message: ToWorker): Promise<FromWorker> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data)
    worker.onerror = ({ message: fault }) => resolve({ fault: fault || "the layout worker could not be loaded" })
    worker.postMessage(message)
  })
}
