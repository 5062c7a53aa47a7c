import { createContext, useContext } from "react"
import type * as Y from "yjs"
import type { Awareness } from "y-protocols/awareness"
import type { Answer } from "../api/answer.ts"
import type { Done } from "../api/letter.ts"
import type { Naming } from "../api/once.ts"
import type { KeptForms } from "../keep/forms.ts"
import type { RescueBox } from "../sync/rescue.ts"
import type { Saved } from "../sync/status.ts"
import type { Command } from "../../shared/letter/command.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"

/** One doc of the letter as it is open here; null parts until it has come, or where it may not be read. */
export interface OpenDoc {
  readonly doc: Y.Doc | null
  readonly awareness: Awareness | null
  /** Whether everything that is on the server has come. Before that nothing may be written. */
  readonly isReady: boolean
  /** Whether the server refused it, and a fresh one is on its way: an editor on it stays, and what is typed is put aside. */
  readonly isRefused: boolean
}

/** Everything the parts of the letter screen share. */
export interface Desk {
  readonly letter: Letter
  readonly events: readonly LetterEvent[]
  readonly me: Member
  /** The letter of record as the server measured it. */
  readonly measure: Measure | null
  /** My side's drafts. */
  readonly mine: OpenDoc
  /** The other side's drafts, while it lets me watch. [A2] */
  readonly theirs: OpenDoc
  readonly joint: OpenDoc
  /** Words that could not be kept in their place. */
  readonly rescue: RescueBox
  /** What was typed into forms and not sent. */
  readonly forms: KeptForms
  /** Whether I may draft: nobody may in a filed letter, a viewer never. */
  readonly canDraft: boolean
  readonly give: (command: Command, naming?: Naming) => Promise<Answer<Done>>
}

const Context = createContext<Desk | null>(null)
const SavedContext = createContext<Saved>({ state: "loading", words: "", short: "", here: "" })

export const DeskProvider = Context.Provider
export const SavedProvider = SavedContext.Provider

/** How my side's words are kept. By itself, as it changes with every key, and the desk does not. */
export function useSaved(): Saved {
  return useContext(SavedContext)
}

/** The desk around a component of the letter screen. */
export function useDesk(): Desk {
  const desk = useContext(Context)
  if (!desk) throw new Error("outside a letter")
  return desk
}
