import type { LetterEvent } from "../../shared/letter/event.ts"
import { get, path } from "../api/request.ts"
import type { Checked } from "./checkview.ts"
import type { CheckJob } from "./checkworker.ts"

/** Fetches the record as it would be exported, and checks it in this browser, on a thread of its own. [R3] */
export async function check(letter: string, shown: string, kept: string): Promise<Checked> {
  const answer = await get<{ readonly events: readonly LetterEvent[] }>(path`/api/letters/${letter}/record.json`)
  if (!answer.ok) return { isIntact: false, words: answer.refusal.message }
  return inWorker({ events: answer.value.events, shown, kept })
}

function inWorker(job: CheckJob): Promise<Checked> {
  const worker = new Worker(new URL("./checkworker.ts", import.meta.url), { type: "module", name: "check" })
  return new Promise<Checked>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Checked>) => resolve(data)
    worker.onerror = () =>
      resolve({ isIntact: false, words: "This browser could not check the record. Export it and check the file instead." })
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
