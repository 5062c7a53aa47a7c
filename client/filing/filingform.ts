import type { CommandOf } from "../../shared/letter/command.ts"
import { CLOCK_DRIFT, MAX_LINE } from "../../shared/letter/limits.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { docket } from "../../shared/letter/speech.ts"
import { moment } from "../../shared/record/words.ts"
import type { Faults } from "../app/form.ts"

/** A filing as it is being written down. */
export interface FilingDraft extends Readonly<Record<string, string>> {
  /** The docket number, alone or in full: "24" or "ECF No. 24". */
  readonly ecf: string
  /** As the browser's own field has it: "2013-11-25T16:10", by the clock of this desk. */
  readonly at: string
}

/** What is wrong before anything is sent; empty for a good one. The rules say the same. [S5] */
export function filingFaults({ ecf, at }: FilingDraft, now: number): Faults<FilingDraft> {
  const when = Date.parse(at)
  return {
    ...(ecf.trim() === "" && { ecf: "Give the docket number from the notice of filing: 24." }),
    ...(ecf.length > MAX_LINE && { ecf: `At most ${MAX_LINE} characters.` }),
    ...(Number.isNaN(when) && { at: "Say when it was filed." }),
    ...(when > now + CLOCK_DRIFT && { at: "This lies in the future. Record the filing once it is made." }),
  }
}

/** The command that closes the letter. */
export function filingCommand({ ecf, at }: FilingDraft): CommandOf<"mark-filed"> {
  return { type: "mark-filed", ecf: ecf.trim(), at: new Date(at).toISOString() }
}

/** What will be recorded, in words, by the court's clock; null while it cannot be said. */
export function filingWords(letter: Letter, { ecf, at }: FilingDraft): string | null {
  if (ecf.trim() === "" || Number.isNaN(Date.parse(at))) return null
  return `${docket(ecf.trim())}, ${moment(letter, new Date(at).toISOString())} by the court’s clock`
}
