import { drawing, type Shape } from "./drawing.ts"
import { PAGE, type Painted, type PaintJob } from "./paintwire.ts"

const worker = self as unknown as DedicatedWorkerGlobalScope

/** Outlines made once: a letter has some two hundred, each drawn hundreds of times. Emptied when grown past all use. */
const outlines = new Map<string, Path2D>()
const MAX_OUTLINES = 4_000

function outlineOf(d: string): Path2D {
  const known = outlines.get(d)
  if (known) return known
  if (outlines.size > MAX_OUTLINES) outlines.clear()
  const outline = new Path2D(d)
  outlines.set(d, outline)
  return outline
}

function draw(context: OffscreenCanvasRenderingContext2D, shape: Shape, scale: number): void {
  const outline = outlineOf(shape.d)
  const [a, b, c, d, e, f] = shape.matrix
  context.setTransform(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale)
  if (shape.fill) {
    context.fillStyle = shape.fill
    context.fill(outline, shape.evenOdd ? "evenodd" : "nonzero")
  }
  if (!shape.stroke) return
  context.strokeStyle = shape.stroke
  context.lineWidth = shape.strokeWidth
  context.setLineDash([...shape.dashes])
  context.stroke(outline)
}

function paint({ svg, width }: PaintJob): ImageBitmap {
  const scale = width / PAGE.width
  const canvas = new OffscreenCanvas(width, Math.round(PAGE.height * scale))
  const context = canvas.getContext("2d", { alpha: false })!
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const shape of drawing(svg)) draw(context, shape, scale)
  return canvas.transferToImageBitmap()
}

worker.addEventListener("message", ({ data }: MessageEvent<PaintJob>) => {
  const answer: Painted = { job: data.job, bitmap: painted(data) }
  worker.postMessage(answer, answer.bitmap ? [answer.bitmap] : [])
})

function painted(job: PaintJob): ImageBitmap | null {
  try {
    return paint(job)
  } catch {
    // A page too wide for the machine's memory: the page before stays on the screen.
    return null
  }
}
