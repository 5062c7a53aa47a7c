import { courtMoment, courtTime } from "../letter/dates.ts"
import type { LetterEvent } from "../letter/event.ts"
import { fold } from "../letter/evolve.ts"
import type { Letter } from "../letter/letter.ts"
import { phaseOf, type Phase } from "../letter/phase.ts"
import { SIDES } from "../letter/side.ts"
import { docket } from "../letter/speech.ts"
import type { RecordContent } from "../layout/recordcontent.ts"
import { unprintable } from "../text/printable.ts"
import { chronology, type Entry } from "./chronology.ts"
import { dayOf, ended, moment } from "./words.ts"

const STATE: Readonly<Record<Exclude<Phase, "filed">, string>> = {
  drafting: "The letter is being drafted.",
  approving: "One side has approved the letter.",
  final: "Both sides have approved the letter; it is final.",
}

/** The record as it goes on paper. The same events give the same bytes. Null for an empty record. [R2, R3] */
export function printRecord(events: readonly LetterEvent[]): RecordContent | null {
  const letter = fold(events)
  return letter && printed(letter, chronology(events))
}

function printed(letter: Letter, entries: readonly Entry[]): RecordContent {
  const { matter, profile } = letter
  return legible({
    caption: matter.caption,
    caseNumber: matter.caseNumber,
    court: matter.court,
    judge: matter.judge,
    demands: profile.source.title,
    zone: profile.timeZone,
    parties: SIDES.map((side) => ({ side, party: letter.sides[side].party, people: peopleOf(letter, side) })),
    state: letter.filed
      ? ended(`The letter was filed as ${docket(letter.filed.ecf)} on ${moment(letter, letter.filed.at)}`)
      : STATE[phaseOf(letter) as Exclude<Phase, "filed">],
    date: courtMoment(letter.touched, profile.timeZone),
    head: letter.head,
    days: daysOf(letter, entries),
  })
}

function peopleOf(letter: Letter, side: Letter["members"][number]["side"]): string {
  return letter.members
    .filter((member) => member.side === side)
    .map(({ name, role }) => `${name} (${role})`)
    .join(", ")
}

function daysOf(letter: Letter, entries: readonly Entry[]): RecordContent["days"] {
  const days: { date: string; entries: RecordContent["days"][number]["entries"][number][] }[] = []
  for (const { event, words, quoted } of entries) {
    const date = dayOf(letter, event.at)
    const printed = { seq: event.seq, time: courtTime(event.at, letter.profile.timeZone), words, quoted, hash: event.hash }
    if (days.at(-1)?.date === date) days.at(-1)!.entries.push(printed)
    else days.push({ date, entries: [printed] })
  }
  return days
}

/**
 * Every text of a value with what the court's font has not said by its code: `[U+1F642]`. What goes into the letter was refused
 * for it; remarks, and words about a call, may say anything, and must not keep the record from being printed. [L4]
 */
export function legible<T>(value: T): T {
  if (typeof value === "string") return legibleText(value) as T
  if (Array.isArray(value)) return value.map(legible) as T
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, legible(each)])) as T
}

function legibleText(text: string): string {
  let [out, at] = ["", 0]
  for (const { character, codePoint, index } of unprintable(text)) {
    out += `${text.slice(at, index)}[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`
    at = index + character.length
  }
  return out + text.slice(at)
}

