import type { Side } from "../letter/side.ts"
import type { Runs } from "../text/runs.ts"

/** The record on paper, as data: the only input of `record.typ`. Content is never markup. [R3] */
export interface RecordContent {
  readonly caption: string
  readonly caseNumber: string
  readonly court: string
  readonly judge: string
  /** The order or rule whose demands the letter was held to. */
  readonly demands: string
  /** IANA name of the court's time zone, in which all times are. */
  readonly zone: string
  readonly parties: readonly { readonly side: Side; readonly party: string; readonly people: string }[]
  /** Where the letter stands at the end of the record, in a sentence. */
  readonly state: string
  /** Of the last event: by the court's clock with its distance from UTC. The PDF's own date, so the bytes depend on nothing else. */
  readonly date: string
  /** Hash of the last event. */
  readonly head: string
  readonly days: readonly {
    readonly date: string
    readonly entries: readonly {
      readonly seq: number
      readonly time: string
      readonly words: string
      readonly quoted: readonly { readonly label: string; readonly runs: Runs }[]
      readonly hash: string
    }[]
  }[]
}
