import type { ReactNode } from "react"
import { classes } from "./classes.ts"
import styles from "./Banner.module.css"

interface BannerProps {
  /** `danger` interrupts a screen reader; the others wait their turn. */
  readonly tone?: "neutral" | "warn" | "danger"
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
  /** Edge to edge, without corners: across the place where one types. */
  readonly full?: boolean
}

/** A statement in words that nobody can overlook: offline, refused, wants something first. */
export function Banner({ tone = "neutral", icon, children, action, full }: BannerProps) {
  return (
    <div role={tone === "danger" ? "alert" : "status"} className={classes(styles.banner, styles[tone], full && styles.full)}>
      {icon}
      <div className={styles.words}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
