/** A rectangle on the screen, in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Distance between the anchor and what floats beside it, and the least distance from the window's edge, in CSS pixels. */
const GAP = 6
const EDGE = 8

/**
 * Where a floating box goes: below its anchor if it fits there or if there is more room below than above, else above; its
 * start edges aligned (or ends, or middles) and pushed back into the window.
 */
export function place(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: "start" | "center" | "end" = "start",
  prefer: "below" | "above" = "below",
): { left: number; top: number } {
  const below = view.height - anchor.top - anchor.height - GAP - EDGE
  const above = anchor.top - GAP - EDGE
  const under = prefer === "below" ? below >= size.height || below >= above : above < size.height && below > above
  const top = under ? anchor.top + anchor.height + GAP : anchor.top - GAP - size.height
  const shift = { start: 0, center: (anchor.width - size.width) / 2, end: anchor.width - size.width }[align]
  const left = Math.min(anchor.left + shift, view.width - size.width - EDGE)
  return { left: Math.max(EDGE, left), top: Math.max(EDGE, top) }
}
