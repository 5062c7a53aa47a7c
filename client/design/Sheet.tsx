import type { ElementType, ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Sheet.module.css"

interface SheetProps {
  readonly as?: ElementType
  readonly className?: string
  readonly children: ReactNode
}

/** White paper on the desk. */
export function Sheet({ as: Tag = "div", className, children }: SheetProps) {
  return <Tag className={classes(styles.sheet, className)}>{children}</Tag>
}
