import { Phone, PhoneCall } from "lucide-react"
import { useMemo, useState } from "react"
import { Link } from "../app/navigation.tsx"
import { buttonClass } from "../design/Button.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { useNow } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { CallEntry } from "./CallEntry.tsx"
import { acceptedModes, callsView } from "./callsview.ts"
import { LogCall } from "./LogCall.tsx"
import styles from "./Calls.module.css"

/** The calls of a letter as they are now, looked at again with every minute. */
export function useCalls() {
  const { letter, me } = useDesk()
  const now = useNow()
  return useMemo(() => callsView(letter, me, new Date(now).toISOString()), [letter, me, now])
}

/** Beside the letter: which calls there were, what each counts for, and which are still needed. [C1–C3] */
export function CallsPanel() {
  const { letter } = useDesk()
  const { calls, needs, why } = useCalls()
  const [isLogging, setLogging] = useState(false)
  return (
    <div className={styles.calls}>
      <div className={styles.needs}>
        {needs.map((need) => (
          <p key={need}>{need}</p>
        ))}
        <p className={styles.modes}>Only confirmed calls {acceptedModes(letter)} count.</p>
        {!letter.filed && (
          <div className={styles.row}>
            <Link to={`/letters/${letter.id}/call`} className={buttonClass({ variant: "secondary", size: "small" })}>
              <PhoneCall aria-hidden /> Call screen
            </Link>
            <FormButton place="call" icon={<Phone aria-hidden />} size="small" why={why} onClick={() => setLogging(true)}>
              Log a call
            </FormButton>
          </div>
        )}
      </div>
      {calls.length === 0 ? (
        <div className={styles.none}>
          <EmptyState title="No calls yet">
            Courts want the sides to speak, not only to write. After a call one side logs it here, and the other confirms it.
          </EmptyState>
        </div>
      ) : (
        <ol className={styles.list}>
          {calls.map((view) => (
            <CallEntry key={view.call.id} view={view} />
          ))}
        </ol>
      )}
      <LogCall isOpen={isLogging} onClose={() => setLogging(false)} />
    </div>
  )
}
