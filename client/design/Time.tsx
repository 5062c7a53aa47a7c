import { useRef, useSyncExternalStore } from "react"
import { dateOf, exact, relative } from "./moment.ts"
import { useTip } from "./Tip.tsx"
import styles from "./Time.module.css"

const MINUTE = 60_000

function everyMinute(tell: () => void): () => void {
  const timer = setInterval(tell, MINUTE)
  return () => clearInterval(timer)
}

/** The last millisecond of this minute, kept current, since 1970: what has just happened lies before it. */
export function useNow(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE - 1)
}

/** A moment as one says it ("5 minutes ago", or the date beyond a week); exactly, with time zone, on hover and focus. */
export function Time({ iso }: { readonly iso: string }) {
  const ref = useRef<HTMLTimeElement>(null)
  const now = useNow()
  const tip = useTip(ref, exact(iso))
  return (
    <>
      <time ref={ref} dateTime={iso} className={styles.time} aria-describedby={tip?.id} {...tip?.on}>
        {relative(iso, now) ?? dateOf(iso)}
      </time>
      {tip?.tip}
    </>
  )
}
