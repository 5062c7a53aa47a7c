/** A page to be painted, `width` device pixels wide. */
export interface PaintJob {
  readonly job: number
  readonly svg: string
  readonly width: number
}

/** The page as a picture; null when it could not be painted. */
export interface Painted {
  readonly job: number
  readonly bitmap: ImageBitmap | null
}

/** Width and height of a page, in points. US Letter. */
export const PAGE = { width: 612, height: 792 } as const
