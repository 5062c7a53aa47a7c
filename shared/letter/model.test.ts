import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import type { LetterContent } from "../layout/content.ts"
import { verify } from "../record/verify.ts"
import { plain } from "../text/runs.ts"
import { decide } from "./decide.ts"
import type { LetterEvent } from "./event.ts"
import { fold } from "./evolve.ts"
import { explain } from "./explain.ts"
import type { Letter } from "./letter.ts"
import { measured } from "./measured.ts"
import { Oracle } from "./oracle.property.ts"
import { paper, textsOf, type Texts } from "./paper.property.ts"
import { phaseOf } from "./phase.ts"
import { happened, MOVER, opened, OTHER, type Stage } from "./plays.property.ts"
import { contentHash, print } from "./print.ts"
import { SIDES } from "./side.ts"
import { stateOf } from "./turns.ts"
import { ASSOCIATE, commandAt, profiles, steps, VIEWER, type Step } from "./walk.property.ts"
import { wouldBe } from "./wouldbe.ts"

const LONG = process.env["FUZZ"] === "long"
/** Letters walked: hundreds in `npm test`, thousands in `npm run fuzz`. */
const LETTERS = LONG ? 5_000 : 200
const SEED = 20131112

const reached: Record<string, number> = {}
const count = (what: string) => (reached[what] = (reached[what] ?? 0) + 1)

/** A letter with all its people, and the oracle's notebook on it. */
function begun(change: Parameters<typeof opened>[0]): [Stage, Oracle] {
  let stage = opened(change)
  for (const person of [ASSOCIATE, VIEWER]) stage = happened(stage, [{ type: "member-joined", role: person.role }], person)
  const oracle = new Oracle(stage.letter.profile)
  for (const { userId, side, role } of [MOVER, OTHER, ASSOCIATE, VIEWER]) oracle.people[userId] = { side, role }
  return [stage, oracle]
}

/** One step by the rules as the server takes it: as it would be → measure → decide → append. */
function taken(stage: Stage, oracle: Oracle, step: Step): Stage {
  const at = { ...stage, now: new Date(Date.parse(stage.now) + step.wait * 1_000).toISOString() }
  const { by, command } = commandAt(at, step)
  const next = wouldBe(at.letter, command, by, at.now)
  const measure = next && measured(next, paper(textsOf(print(next))))
  const verdict = decide(at.letter, command, by, measure, at.now)
  const said = oracle.tells(command, by, at.now, contentHash(at.letter))
  expect(verdict.ok ? "ok" : verdict.refusal.code, `${by.name}: ${JSON.stringify(command)}`).toBe(said)
  count(said)
  if (verdict.ok) return { ...happened(at, verdict.happenings, by), now: at.now }
  expect(explain(verdict.refusal, at.letter).message.length).toBeGreaterThan(20)
  return at
}

function agrees(letter: Letter, texts: Texts, oracle: Oracle): void {
  expect(letter.issues.map(({ id }) => id)).toEqual(oracle.issues.map(({ id }) => id))
  letter.issues.forEach((issue, n) => {
    const note = oracle.issues[n]!
    const both = SIDES.every((side) => note.said.some((each) => each.side === side))
    const state = note.over ?? (note.keeps.size === 2 ? "joined" : both ? "exchanged" : "open")
    expect(stateOf(issue)).toBe(state)
    count(state)
    expect(issue.revisions.map(({ side, runs }) => [side, plain(runs)])).toEqual(
      note.said.map(({ side, words }) => [side, words]),
    )
  })
  expect(SIDES.filter((side) => letter.approvals[side])).toEqual(SIDES.filter((side) => oracle.signed.has(side)))
  // The paper's order of texts is the letter's; the notebook keeps them by issue.
  const sorted = ({ joint, requesting, responding }: Texts) =>
    [joint, requesting, responding].map((each) => each.filter(Boolean).sort())
  expect(sorted(texts)).toEqual(sorted(oracle.texts()))
  expect([letter.released, letter.visibility, letter.comments.length]).toEqual([oracle.given, oracle.seen, oracle.remarks])
}

/** What must hold between all steps, whatever the oracle thinks. */
function invariants(before: Stage, { letter, events }: Stage, content: LetterContent): void {
  expect(before.events.every((event, n) => event === events[n])).toBe(true)
  for (const issue of letter.issues) {
    const earlier = before.letter.issues.find(({ id }) => id === issue.id)?.revisions ?? []
    expect(earlier.every((revision, n) => revision === issue.revisions[n])).toBe(true)
    issue.revisions.forEach(({ side, by }, n) => {
      expect(by.side).toBe(side)
      expect(issue.revisions[n - 1]?.side).not.toBe(side)
    })
    if (stateOf(issue) === "joined") joined(letter, issue, events)
  }
  for (const side of SIDES) {
    const approval = letter.approvals[side]
    if (approval) expect([approval.hash, approval.act.by.side]).toEqual([content.hashes?.content, side])
  }
  inLimits(letter, before, textsOf(content))
  jointByBoth(before.letter, letter)
  if (before.letter.filed) expect(letter).toEqual(before.letter)
  expect(content.draft).toBe(phaseOf(letter) === "drafting" || phaseOf(letter) === "approving")
}

function joined(letter: Letter, issue: Letter["issues"][number], events: readonly LetterEvent[]): void {
  const after = issue.revisions.at(-1)!.seq
  const stands = events.filter((event) => event.type === "stood" && event.issue === issue.id && event.seq > after)
  expect(stands.map(({ actor }) => actor.side).sort()).toEqual(["requesting", "responding"])
  const calls = letter.calls.filter(
    (call) => call.answer?.kind === "confirmed" && call.answer.act.by.side !== call.logged.by.side,
  )
  expect(calls.filter((call) => call.issues.includes(issue.id)).length).toBeGreaterThanOrEqual(letter.profile.callsAfterExchange)
  expect(events.some((event) => event.type === "issue-joined" && event.issue === issue.id && event.seq > after)).toBe(true)
}

/** Fitting once, a letter fits for ever. */
function inLimits(letter: Letter, before: Stage, texts: Texts): void {
  const measure = measured(letter, paper(texts))
  expect(measure.pages <= (measure.limit.pages ?? Infinity) && measure.words <= (measure.limit.words ?? Infinity)).toBe(true)
  const { maxSentences } = letter.profile
  const fresh = letter.issues.flatMap(({ revisions }) => revisions.filter(({ seq }) => seq > before.letter.seq))
  for (const { sentences } of fresh) expect(sentences.stated ?? sentences.counted).toBeLessThanOrEqual(maxSentences ?? Infinity)
}

/** Joint text that was there changes only by an acceptance of the side that did not propose it. */
function jointByBoth(before: Letter, letter: Letter): void {
  for (const [name, { accepted }] of Object.entries(before.joint)) {
    const part = letter.joint[name]!
    expect(part.proposals.length).toBeGreaterThanOrEqual(before.joint[name]!.proposals.length)
    if (JSON.stringify(accepted) === JSON.stringify(part.accepted)) continue
    const by = part.proposals.find(({ answer }) => answer?.kind === "accepted" && answer.act.seq > before.seq)!
    expect(by.answer?.act.by.side).not.toBe(by.act.by.side)
    expect(part.accepted).toEqual(by.runs)
  }
}

function walked(change: Parameters<typeof opened>[0], path: readonly Step[]): void {
  let [stage, oracle] = begun(change)
  for (const step of path) {
    const next = taken(stage, oracle, step)
    const content = print(next.letter)
    agrees(next.letter, textsOf(content), oracle)
    invariants(stage, next, content)
    stage = next
  }
  expect(fold(stage.events)).toEqual(stage.letter)
  expect(fold(JSON.parse(JSON.stringify(stage.events)))).toEqual(JSON.parse(JSON.stringify(stage.letter)))
  expect(verify(JSON.parse(JSON.stringify(stage.events)), stage.letter.head)).toMatchObject({ ok: true })
  count(phaseOf(stage.letter))
}

test(`the rules say what the rule book says, on ${LETTERS} letters`, { timeout: LONG ? 3_600_000 : 120_000 }, () => {
  fc.assert(fc.property(profiles, steps, walked), { seed: SEED, numRuns: LETTERS, endOnFailure: false })
})

afterAll(() => {
  if (LONG) process.stdout.write(`${JSON.stringify(reached)}\n`)
})

/** A walk that never gets anywhere proves nothing. */
test("the walks reached every state, every phase, and every refusal that a walk can meet", () => {
  const everywhere = [
    "ok",
    "open",
    "exchanged",
    "joined",
    "resolved",
    "withdrawn",
    "drafting",
    "approving",
    "final",
    "filed",
    "already-filed",
    "not-yours",
    "role-may-not",
    "unknown-issue",
    "unknown",
    "issue-ended",
    "not-your-turn",
    "nothing-to-say",
    "unchanged",
    "too-long",
    "too-many-words",
    "over-share",
    "too-many-sentences",
    "not-exchanged",
    "already-stands",
    "call-needed",
    "request-needed",
    "not-joined",
    "no-issues",
    "joint-text-open",
    "lint-open",
    "no-offer",
    "no-approval",
    "not-shared",
    "not-rejected",
    "not-final",
    "answered-already",
    "stale",
    "stale-hash",
    "not-printable",
    "malformed",
  ]
  expect(everywhere.filter((what) => !reached[what])).toEqual([])
})
