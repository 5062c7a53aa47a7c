import { Phone, PhoneOff, Square } from "lucide-react"
import { useState } from "react"
import { opponent } from "../../shared/letter/side.ts"
import { Button } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import { useCalls } from "./CallsPanel.tsx"
import { entryOf, lasted, STANDING, useSeconds, type Clock } from "./clock.ts"
import { LogCall } from "./LogCall.tsx"
import styles from "./CallScreen.module.css"

interface CallClockProps {
  readonly clock: Clock
  readonly onClock: (change: (now: Clock) => Clock) => void
}

const ended = ({ began }: Clock): Clock => ({ ...STANDING, over: began })

/** The clock of the call, in the head of the screen: it fills the entry, and ending it opens the form for that. */
export function CallClock({ clock, onClock }: CallClockProps) {
  const { letter, me } = useDesk()
  const { why } = useCalls()
  const [logs, setLogs] = useState<number | null>(null)
  const { began } = clock
  // Who has logged this call has done it for both.
  const byThem = letter.calls.some(({ logged }) => began && logged.by.side === opponent(me.side) && logged.at > began)
  const stop = () => onClock(ended)
  const small = { size: "small" } as const
  return (
    <>
      {began && <Running began={began} />}
      {!began && (
        <Button
          {...small}
          variant="primary"
          icon={<Phone aria-hidden />}
          onClick={() => onClock((now) => ({ ...now, began: new Date().toISOString() }))}
        >
          Start the clock
        </Button>
      )}
      {began && !byThem && (
        <Button {...small} variant="primary" icon={<PhoneOff aria-hidden />} why={why} onClick={() => setLogs(Date.now())}>
          End and log
        </Button>
      )}
      {began && (
        <Button {...small} icon={<Square aria-hidden />} hint={byThem ? "The other side has logged this call." : undefined} onClick={stop}>
          {byThem ? "Stop the clock" : "Stop"}
        </Button>
      )}
      <LogCall
        isOpen={logs !== null}
        start={logs === null ? {} : entryOf(clock, logs)}
        onClose={() => setLogs(null)}
        onLogged={stop}
      />
    </>
  )
}

function Running({ began }: { readonly began: string }) {
  const now = useSeconds()
  return (
    <span role="timer" className={styles.timer} aria-label="The call has lasted">
      {lasted(began, now)}
    </span>
  )
}
