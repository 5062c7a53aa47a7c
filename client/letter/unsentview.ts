import type { Letter } from "../../shared/letter/letter.ts"
import { disagreed } from "../../shared/letter/statement.ts"
import { hasWords, type Unsent } from "../keep/forms.ts"

/** A kind of form: what words in it are called, and whether the letter has no such form any more. */
interface Kind {
  readonly words: string
  readonly isGone: (letter: Letter, id: string) => boolean
}

const never = () => false
const after = (text: string, sign: string) => text.slice(text.indexOf(sign) + 1)
const hasEnded = (letter: Letter, id: string) => letter.issues.find((issue) => issue.id === id)?.ending !== null

/** Every form whose content is kept. */
const KINDS: Readonly<Record<string, Kind>> = {
  comment: { words: "A comment", isGone: never },
  note: { words: "A note of a call", isGone: never },
  call: { words: "The entry of a call", isGone: never },
  issue: { words: "A new issue", isGone: never },
  invite: { words: "An invitation", isGone: never },
  filing: { words: "The number of a filing", isGone: never },
  statement: { words: "A statement of your side", isGone: (letter) => !disagreed(letter) },
  suggest: { words: "A suggestion for the other side’s position", isGone: hasEnded },
  terms: { words: "Terms of a settlement", isGone: hasEnded },
  dispute: { words: "What you said of a call", isGone: ({ calls }, id) => calls.find((call) => call.id === id)?.answer !== null },
  reject: { words: "Why you reject a proposal", isGone: (letter, id) => !waiting(letter, id) },
  joint: { words: "A proposal for the joint text", isGone: (letter, part) => part.includes(":") && hasEnded(letter, after(part, ":")) },
}

/** Words that were typed into a form which is not there any more. */
export interface LeftOver {
  /** "A comment": what they were to be. */
  readonly what: string
  readonly unsent: Unsent
}

/**
 * What was typed, never sent, and cannot be sent any more: the issue has ended, a colleague has answered, the letter is filed. It
 * is shown, for it would lie in this browser unseen. What can still be sent is in its form.
 *
 * @param mayWrite False in a filed letter, and for a viewer: then no form is there.
 */
export function unsentView(letter: Letter, unsent: readonly Unsent[], mayWrite: boolean): readonly LeftOver[] {
  const left = unsent.filter((each) => hasWords(each) && !hasForm(letter, each.place, mayWrite))
  return left.map((each) => ({ what: formName(each.place), unsent: each }))
}

/** Whether the letter has the form of a place, in which it can be gone on with. */
export function hasForm(letter: Letter, place: string, mayWrite: boolean): boolean {
  return mayWrite && !kindOf(place).isGone(letter, after(place, "/"))
}

/** What the words of a form were to be: "A comment". */
export function formName(place: string): string {
  return kindOf(place).words
}

function kindOf(place: string): Kind {
  return KINDS[place.replace(/\/.*/, "")] ?? { words: "Words", isGone: () => true }
}

function waiting({ joint }: Letter, id: string): boolean {
  return Object.values(joint).some((part) => part?.proposals.some((proposal) => proposal.id === id && proposal.answer === null))
}
