import { useEffect, useState } from "react"
import type { Painted, PaintJob } from "./paintwire.ts"

/** Paints pages beside the page that shows them: a browser draws an SVG picture on the thread on which one types. */
export interface Painter {
  paint(svg: string, width: number): Promise<ImageBitmap | null>
  close(): void
}

/** Starts the thread that paints. */
function openPainter(): Painter {
  const worker = new Worker(new URL("./paintworker.ts", import.meta.url), { type: "module", name: "paint" })
  const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<Painted>) => {
    waiting.get(data.job)?.(data.bitmap)
    waiting.delete(data.job)
  }
  return {
    paint: (svg, width) =>
      new Promise((resolve) => {
        const job: PaintJob = { job: ++count, svg, width }
        waiting.set(job.job, resolve)
        worker.postMessage(job)
      }),
    close: () => worker.terminate(),
  }
}

/** A painter for as long as the pages are shown. */
export function usePainter(): Painter | null {
  const [painter, setPainter] = useState<Painter | null>(null)
  useEffect(() => {
    const made = openPainter()
    setPainter(made)
    return () => made.close()
  }, [])
  return painter
}
