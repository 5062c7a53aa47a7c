import { useEffect, useRef, type ReactNode, type RefObject } from "react"
import { classes } from "../design/classes.ts"
import { hasMoved } from "./navigation.tsx"
import styles from "./Page.module.css"

/**
 * Names the window after the page, and puts the focus on its heading when one comes from another page, so that a screen
 * reader begins there. Gives the ref for the `<h1 tabIndex={-1}>`.
 */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === "Joint Letter" ? title : `${title} · Joint Letter`
  }, [title])
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

interface PageProps {
  readonly title: string
  /** Under the heading, what this page is for. */
  readonly text?: ReactNode
  /** At the right of the heading. */
  readonly actions?: ReactNode
  readonly width?: "narrow" | "medium" | "wide"
  readonly children: ReactNode
}

/** A page of the shell: heading, what it is for, and its content in one column. */
export function Page({ title, text, actions, width = "medium", children }: PageProps) {
  const heading = useArrival(title)
  return (
    <div className={classes(styles.page, styles[width])}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {text && <p className={styles.text}>{text}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
