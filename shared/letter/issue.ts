import { plain } from "../text/runs.ts"
import type { Letter, Request } from "./letter.ts"
import { MAX_ISSUES } from "./limits.ts"
import { disputed, unknownIssue, type Rule } from "./rule.ts"
import { opponent, type Side } from "./side.ts"
import { isBlank, tidy } from "./tidy.ts"
import { asTheyStand, inDispute, positionOf } from "./turns.ts"
import { granted, refused } from "./verdict.ts"
import { nextProposal } from "./joint.ts"

/** Raises an issue. Its heading and request stand as raised; changing them takes both sides. [A3] */
export const addIssue: Rule<"add-issue"> = (letter, command, { side }) => {
  const mover = command.mover ?? side
  if (mover !== side) return refused({ code: "not-yours", owner: mover, what: "side" })
  if (letter.issues.length >= MAX_ISSUES) return refused({ code: "too-many-issues", limit: MAX_ISSUES })
  const heading = tidy(command.heading)
  if (isBlank(heading)) return refused({ code: "nothing-to-say", what: "heading" })
  const issue = `issue-${letter.issues.length + 1}`
  return granted([{ type: "issue-added", issue, heading, mover, request: command.request ? tidyRequest(command.request) : null }])
}

function tidyRequest({ kind, set, numbers, text }: Request): Request {
  const runs = tidy(text ?? [])
  return {
    kind: kind.trim(),
    ...(set?.trim() && { set: set.trim() }),
    ...(numbers?.trim() && { numbers: numbers.trim() }),
    ...(plain(runs) && { text: runs }),
  }
}

/** Takes an issue out of the dispute; the side that raised it alone may. [T6] */
export const withdrawIssue: Rule<"withdraw-issue"> = (letter, command, { side }) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  if (found.it.mover !== side) return refused({ code: "not-yours", owner: found.it.mover, what: "issue" })
  return granted([{ type: "issue-withdrawn", issue: found.it.id }])
}

/**
 * Sets the order of the issues. At once while the letter holds nothing of the other side; afterwards it is joint text,
 * and becomes a proposal; the order as it is takes one's open one back. [A3] Issues that have ended need not be named.
 */
export const reorderIssues: Rule<"reorder-issues"> = (letter, { order }, { side }) => {
  const unknown = unknownIssue(letter, order)
  if (unknown) return unknown
  const left = letter.issues.filter((issue) => inDispute(issue) && !order.includes(issue.id))
  if (left.length > 0) {
    const message = `leaves out ${left.map((issue) => issue.id).join(", ")}`
    return refused({ code: "malformed", faults: [{ path: "order", message }] })
  }
  const named = asTheyStand(letter, order)
  const own = letter.joint["order"]!.proposals.find(({ answer, act }) => answer === null && act.by.side === side)
  if ((own ? plain(own.runs) : named.join(" ")) === order.join(" ")) return refused({ code: "unchanged", what: "order" })
  if (isOneSided(letter, side)) return granted([{ type: "issues-reordered", order }])
  return granted([{ type: "joint-proposed", proposal: nextProposal(letter), part: "order", runs: [{ text: order.join(" ") }] }])
}

/** Whether nothing in the letter comes from the other side yet. */
function isOneSided(letter: Letter, side: Side): boolean {
  return letter.issues.every((issue) => issue.mover === side && !positionOf(issue, opponent(side)))
}
