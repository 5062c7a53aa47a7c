import { useEffect, useRef, useState, type RefObject } from "react"
import { latestWins } from "../layout/latest.ts"
import type { Painter } from "./painter.ts"
import { PAGE } from "./paintwire.ts"
import styles from "./Preview.module.css"

interface PagePictureProps {
  readonly svg: string
  readonly painter: Painter
  /** The page in words. */
  readonly label: string
}

/** How wide an element is, in device pixels; 0 before it is laid out. Changes that nobody sees are passed over. */
function useDeviceWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const seen = new ResizeObserver(() => setWidth(Math.round(element.clientWidth * devicePixelRatio)))
    seen.observe(element)
    return () => seen.disconnect()
  }, [ref])
  return width
}

/** One page as a picture, sharp at the size at which it is shown. The page before stays until the next one is painted. */
export function PagePicture({ svg, painter, label }: PagePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useDeviceWidth(canvas)
  const paint = useRef<((page: { svg: string; width: number }) => void) | null>(null)
  useEffect(() => {
    paint.current = latestWins(async ({ svg, width }) => {
      const bitmap = await painter.paint(svg, width)
      if (bitmap) canvas.current?.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap)
    })
  }, [painter])
  useEffect(() => {
    if (width > 0) paint.current?.({ svg, width })
  }, [painter, svg, width])
  const picture = { ref: canvas, className: styles.picture, ...PAGE }
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An img cannot be painted on from a worker.
  return <canvas {...picture} role="img" aria-label={label} />
}
