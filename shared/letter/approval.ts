import { openParts } from "./joint.ts"
import type { Letter } from "./letter.ts"
import { lint } from "./lint.ts"
import { phaseOf } from "./phase.ts"
import { contentHash } from "./print.ts"
import type { Rule } from "./rule.ts"
import { opponent } from "./side.ts"
import { notPrintable } from "./tidy.ts"
import { stateOf } from "./turns.ts"
import { granted, refused, type Refusal } from "./verdict.ts"
import { instant } from "./dates.ts"

/** Signs the hash of the whole letter for a side; the second signature on the same hash makes it final. [S1–S3] */
export const approve: Rule<"approve"> = (letter, command, by) => {
  const open = notReady(letter)
  if (open) return refused(open)
  const hash = contentHash(letter)
  if (command.hash !== hash) return refused({ code: "stale-hash", hash })
  if (letter.approvals[by.side]) return refused({ code: "unchanged", what: "approval" })
  const name = notPrintable([{ where: "your name", text: by.name }])
  if (name) return refused(name)
  const approved = { type: "approved", side: by.side, content: hash } as const
  const final = letter.approvals[opponent(by.side)]?.hash === hash
  return granted(final ? [approved, { type: "made-final", content: hash }] : [approved])
}

/** Why no side can approve yet, its length aside; null when it can. [S1] */
export function notReady(letter: Letter): Refusal | null {
  if (letter.issues.length === 0) return { code: "no-issues" }
  const open = letter.issues.filter((issue) => ["open", "exchanged"].includes(stateOf(issue)))
  if (open.length > 0) return { code: "not-joined", issues: open.map((issue) => issue.id) }
  const parts = openParts(letter)
  if (parts.length > 0) return { code: "joint-text-open", parts }
  const findings = lint(letter)
  return findings.length > 0 ? { code: "lint-open", findings } : null
}

/** Takes one's signature back, any time before filing. */
export const revokeApproval: Rule<"revoke-approval"> = (letter, _command, { side }) =>
  letter.approvals[side] ? granted([{ type: "approval-revoked", side }]) : refused({ code: "no-approval" })

/** Records that the final letter was filed, and closes it. [S5] */
export const markFiled: Rule<"mark-filed"> = (letter, command) => {
  if (phaseOf(letter) !== "final") return refused({ code: "not-final" })
  return granted([{ type: "filed", ecf: command.ecf.trim(), filedAt: instant(command.at)! }])
}
