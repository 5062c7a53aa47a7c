import { useCallback, useEffect, useState, useSyncExternalStore } from "react"
import { SIDES, type Side } from "../../shared/letter/side.ts"
import { deskMinute, type CallDraft } from "./callform.ts"

const MINUTE = 60_000

/** What the screen notes down while a call lasts, so that the entry need not be remembered. */
export interface Clock {
  /** When it was started, ISO; null while it stands. */
  readonly began: string | null
  /** The start of the last call that was ended here: another person's clock that still runs is not taken over again. */
  readonly over: string | null
  /** Issues that were on the screen meanwhile. */
  readonly issues: readonly string[]
  /** People who had the screen open meanwhile. */
  readonly people: Readonly<Record<Side, readonly string[]>>
}

/** A clock that stands. */
export const STANDING: Clock = { began: null, over: null, issues: [], people: { requesting: [], responding: [] } }

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : []

/** A clock as it was put aside; a standing one where nothing was, or something else. */
export function readClock(text: string | null): Clock {
  try {
    const { began, over, issues, people } = Object(JSON.parse(text ?? "null"))
    const time = (value: unknown) => (typeof value === "string" && !Number.isNaN(Date.parse(value)) ? value : null)
    const { requesting, responding } = Object(people)
    return {
      began: time(began),
      over: time(over),
      issues: strings(issues),
      people: { requesting: strings(requesting), responding: strings(responding) },
    }
  } catch {
    return STANDING
  }
}

const together = (list: readonly string[], more: readonly string[]) =>
  more.every((each) => list.includes(each)) ? list : [...new Set([...list, ...more])]

/** The clock with what is on the screen now noted down; the same one while it stands or knows it all. */
export function noted(clock: Clock, issue: string, people: readonly { readonly name: string; readonly side: Side }[]): Clock {
  if (!clock.began) return clock
  const issues = together(clock.issues, [issue])
  const of = (side: Side) => together(clock.people[side], people.filter((each) => each.side === side).map(({ name }) => name))
  const [requesting, responding] = [of("requesting"), of("responding")]
  const isSame = issues === clock.issues && requesting === clock.people.requesting && responding === clock.people.responding
  return isSame ? clock : { ...clock, issues, people: { requesting, responding } }
}

/** The start to take over from somebody whose clock runs while mine stands; null for none, or for the one that I have ended. */
export function startToTake(clock: Clock, others: readonly (string | null)[]): string | null {
  if (clock.began) return null
  const later = others.filter((began): began is string => began !== null && (clock.over === null || began > clock.over))
  return later.sort()[0] ?? null
}

/** "0:07", "1:02:33": how long a call has lasted. */
export function lasted(began: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(began)) / 1000))
  const two = (n: number) => String(n).padStart(2, "0")
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/**
 * The entry that the clock has filled in. It begins with the full minute and lasts until the minute now is over, so that it
 * covers what was put in during its last seconds. [T5]
 */
export function entryOf(clock: Clock, now: number): Partial<CallDraft> {
  const began = clock.began ? Date.parse(clock.began) : now
  const minutes = Math.max(1, Math.ceil((now - (began - (began % MINUTE))) / MINUTE))
  const people = SIDES.every((side) => clock.people[side].length > 0) ? { people: clock.people } : {}
  return { at: deskMinute(began), minutes: String(minutes), issues: clock.issues, ...people }
}

/** The clock of a person's call about a letter. Kept in this browser, so that loading the page again does not stop it. */
export function useClock(letter: string, userId: string): readonly [Clock, (change: (now: Clock) => Clock) => void] {
  const key = `call-clock/${userId}/${letter}`
  const [clock, setClock] = useState(() => readClock(shelf()?.getItem(key) ?? null))
  useEffect(() => {
    if (clock.began || clock.over) shelf()?.setItem(key, JSON.stringify(clock))
  }, [key, clock])
  return [clock, setClock]
}

function shelf(): Storage | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

/** The time now, by the second. */
export function useSeconds(): number {
  const subscribe = useCallback((tell: () => void) => {
    const timer = setInterval(tell, 1000)
    return () => clearInterval(timer)
  }, [])
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / 1000) * 1000)
}
