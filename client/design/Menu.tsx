import { useId, useRef, type KeyboardEvent, type ReactNode } from "react"
import { Button, type ButtonProps } from "./Button.tsx"
import { classes } from "./classes.ts"
import { place } from "./place.ts"
import styles from "./Menu.module.css"

/** One thing a menu can do. */
export interface MenuItem {
  readonly label: string
  readonly icon?: ReactNode
  readonly hint?: ReactNode
  /** Why it cannot be done now; it then stays in the list and says so. */
  readonly why?: string | null
  readonly onSelect: () => void
  /** A line above it. */
  readonly apart?: boolean
}

interface MenuProps extends Omit<ButtonProps, "onClick" | "children"> {
  /** What the button is called. Not shown when `iconOnly`. */
  readonly label: string
  readonly iconOnly?: boolean
  readonly items: readonly MenuItem[]
  readonly align?: "start" | "end"
  /** Above the items, not selectable: whose account, which letter. */
  readonly header?: ReactNode
  readonly children?: ReactNode
}

const entries = (menu: HTMLElement | null) => [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])]

/** Which entry a key leads to, from the one that has the focus; null if the key means nothing here. Letters find by first letter. */
export function nextEntry(labels: readonly string[], at: number, key: string): number | null {
  const count = labels.length
  if (key === "ArrowDown") return (at + 1) % count
  if (key === "ArrowUp") return (at - 1 + count) % count
  if (key === "Home") return 0
  if (key === "End") return count - 1
  if (key.length !== 1) return null
  const order = labels.map((_, step) => (at + 1 + step) % count)
  return order.find((index) => labels[index]?.toLowerCase().startsWith(key.toLowerCase())) ?? null
}

/** A button that opens a list of things to do: arrows move, letters find, Escape and Tab close and give the focus back. */
export function Menu({ label, iconOnly, items, align = "start", header, children, ...button }: MenuProps) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLSpanElement>(null)
  const close = () => menu.current?.hidePopover()
  const open = () => {
    const anchor = trigger.current?.querySelector("button")
    if (!menu.current || !anchor) return
    menu.current.showPopover()
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const { left, top } = place(anchor.getBoundingClientRect(), menu.current.getBoundingClientRect(), view, align)
    Object.assign(menu.current.style, { left: `${left}px`, top: `${top}px` })
    entries(menu.current)[0]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") return close()
    const all = entries(menu.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = nextEntry(items.map((item) => item.label), at, event.key)
    if (next === null || (event.key === " " && at >= 0)) return
    event.preventDefault()
    all[next]?.focus()
  }
  const onToggle = ({ newState }: { newState: string }) =>
    trigger.current?.querySelector("button")?.setAttribute("aria-expanded", String(newState === "open"))
  return (
    <span ref={trigger} className={styles.anchor}>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-controls={id}
        aria-label={iconOnly ? label : undefined}
        className={classes(button.className, iconOnly && styles.iconOnly)}
        popoverTarget={id}
        onClick={(event) => {
          event.preventDefault()
          if (menu.current?.matches(":popover-open")) close()
          else open()
        }}
      >
        {children ?? (iconOnly ? null : label)}
      </Button>
      <div ref={menu} id={id} popover="auto" className={styles.menu} onToggle={onToggle}>
        {header && <div className={styles.header}>{header}</div>}
        <div role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <Entry key={item.label} item={item} close={close} />
          ))}
        </div>
      </div>
    </span>
  )
}

function Entry({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  return (
    <>
      {item.apart && <hr className={styles.line} />}
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className={styles.item}
        aria-disabled={item.why ? true : undefined}
        onClick={() => {
          if (item.why) return
          close()
          item.onSelect()
        }}
      >
        {item.icon}
        <span className={styles.words}>
          {item.label}
          {item.why && <span className={styles.why}>{item.why}</span>}
        </span>
        {item.hint && <span className={styles.hint}>{item.hint}</span>}
      </button>
    </>
  )
}
