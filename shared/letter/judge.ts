import { approve, markFiled, revokeApproval } from "./approval.ts"
import { confirmCall, disputeCall, logCall } from "./call.ts"
import type { Command, CommandOf, CommandType } from "./command.ts"
import { addIssue, reorderIssues, withdrawIssue } from "./issue.ts"
import { acceptJoint, proposeJoint, rejectJoint } from "./joint.ts"
import type { Letter } from "./letter.ts"
import { printedTexts } from "./printed.ts"
import { proffer } from "./proffer.ts"
import { releaseLines } from "./release.ts"
import { acceptResolution, declineResolution, proposeResolution } from "./resolution.ts"
import { may } from "./roles.ts"
import type { Rule } from "./rule.ts"
import type { Actor } from "./side.ts"
import { stand } from "./stand.ts"
import { adoptSuggestion, comment, suggest } from "./suggestion.ts"
import { notPrintable } from "./tidy.ts"
import { refused, type Refusal, type Verdict } from "./verdict.ts"
import { setVisibility } from "./visibility.ts"
import { faultsOf } from "./wellformed.ts"

/** A rule for every command. A new command does not compile until it is here. */
const RULES: { readonly [T in CommandType]: Rule<T> } = {
  "add-issue": addIssue,
  "reorder-issues": reorderIssues,
  "withdraw-issue": withdrawIssue,
  proffer,
  stand,
  "propose-resolution": proposeResolution,
  "accept-resolution": acceptResolution,
  "decline-resolution": declineResolution,
  "propose-joint": proposeJoint,
  "accept-joint": acceptJoint,
  "reject-joint": rejectJoint,
  "log-call": logCall,
  "confirm-call": confirmCall,
  "dispute-call": disputeCall,
  "release-lines": releaseLines,
  "set-visibility": setVisibility,
  suggest,
  "adopt-suggestion": adoptSuggestion,
  comment,
  approve,
  "revoke-approval": revokeApproval,
  "mark-filed": markFiled,
}

/** Everything the rules say of a command except its length on the page. */
export function judge(letter: Letter, command: Command, by: Actor, now: string): Verdict {
  const refusal = beforehand(letter, command, by, now)
  if (refusal) return refused(refusal)
  const verdict = ruled(letter, command, by, now)
  const unknown = verdict.ok ? notPrintable(printedTexts(command)) : null
  return unknown ? refused(unknown) : verdict
}

/** Who the person is, whether the letter is closed, what the role may, whether the command says anything sensible. [S5] */
function beforehand(letter: Letter, command: Command, by: Actor, now: string): Refusal | null {
  const member = letter.members.find((each) => each.userId === by.userId)
  if (!member || member.side !== by.side) return { code: "not-yours", owner: null, what: "letter" }
  if (letter.filed) return { code: "already-filed", ecf: letter.filed.ecf }
  if (!may(member.role, command.type)) return { code: "role-may-not", role: member.role, command: command.type }
  const faults = faultsOf(command, now)
  return faults.length > 0 ? { code: "malformed", faults } : null
}

function ruled<T extends CommandType>(letter: Letter, command: CommandOf<T>, by: Actor, now: string): Verdict {
  return (RULES[command.type] as Rule<T>)(letter, command, by, now)
}
