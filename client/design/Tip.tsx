import { useId, useRef, type ReactNode, type RefObject } from "react"
import { place } from "./place.ts"
import styles from "./Tip.module.css"

/** What an element needs in order to show a tip. Spread `on` onto it, point `aria-describedby` at `id`, render `tip`. */
export interface TipParts {
  readonly id: string
  /** Shows it until the next press anywhere: for a finger, which cannot hover. */
  readonly open: () => void
  readonly on: {
    readonly onPointerEnter: (event: { pointerType: string }) => void
    readonly onPointerLeave: () => void
    readonly onFocus: () => void
    readonly onBlur: () => void
    readonly onKeyDown: (event: { key: string }) => void
  }
  readonly tip: ReactNode
}

function show(tip: HTMLElement | null, anchor: HTMLElement | null): void {
  if (!tip || !anchor || tip.matches(":popover-open") || isBehind(anchor)) return
  tip.showPopover()
  const { width, height } = tip.getBoundingClientRect()
  const { left, top } = place(anchor.getBoundingClientRect(), { width, height }, window.visualViewport ?? page(), "center", "above")
  tip.style.left = `${left}px`
  tip.style.top = `${top}px`
  document.addEventListener("pointerdown", () => tip.matches(":popover-open") && tip.hidePopover(), { once: true, capture: true })
}

/** Whether a popover is open that the element is not in: a tip would lie over it, and a press on the tip would close it. */
function isBehind(anchor: HTMLElement): boolean {
  return [...document.querySelectorAll("[popover=auto]:popover-open")].some((open) => !open.contains(anchor))
}

function page(): { width: number; height: number } {
  return { width: window.innerWidth, height: window.innerHeight }
}

/**
 * Words that appear over an element while it is pointed at or holds the focus, in the top layer so that nothing clips them.
 * Escape hides them; the pointer may move onto them; a press hides them. Without content there is no tip, and while a popover is
 * open only what is in it has tips.
 */
export function useTip(anchor: RefObject<HTMLElement | null>, content: ReactNode): TipParts | null {
  const id = useId()
  const tip = useRef<HTMLSpanElement>(null)
  if (content == null || content === "" || content === false) return null
  const open = () => show(tip.current, anchor.current)
  const isPointedAt = ({ current }: RefObject<HTMLElement | null>) => current?.matches(":hover")
  const closeUnless = (isHeld: boolean | undefined) => tip.current?.matches(":popover-open") && !isHeld && tip.current.hidePopover()
  const onPointerLeave = () => void setTimeout(() => closeUnless(isPointedAt(tip) || isPointedAt(anchor)), 80)
  return {
    id,
    open,
    on: {
      onPointerEnter: ({ pointerType }) => pointerType === "mouse" && open(),
      onPointerLeave,
      // Later: a popover that closes gives the focus back while it is closing, and none may be shown meanwhile.
      onFocus: () => void setTimeout(() => anchor.current?.matches(":focus-visible") && open()),
      onBlur: () => closeUnless(isPointedAt(tip)),
      onKeyDown: ({ key }) => key === "Escape" && tip.current?.hidePopover(),
    },
    tip: (
      <span ref={tip} id={id} role="tooltip" popover="manual" className={styles.tip} onPointerLeave={onPointerLeave}>
        {content}
      </span>
    ),
  }
}
