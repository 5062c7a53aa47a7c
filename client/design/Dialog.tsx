import { X } from "lucide-react"
import { useEffect, useId, useRef, type ReactNode } from "react"
import { IconButton } from "./Button.tsx"
import { classes } from "./classes.ts"
import styles from "./Dialog.module.css"

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  /** One sentence under the title: what this is for. */
  readonly text?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  readonly width?: "narrow" | "medium" | "wide"
}

/**
 * A window over the page: the browser's own `<dialog>`, so the focus stays inside, Escape closes, and the focus goes back to
 * where it was. It begins at the first field, else at the title. A click on the backdrop closes it too. What is inside exists
 * only while it is open.
 */
export function Dialog({ open, onClose, ...rest }: DialogProps) {
  return open ? <OpenDialog onClose={onClose} {...rest} /> : null
}

function OpenDialog({ onClose, title, text, children, actions, width = "medium" }: Omit<DialogProps, "open">) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (!dialog?.open) dialog?.showModal()
    const field = body.current?.querySelector<HTMLElement>("input:checked, input:not([type=radio]), textarea, select")
    ;(field ?? heading.current)?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    // A new title is a new step; what had the focus went away with the old one.
    if (!ref.current?.contains(document.activeElement)) heading.current?.focus()
  }, [title])
  return (
    <dialog
      ref={ref}
      className={classes(styles.dialog, styles[width])}
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === ref.current && onClose()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <div>
            <h2 ref={heading} id={id} tabIndex={-1} className={styles.title}>
              {title}
            </h2>
            {text && <p className={styles.text}>{text}</p>}
          </div>
          <IconButton label="Close" icon={<X aria-hidden />} size="small" onClick={onClose} />
        </header>
        {children && (
          <div ref={body} className={styles.body}>{children}
          </div>
        )}
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  )
}
