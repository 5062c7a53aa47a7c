import { ArrowLeft, Download, FileText, Printer } from "lucide-react"
import { useMemo, useState } from "react"
import "../design/letterface.css"
import { useLetter } from "../api/letter.ts"
import { path } from "../api/request.ts"
import { Link } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { PageSkeleton } from "../app/PageSkeleton.tsx"
import { Banner } from "../design/Banner.tsx"
import { Button, buttonClass } from "../design/Button.tsx"
import { NotHere } from "../letter/NotHere.tsx"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { chronology } from "../../shared/record/chronology.ts"
import { Chain } from "./Chain.tsx"
import { Days } from "./Days.tsx"
import { Filters } from "./Filters.tsx"
import { GoneNotice } from "./GoneNotice.tsx"
import { byDay, filtered, NO_FILTER } from "./recordview.ts"
import styles from "./Record.module.css"

/** The record of one letter on one page, so that a judge could read it: who did what, when, in order. [R1–R3] */
export function RecordPage({ id }: { readonly id: string }) {
  const { letter, events, me, status, words } = useLetter(id)
  if (status === "refused" && !letter) return <NotHere words={words} letter={id} />
  if (letter && me) return <Opened letter={letter} events={events} offline={status === "offline" ? words : null} />
  return letter && status !== "loading" ? <NotHere words={null} letter={id} /> : <PageSkeleton />
}

interface OpenedProps {
  readonly letter: Letter
  readonly events: readonly LetterEvent[]
  /** Why the record is not current; null when it is. */
  readonly offline: string | null
}

function Opened({ letter, events, offline }: OpenedProps) {
  const heading = useArrival(`Record of ${letter.matter.caption}`)
  const entries = useMemo(() => chronology(events), [events])
  const [filter, setFilter] = useState(NO_FILTER)
  const shown = useMemo(() => filtered(entries, filter), [entries, filter])
  const days = useMemo(() => byDay(shown, letter), [shown, letter])
  return (
    <div className={styles.record}>
      <header className={styles.head}>
        <Link to={`/letters/${letter.id}`} className={buttonClass({ variant: "quiet", size: "small" }, styles.back)}>
          <ArrowLeft aria-hidden /> The letter
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          Record
        </h1>
        <p className={styles.matter}>
          <em>{letter.matter.caption}</em>, No. {letter.matter.caseNumber}, {letter.matter.court}
        </p>
        <p className={styles.about}>
          Everything the sides did in this letter, in order. Each entry is sealed with the one before it; none is ever changed or
          removed. Times are those of the court’s clock.
        </p>
        <Exports id={letter.id} />
      </header>
      {offline && <Banner tone="warn">{offline} What you read may not be the latest.</Banner>}
      <GoneNotice letter={letter} events={events} />
      <Chain letter={letter} count={events.length} />
      <Filters letter={letter} filter={filter} onFilter={setFilter} shown={shown.length} all={entries.length} />
      <Days days={days} letter={letter} />
    </div>
  )
}

function Exports({ id }: { readonly id: string }) {
  const look = buttonClass({ variant: "secondary", size: "small" })
  return (
    <div className={styles.exports}>
      <a className={look} href={path`/api/letters/${id}/record.pdf`} download>
        <FileText aria-hidden /> Export PDF
      </a>
      <a className={look} href={path`/api/letters/${id}/record.json`} download>
        <Download aria-hidden /> Export for checking (JSON)
      </a>
      <Button size="small" variant="quiet" icon={<Printer aria-hidden />} onClick={() => window.print()}>
        Print
      </Button>
    </div>
  )
}
