import type { LetterEvent } from "../../shared/letter/event.ts"
import { checked, type Checked } from "./checkview.ts"

/** What the worker is asked. */
export interface CheckJob {
  readonly events: readonly LetterEvent[]
  readonly shown: string
  readonly kept: string
}

/** Checks one record beside the page: a long one takes seconds, for every command in it is judged again. */
self.onmessage = ({ data }: MessageEvent<CheckJob>) => {
  self.postMessage(checked(data.events, data.shown, data.kept) satisfies Checked)
}
