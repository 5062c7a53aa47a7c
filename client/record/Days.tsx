import { courtTime } from "../../shared/letter/dates.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Entry } from "../../shared/record/chronology.ts"
import { EmptyState } from "../design/EmptyState.tsx"
import { Fingerprint } from "../design/Fingerprint.tsx"
import { Words } from "../letter/Words.tsx"
import { EventSentence } from "./EventSentence.tsx"
import type { Day } from "./recordview.ts"
import styles from "./Record.module.css"

/** The entries, day by day. */
export function Days({ days, letter }: { readonly days: readonly Day[]; readonly letter: Letter }) {
  if (days.length === 0) return <EmptyState title="Nothing matches">Take something out of the filter.</EmptyState>
  return (
    <div className={styles.days}>
      {days.map(({ date, entries }) => (
        <section key={`${date} ${entries[0]?.event.seq}`} aria-label={date}>
          <h2 className={styles.date}>{date}</h2>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <EntryLine key={entry.event.seq} entry={entry} letter={letter} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function EntryLine({ entry, letter }: { readonly entry: Entry; readonly letter: Letter }) {
  const { event, quoted } = entry
  return (
    <li className={styles.entry} data-side={event.actor.side} value={event.seq}>
      <p className={styles.when}>
        <span className={styles.seq}>
          <span className="visually-hidden">Event </span>
          {event.seq}
        </span>
        <time dateTime={event.at}>{courtTime(event.at, letter.profile.timeZone)}</time>
      </p>
      <div className={styles.what}>
        <EventSentence entry={entry} />
        {quoted.map(({ label, runs }) => (
          <blockquote key={label} className={styles.quoted}>
            <span className={styles.label}>{label}</span>
            <Words runs={runs} />
          </blockquote>
        ))}
        <p className={styles.hash}>
          <Fingerprint hash={event.hash} of={`of event ${event.seq}`} />
        </p>
      </div>
    </li>
  )
}
