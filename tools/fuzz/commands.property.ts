import assert from "node:assert/strict"
import { commandSchema } from "../../server/http/schemas.ts"
import { measureWith, MOVER, opened, OTHER, happened, type Stage } from "../../shared/letter/plays.property.ts"
import type { Command } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import { fold } from "../../shared/letter/evolve.ts"
import { explain } from "../../shared/letter/explain.ts"
import { contentHash, print } from "../../shared/letter/print.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { chronology } from "../../shared/record/chronology.ts"
import { verify } from "../../shared/record/verify.ts"
import { type Json, VALUES } from "./json.ts"
import type { Target } from "./target.ts"

/** Commands of one input: each is judged three times. */
const MOST = 24
/** Stands for the hash of the letter as it is, which nobody guesses. */
const CONTENT = "content"

const say = (text: string): Json => [{ text }]
const both = { requesting: ["R. Imai"], responding: ["D. Okafor"] }
const raised: Json[] = [0, { type: "add-issue", heading: say("Tickets") }]
const exchanged: Json[] = [...raised, 0, { type: "proffer", issue: "issue-1", runs: say("We ask.") }, 1, { type: "proffer", issue: "issue-1", runs: say("We refuse.") }]
const call: Json = { type: "log-call", at: "2013-08-06T16:00:00Z", minutes: 10, mode: "phone", participants: both, issues: ["issue-1"] }
const called: Json[] = [...exchanged, 0, call, 1, { type: "confirm-call", call: "call-1" }]
const joined: Json[] = [...called, 0, { type: "stand", issue: "issue-1", against: 1 }, 1, { type: "stand", issue: "issue-1", against: 1 }]

/** What two counsel ask, one after the other: 0 or 1 for who asks, then the command. */
export const PLAYS: readonly Json[] = [
  joined,
  [...joined, 0, { type: "approve", hash: CONTENT }, 1, { type: "approve", hash: CONTENT }, 0, { type: "mark-filed", ecf: "24", at: "2013-08-06" }],
  [...exchanged, 0, call, 1, { type: "dispute-call", call: "call-1", words: "It was not." }],
  [...exchanged, 0, { type: "propose-resolution", issue: "issue-1", terms: say("Half.") }, 1, { type: "accept-resolution", issue: "issue-1", offer: 6 }],
  [...raised, 0, { type: "propose-joint", part: "introduction", runs: say("The parties met.") }, 1, { type: "accept-joint", proposal: "proposal-1" }],
  [...raised, 0, { type: "propose-joint", part: "statement", runs: say("We met.") }, 1, { type: "reject-joint", proposal: "proposal-1", words: "No." }],
  [...raised, 1, { type: "suggest", issue: "issue-1", runs: say("We ask for less."), words: "Why?" }, 0, { type: "adopt-suggestion", suggestion: "suggestion-1" }],
  [...raised, 1, { type: "add-issue", heading: say("Logs"), mover: "responding", request: { kind: "RFP", set: "First Set", numbers: "4", text: say("All logs.") } }, 0, { type: "reorder-issues", order: ["issue-2", "issue-1"] }],
  [...raised, 0, { type: "withdraw-issue", issue: "issue-1" }, 0, { type: "set-visibility", visibility: "private" }, 0, { type: "release-lines", lines: 2 }],
  [...raised, 0, { type: "comment", issue: "issue-1", runs: say("Shall we?"), audience: "both" }, 1, { type: "decline-resolution", issue: "issue-1" }, 0, { type: "revoke-approval" }],
]
const WORDS: readonly Json[] = ["issue-1", "issue-2", "proposal-1", "call-1", "suggestion-1", "introduction", "statement", "order", "heading:issue-1", "request:issue-1", CONTENT, "requesting", "responding", "Interrogatory"]

/** Whatever is understood is judged, in words; what is granted can be put in the record, told and verified. [R1, R2] */
export const COMMANDS: Target<Json> = {
  name: "commands",
  files: /shared\/(letter|record)\/|server\/http\/schemas/,
  kind: VALUES,
  seeds: PLAYS,
  words: [...WORDS, ...PLAYS.flatMap((play) => (play as Json[]).filter((each) => typeof each === "object"))],
  run: (play) => void playedBy(play),
}

/** The letter after a play. */
export function playedBy(play: Json): Stage {
  let stage = opened({ share: "equal" })
  let by = MOVER
  for (const each of (Array.isArray(play) ? play : [play]).slice(0, MOST * 2)) {
    if (typeof each === "number") by = each % 2 === 0 ? MOVER : OTHER
    else stage = asked(stage, each, by)
  }
  assert.deepEqual(verify(stage.events), { ok: true, events: stage.events.length, head: stage.letter.head })
  assert.equal(chronology(stage.events).length, stage.events.length)
  assert.equal(JSON.stringify(fold(JSON.parse(JSON.stringify(stage.events)))), JSON.stringify(stage.letter))
  return stage
}

function asked(stage: Stage, given: Json, by: typeof MOVER): Stage {
  const { letter, now } = stage
  const parsed = commandSchema.safeParse(isApproval(given) ? { ...given, hash: contentHash(letter) } : given)
  if (!parsed.success) return stage
  const { after: _, ...command } = parsed.data
  const next = wouldBe(letter, command as Command, by, now)
  if (next) print(next)
  const verdict = decide(letter, command as Command, by, measureWith(), now)
  if (verdict.ok) return happened(stage, verdict.happenings, by)
  assert.match(explain(verdict.refusal, letter).message, /\S{2,}/)
  return stage
}

function isApproval(given: Json): given is { hash: string } {
  return typeof given === "object" && given !== null && !Array.isArray(given) && given["hash"] === CONTENT
}
