import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import { done, MOVER, opened, OTHER, played, tried } from "./plays.property.ts"
import { roundOf, stateOf, turnOf } from "./turns.ts"

/** What a drawing comes to: the refusal that ended it, or else state, turn and round of the last issue. */
function plays(drawing: string, outcome: string): void {
  const { stage, refusal } = played(drawing)
  const issue = stage.letter.issues.at(-1)!
  const end = refusal?.code ?? `${stateOf(issue)}, turn: ${turnOf(stage.letter, issue) ?? "nobody"}, round ${roundOf(issue)}`
  expect(end).toBe(outcome)
}

test("[T1] the mover opens", () => plays("", "open, turn: requesting, round 1"))
test("[T1] the other side cannot proffer before the mover", () => plays("N!", "not-your-turn"))
test("[T1] the mover's first words hand the turn over", () => plays("M!", "open, turn: responding, round 1"))
test("[T1] the other side is the mover of what it raises", () => plays("N+ M!", "not-your-turn"))
test("[T1] and its turn comes first there", () => plays("N+", "open, turn: responding, round 1"))
test("[T1] and opens there", () => plays("N+ N!", "open, turn: requesting, round 1"))

test("[T2] nobody proffers twice in a row", () => plays("M! M!", "not-your-turn"))
test("[T2] nor after the exchange", () => plays("M! N! N!", "not-your-turn"))
test("[T2] a stand of the other side is no word of its own", () => plays("M! N! call M= N!", "not-your-turn"))
test("[T2] nor are an offer declined, a call, or both standing", () => plays("M! N! N? M~ call M= N= N!", "not-your-turn"))

test("[T3] after the exchange the turn is with the side that did not speak last", () =>
  plays("M! N!", "exchanged, turn: requesting, round 1"))
test("[T3] an amendment must be answered and opens a round", () => plays("M! N! M!", "exchanged, turn: responding, round 2"))
test("[T3] by amending", () => plays("M! N! M! N!", "exchanged, turn: requesting, round 3"))
test("[T3] or by standing", () => plays("M! N! M! call N=", "exchanged, turn: requesting, round 2"))
test("[T3] standing is not bound to the turn", () => plays("M! N! call N=", "exchanged, turn: requesting, round 1"))
test("[T3] nobody stands before both have spoken", () => plays("M! call M=", "not-exchanged"))
test("[T3] nobody stands twice on the same pair", () => plays("M! N! call M= M=", "already-stands"))

test("[T4] both standing joins", () => plays("M! N! call M= N=", "joined, turn: nobody, round 1"))
test("[T4] in either order", () => plays("M! N! call N= M=", "joined, turn: nobody, round 1"))
test("[T4] one standing does not", () => plays("M! N! call M=", "exchanged, turn: responding, round 1"))
test("[T4] an amendment unjoins", () => plays("M! N! call M= N= M!", "exchanged, turn: responding, round 2"))
test("[T4] and a stand on the old pair is gone", () =>
  plays("M! N! call M= N= M! call N=", "exchanged, turn: requesting, round 2"))
test("[T4] joined again on the new pair", () => plays("M! N! call M= N= M! call N= M=", "joined, turn: nobody, round 2"))

test("[T4] a stand names the revision it has read, and a newer one makes it stale", () => {
  const { stage } = played("M! N! M! N! call")
  const refusal = (against: number) => tried(stage, { type: "stand", issue: "issue-1", against }, MOVER).refusal?.code
  expect([1, 2, 3].map(refusal)).toEqual(["stale", undefined, "stale"])
})

test("[T4] the record says when an issue was joined, and on which pair", () => {
  const { stage } = played("M! N! call M= N=")
  expect(stage.events.at(-1)).toMatchObject({ type: "issue-joined", issue: "issue-1", pair: { requesting: 1, responding: 1 } })
})

test("[T6] the mover withdraws", () => plays("M! N! Mx", "withdrawn, turn: nobody, round 1"))
test("[T6] nobody else", () => plays("M! N! Nx", "not-yours"))
test("[T6] not twice", () => plays("Mx Mx", "issue-ended"))
test("[T6] both together resolve", () => plays("M! N? M&", "resolved, turn: nobody, round 1"))
test("[T6] one side alone does not", () => plays("M! N? N&", "not-yours"))
test("[T6] nothing to accept where nothing was offered", () => plays("M! N&", "no-offer"))
test("[T6] nor after it was declined", () => plays("N? M~ M&", "no-offer"))
test("[T6] nor to decline", () => plays("N~", "no-offer"))
test("[T6] a side may take its own offer back", () => plays("N? N~ M&", "no-offer"))
test("[T6] a counter-offer takes the place of the offer", () => plays("N? M? M&", "not-yours"))
test("[T6] and is the other side's to accept", () => plays("N? M? N&", "resolved, turn: nobody, round 1"))
test.each(["M!", "M=", "N?", "N&", "N~", "Mx"])("[T6] ended is ended: %s", (move) => plays(`M! N! N? M& ${move}`, "issue-ended"))

test("[T6] an offer is accepted as it was read", () => {
  const { stage } = played("N? N?")
  const offer = stage.letter.issues[0]!.offer!.act.seq
  const accept = (seq: number) => tried(stage, { type: "accept-resolution", issue: "issue-1", offer: seq }, MOVER).refusal?.code
  expect([accept(offer - 2), accept(offer)]).toEqual(["stale", undefined])
  expect(stage.events.map(({ type }) => type).slice(-3)).toEqual([
    "resolution-proposed",
    "resolution-declined",
    "resolution-proposed",
  ])
})

test("[T6] the same terms again, or none, are refused", () => {
  const offered = done(
    played("M!").stage,
    { type: "propose-resolution", issue: "issue-1", terms: unmarked("Ten per cent.") },
    MOVER,
  )
  const offer = (text: string) =>
    tried(offered, { type: "propose-resolution", issue: "issue-1", terms: unmarked(text) }, OTHER).refusal?.code
  expect(["Ten per cent. ", "  ", "Five."].map(offer)).toEqual(["unchanged", "nothing-to-say", undefined])
})

test("[A1] the position is empty, or says what it says already", () => {
  const { stage } = played("M! N!")
  const say = (text: string) => tried(stage, { type: "proffer", issue: "issue-1", runs: [{ text }] }, MOVER).refusal?.code
  const own = stage.letter.issues[0]!.revisions[0]!.runs[0]!.text
  expect(["  ", own, ` ${own} `, "Other."].map(say)).toEqual(["nothing-to-say", "unchanged", "unchanged", undefined])
  const bold = tried(stage, { type: "proffer", issue: "issue-1", runs: [{ text: own, bold: true }] }, MOVER)
  expect(bold.refusal).toBe(null)
})

test("[R2] what does not exist is refused by name", () => {
  const stage = opened()
  const refusal = (type: "stand" | "proffer" | "withdraw-issue") =>
    tried(stage, { type, issue: "issue-9", against: 1, runs: unmarked("X.") }, MOVER).refusal
  for (const type of ["stand", "proffer", "withdraw-issue"] as const)
    expect(refusal(type)).toEqual({ code: "unknown-issue", issue: "issue-9" })
})
