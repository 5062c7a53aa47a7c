import { BLANK } from "../../shared/layout/blank.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import template from "../../shared/layout/letter.typ?raw"
import { createWasmLayout, type WasmLayout } from "../../shared/layout/wasm.ts"
import { forbidEvaluation } from "./functions.ts"
import type { Assets, FromWorker, ToWorker } from "./wire.ts"

const worker = self as unknown as DedicatedWorkerGlobalScope

let layout: WasmLayout | null = null

const tell = (message: FromWorker) => worker.postMessage(message)

async function start({ compiler, renderer, fonts }: Assets): Promise<void> {
  layout = await createWasmLayout({ compiler, renderer, fonts, template })
  // The first letter takes a hundred times as long as the next.
  layout.layOut(BLANK)
  tell({ ready: true })
}

function layOut(content: LetterContent): void {
  const started = performance.now()
  const laid = layout?.layOut(content)
  if (laid) tell({ laid, ms: performance.now() - started })
}

forbidEvaluation(globalThis)
worker.addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if ("start" in data) await start(data.start)
    else layOut(data.content)
  } catch (error) {
    tell({ fault: error instanceof Error ? error.message : String(error) })
  }
})
