import { decide } from "../../shared/letter/decide.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Ending, Issue, Letter } from "../../shared/letter/letter.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"

/** What became of an offer that is no longer open. */
export type Fate = "declined" | "countered" | "taken-back" | "replaced"

/** Terms that were offered and not taken. They stay visible. [T6] */
export interface PastOffer {
  readonly seq: number
  readonly side: Side
  readonly name: string
  readonly at: string
  readonly terms: Runs
  readonly fate: Fate
}

type Offered = Omit<PastOffer, "fate">

/** Every offer on an issue that was not taken, the newest first. The letter keeps only the open one; the record keeps all. */
export function pastOffers(events: readonly LetterEvent[], issue: string): readonly PastOffer[] {
  const about = events.filter(
    (event) => (event.type === "resolution-proposed" || event.type === "resolution-declined") && event.issue === issue,
  )
  const past: PastOffer[] = []
  let open: Offered | null = null
  about.forEach((event, i) => {
    const { side, name } = event.actor
    if (event.type === "resolution-proposed") open = { seq: event.seq, side, name, at: event.at, terms: event.terms }
    else if (open) {
      // Other terms, put in the same breath, decline the open ones.
      const next = about[i + 1]
      const isAnswered = next?.type === "resolution-proposed" && next.seq === event.seq + 1 && next.at === event.at
      past.unshift({ ...open, fate: fateOf(open.side === side, isAnswered) })
      open = null
    }
  })
  return past
}

function fateOf(isOwn: boolean, isAnswered: boolean): Fate {
  if (isOwn) return isAnswered ? "replaced" : "taken-back"
  return isAnswered ? "countered" : "declined"
}

/** Whether I may offer terms on the issue at all, and if not, why: what the server would say to any terms. [T6] */
export function offerView(letter: Letter, me: Actor, issue: Issue, now: string): { readonly why: string | null } {
  const verdict = decide(letter, { type: "propose-resolution", issue: issue.id, terms: [{ text: "–" }] }, me, null, now)
  return { why: verdict.ok ? null : explain(verdict.refusal, letter).message }
}

/** The letter as it would be, or would have been, with that ending of the issue: to see what room it takes. [T6] */
export function endedAs(letter: Letter, issue: Issue, ending: Ending | null): Letter {
  return { ...letter, issues: letter.issues.map((each) => (each.id === issue.id ? { ...each, ending } : each)) }
}
