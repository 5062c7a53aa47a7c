import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import type { Command } from "./command.ts"
import { join } from "./join.ts"
import { phaseOf } from "./phase.ts"
import { aCall, done, happened, MOVER, opened, OTHER, played, STRANGER, tried, type Stage } from "./plays.property.ts"
import { contentHash, print } from "./print.ts"

const READY = "M! N! call M= N="
const stageOf = (drawing: string) => played(drawing).stage
const phase = (drawing: string) => phaseOf(stageOf(drawing).letter)
const refusalOf = (drawing: string) => played(drawing).refusal
const types = (stage: Stage, from: number) => stage.events.slice(from).map(({ type }) => type)

test("[S1] every issue is joined, resolved or withdrawn", () => {
  expect(refusalOf("M! N! call M= M@")).toEqual({ code: "not-joined", issues: ["issue-1"] })
  expect(refusalOf(`${READY} M+ M@`)).toEqual({ code: "not-joined", issues: ["issue-2"] })
  expect(refusalOf(`${READY} M+ Mx M@`)).toBe(null)
  expect(refusalOf(`${READY} M+ M? N& M@`)).toBe(null)
  expect(tried(opened(), { type: "approve", hash: contentHash(opened().letter) }, MOVER).refusal).toEqual({ code: "no-issues" })
})

test("[S1] all joint text is answered", () => {
  const open = done(stageOf(READY), { type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") }, OTHER)
  const approve = (stage: Stage) => tried(stage, { type: "approve", hash: contentHash(stage.letter) }, MOVER).refusal
  expect(approve(open)).toEqual({ code: "joint-text-open", parts: ["introduction"] })
  expect(approve(done(open, { type: "accept-joint", proposal: "proposal-1" }, MOVER))).toBe(null)
  expect(approve(done(open, { type: "reject-joint", proposal: "proposal-1" }, MOVER))).toBe(null)
})

test("[S2] an approval names the person, the time and the hash", () => {
  const { letter, events } = stageOf(`${READY} M@`)
  expect(letter.approvals).toMatchObject({
    requesting: { act: { by: { name: "Rosa Imai" }, at: events.at(-1)?.at }, hash: contentHash(letter) },
    responding: null,
  })
})

test("[S2] of the letter as it is, and of no other", () => {
  const stage = stageOf(READY)
  expect(tried(stage, { type: "approve", hash: "0".repeat(64) }, MOVER).refusal).toEqual({
    code: "stale-hash",
    hash: contentHash(stage.letter),
  })
  expect(refusalOf(`${READY} M@ M@`)).toEqual({ code: "unchanged", what: "approval" })
})

const proposed = (drawing: string) =>
  done(stageOf(drawing), { type: "propose-joint", part: "heading:issue-1", runs: unmarked("Failures") }, MOVER)

/** Every way to change what was signed, from a letter that both have approved. */
const CHANGES: readonly [string, (drawing: string) => Stage, Command, typeof MOVER][] = [
  ["an amendment", stageOf, { type: "proffer", issue: "issue-1", runs: unmarked("Other words.") }, MOVER],
  ["a new issue", stageOf, { type: "add-issue", heading: unmarked("Late") }, OTHER],
  ["a withdrawal", stageOf, { type: "withdraw-issue", issue: "issue-1" }, MOVER],
  ["joint text accepted", proposed, { type: "accept-joint", proposal: "proposal-1" }, OTHER],
  [
    "a call confirmed",
    (drawing) => done(stageOf(drawing), aCall(stageOf(drawing)), MOVER),
    { type: "confirm-call", call: "call-2" },
    OTHER,
  ],
  [
    "a resolution",
    (drawing) => done(stageOf(drawing), { type: "propose-resolution", issue: "issue-1", terms: unmarked("Half.") }, MOVER),
    { type: "accept-resolution", issue: "issue-1" },
    OTHER,
  ],
]

test.each(CHANGES)("[S2] %s voids both approvals in the same batch, and says so", (_, from, command, by) => {
  const before = from(`${READY} M@ N@`)
  const after = done(before, command, by)
  expect(phaseOf(before.letter)).toBe("final")
  expect([phaseOf(after.letter), after.letter.approvals]).toEqual(["drafting", { requesting: null, responding: null }])
  expect(types(after, before.events.length).at(-1)).toBe("approvals-voided")
  expect(after.events.at(-1)).toMatchObject({ sides: ["requesting", "responding"], content: contentHash(before.letter) })
})

test.each(CHANGES)("[S2] %s voids a single approval too", (_, from, command, by) => {
  const after = done(from(`${READY} N@`), command, by)
  expect(after.events.at(-1)).toMatchObject({ type: "approvals-voided", sides: ["responding"] })
})

/** What may happen to an approved letter without touching what was signed. */
const INNOCENT: readonly [string, Command][] = [
  ["a remark", { type: "comment", runs: unmarked("Thank you."), audience: "both" }],
  ["a suggestion", { type: "suggest", issue: "issue-1", runs: unmarked("Better words.") }],
  ["a proposal", { type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") }],
  ["an offer", { type: "propose-resolution", issue: "issue-1", terms: unmarked("Half.") }],
  ["visibility", { type: "set-visibility", visibility: "private" }],
  ["lines released", { type: "release-lines", lines: 1 }],
  ["a call logged", aCall(stageOf(READY))],
]

test.each(INNOCENT)("[S2] %s voids nothing", (_, command) => {
  expect(phaseOf(done(stageOf(`${READY} M@ N@`), command, OTHER).letter)).toBe("final")
})

test("[S2] a confirmed call in a mode that is not printed voids nothing", () => {
  const issue = done(opened({ modes: ["phone"] }), { type: "add-issue", heading: unmarked("P") }, MOVER)
  const final = played(`${READY} M@ N@`, issue).stage
  const logged = done(final, aCall(final, { mode: "video" }), MOVER)
  expect(phaseOf(done(logged, { type: "confirm-call", call: "call-2" }, OTHER).letter)).toBe("final")
})

test("[S2] a side may take its approval back until the letter is filed", () => {
  expect(phase(`${READY} M@ N@ M#`)).toBe("approving")
  expect(phase(`${READY} M@ N@ M# N#`)).toBe("drafting")
  expect(refusalOf(`${READY} M@ N#`)).toEqual({ code: "no-approval" })
  expect(refusalOf(`${READY} M@ N@ M# N$`)).toEqual({ code: "not-final" })
})

test("[S2] whose name stands under a line changes nothing of what the other has signed", () => {
  const second = { ...MOVER, userId: "ito", name: "Ken Ito" }
  const stage = happened(stageOf(`${READY} N@`), [{ type: "member-joined", role: "counsel" }], second)
  const signed = done(stage, { type: "approve", hash: contentHash(stage.letter) }, second)
  expect(phaseOf(signed.letter)).toBe("final")
  expect(print(signed.letter).body.signatures.map(({ name }) => name)).toEqual(["Ken Ito", "Daniel Okafor"])
})

test("[S3] two approvals of the same hash make the letter final, and the record says so", () => {
  expect([phase(READY), phase(`${READY} M@`), phase(`${READY} M@ N@`)]).toEqual(["drafting", "approving", "final"])
  expect(stageOf(`${READY} M@ N@`).events.at(-1)).toMatchObject({
    type: "made-final",
    content: contentHash(stageOf(READY).letter),
  })
})

test("[S3] only a final letter is printed without DRAFT", () => {
  const draft = (drawing: string) => print(stageOf(drawing).letter).draft
  expect([READY, `${READY} M@`, `${READY} M@ N@`, `${READY} M@ N@ M#`, `${READY} M@ N@ M$`].map(draft)).toEqual([
    true,
    true,
    false,
    true,
    false,
  ])
})

test("[S5] only a final letter is filed, by either side", () => {
  expect(refusalOf(`${READY} M@ M$`)).toEqual({ code: "not-final" })
  for (const by of ["M", "N"]) expect(phase(`${READY} M@ N@ ${by}$`)).toBe("filed")
})

const EVERY: readonly Command[] = [
  { type: "add-issue", heading: unmarked("Late") },
  { type: "reorder-issues", order: ["issue-1"] },
  { type: "withdraw-issue", issue: "issue-1" },
  { type: "proffer", issue: "issue-1", runs: unmarked("X.") },
  { type: "stand", issue: "issue-1", against: 1 },
  { type: "propose-resolution", issue: "issue-1", terms: unmarked("X.") },
  { type: "accept-resolution", issue: "issue-1" },
  { type: "decline-resolution", issue: "issue-1" },
  { type: "propose-joint", part: "introduction", runs: unmarked("X.") },
  { type: "accept-joint", proposal: "proposal-1" },
  { type: "reject-joint", proposal: "proposal-1" },
  aCall(stageOf(READY)),
  { type: "confirm-call", call: "call-1" },
  { type: "dispute-call", call: "call-1", words: "X." },
  { type: "release-lines", lines: 1 },
  { type: "set-visibility", visibility: "private" },
  { type: "suggest", issue: "issue-1", runs: unmarked("X.") },
  { type: "adopt-suggestion", suggestion: "suggestion-1" },
  { type: "comment", runs: unmarked("X."), audience: "both" },
  { type: "comment", runs: unmarked("X."), audience: "side" },
  { type: "approve", hash: "0".repeat(64) },
  { type: "revoke-approval" },
  { type: "mark-filed", ecf: "ECF No. 25", at: stageOf(READY).now },
]

test.each(EVERY.map((command) => [command.type, command] as const))("[S5] a filed letter refuses %s", (_, command) => {
  const filed = stageOf(`${READY} M@ N@ M$`)
  for (const by of [MOVER, OTHER]) expect(tried(filed, command, by).refusal).toEqual({ code: "already-filed", ecf: "ECF No. 24" })
})

test("[S5] a filed letter takes nobody in; an open one takes each person in once, for one side", () => {
  const filed = stageOf(`${READY} M@ N@ M$`)
  const asks = (stage: Stage, by: typeof MOVER) => {
    const verdict = join(stage.letter, by, stage.now)
    return verdict.ok ? verdict.happenings : verdict.refusal.code
  }
  expect(asks(filed, STRANGER)).toBe("already-filed")
  expect(asks(stageOf(READY), STRANGER)).toEqual([{ type: "member-joined", role: "counsel" }])
  expect(asks(stageOf(READY), { ...MOVER, side: "responding" })).toBe("already-member")
  expect(asks(stageOf(READY), { ...STRANGER, name: "李" })).toBe("not-printable")
})

test("[S4] the name under an approval must be printable", () => {
  const stage = stageOf(READY)
  expect(tried(stage, { type: "approve", hash: contentHash(stage.letter) }, { ...MOVER, name: "Rosa 🙂" }).refusal).toMatchObject(
    { code: "not-printable", where: "your name" },
  )
})

test("[S2] where nobody has approved there is nothing to void", () => {
  const told = stageOf("M! N! call M= N=").events.map(({ type }) => type)
  const joining = ["letter-created", "member-joined", "issue-added"]
  expect(told).toEqual([...joining, "proffered", "proffered", "call-logged", "call-confirmed", "stood", "stood", "issue-joined"])
})
