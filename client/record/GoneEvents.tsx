import { Download } from "lucide-react"
import { useMemo } from "react"
import { courtDate, courtTime } from "../../shared/letter/dates.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { Button } from "../design/Button.tsx"
import { counted } from "../letter/words.ts"
import { Words } from "../letter/Words.tsx"
import { CopyWords } from "../position/CopyWords.tsx"
import { EventSentence } from "./EventSentence.tsx"
import { missingEntries } from "./recordview.ts"
import { saveAsSeen } from "./save.ts"
import styles from "./GoneEvents.module.css"

interface GoneEventsProps {
  readonly letter: Letter
  /** The server's record, and the one that this browser was sent before. */
  readonly server: readonly LetterEvent[]
  readonly gone: readonly LetterEvent[]
  readonly onForget: () => void
}

/** What the server's record lacks, in the record's own words: to say it again, to save it, or to let it go. */
export function GoneEvents({ letter, server, gone, onForget }: GoneEventsProps) {
  const entries = useMemo(() => missingEntries(server, gone), [server, gone])
  const { timeZone } = letter.profile
  return (
    <section className={styles.gone} aria-label="Missing from the server’s record">
      <p>
        <strong>
          The server’s record lacks {counted(entries.length, "event")} that this browser has seen.
        </strong>{" "}
        The server may have been set back to an older copy, or its record was changed. What is missing is kept here, with its
        hashes. Do again what still holds; save the record as you have seen it, to show what it was. The other side’s browser may
        have it, too.
      </p>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.event.hash} value={entry.event.seq}>
            <EventSentence entry={entry}>
              <time className={styles.when} dateTime={entry.event.at}>
                {courtDate(entry.event.at, timeZone)}, {courtTime(entry.event.at, timeZone)}
              </time>
            </EventSentence>
            {entry.quoted.map(({ label, runs }) => (
              <blockquote key={label} className={styles.quoted}>
                <span className={styles.label}>{label}</span>
                <Words runs={runs} />
                <CopyWords runs={runs} />
              </blockquote>
            ))}
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <Button size="small" icon={<Download aria-hidden />} onClick={() => saveAsSeen(letter.id, gone)}>
          Save the record as seen (JSON)
        </Button>
        <Button size="small" variant="quiet" onClick={onForget}>
          Let it go
        </Button>
      </div>
    </section>
  )
}
