import type { ListedLetter } from "../api/letters.ts"

/** What the list says of a letter. `mine`: something waits for my side. */
export interface Summary {
  readonly mine: boolean
  readonly turn: string
  readonly phase: string
}

const PHASE: Readonly<Record<ListedLetter["phase"], string>> = {
  drafting: "Drafting",
  approving: "One side has approved",
  final: "Final",
  filed: "Filed",
}

/** Whose turn it is, in words, and where the letter stands. */
export function summaryOf({ phase, yourTurnOn }: ListedLetter): Summary {
  const mine = yourTurnOn > 0 && phase === "drafting"
  return { mine, phase: PHASE[phase], turn: turnOf(phase, yourTurnOn) }
}

function turnOf(phase: ListedLetter["phase"], count: number): string {
  if (phase === "filed") return "Nothing left to do"
  if (phase === "final") return "Ready to export and file"
  if (count === 0) return "Nothing waits for you"
  return count === 1 ? "Your turn on 1 issue" : `Your turn on ${count} issues`
}
