import { useSyncExternalStore, type ReactNode } from "react"
import { Button } from "../design/Button.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import type { Rescued } from "../sync/rescue.ts"
import { CopyWords } from "./CopyWords.tsx"
import styles from "./Position.module.css"

/** All words of this letter that could not be kept in their place. */
export function useRescued(): readonly Rescued[] {
  const { rescue } = useDesk()
  return useSyncExternalStore(rescue.subscribe, rescue.list)
}

interface RescueCardProps {
  readonly item: Rescued
  /** Where they were written, where that cannot be seen from where they are shown. */
  readonly from?: string
  /** Other ways to use them. */
  readonly children?: ReactNode
}

/** Words put aside: why, when, and the words, to copy or to let go. */
export function RescueCard({ item, from, children }: RescueCardProps) {
  const { rescue } = useDesk()
  const { at, runs, why, isKept } = item
  return (
    <section className={styles.rescued} aria-label="Words put aside">
      <p>
        <strong>Words put aside</strong>
        {from && ` from ${from}`} <Time iso={at} />
      </p>
      <p>
        {why} {isKept ? "These words are kept in this browser." : "These words are on this page only: copy them before you close it."}
      </p>
      <p>
        <Words runs={runs} />
      </p>
      <div className={styles.row}>
        {children}
        <CopyWords runs={runs} />
        <Button size="small" variant="quiet" onClick={() => rescue.remove(item)}>
          Let them go
        </Button>
      </div>
    </section>
  )
}
