import { useEffect, useId, useRef, type ReactNode, type RefObject } from "react"
import { place } from "../design/place.ts"
import styles from "./Popover.module.css"

interface PopoverProps {
  readonly open: boolean
  readonly onClose: () => void
  /** What it hangs on. The focus goes back there. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly title: ReactNode
  readonly align?: "start" | "center" | "end"
  readonly width?: "narrow" | "wide"
  readonly children: ReactNode
}

/**
 * A small window beside what opened it, in the browser's top layer: a click elsewhere or Escape closes it. At phone width it
 * lies at the foot of the screen. What is inside exists only while it is open; the first `[data-first]` gets the focus.
 */
export function Popover({ open, ...rest }: PopoverProps) {
  return open ? <OpenPopover {...rest} /> : null
}

function OpenPopover({ onClose, anchor, title, align = "end", width = "narrow", children }: Omit<PopoverProps, "open">) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const box = ref.current
    const before = document.activeElement
    if (!box) return
    const put = () => {
      const at = anchor.current?.getBoundingClientRect()
      const view = { width: document.documentElement.clientWidth, height: window.innerHeight }
      const { left, top } = place(at ?? box.getBoundingClientRect(), box.getBoundingClientRect(), view, align)
      Object.assign(box.style, { left: `${left}px`, top: `${top}px` })
    }
    box.showPopover()
    put()
    box.querySelector<HTMLElement>("[data-first]")?.focus()
    const grown = new ResizeObserver(put)
    grown.observe(box)
    window.addEventListener("scroll", put, true)
    window.addEventListener("resize", put)
    return () => {
      grown.disconnect()
      window.removeEventListener("scroll", put, true)
      window.removeEventListener("resize", put)
      const inside = box.contains(document.activeElement)
      if (box.matches(":popover-open")) box.hidePopover()
      if (inside && before instanceof HTMLElement) before.focus()
    }
  }, [anchor, align])
  return (
    <dialog
      ref={ref}
      popover="auto"
      aria-labelledby={id}
      className={styles.popover}
      data-width={width}
      onToggle={({ newState }) => newState === "closed" && onClose()}
    >
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </dialog>
  )
}
