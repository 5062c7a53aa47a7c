import { useState } from "react"
import { isBlank } from "../../shared/letter/tidy.ts"
import { normal, unmarked, type Runs } from "../../shared/text/runs.ts"
import { toast } from "../design/toast.ts"
import { useDesk } from "./desk.ts"

/** A form whose content outlives the page. */
export interface KeptForm<T> {
  readonly value: T
  readonly set: (value: T) => void
  /**
   * Forgets it once it has arrived; gives whether it has, and the form is done with. Where more was typed meanwhile it is not: the
   * person is told, and goes on. What was sent does not count as unsent meanwhile.
   */
  readonly send: (arriving: Promise<boolean>) => Promise<boolean>
  /** Forgets it: the person wants it no more. The form closed in any other way keeps it. */
  readonly drop: () => void
}

/**
 * What is filled into a form, kept in this browser with every key until it is sent or given up: it is there again when the same
 * person opens the same form. What says no more than `start`, or has no words, is not kept.
 *
 * @param place Which form, and of what: `terms/issue-1`. Those that are known are in `unsentview.ts`.
 * @param start What the form begins with where nothing is kept; as much as JSON can say.
 * @param wordsOf The words in it, for the day on which the form is not there any more.
 */
export function useKeptForm<T extends string | object>(place: string, start: T | (() => T), wordsOf: (value: T) => Runs): KeptForm<T> {
  const { forms } = useDesk()
  const [slot] = useState(() => forms.open(place))
  const [first] = useState(start)
  const [value, setValue] = useState(() => (slot.unsent ? (slot.unsent.value as T) : first))
  const set = (now: T) => {
    const words = wordsOf(now)
    setValue(now)
    if (isBlank(words) || JSON.stringify(now) === JSON.stringify(first)) forms.forget(slot)
    else forms.keep(slot, { place, value: now, words })
  }
  const send = async (arriving: Promise<boolean>) => {
    const sent = await forms.send(slot, arriving)
    if (sent === "outgrown") toast("That was sent. What you typed since was not, and is kept.")
    return sent === "arrived"
  }
  return { value, set, send, drop: () => forms.forget(slot) }
}

/** The same for a form that is one plain text. */
export function useKeptText(place: string): KeptForm<string> {
  return useKeptForm<string>(place, "", unmarked)
}

/** The texts of several fields as one, a space between them. */
export function inOne(texts: readonly Runs[]): Runs {
  const written = texts.filter((text) => !isBlank(text))
  return normal(written.flatMap((text, i) => (i === 0 ? text : [{ text: " " }, ...text])))
}

const itself = (runs: Runs) => runs

/** The same for a form that is one text as the letter prints it. */
export function useKeptRuns(place: string, start: Runs): KeptForm<Runs> {
  return useKeptForm(place, start, itself)
}
