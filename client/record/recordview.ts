import { courtDate } from "../../shared/letter/dates.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { plain } from "../../shared/text/runs.ts"
import { chronology, type Entry } from "../../shared/record/chronology.ts"
import { missingFrom } from "../api/gone.ts"
import type { Kind } from "../../shared/record/words.ts"

/** What a reader looks for; an empty part asks for nothing. */
export interface Filter {
  readonly issue: string
  readonly side: Side | ""
  readonly kind: Kind | ""
  readonly text: string
}

export const NO_FILTER: Filter = { issue: "", side: "", kind: "", text: "" }

/** The entries that match every part of the filter, in order. Each word of the text must be somewhere in the entry. */
export function filtered(entries: readonly Entry[], { issue, side, kind, text }: Filter): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(
    (entry) =>
      (issue === "" || entry.issues.includes(issue)) &&
      (side === "" || entry.event.actor.side === side) &&
      (kind === "" || entry.kind === kind) &&
      words.every((word) => textOf(entry).includes(word)),
  )
}

function textOf({ event, words, quoted }: Entry): string {
  const said = quoted.map(({ label, runs }) => `${label} ${plain(runs)}`)
  return [`${event.seq}`, words, ...said, event.hash].join("\n").toLowerCase()
}

/** Entries of one day by the court's clock. */
export interface Day {
  readonly date: string
  readonly entries: readonly Entry[]
}

/** The entries parted by days, in order. */
export function byDay(entries: readonly Entry[], letter: Letter): readonly Day[] {
  const days: { date: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const date = courtDate(entry.event.at, letter.profile.timeZone)
    const last = days.at(-1)
    if (last?.date === date) last.entries.push(entry)
    else days.push({ date, entries: [entry] })
  }
  return days
}

/** What is in a record that this browser was sent, and not in the server's, as it is told. */
export function missingEntries(server: readonly LetterEvent[], gone: readonly LetterEvent[]): readonly Entry[] {
  const missing = new Set(missingFrom(server, gone))
  return chronology(gone).filter(({ event }) => missing.has(event))
}
