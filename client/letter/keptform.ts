import { isBlank } from "../../shared/letter/tidy.ts"
import { normal, unmarked, type Runs } from "../../shared/text/runs.ts"
import { type Keeping, type KeptForm, useKeptIn } from "../keep/keptform.ts"
import { useDesk } from "./desk.ts"

/** A form of the letter that is open, kept until it is sent or given up. */
export function useKeptForm<T extends string | object>(place: string, start: T | (() => T), wordsOf: (value: T) => Runs, how: Pick<Keeping<T>, "keepsChoices"> = {}): KeptForm<T> {
  return useKeptIn(useDesk().forms, { place, start, wordsOf, ...how })
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
