import { expect, test } from "vitest"
import type { LetterEvent } from "../letter/event.ts"
import { aCall, done, MOVER, OTHER, played, type Stage } from "../letter/plays.property.ts"
import { unmarked } from "../text/runs.ts"
import { chronology, type Entry } from "./chronology.ts"
import { fingerprint } from "./fingerprint.ts"
import { KINDS } from "./words.ts"

function lawful(drawing: string, from?: Stage): Stage {
  const { stage, refusal } = played(drawing, from)
  if (refusal) throw new Error(JSON.stringify(refusal))
  return stage
}

/** A letter in which everything happens. */
const entries: readonly Entry[] = (() => {
  let stage = lawful("M! N! call M= N= M! N! dispute")
  stage = done(stage, aCall(stage, { sets: ["First Set"], impasse: true, words: "No way on." }), MOVER)
  stage = lawful("call M= N= N+ N? M~ N? M& N+ Nx", stage)
  stage = done(stage, { type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") }, MOVER)
  stage = done(stage, { type: "reject-joint", proposal: "proposal-1", words: "Too soft." }, OTHER)
  stage = done(stage, { type: "propose-joint", part: "statement", runs: unmarked("Ours.") }, OTHER)
  stage = done(stage, { type: "propose-joint", part: "heading:issue-1", runs: unmarked("Pump failures") }, MOVER)
  stage = done(stage, { type: "accept-joint", proposal: "proposal-2" }, OTHER)
  stage = done(stage, { type: "suggest", issue: "issue-1", runs: unmarked("Half."), words: "Please." }, MOVER)
  stage = done(stage, { type: "adopt-suggestion", suggestion: "suggestion-1" }, OTHER)
  stage = done(stage, { type: "comment", issue: "issue-1", runs: unmarked("Thanks."), audience: "both" }, OTHER)
  stage = done(stage, { type: "comment", runs: unmarked("All good?"), audience: "both" }, MOVER)
  stage = done(stage, { type: "release-lines", lines: 3 }, OTHER)
  stage = done(stage, { type: "set-visibility", visibility: "private" }, OTHER)
  stage = done(stage, { type: "set-visibility", visibility: "live" }, OTHER)
  stage = lawful("M+ M? N& M@ M# M@", stage)
  stage = done(stage, { type: "reorder-issues", order: ["issue-2", "issue-4", "issue-3", "issue-1"] }, OTHER)
  stage = done(stage, { type: "accept-joint", proposal: "proposal-3" }, MOVER)
  return chronology(lawful("M+ Mx M@ N@ N$", stage).events)
})()

const of = (type: LetterEvent["type"], nth = 0) => entries.filter(({ event }) => event.type === type)[nth]!
const said = (type: LetterEvent["type"], nth = 0) => of(type, nth).words

const ROSA = "Rosa Imai, for Alder,"
const DANIEL = "Daniel Okafor, for Sutter,"

test.each<[LetterEvent["type"], number, string]>([
  ["letter-created", 0, `${ROSA} began the joint letter in Alder v. Sutter, No. 2:13-cv-09999, under the demands of Magistrate Judge Kendall J. Newman.`],
  ["member-joined", 0, `${DANIEL} joined the letter as counsel.`],
  ["issue-added", 0, `${ROSA} raised the issue “Dispute 1”.`],
  ["issue-withdrawn", 0, `${DANIEL} withdrew the issue “Dispute 3”.`],
  ["proffered", 0, `${ROSA} put its position on the issue “Dispute 1” into the letter (round 1; 1 sentence).`],
  ["proffered", 2, `${ROSA} amended its position to revision 2 on the issue “Dispute 1” (round 2; 1 sentence).`],
  ["stood", 0, `${ROSA} stood on revision 1 on the issue “Dispute 1”, having read revision 1 of the other side.`],
  ["issue-joined", 0, `${DANIEL} thereby joined the issue “Dispute 1”: both sides stand on the same pair of positions.`],
  ["resolution-proposed", 0, `${DANIEL} offered terms to settle the issue “Dispute 2”.`],
  ["resolution-declined", 0, `${ROSA} declined, or took back, the terms open on the issue “Dispute 2”.`],
  ["issue-resolved", 0, `${ROSA} accepted the terms, so that the issue “Dispute 2” is resolved.`],
  ["joint-proposed", 0, `${ROSA} proposed a change of the introduction.`],
  ["joint-proposed", 2, `${DANIEL} proposed a change of the order of the issues.`],
  ["joint-accepted", 0, `${DANIEL} accepted the change of the heading of the issue “Pump failures”.`],
  ["joint-rejected", 0, `${DANIEL} rejected the change of the introduction.`],
  ["statement-made", 0, `${DANIEL} made a statement of its own side, no introduction having been agreed.`],
  ["issues-reordered", 0, `${ROSA} put the issues into another order.`],
  ["call-logged", 0, `${ROSA} logged a call by telephone of August 6, 2013, 9:05 a.m., 10 minutes, about the issue “Dispute 1”.`],
  ["call-logged", 2, `${ROSA} logged a call by telephone of August 6, 2013, 9:13 a.m., 10 minutes, about the issue “Dispute 1”, First Set, and an impasse declared.`],
  ["call-confirmed", 0, `${DANIEL} confirmed the call of August 6, 2013, 9:05 a.m.`],
  ["call-disputed", 0, `${DANIEL} disputed the entry of the call of August 6, 2013, 9:11 a.m.`],
  ["lines-released", 0, `${DANIEL} released 3 lines of its share of the page to the other side.`],
  ["visibility-set", 0, `${DANIEL} closed its drafts to the other side.`],
  ["visibility-set", 1, `${DANIEL} opened its drafts to the other side.`],
  ["suggested", 0, `${ROSA} suggested words for the other side's position on the issue “Pump failures”.`],
  ["suggestion-adopted", 0, `${DANIEL} took the suggested words into its draft on the issue “Pump failures”.`],
  ["commented", 0, `${DANIEL} remarked, for both sides to read, on the issue “Pump failures”.`],
  ["commented", 1, `${ROSA} remarked, for both sides to read, on the letter.`],
  ["approval-revoked", 0, `${ROSA} took back the approval.`],
])("[R1] %s, number %i, in a sentence", (type, nth, sentence) => expect(said(type, nth)).toBe(sentence))

test("[S2, S3, S5] approvals, their end, and the filing name the content and the number", () => {
  const [first] = entries.flatMap(({ event }) => (event.type === "approved" ? [event] : []))
  expect(said("approved")).toBe(`${ROSA} approved the letter with the content ${fingerprint(first!.content)}.`)
  expect(said("approvals-voided")).toMatch(/thereby changed what had been approved and voided the approval of Alder of the content/)
  expect(said("made-final")).toMatch(/^Daniel Okafor, for Sutter, thereby made the letter final: both sides have approved the content/)
  expect(said("filed")).toMatch(/recorded that the letter was filed as ECF No\. 24 on August 6, 2013, .* a\.m\.; it is closed\.$/)
})

test("[R1] every type of event is told, and every kind has some", () => {
  expect(new Set(entries.map(({ event }) => event.type)).size).toBe(28)
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(KINDS))
  for (const { words } of entries) expect(words).toMatch(/^(Rosa Imai, for Alder|Daniel Okafor, for Sutter), .*\.$/)
  for (const { words } of entries) expect(words).not.toMatch(/undefined|null|issue-\d|proposal-\d|\.\.$/)
})

test("[A3] what was said is quoted whole, rejected words and the reason too", () => {
  const quoted = (type: LetterEvent["type"], nth = 0) => of(type, nth).quoted.map(({ label, runs }) => [label, runs[0]?.text])
  expect(quoted("joint-rejected")).toEqual([["Rejected words", "The sides disagree."], ["Because", "Too soft."]])
  expect(quoted("call-disputed")).toEqual([["In its own words", "It was a voicemail."]])
  expect(quoted("call-logged", 2)).toEqual([["On the call", "R. Imai, D. Okafor"], ["Note", "No way on."]])
  expect(quoted("suggested")).toEqual([["Suggested words", "Half."], ["Because", "Please."]])
  expect(quoted("joint-proposed", 2)).toEqual([["Proposed words", "1. Dispute 2; 2. Dispute 4; 3. Dispute 3; 4. Pump failures"]])
  expect(quoted("issue-resolved")[0]![0]).toBe("Terms")
  expect(quoted("stood")).toEqual([])
})

test("[R1] each event stands under the issues it is about", () => {
  expect(of("call-confirmed").issues).toEqual(["issue-1"])
  expect(of("joint-accepted").issues).toEqual(["issue-1"])
  expect(of("suggestion-adopted").issues).toEqual(["issue-1"])
  expect(of("commented", 1).issues).toEqual([])
  expect(of("issue-withdrawn").issues).toEqual(["issue-3"])
})

test("a fingerprint is four groups of four", () => expect(fingerprint("0123456789abcdef".repeat(4))).toBe("0123 4567 89ab cdef"))
