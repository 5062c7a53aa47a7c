import type { LetterContent, PrintedIssue, PrintedPosition } from "../layout/content.ts"
import { hashOf } from "../record/chain.ts"
import { normal, unmarked, type Runs } from "../text/runs.ts"
import { counts, endOf } from "./calls.ts"
import { courtDate, courtMoment, courtTime } from "./dates.ts"
import type { Call, Issue, Letter } from "./letter.ts"
import { phaseOf } from "./phase.ts"
import { opponent, SIDES, type Side } from "./side.ts"
import { MODE_WORDS } from "./speech.ts"
import { headingOf, inDispute, positionOf, requestLabel, requestTextOf } from "./turns.ts"

/** Unproffered words by issue and side, for a preview only. [T8] */
export type Drafts = Readonly<Record<string, Readonly<Partial<Record<Side, Runs>>>>>

/** What a preview adds to the letter. */
export interface PrintOptions {
  readonly drafts?: Drafts
  /** Colours each side's words, on a screen only. */
  readonly marks?: boolean
}

/**
 * The letter as it goes on the page. Without `drafts` it holds nothing that was not put into the letter by the side
 * whose words it is, or accepted by both. [T8, A3]
 */
export function print(letter: Letter, { drafts = {}, marks = false }: PrintOptions = {}): LetterContent {
  const phase = phaseOf(letter)
  return {
    body: bodyOf(letter, drafts),
    signed: { requesting: signatureOf(letter, "requesting"), responding: signatureOf(letter, "responding") },
    draft: phase !== "final" && phase !== "filed",
    date: dateOf(letter),
    hashes: { head: letter.head, content: contentHash(letter) },
    marks,
  }
}

/**
 * SHA-256 of what is on the page: what an approval signs. [S2] The names under the signature lines are left out: they
 * are the signatures' own, and a second counsel who signs changes nothing of what the first has signed.
 */
export function contentHash(letter: Letter): string {
  const body = bodyOf(letter, {})
  return hashOf({ ...body, signatures: body.signatures.map(({ side, party }) => ({ side, party })) })
}

function bodyOf(letter: Letter, drafts: Drafts): LetterContent["body"] {
  const { matter, profile } = letter
  return {
    style: profile.style,
    court: matter.court,
    judge: matter.judge,
    caption: matter.caption,
    caseNumber: matter.caseNumber,
    dates: matter.dates,
    introduction: letter.joint["introduction"]?.accepted ?? [],
    calls: callsLine(letter),
    issues: [...statements(letter), ...printedIssues(letter, drafts)],
    signatures: SIDES.map((side) => ({ side, party: letter.sides[side].party, name: signerOf(letter, side) })),
    attestation: profile.signature === "attestation" ? ATTESTATION : "",
  }
}

/** Civil L.R. 5-1 (N.D. Cal.) and L.R. 5-4.3.4 (C.D. Cal.) ask the filer to say this; the words are ours. */
const ATTESTATION =
  "The filer attests that every other signatory listed above concurs in the content of this letter and has authorized its filing."

function printedIssues(letter: Letter, drafts: Drafts): readonly PrintedIssue[] {
  const shown = letter.issues.filter(
    (issue) => inDispute(issue) || (letter.profile.listResolved && issue.ending?.kind === "resolved"),
  )
  return shown.map((issue, index) => printedIssue(letter, issue, index + 1, drafts[issue.id] ?? {}))
}

function printedIssue(letter: Letter, issue: Issue, number: number, drafts: Partial<Record<Side, Runs>>): PrintedIssue {
  const agreed = issue.ending?.kind === "resolved" ? issue.ending.terms : null
  const order = [issue.mover, opponent(issue.mover)]
  return {
    id: issue.id,
    number,
    heading: headingOf(letter, issue),
    request: issue.request ? requestLabel(issue.request) : null,
    requestText: requestTextOf(letter, issue),
    positions: agreed ? [] : order.flatMap((side) => printedPosition(letter, issue, side, drafts[side])),
    agreed,
  }
}

function printedPosition(letter: Letter, issue: Issue, side: Side, draft: Runs | undefined): readonly PrintedPosition[] {
  const runs = positionOf(issue, side)?.runs ?? []
  const shown = draft === undefined ? runs : normal(draft)
  if (shown.length === 0) return []
  return [{ side, party: letter.sides[side].party, runs: shown, draft: draft !== undefined && hashOf(shown) !== hashOf(runs) }]
}

/** What the sides say apart where no introduction was agreed: a block of its own before the first issue. [A3] */
function statements(letter: Letter): readonly PrintedIssue[] {
  const positions = SIDES.flatMap((side) => {
    const statement = letter.statements[side]
    return statement ? [{ side, party: letter.sides[side].party, runs: statement.runs, draft: false }] : []
  })
  if (positions.length === 0) return []
  return [
    {
      id: "statement",
      number: 0,
      heading: unmarked("Statement of the dispute (not agreed)"),
      request: null,
      requestText: [],
      positions,
      agreed: null,
    },
  ]
}

// The line is kept from the start, so that the first confirmed call never finds the page full.
const NO_CALLS = "None confirmed yet."

function callsLine(letter: Letter): string {
  const confirmed = letter.calls.filter((call) => counts(letter, call))
  const entries = confirmed.map((call, index) => printedCall(letter, call, confirmed[index - 1]))
  if (entries.length > 0) return `${entries.join("; ")}.`
  return letter.profile.conferNeeded ? NO_CALLS : ""
}

/** One call. Where the people are those of the call before it, "same" says so, and saves a line. */
function printedCall(letter: Letter, call: Call, before: Call | undefined): string {
  const zone = letter.profile.timeZone
  const time = `${courtTime(call.at, zone)}–${courtTime(new Date(endOf(call)).toISOString(), zone)}`
  const people = before && peopleOf(letter, before) === peopleOf(letter, call) ? "same" : peopleOf(letter, call)
  const impasse = call.impasse ? "; impasse declared" : ""
  return `${courtDate(call.at, zone)}, ${time} ${MODE_WORDS[call.mode]} (${people}${impasse})`
}

function peopleOf(letter: Letter, call: Call): string {
  return SIDES.map((side) => `${call.participants[side].join(", ")} for ${letter.sides[side].party}`).join("; ")
}

/** The person whose name stands under the side's signature line: who signed, and until then its first counsel. */
function signerOf(letter: Letter, side: Side): string {
  const signer = letter.approvals[side]?.act.by.name
  return signer ?? letter.members.find((member) => member.side === side && member.role === "counsel")?.name ?? ""
}

/** The requesting side files; the other's signature is "as authorized on" the day it approved. [S4] */
function signatureOf(letter: Letter, side: Side): { readonly line: string; readonly authority: string } | null {
  const approval = letter.approvals[side]
  if (!approval) return null
  const authorised = letter.profile.signature === "as-authorized" && side === "responding"
  const date = courtDate(approval.act.at, letter.profile.timeZone)
  return { line: `/s/ ${approval.act.by.name}`, authority: authorised ? `(as authorized on ${date})` : "" }
}

/**
 * Of a final letter the time it became final, before that the last event's: the bytes depend on the record alone. By the
 * court's clock, so that a letter signed in the evening bears that day's date.
 */
function dateOf(letter: Letter): string {
  const [requesting, responding] = SIDES.map((side) => letter.approvals[side]?.act.at)
  const final = requesting && responding ? (requesting > responding ? requesting : responding) : null
  return courtMoment(final ?? letter.touched, letter.profile.timeZone)
}
