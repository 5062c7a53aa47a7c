import type { ReactNode } from "react"
import type { Entry } from "../../shared/record/chronology.ts"
import { SideMark } from "../design/SideName.tsx"
import styles from "./EventSentence.module.css"

interface EventSentenceProps {
  readonly entry: Entry
  /** What stands behind it on the same line. */
  readonly children?: ReactNode
}

/** Who did what, behind the mark of their side. */
export function EventSentence({ entry, children }: EventSentenceProps) {
  return (
    <p className={styles.sentence}>
      <SideMark side={entry.event.actor.side} />
      <span>
        {entry.words} {children}
      </span>
    </p>
  )
}
