import type { CommandOf } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Approval, Letter } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { phaseOf, type Phase } from "../../shared/letter/phase.ts"
import { contentHash, print } from "../../shared/letter/print.ts"
import { may } from "../../shared/letter/roles.ts"
import { opponent, SIDES, type Actor, type Side } from "../../shared/letter/side.ts"
import { docket } from "../../shared/letter/speech.ts"
import { moment } from "../../shared/record/words.ts"

/** One side's signature line. [S2, S4] */
export interface SignatureView {
  readonly side: Side
  readonly party: string
  /** Whose name stands under the line: who signed, until then the side's first counsel. */
  readonly name: string
  /** "/s/ Rosa Imai"; null while it is open. */
  readonly line: string | null
  /** "(as authorized on August 6, 2013)"; empty where this court wants none, or the line is open. */
  readonly authority: string
  readonly approval: Approval | null
}

/** What my side can do about approving now. */
export interface ApprovalView {
  readonly phase: Phase
  /** SHA-256 of the content as it is now: what an approval signs. */
  readonly content: string
  readonly signatures: readonly SignatureView[]
  /** What the filer attests, where this court wants that. */
  readonly attestation: string
  /** My side's approval as a command; null when it has approved, or the letter is filed. */
  readonly approve: CommandOf<"approve"> | null
  /** Why it cannot be given now. */
  readonly why: string | null
  readonly rule: string | null
  readonly source: string | null
  readonly mayRevoke: boolean
  /** Where the letter stands between the sides, in a sentence. */
  readonly state: string
}

/** The signatures, and whether my side can add its own. [S1–S4] */
export function approvalView(letter: Letter, me: Actor, measure: Measure | null, now: string): ApprovalView {
  const content = contentHash(letter)
  const command: CommandOf<"approve"> = { type: "approve", hash: content }
  const isOpen = !letter.filed && !letter.approvals[me.side]
  const verdict = isOpen ? decide(letter, command, me, measure, now) : null
  const refused = verdict && !verdict.ok ? explain(verdict.refusal, letter) : null
  return {
    phase: phaseOf(letter),
    content,
    signatures: SIDES.map((side) => signatureView(letter, side)),
    attestation: print(letter).body.attestation,
    approve: isOpen ? command : null,
    why: refused?.message ?? null,
    rule: refused?.rule ?? null,
    source: refused?.source ?? null,
    mayRevoke: !letter.filed && letter.approvals[me.side] !== null && may(me.role, "revoke-approval"),
    state: stateOf(letter, me, refused === null),
  }
}

function signatureView(letter: Letter, side: Side): SignatureView {
  const { body, signed } = print(letter)
  const { party, name } = body.signatures.find((each) => each.side === side)!
  const { line = null, authority = "" } = signed[side] ?? {}
  return { side, party, name, line, authority, approval: letter.approvals[side] }
}

function stateOf(letter: Letter, me: Actor, isReady: boolean): string {
  const [mine, theirs] = [letter.approvals[me.side], letter.approvals[opponent(me.side)]]
  const them = letter.sides[opponent(me.side)].party
  switch (phaseOf(letter)) {
    case "filed":
      return `Filed as ${docket(letter.filed!.ecf)} on ${moment(letter, letter.filed!.at)}, and closed.`
    case "final":
      return "Both sides have approved the same content. The letter is final."
    case "approving":
      if (mine) return `Your side has approved. ${them} has still to approve the same content.`
      return `${them} has approved. Your side has still to read and approve the same content.`
    case "drafting":
      if (theirs || !isReady) return "Nobody has approved the letter yet."
      return "The letter is ready: either side can read it whole and approve it."
  }
}
