import type { Issue } from "./letter.ts"
import { disputed, type Rule } from "./rule.ts"
import { opponent } from "./side.ts"
import { isBlank, sameRuns, tidy } from "./tidy.ts"
import { granted, refused } from "./verdict.ts"

/** Offers terms that would settle the issue. A counter-offer declines the offer it answers, visibly. [T6] */
export const proposeResolution: Rule<"propose-resolution"> = (letter, command) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const { id: issue, offer } = found.it
  const terms = tidy(command.terms)
  if (isBlank(terms)) return refused({ code: "nothing-to-say", what: "terms" })
  if (offer && sameRuns(offer.terms, terms)) return refused({ code: "unchanged", what: "terms" })
  const proposed = { type: "resolution-proposed", issue, terms } as const
  return granted(offer ? [{ type: "resolution-declined", issue }, proposed] : [proposed])
}

/** Takes the other side's terms: the issue leaves the dispute and gives its space back. [T6] */
export const acceptResolution: Rule<"accept-resolution"> = (letter, command, { side }) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const offer = found.it.offer
  if (!offer) return refused({ code: "no-offer", issue: command.issue })
  if (offer.act.by.side === side) return refused({ code: "not-yours", owner: opponent(side), what: "resolution" })
  if (command.offer !== undefined && command.offer !== offer.act.seq) return refused({ code: "stale", seq: offer.act.seq })
  return granted([{ type: "issue-resolved", issue: command.issue, terms: offer.terms }])
}

/** Turns the terms down, or takes one's own back. */
export const declineResolution: Rule<"decline-resolution"> = (letter, command) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const issue: Issue = found.it
  return issue.offer
    ? granted([{ type: "resolution-declined", issue: issue.id }])
    : refused({ code: "no-offer", issue: issue.id })
}
