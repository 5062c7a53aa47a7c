import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { docket } from "../../shared/letter/speech.ts"
import { issueOf } from "../../shared/letter/turns.ts"
import { numbered } from "./numbers.ts"

/** An event as it is said to somebody who was not looking; null for one that needs no word. */
export function newsOf(letter: Letter, event: LetterEvent): string | null {
  const party = letter.sides[event.actor.side].party
  const on = (id: string) => {
    const issue = issueOf(letter, id)
    return `issue ${(issue && numbered(letter, issue)) ?? ""}`.trim()
  }
  switch (event.type) {
    case "proffered":
      return `${party} put revision ${event.revision} on ${on(event.issue)} into the letter.`
    case "issue-added":
      return `${party} added ${on(event.issue)}.`
    case "issue-withdrawn":
      return `${party} withdrew an issue.`
    case "stood":
      return `${party} stands on ${on(event.issue)}.`
    case "issue-joined":
      return `${on(event.issue)} is joined.`.replace("issue", "Issue")
    case "call-logged":
      return `${party} logged a call.`
    case "call-confirmed":
      return `${party} confirmed a call.`
    case "call-disputed":
      return `${party} disputes a call.`
    case "resolution-proposed":
      return `${party} offers terms to settle ${on(event.issue)}.`
    case "resolution-declined":
      return `${party} turned terms down or took them back on ${on(event.issue)}.`
    case "issue-resolved":
      return `${party} accepted the terms: an issue is resolved.`
    case "joint-proposed":
      return `${party} proposes a change of the joint text.`
    case "joint-accepted":
      return `${party} accepted a proposal.`
    case "joint-rejected":
      return `${party} rejected a proposal.`
    case "visibility-set":
      return event.visibility === "private" ? `${party} drafts in private now.` : `${party} lets you watch its drafts now.`
    case "member-joined":
      return `${event.actor.name} joined for ${party}.`
    case "approved":
      return `${party} approved the letter.`
    case "approval-revoked":
      return `${party} took its approval back.`
    case "approvals-voided":
      return `The letter changed: ${event.sides.length === 1 ? "an approval no longer counts" : "the approvals no longer count"}.`
    case "made-final":
      return "The letter is final."
    case "filed":
      return `The letter was filed as ${docket(event.ecf)}.`
    default:
      return null
  }
}
