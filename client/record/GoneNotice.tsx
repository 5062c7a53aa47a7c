import { lazy, Suspense } from "react"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { missingFrom } from "../api/gone.ts"
import { useGone } from "../api/letter.ts"
import { ErrorBoundary } from "../app/ErrorBoundary.tsx"
import { Banner } from "../design/Banner.tsx"
import { toast } from "../design/toast.ts"

const GoneEvents = lazy(async () => ({ default: (await import("./GoneEvents.tsx")).GoneEvents }))

const STAYS = "This browser could not delete it. Try again."
const UNSHOWN = (
  <Banner tone="warn">
    The server’s record lacks something that this browser has seen. It is kept here, and could not be shown: load the page again.
  </Banner>
)

interface GoneNoticeProps {
  readonly letter: Letter
  /** The server's record. */
  readonly events: readonly LetterEvent[]
}

/** What this browser has seen in the letter's record and the server's record has no more: it was set back, or changed. [R3] */
export function GoneNotice({ letter, events }: GoneNoticeProps) {
  const { gone, forget } = useGone(letter.id)
  const missing = gone.filter((each) => missingFrom(events, each.events).length > 0)
  return (
    <ErrorBoundary instead={UNSHOWN}>
      <Suspense>
        {missing.map((each) => (
          <GoneEvents key={each.rows[0]} letter={letter} server={events} gone={each.events} onForget={() => void forget(each).catch(() => toast(STAYS))} />
        ))}
      </Suspense>
    </ErrorBoundary>
  )
}
