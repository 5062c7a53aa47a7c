import { plain } from "../text/runs.ts"
import type { Letter, Proposal } from "./letter.ts"
import { disputed, type Found, type Rule } from "./rule.ts"
import { opponent, type Side } from "./side.ts"
import { statement } from "./statement.ts"
import { isBlank, sameRuns, tidy } from "./tidy.ts"
import { issueOf } from "./turns.ts"
import { granted, refused, type Verdict } from "./verdict.ts"

/** A part of the joint text by name: what it is, and of which issue. */
export type Part =
  | { readonly kind: "introduction" | "order" | "statement"; readonly issue: null }
  | { readonly kind: "heading" | "request"; readonly issue: string }

/** Reads `introduction`, `order`, `statement`, `heading:ID`, `request:ID`; null for any other name. */
export function partOf(name: string): Part | null {
  if (name === "introduction" || name === "order" || name === "statement") return { kind: name, issue: null }
  const match = /^(heading|request):([a-z0-9-]{1,40})$/.exec(name)
  return match ? { kind: match[1] as "heading" | "request", issue: match[2]! } : null
}

/** The next free proposal id: derived from the letter, so that it is the same wherever it is judged. */
export function nextProposal(letter: Letter): string {
  return `proposal-${Object.values(letter.joint).reduce((sum, part) => sum + part.proposals.length, 1)}`
}

/** Asks the other side to change the joint text; nothing changes until it accepts. [A3] */
export const proposeJoint: Rule<"propose-joint"> = (letter, command, by, now) => {
  const part = partOf(command.part)
  if (!part || part.kind === "order") return refused({ code: "unknown", what: "part", id: command.part })
  if (part.kind === "statement") return statement(letter, command, by, now)
  const found = part.issue === null ? null : disputed(letter, part.issue)
  if (found && !found.ok) return found
  return proposed(letter, command.part, part, tidy(command.runs), by.side)
}

function proposed(letter: Letter, name: string, part: Part, runs: Proposal["runs"], side: Side): Verdict {
  const { accepted, proposals } = letter.joint[name]!
  const own = proposals.find((proposal) => proposal.answer === null && proposal.act.by.side === side)
  if (part.kind === "heading" && isBlank(runs)) return refused({ code: "nothing-to-say", what: "heading" })
  if (sameRuns(runs, own?.runs ?? accepted)) return refused({ code: "unchanged", what: part.kind })
  return granted([{ type: "joint-proposed", proposal: nextProposal(letter), part: name, runs }])
}

/** Takes the other side's proposal into the joint text. [A3] */
export const acceptJoint: Rule<"accept-joint"> = (letter, command, { side }) => {
  const found = open(letter, command.proposal, side)
  if (!found.ok) return found
  const { part, proposal } = found.it
  const accepted = { type: "joint-accepted", proposal: proposal.id } as const
  return granted(part === "order" ? [accepted, { type: "issues-reordered", order: plain(proposal.runs).split(" ") }] : [accepted])
}

/** Turns the other side's proposal down; it stays visible, with the words given. [A3] */
export const rejectJoint: Rule<"reject-joint"> = (letter, command, { side }) => {
  const found = open(letter, command.proposal, side)
  if (!found.ok) return found
  const words = command.words?.trim()
  return granted([{ type: "joint-rejected", proposal: command.proposal, ...(words && { words }) }])
}

/** A proposal that waits for this side's answer. Refuses an unknown one, one's own, an answered one, one on an ended issue. */
function open(letter: Letter, id: string, side: Side): Found<{ part: string; proposal: Proposal }> {
  const entry = Object.entries(letter.joint)
    .flatMap(([part, { proposals }]) => proposals.map((proposal) => ({ part, proposal })))
    .find(({ proposal }) => proposal.id === id)
  if (!entry) return { ok: false, refusal: { code: "unknown", what: "proposal", id } }
  const { part, proposal } = entry
  if (proposal.act.by.side === side) return { ok: false, refusal: { code: "not-yours", owner: opponent(side), what: "proposal" } }
  if (proposal.answer) return { ok: false, refusal: { code: "answered-already", what: "proposal" } }
  const issue = partOf(part)?.issue
  const found = issue ? disputed(letter, issue) : null
  return found && !found.ok ? found : { ok: true, it: entry }
}

/** The parts with a proposal that nobody has answered; those of ended issues no longer matter. [S1] */
export function openParts(letter: Letter): readonly string[] {
  return Object.entries(letter.joint).flatMap(([name, part]) => {
    const issue = partOf(name)?.issue
    const ended = issue ? issueOf(letter, issue)?.ending : null
    return !ended && part.proposals.some((proposal) => proposal.answer === null) ? [name] : []
  })
}
