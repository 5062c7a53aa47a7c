import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import { withOverride } from "../court/override.ts"
import { explain } from "./explain.ts"
import { sayFinding } from "./speech.ts"
import { done, MOVER, opened, OTHER, played, profileWith, tried } from "./plays.property.ts"
import type { Finding } from "./lint.ts"
import type { Refusal, RefusalCode } from "./verdict.ts"

const { letter } = done(played("M!").stage, { type: "add-issue", heading: unmarked("Who the initials are") }, OTHER)

/** A refusal of every code: a new one does not compile until it is here. */
const EVERY: { readonly [C in RefusalCode]: Extract<Refusal, { code: C }> } = {
  "already-filed": { code: "already-filed", ecf: "ECF No. 24" },
  "not-yours": { code: "not-yours", owner: "requesting", what: "issue" },
  "role-may-not": { code: "role-may-not", role: "associate", command: "stand" },
  "unknown-issue": { code: "unknown-issue", issue: "issue-9" },
  unknown: { code: "unknown", what: "call", id: "call-9" },
  "issue-ended": { code: "issue-ended", issue: "issue-2", how: "withdrawn" },
  "not-your-turn": { code: "not-your-turn", holder: "requesting", last: null },
  "nothing-to-say": { code: "nothing-to-say", what: "position" },
  unchanged: { code: "unchanged", what: "position" },
  "too-long": { code: "too-long", pages: 3, limit: 2, linesOver: 4 },
  "too-many-words": { code: "too-many-words", words: 510, limit: 500 },
  "over-share": { code: "over-share", lines: 33, share: 31, other: 5 },
  "too-many-sentences": { code: "too-many-sentences", sentences: 3, limit: 2 },
  "too-many-issues": { code: "too-many-issues", limit: 40 },
  "not-exchanged": { code: "not-exchanged", issue: "issue-2", missing: ["requesting", "responding"] },
  "already-stands": { code: "already-stands", issue: "issue-2" },
  "call-needed": { code: "call-needed", have: 0, need: 1, set: null, modes: ["phone", "video"] },
  "request-needed": { code: "request-needed", issue: "issue-2" },
  "not-joined": { code: "not-joined", issues: ["issue-1", "issue-2"] },
  "no-issues": { code: "no-issues" },
  "joint-text-open": { code: "joint-text-open", parts: ["introduction", "heading:issue-2"] },
  "lint-open": { code: "lint-open", findings: [{ kind: "confer-missing" }] },
  "no-offer": { code: "no-offer", issue: "issue-2" },
  "no-approval": { code: "no-approval" },
  "not-shared": { code: "not-shared" },
  "not-rejected": { code: "not-rejected" },
  "already-member": { code: "already-member", side: "responding" },
  "not-final": { code: "not-final" },
  "answered-already": { code: "answered-already", what: "proposal" },
  stale: { code: "stale", seq: 12 },
  "stale-hash": { code: "stale-hash", hash: "0123456789abcdef".repeat(4) },
  "not-printable": { code: "not-printable", character: "泵", codePoint: "U+6CF5", name: "“泵” (U+6CF5)", where: "position" },
  malformed: { code: "malformed", faults: [{ path: "runs.0.text", message: "has a line break" }] },
}

test.each(Object.values(EVERY).map((refusal) => [refusal.code, refusal] as const))(
  "[H1] %s: what, why and what to do now, with its rule",
  (_, refusal) => {
    for (const said of [explain(refusal, letter), explain(refusal, null)]) {
      expect(said.rule).toMatch(/^[ATLCSRH]\d$/)
      expect(said.message).toMatch(/^[A-Z\d].{40,}[.]$/s)
      expect(said.message).not.toMatch(/undefined|null|NaN|\[object/)
    }
  },
)

const message = (refusal: Refusal, on = letter) => explain(refusal, on).message

test("[H1] parties and issues by their names", () => {
  expect(explain(EVERY["not-your-turn"], letter)).toEqual({
    rule: "T1",
    message: "The moving party speaks first on this issue. Wait for Alder to put its sentences in.",
    source: "Order of Magistrate Judge Newman, November 12, 2013, ¶ 1",
  })
  expect(message({ code: "not-your-turn", holder: "responding", last: "requesting" })).toMatch(
    /^Your side spoke last here.*Wait for Sutter to answer/,
  )
  expect(message(EVERY["issue-ended"])).toMatch(/“Who the initials are” was withdrawn/)
  expect(message(EVERY["joint-text-open"])).toMatch(/the introduction, the heading of the issue “Who the initials are”/)
  expect(explain({ code: "not-your-turn", holder: null, last: null }, null).message).toMatch(/the other side/)
})

test("[H1, L3] the figures, in the right number", () => {
  expect(message(EVERY["too-long"])).toMatch(/3 pages; at most 2 are allowed.*4 lines over.*Shorten by 4 lines/)
  expect(message({ code: "too-long", pages: 2, limit: 1, linesOver: 1 })).toMatch(
    /2 pages; at most 1 is allowed.*1 line over.*Shorten by 1 line or/,
  )
  expect(message(EVERY["over-share"])).toMatch(/33 lines; your share of the page is 31. Shorten by 2 lines.*5 lines unused/)
  expect(message({ code: "over-share", lines: 33, share: 31, other: 0 })).not.toMatch(/unused/)
  expect(message(EVERY["too-many-words"])).toMatch(/510 words; at most 500.*10 words/)
  expect(message(EVERY["call-needed"])).toMatch(/by telephone or by video.*1 needed, 0 so far/)
  expect(message({ ...EVERY["call-needed"], set: "First Set" })).toMatch(/about First Set.*1 needed, 0 so far/)
})

test("[H1] the court's rule with its source; the product's own without; an order in the case by its number", () => {
  const source = (refusal: Refusal, on: typeof letter | null) => explain(refusal, on).source
  expect(source(EVERY["too-long"], letter)).toBe("Order of Magistrate Judge Newman, November 12, 2013, ¶ 1")
  expect(source(EVERY["stale"], letter)).toBe(null)
  expect(source(EVERY["too-long"], null)).toBe(null)
  const overridden = { ...letter, profile: withOverride(profileWith(), { cite: "ECF No. 41", pages: 8 }) }
  expect(source(EVERY["too-long"], overridden)).toBe("ECF No. 41")
})

test("[H1] every owner and every role has its words", () => {
  const owned = (["letter", "side", "issue", "proposal", "call", "resolution", "suggestion"] as const).map((what) =>
    message({ code: "not-yours", owner: "responding", what }),
  )
  expect(new Set(owned).size).toBe(7)
  for (const words of owned) expect(words).toMatch(/^This belongs to Sutter\. /)
  expect(message({ code: "not-yours", owner: null, what: "letter" })).toMatch(/no part in this letter/)
  expect(message({ ...EVERY["role-may-not"], role: "viewer" })).toMatch(/read this letter/)
})

test("[H1] what the rules themselves refuse is explained by the letter it was refused on", () => {
  const { stage } = played("M! N!")
  const { refusal } = tried(stage, { type: "stand", issue: "issue-1", against: 1 }, MOVER)
  expect(explain(refusal!, stage.letter)).toMatchObject({
    rule: "T5",
    source: "Order of Magistrate Judge Newman, November 12, 2013, ¶ 1",
  })
  expect(opened().letter.profile.cites["T5"]).toBe("¶ 1")
})

test("[S1] each finding as a sentence, with what to do", () => {
  const findings: Finding[] = [
    { kind: "stacked", issue: "issue-1", side: "responding", words: "Issue 2" },
    { kind: "request-missing", issue: "issue-1" },
    { kind: "schedule-missing" },
    { kind: "confer-missing" },
  ]
  for (const finding of findings) expect(sayFinding(finding, letter)).toMatch(/^[A-Z].{40,}\.$/)
  expect(sayFinding(findings[0]!, letter)).toMatch(/^Sutter's position.*“Issue 2”/)
})
