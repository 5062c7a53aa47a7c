import { expect, test } from "vitest"
import { withOverride } from "../court/override.ts"
import { plain, unmarked } from "../text/runs.ts"
import { approve, notReady } from "./approval.ts"
import { contentChanges } from "./changes.ts"
import type { Command } from "./command.ts"
import { explain } from "./explain.ts"
import { lint } from "./lint.ts"
import { phaseOf } from "./phase.ts"
import { aCall, done, measureWith, MOVER, opened, OTHER, played, profileWith, tried, type Stage } from "./plays.property.ts"
import { contentHash, print } from "./print.ts"
import { COMMAND_TYPES } from "./roles.ts"
import { positionOf, stateOf } from "./turns.ts"

// What courts have had to rule on in joint filings. Each test bears the name of the ruling; who was wrong there cannot do
// it here, or does no harm by it.

function lawful(drawing: string, from?: Stage): Stage {
  const { stage, refusal } = played(drawing, from)
  if (refusal) throw new Error(JSON.stringify(refusal))
  return stage
}

/** Two issues, both joined. */
const JOINED = lawful("M! N! call M= N= M+ M! N! call M= N=")
const refusalOf = (stage: Stage, command: Command, by = MOVER) => tried(stage, command, by).refusal
const approval = (stage: Stage): Command => ({ type: "approve", hash: contentHash(stage.letter) })
const words = (issue: string, text: string): Command => ({ type: "proffer", issue, runs: unmarked(text) })

test("[S2] O.L. v. City of El Monte; J.T. v. San Francisco: one's own words changed after the other was done", () => {
  const frozen = lawful("N@", JOINED)
  const changed = done(frozen, words("issue-2", "Something new at the last minute."), MOVER)
  // The approval is gone in the same breath, and what changed is on record word by word.
  expect(changed.letter.approvals.responding).toBe(null)
  expect(changed.events.slice(frozen.events.length).map(({ type }) => type)).toEqual(["proffered", "approvals-voided"])
  expect(contentChanges(frozen.letter, changed.letter).map(({ issue, part }) => [issue, part])).toEqual([
    ["issue-2", "Alder's words on the issue “Dispute 2”"],
  ])
  // Nothing is final until the other side has answered and approved anew.
  expect(refusalOf(changed, approval(changed))?.code).toBe("not-joined")
  const answered = lawful("N! call M= N= M@", changed)
  expect(phaseOf(answered.letter)).toBe("approving")
  expect(phaseOf(lawful("N@", answered).letter)).toBe("final")
})

test("[A1, A4] Ariz. R. Civ. P. 7.4(b): no side edits the other's part", () => {
  const exchanged = lawful("M! N!")
  const theirs = (stage: Stage) => positionOf(stage.letter.issues[0]!, "responding")
  // Whatever the mover puts in on the issue becomes its own position.
  expect(theirs(done(exchanged, words("issue-1", "They concede."), MOVER))).toEqual(theirs(exchanged))
  // It may suggest; only the owner takes it, and only the owner's own turn puts it into the letter.
  const suggested = done(exchanged, { type: "suggest", issue: "issue-1", runs: unmarked("We concede.") }, MOVER)
  const adopt: Command = { type: "adopt-suggestion", suggestion: "suggestion-1" }
  expect(refusalOf(suggested, adopt)).toMatchObject({ code: "not-yours" })
  expect(theirs(done(suggested, adopt, OTHER))).toEqual(theirs(exchanged))
})

test("[A3] Kannan v. Apple: the neutral statement of the dispute is nobody's to write alone", () => {
  const ours = done(opened(), { type: "propose-joint", part: "introduction", runs: unmarked("They stonewall.") }, MOVER)
  expect(print(ours.letter).body.introduction).toEqual([])
  const rejected = done(ours, { type: "reject-joint", proposal: "proposal-1", words: "That is argument." }, OTHER)
  // What was rejected stays, with the words of the rejection.
  const [kept] = rejected.letter.joint["introduction"]!.proposals
  expect([plain(kept!.runs), kept!.answer?.words]).toEqual(["They stonewall.", "That is argument."])
  // Then each says it under its own name, and neither's words are dropped.
  const hers = done(rejected, { type: "propose-joint", part: "statement", runs: unmarked("Alder says.") }, MOVER)
  const both = done(hers, { type: "propose-joint", part: "statement", runs: unmarked("Sutter says.") }, OTHER)
  const [statement] = print(both.letter).body.issues
  expect(statement?.positions.map(({ party, runs }) => [party, plain(runs)])).toEqual([
    ["Alder", "Alder says."],
    ["Sutter", "Sutter says."],
  ])
})

test("[S1] Akkawi v. Sadr; Lathrop v. Uber; the order of 12 November 2013: two halves stapled together", () => {
  const heap = "Issue 2: the valves failed. Issue 3: so did the seals."
  const stacked = lawful("call M= N=", done(done(lawful(""), words("issue-1", heap), MOVER), words("issue-1", "No."), OTHER))
  expect(lint(stacked.letter)).toMatchObject([{ kind: "stacked", issue: "issue-1", side: "requesting" }])
  const refusal = refusalOf(stacked, approval(stacked))
  expect(refusal?.code).toBe("lint-open")
  expect(explain(refusal!, stacked.letter).message).toMatch(/each issue's words belong directly under its own heading/)
})

test("[T7, T3] Lathrop v. Uber: no reply that nobody asked for", () => {
  const exchanged = lawful("M! N!")
  // There is no place for one: not as a part of the joint text, not as a command, not on the page.
  expect(refusalOf(exchanged, { type: "propose-joint", part: "reply:issue-1", runs: unmarked("Reply.") })).toMatchObject({
    code: "unknown",
    what: "part",
  })
  expect(COMMAND_TYPES.filter((type) => type.includes("reply"))).toEqual([])
  // What the mover has to say to the answer it says by amending, which the other side may then answer.
  const amended = lawful("M!", exchanged)
  expect(print(amended.letter).body.issues[0]?.positions.map(({ side }) => side)).toEqual(["requesting", "responding"])
  expect(refusalOf(amended, words("issue-1", "And another thing."))?.code).toBe("not-your-turn")
  expect(refusalOf(amended, words("issue-1", "In answer to that."), OTHER)).toBe(null)
})

test("[S1] Ancora v. Apple: without the schedule or the confer paragraph the letter is not approved", () => {
  const strict = { scheduleNeeded: true, callsAfterExchange: 0, callsPerSet: 0 }
  const raised = done(opened(strict), { type: "add-issue", heading: unmarked("Pumps") }, MOVER)
  const bare = lawful("M! N! M= N=", raised)
  expect(notReady(bare.letter)).toEqual({
    code: "lint-open",
    findings: [{ kind: "schedule-missing" }, { kind: "confer-missing" }],
  })
  const spoken = done(done(bare, aCall(bare), MOVER), { type: "confirm-call", call: "call-1" }, OTHER)
  expect(notReady(spoken.letter)).toEqual({ code: "lint-open", findings: [{ kind: "schedule-missing" }] })
})

test("[S1] Lathrop v. Uber; Stardock v. Reiche: the request at stake is named and quoted, or the issue goes nowhere", () => {
  const strict = opened({ requestNeeded: true })
  const named = { kind: "Request for Production", numbers: "No. 7", text: unmarked("All e-mail about the pump.") }
  const unnamed = lawful("M! N! call", done(strict, { type: "add-issue", heading: unmarked("E-mail") }, MOVER))
  const stand: Command = { type: "stand", issue: "issue-1", against: 1 }
  expect(refusalOf(unnamed, stand)?.code).toBe("request-needed")
  const whole = lawful("M! N! call", done(strict, { type: "add-issue", heading: unmarked("E-mail"), request: named }, MOVER))
  expect(refusalOf(whole, stand)).toBe(null)
})

test("[T6, S2] Werdebaugh v. Blue Diamond: a concession two days before filing", () => {
  const approved = lawful("M@ N@", JOINED)
  expect(phaseOf(approved.letter)).toBe("final")
  const conceded = lawful("N? M&", approved)
  // The issue leaves the dispute with both sides' lines, no stale page can be filed, and the record keeps it all.
  expect(stateOf(conceded.letter.issues[1]!)).toBe("resolved")
  expect(print(conceded.letter).body.issues.map(({ id }) => id)).toEqual(["issue-1"])
  expect(refusalOf(conceded, { type: "mark-filed", ecf: "24", at: conceded.now })?.code).toBe("not-final")
  expect(conceded.letter.issues[1]?.revisions).toHaveLength(2)
  expect(phaseOf(lawful("M@ N@", conceded).letter)).toBe("final")
})

test("[L1] Allen v. County of Lake: eight pages by an order in the case go before the judge's five", () => {
  const standing = profileWith({ limit: { pages: 5 } })
  const referred = opened(withOverride(standing, { cite: "ECF No. 98", pages: 8 }))
  const add: Command = { type: "add-issue", heading: unmarked("Pumps") }
  const page = (pages: number) => measureWith({ pages, limit: referred.letter.profile.limit, linesOver: pages > 8 ? 3 : 0 })
  expect(tried(referred, add, MOVER, page(7)).refusal).toBe(null)
  const { refusal } = tried(referred, add, MOVER, page(9))
  expect(refusal).toMatchObject({ code: "too-long", limit: 8 })
  expect(explain(refusal!, referred.letter).source).toBe("ECF No. 98")
})

test("[A3, S2] Coleman v. DHCS: the request in dispute is not swapped while the other side looks away", () => {
  const text = unmarked("All records since 2009.")
  const raised = done(
    opened(),
    { type: "add-issue", heading: unmarked("Records"), request: { kind: "Request for Production", numbers: "No. 1", text } },
    MOVER,
  )
  const joined = lawful("M! N! call M= N= N@", raised)
  const other = unmarked("All records since 1999.")
  const asked = done(joined, { type: "propose-joint", part: "request:issue-1", runs: other }, MOVER)
  // It stands as served until the other side itself accepts the change; the one who wants it cannot.
  expect(print(asked.letter).body.issues[0]?.requestText).toEqual(text)
  expect(refusalOf(asked, { type: "accept-joint", proposal: "proposal-1" })?.code).toBe("not-yours")
  expect(refusalOf(asked, approval(asked))?.code).toBe("joint-text-open")
  // And if it does, its approval of the old words is void.
  const accepted = done(asked, { type: "accept-joint", proposal: "proposal-1" }, OTHER)
  expect(accepted.letter.approvals.responding).toBe(null)
})

test("[S2, S4] Radford v. Aera; C.D. Cal. L.R. 5-4.3.4: no “/s/” without its signer's leave", () => {
  const signed = (stage: Stage) => print(stage.letter).signed
  expect(signed(JOINED)).toEqual({ requesting: null, responding: null })
  // One side's approval writes that side's name and no other; nobody can approve for the other side.
  const one = lawful("M@", JOINED)
  expect(signed(one)).toEqual({ requesting: { line: "/s/ Rosa Imai", authority: "" }, responding: null })
  const forged = approve(one.letter, { type: "approve", hash: contentHash(one.letter) }, MOVER, one.now)
  expect(forged).toMatchObject({ ok: false, refusal: { code: "unchanged" } })
  // The other's line bears the day of its leave, and the record the hash of what each has signed.
  const both = lawful("N@", one)
  expect(signed(both).responding).toEqual({ line: "/s/ Daniel Okafor", authority: "(as authorized on August 6, 2013)" })
  const hash = contentHash(both.letter)
  expect([both.letter.approvals.requesting?.hash, both.letter.approvals.responding?.hash]).toEqual([hash, hash])
  // Where the court wants the filer's attestation, that is what is signed.
  const attested = opened({ signature: "attestation" })
  expect(print(attested.letter).body.attestation).toMatch(/attests that every other signatory/)
})
