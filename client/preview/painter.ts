import { useEffect, useState } from "react"
import type { Painted, PaintJob } from "./paintwire.ts"

/** Paints pages beside the page that shows them: a browser draws an SVG picture on the thread on which one types. */
export interface Painter {
  /** Null when it could not be painted, or nobody waits for it any more. */
  paint(svg: string, width: number): Promise<ImageBitmap | null>
  /** Ends its thread. The next page to be painted starts another. */
  close(): void
}

function openPainter(): Painter {
  const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>()
  let worker: Worker | null = null
  let count = 0
  const answer = ({ data }: MessageEvent<Painted>) => {
    waiting.get(data.job)?.(data.bitmap)
    waiting.delete(data.job)
  }
  const started = (): Worker => {
    const made = new Worker(new URL("./paintworker.ts", import.meta.url), { type: "module", name: "paint" })
    made.onmessage = answer
    return made
  }
  return {
    paint: (svg, width) =>
      new Promise((resolve) => {
        const job: PaintJob = { job: ++count, svg, width }
        waiting.set(job.job, resolve)
        worker ??= started()
        worker.postMessage(job)
      }),
    close: () => {
      worker?.terminate()
      worker = null
      for (const resolve of waiting.values()) resolve(null)
      waiting.clear()
    },
  }
}

/** A painter for as long as the pages are shown. */
export function usePainter(): Painter {
  const [painter] = useState(openPainter)
  useEffect(() => painter.close, [painter])
  return painter
}
