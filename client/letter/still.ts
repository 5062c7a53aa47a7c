import { useEffect, type RefObject } from "react"

/**
 * Keeps the place where one types where it is on the screen, whatever grows above it: the other side's draft, a proposal, a
 * refusal. Browsers' own scroll anchoring holds the top of the window still instead.
 */
export function useStill(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = scroller.current
    const content = box?.firstElementChild
    if (!box || !content) return
    let held: { readonly place: Element; readonly top: number } | null = null
    const hold = () => {
      const place = document.activeElement?.closest("[data-place=editor]")
      held = place && box.contains(place) ? { place, top: place.getBoundingClientRect().top } : null
    }
    const correct = () => {
      if (held && held.place === document.activeElement) {
        const moved = held.place.getBoundingClientRect().top - held.top
        if (Math.abs(moved) >= 1) box.scrollTop += moved
      }
      hold()
    }
    const grown = new ResizeObserver(correct)
    grown.observe(content)
    box.addEventListener("scroll", hold, { passive: true })
    box.addEventListener("focusin", hold)
    return () => {
      grown.disconnect()
      box.removeEventListener("scroll", hold)
      box.removeEventListener("focusin", hold)
    }
  }, [scroller])
}
