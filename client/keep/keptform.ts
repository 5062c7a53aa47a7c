import { useEffect, useMemo, useState } from "react"
import { isBlank } from "../../shared/letter/tidy.ts"
import type { Runs } from "../../shared/text/runs.ts"
import type { Answer } from "../api/answer.ts"
import type { Naming } from "../api/once.ts"
import { toast } from "../design/toast.ts"
import { vaultOf } from "./browser.ts"
import { KeptForms } from "./forms.ts"
import { watchOnlyHere } from "./onlyhere.ts"

/**
 * What a person has typed into forms and not sent; null until what earlier pages have left has come.
 *
 * @param letter Whose forms; `OUTSIDE` for those that belong to no letter.
 */
export function useForms(userId: string, letter: string): KeptForms | null {
  const forms = useMemo(() => new KeptForms(vaultOf(userId), letter), [userId, letter])
  const [loaded, setLoaded] = useState<KeptForms | null>(null)
  useEffect(() => {
    const look = () => void forms.look()
    const warn = (event: BeforeUnloadEvent) => forms.isLoose && event.preventDefault()
    const unwatch = watchOnlyHere(() => forms.isLoose)
    void forms.loaded.then(() => setLoaded(forms))
    addEventListener("focus", look)
    addEventListener("beforeunload", warn)
    return () => {
      unwatch()
      removeEventListener("focus", look)
      removeEventListener("beforeunload", warn)
    }
  }, [forms])
  return loaded === forms ? forms : null
}

/** A form whose content outlives the page. */
export interface KeptForm<T> {
  readonly value: T
  readonly set: (value: T) => void
  /**
   * Sends it, and forgets it once it has arrived; gives whether it has, and the form is done with. Where more was typed meanwhile it is
   * not: the person is told, and goes on. What was sent does not count as unsent meanwhile.
   *
   * @param arriving Gives whether it was taken. The name of what is given is kept by what it is handed.
   */
  readonly send: (arriving: (naming: Naming) => Promise<boolean>) => Promise<boolean>
  /** Forgets it: the person wants it no more. The form closed in any other way keeps it. */
  readonly drop: () => void
}

/** How a form is kept. */
export interface Keeping<T> {
  /** Which form, and of what: `terms/issue-1`. Those of a letter are in `unsentview.ts`. */
  readonly place: string
  /** What the form begins with where nothing is kept; as much as JSON can say. */
  readonly start: T | (() => T)
  /** The words in it, for the day on which the form is not there any more. */
  readonly wordsOf: (value: T) => Runs
  /** Whether its numbers and choices are worth keeping without words. */
  readonly keepsChoices?: boolean
}

/**
 * What is filled into a form, kept in this browser with every key until it is sent or given up: it is there again when the same
 * person opens the same form. What says no more than `start` is not kept.
 */
export function useKeptIn<T extends string | object>(forms: KeptForms, { place, start, wordsOf, keepsChoices = false }: Keeping<T>): KeptForm<T> {
  const [slot] = useState(() => forms.open(place))
  const [first] = useState(start)
  const [value, setValue] = useState(() => (slot.unsent ? (slot.unsent.value as T) : first))
  const set = (now: T) => {
    const words = wordsOf(now)
    setValue(now)
    const isNothing = JSON.stringify(now) === JSON.stringify(first) || (isBlank(words) && !keepsChoices)
    if (isNothing) forms.forget(slot)
    else forms.keep(slot, { place, value: now, words })
  }
  const send = async (arriving: (naming: Naming) => Promise<boolean>) => {
    const sent = await forms.send(slot, arriving((said, offered) => forms.name(slot, said, offered)))
    if (sent === "outgrown") toast("That was sent. What you typed since was not, and is kept.")
    return sent === "arrived"
  }
  return { value, set, send, drop: () => forms.forget(slot) }
}

/** Sends a form that is kept, and gives the whole answer. */
export async function sendKept<T, Value>({ send }: KeptForm<T>, giving: (naming: Naming) => Promise<Answer<Value>>): Promise<Answer<Value>> {
  let answering!: Promise<Answer<Value>>
  await send(async (naming) => (await (answering = giving(naming))).ok)
  return answering
}
