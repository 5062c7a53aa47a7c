import { lazy, Suspense } from "react"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { missingFrom } from "../api/gone.ts"
import { useGone } from "../api/letter.ts"

const GoneEvents = lazy(async () => ({ default: (await import("./GoneEvents.tsx")).GoneEvents }))

interface GoneRecordProps {
  readonly letter: Letter
  /** The server's record. */
  readonly events: readonly LetterEvent[]
}

/** What this browser has seen in the letter's record and the server's record has no more: it was set back, or changed. [R3] */
export function GoneRecord({ letter, events }: GoneRecordProps) {
  const { gone, forget } = useGone(letter.id)
  const missing = gone.filter((each) => missingFrom(events, each.events).length > 0)
  return (
    <Suspense>
      {missing.map((each) => (
        <GoneEvents key={each.rows[0]} letter={letter} server={events} gone={each.events} onForget={() => forget(each)} />
      ))}
    </Suspense>
  )
}
