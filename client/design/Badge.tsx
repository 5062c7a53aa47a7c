import type { ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Badge.module.css"

interface BadgeProps {
  /** `strong` for what wants the person now; `warn` and `danger` only for real trouble. */
  readonly tone?: "neutral" | "strong" | "warn" | "danger"
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** One or two words on the state of the thing beside it. */
export function Badge({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
