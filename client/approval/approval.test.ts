import { expect, test } from "vitest"
import { done, measureWith, MOVER, opened, OTHER, played, type Stage } from "../../shared/letter/plays.property.ts"
import { contentHash } from "../../shared/letter/print.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { approvalView } from "./approvalview.ts"
import { checklist } from "./checklist.ts"
import { voidingOf } from "./voiding.ts"

const stageOf = (drawing: string, from?: Stage) => {
  const { stage, refusal } = played(drawing, from)
  if (refusal) throw new Error(JSON.stringify(refusal))
  return stage
}
const JOINED = "M! N! call M= N="
const viewOf = (drawing: string, me: Actor = MOVER, measure = measureWith()) => {
  const { letter, now } = stageOf(drawing)
  return approvalView(letter, me, measure, now)
}
const openOf = (stage: Stage, measure = measureWith()) =>
  checklist(stage.letter, measure).map(({ id, open }) => [id, open.map(({ words }) => words)])

test("[S1] what is missing, demand by demand, each with the place where it is done", () => {
  const nothing = { ...opened(), letter: opened().letter }
  expect(openOf(nothing)[0]).toEqual(["issues", ["There is no issue yet. Add the first disputed point."]])
  const [issues] = checklist(stageOf("M!").letter, null)
  expect(issues?.open).toEqual([
    {
      words:
        "Issue 1, “Dispute 1”: still needs Sutter’s position, a confirmed call after the exchange, " +
        "Alder to stand and Sutter to stand.",
      place: { to: "issue", issue: "issue-1" },
    },
  ])
  const proposed = done(stageOf(JOINED), { type: "propose-joint", part: "introduction", runs: unmarked("They differ.") }, MOVER)
  expect(checklist(proposed.letter, null)[1]?.open).toEqual([
    { words: "The introduction: a proposal waits for an answer.", place: { to: "introduction" } },
  ])
  expect(openOf(stageOf(JOINED), measureWith({ pages: 3, linesOver: 4 }))[3]).toEqual([
    "length",
    ["It is 4 lines over the page. Shorten a position, or settle or withdraw an issue."],
  ])
})

test("[S1] a form that the court does not want is named with its issue", () => {
  const heaped = done(done(stageOf(""), words("Issue 2: also this. Issue 3: and that."), MOVER), words("No."), OTHER)
  const stacked = stageOf("call M= N=", heaped)
  expect(checklist(stacked.letter, null)[2]?.open[0]?.place).toEqual({ to: "issue", issue: "issue-1" })
  expect(checklist(stageOf("").letter, null)[2]?.open[0]?.place).toEqual({ to: "calls" })
})
const words = (text: string) => ({ type: "proffer", issue: "issue-1", runs: unmarked(text) }) as const

test("[S1] nothing is open exactly where the rules let a side approve", () => {
  for (const drawing of ["", "M!", "M! N!", JOINED, `${JOINED} M!`, "Mx", "M? N&", `${JOINED} M+`]) {
    const stage = stageOf(drawing)
    const isReady = checklist(stage.letter, measureWith()).every(({ open }) => open.length === 0)
    expect([drawing, viewOf(drawing).why === null]).toEqual([drawing, isReady])
  }
})

test("[S1] why it cannot be approved stands there before the click, with the rule", () => {
  expect(viewOf("M! N!")).toMatchObject({ why: expect.stringContaining("not joined yet"), rule: "S1" })
  expect(viewOf(JOINED, MOVER, measureWith({ pages: 3, linesOver: 2 }))).toMatchObject({ rule: "L1" })
  expect(viewOf(JOINED)).toMatchObject({ why: null, approve: { type: "approve" }, mayRevoke: false })
  expect(viewOf(JOINED).state).toMatch(/^The letter is ready/)
})

test("[S2] a side that has approved sees its own approval, and can take it back", () => {
  const mine = viewOf(`${JOINED} M@`)
  expect(mine).toMatchObject({ phase: "approving", approve: null, mayRevoke: true })
  expect(mine.state).toBe("Your side has approved. Sutter has still to approve the same content.")
  expect(mine.signatures.map(({ line, authority }) => [line, authority])).toEqual([
    ["/s/ Rosa Imai", ""],
    [null, ""],
  ])
  expect(viewOf(`${JOINED} M@`, OTHER)).toMatchObject({ why: null, mayRevoke: false })
  expect(viewOf(`${JOINED} M@`, OTHER).state).toMatch(/^Alder has approved/)
})

test("[S3, S4] final: both lines are signed, the second by authority", () => {
  const view = viewOf(`${JOINED} M@ N@`)
  expect(view).toMatchObject({ phase: "final", approve: null, mayRevoke: true })
  expect(view.signatures[1]).toMatchObject({ line: "/s/ Daniel Okafor", authority: "(as authorized on August 6, 2013)" })
})

test("[S5] filed: nothing can be approved or taken back", () =>
  expect(viewOf(`${JOINED} M@ N@ N$`)).toMatchObject({ phase: "filed", approve: null, mayRevoke: false, why: null }))

test("[A1] an associate cannot approve, and is told who can", () => {
  const { letter, now } = stageOf(JOINED)
  const members = letter.members.map((each) => ({ ...each, role: "associate" as const }))
  const view = approvalView({ ...letter, members }, { ...MOVER, role: "associate" }, null, now)
  expect([view.why?.includes("counsel"), view.mayRevoke]).toEqual([true, false])
})

const told = (stage: Stage, me: Actor) => voidingOf(stage.events, stage.letter, me)
const changed = (stage: Stage, me: Actor) =>
  told(stage, me)?.changes.map(({ part, changes }) => [
    part,
    changes.filter(({ kind }) => kind !== "same").map(({ runs }) => plain(runs)),
  ])

test("[S2] what voided an approval is told to both sides: which event, and its words", () => {
  const amended = stageOf("M!", stageOf(`${JOINED} N@`))
  for (const me of [MOVER, OTHER]) {
    expect(told(amended, me)).toMatchObject({
      sides: ["responding"],
      cause: "Rosa Imai, for Alder, amended its position to revision 2 on the issue “Dispute 1” (round 2; 1 sentence).",
      sinceThen: null,
    })
    expect(changed(amended, me)).toEqual([["Alder's words on the issue “Dispute 1”", ["3", "11"]]])
  }
})

test("[S2] it is told until the side whose approval it was approves anew, and what changed since then too", () => {
  const answered = stageOf("M! N!", stageOf(`${JOINED} M@ N@`))
  expect(told(answered, OTHER)?.sinceThen?.map(({ part }) => part)).toEqual([
    "Alder's words on the issue “Dispute 1”",
    "Sutter's words on the issue “Dispute 1”",
  ])
  const again = stageOf("call M= N= M@", answered)
  expect(told(again, MOVER)).toBe(null)
  expect(told(again, OTHER)).not.toBe(null)
  expect(told(stageOf("N@", again), OTHER)).toBe(null)
})

test("[S2] a side that had not approved is told until somebody approves", () => {
  const amended = stageOf("M! call M= N= M@", stageOf(`${JOINED} N@`))
  expect(told(amended, MOVER)).toBe(null)
  expect(told(amended, OTHER)).not.toBe(null)
})

test("[S2] an approval taken back is no voiding; the content that was approved is named", () => {
  expect(told(stageOf(`${JOINED} M@ M#`), MOVER)).toBe(null)
  const before = stageOf(`${JOINED} M@`)
  expect(told(stageOf("M!", before), MOVER)?.content).toBe(contentHash(before.letter))
})
