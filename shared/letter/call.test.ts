import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import type { Mode, Profile } from "../court/profile.ts"
import { aCall, done, MOVER, opened, OTHER, played, tried, type Stage } from "./plays.property.ts"
import { callState } from "./calls.ts"
import { stateOf } from "./turns.ts"
import type { Command } from "./command.ts"

const stand = (stage: Stage) => tried(stage, { type: "stand", issue: "issue-1", against: 1 }, MOVER).refusal
const refusalOf = (drawing: string) => played(drawing).refusal

/** A letter whose one issue is about a discovery set, with positions exchanged. */
function exchanged(change: Partial<Profile> = {}, set: string | undefined = undefined): Stage {
  let stage = done(
    opened(change),
    { type: "add-issue", heading: unmarked("Pumps"), request: { kind: "Interrogatory", numbers: "No. 4", set } },
    MOVER,
  )
  stage = done(stage, { type: "proffer", issue: "issue-1", runs: unmarked("All of them.") }, MOVER)
  return done(stage, { type: "proffer", issue: "issue-1", runs: unmarked("None of them.") }, OTHER)
}

/** The stage after a confirmed call. */
function called(stage: Stage, change: Partial<Command & { type: "log-call" }> = {}): Stage {
  const logged = done(stage, aCall(stage, change), MOVER)
  return done(logged, { type: "confirm-call", call: logged.letter.calls.at(-1)!.id }, OTHER)
}

test("[T5] standing needs a call, and the figures are given", () => {
  expect(refusalOf("M! N! M=")).toEqual({
    code: "call-needed",
    have: 0,
    need: 1,
    set: null,
    modes: ["phone", "video", "in-person"],
  })
})
test("[T5] a call before the exchange does not count", () =>
  expect(refusalOf("M! call N! M=")).toMatchObject({ code: "call-needed" }))
test("[T5] one that ended after it does", () => expect(refusalOf("M! N! call M=")).toBe(null))
test("[T5] each new pair needs a call of its own", () =>
  expect(refusalOf("M! N! call M= N= M! N=")).toMatchObject({ code: "call-needed", have: 0 }))
test("[T5] as many as the profile asks for", () => {
  const stage = called(exchanged({ callsAfterExchange: 2 }))
  expect(stand(stage)).toMatchObject({ code: "call-needed", have: 1, need: 2 })
  expect(stand(called(stage))).toBe(null)
  expect(stand(exchanged({ callsAfterExchange: 0 }))).toBe(null)
})

test("[T5] an amendment made during a call is covered by it, to the minute", () => {
  const stage = exchanged()
  const spoke = Date.parse(stage.letter.issues[0]!.revisions[1]!.at)
  const from = (start: number) => called(stage, { at: new Date(start).toISOString(), minutes: 10 })
  const minute = 60_000
  expect(stand(from(spoke - 5 * minute))).toBe(null)
  expect(stand(from(spoke - 10 * minute))).toBe(null)
  expect(stand(from(spoke - 10 * minute - 1))).toMatchObject({ code: "call-needed" })
})

test("[T5] what is put in after a call was confirmed is not covered by it, whatever minutes it says", () => {
  const stage = called(exchanged(), { minutes: 600 })
  const amended = done(stage, { type: "proffer", issue: "issue-1", runs: unmarked("Some.") }, MOVER)
  expect(tried(amended, { type: "stand", issue: "issue-1", against: 2 }, OTHER).refusal).toMatchObject({
    code: "call-needed",
    have: 0,
  })
})

test("[T5] the revision's seconds do not outrun a call written down to the minute", () => {
  const at = exchanged()
  const stage = done(
    { ...at, now: "2013-08-06T17:30:20.000Z" },
    { type: "proffer", issue: "issue-1", runs: unmarked("Some.") },
    MOVER,
  )
  const call = (start: string) => called({ ...stage, now: "2013-08-06T18:00:00.000Z" }, { at: start, minutes: 20 })
  const answer = (on: Stage) => tried(on, { type: "stand", issue: "issue-1", against: 2 }, OTHER).refusal?.code
  expect([answer(call("2013-08-06T17:10:00Z")), answer(call("2013-08-06T17:09:00Z"))]).toEqual([undefined, "call-needed"])
})

test("[T5] a call about another issue does not count", () => {
  const stage = done(exchanged(), { type: "add-issue", heading: unmarked("Other") }, MOVER)
  expect(stand(called(stage, { issues: ["issue-2"] }))).toMatchObject({ code: "call-needed" })
  expect(stand(called(stage, { issues: ["issue-2", "issue-1"] }))).toBe(null)
})

test("[C1] a call keeps what was said of it", () => {
  const stage = done(exchanged(), aCall(exchanged(), { sets: [" First Set "], impasse: true, words: " Cordial. " }), MOVER)
  expect(stage.letter.calls[0]).toMatchObject({
    id: "call-1",
    minutes: 10,
    mode: "phone",
    participants: { requesting: ["R. Imai"], responding: ["D. Okafor"] },
    issues: ["issue-1"],
    sets: ["First Set"],
    impasse: true,
    words: "Cordial.",
    answer: null,
  })
})

test("[C1] its start is kept in UTC", () => {
  const stage = done(exchanged(), aCall(exchanged(), { at: "2013-08-06T08:30:00-07:00" }), MOVER)
  expect(stage.letter.calls[0]?.at).toBe("2013-08-06T15:30:00.000Z")
})

test("[C1] the side that logged it neither confirms nor disputes it", () => {
  const { stage } = played("M! N! log")
  expect(tried(stage, { type: "confirm-call", call: "call-1" }, MOVER).refusal).toEqual({
    code: "not-yours",
    owner: "responding",
    what: "call",
  })
  expect(tried(stage, { type: "dispute-call", call: "call-1", words: "No." }, MOVER).refusal?.code).toBe("not-yours")
})

test("[C1] an answer is final, and a dispute has words", () => {
  const { stage } = played("M! N! log")
  const dispute = (words: string) => tried(stage, { type: "dispute-call", call: "call-1", words }, OTHER)
  expect(dispute(" ").refusal?.code).toBe("nothing-to-say")
  const disputed = dispute("A voicemail.").stage
  expect(disputed.letter.calls[0]?.answer).toMatchObject({ kind: "disputed", words: "A voicemail." })
  expect(tried(disputed, { type: "confirm-call", call: "call-1" }, OTHER).refusal?.code).toBe("answered-already")
  expect(tried(disputed, { type: "confirm-call", call: "call-7" }, OTHER).refusal).toEqual({
    code: "unknown",
    what: "call",
    id: "call-7",
  })
})

test("[C2] a call logged or disputed satisfies nothing", () => {
  expect(refusalOf("M! N! log M=")).toMatchObject({ code: "call-needed" })
  expect(refusalOf("M! N! dispute M=")).toMatchObject({ code: "call-needed" })
  expect(["log", "call", "dispute"].map((word) => callState(played(word).stage.letter.calls[0]!))).toEqual([
    "logged",
    "confirmed",
    "disputed",
  ])
})

test("[C2] a mode that this court does not accept satisfies nothing", () => {
  const modes: Mode[] = ["video", "in-person"]
  expect(stand(called(exchanged({ modes }), { mode: "phone" }))).toMatchObject({ code: "call-needed", modes })
  expect(stand(called(exchanged({ modes }), { mode: "video" }))).toBe(null)
})

test("[C3] a set needs its call even where the exchange needs none", () => {
  const stage = exchanged({ callsAfterExchange: 0 }, "First Set")
  expect(stand(stage)).toMatchObject({ code: "call-needed", have: 0, need: 1, set: "First Set" })
  expect(stand(called(stage))).toBe(null)
})

test("[C3] a call that names the set covers it, whatever the capitals; another set's does not", () => {
  const stage = exchanged({ callsAfterExchange: 0 }, "First Set")
  const about = (set: string) => stand(called(stage, { issues: [], sets: [set] }))?.code
  expect(["first set", "First Set", "Second Set"].map(about)).toEqual([undefined, undefined, "call-needed"])
})

test("[C3] a call on another issue about the same set covers it", () => {
  const stage = done(
    exchanged({ callsAfterExchange: 0 }, "First Set"),
    {
      type: "add-issue",
      heading: unmarked("Valves"),
      request: { kind: "Interrogatory", set: "First Set" },
    },
    MOVER,
  )
  expect(stand(called(stage, { issues: ["issue-2"] }))).toBe(null)
})

test("[C3] an issue that names no set, or a profile that asks for none, needs no such call", () => {
  expect(stand(exchanged({ callsAfterExchange: 0 }))).toBe(null)
  expect(stand(exchanged({ callsAfterExchange: 0, callsPerSet: 0 }, "First Set"))).toBe(null)
})

test("[C3] nothing is joined without them", () => {
  const joined = (drawing: string) =>
    stateOf(played(drawing, exchanged({ callsAfterExchange: 0 }, "First Set")).stage.letter.issues[0]!)
  expect(["M= N=", "log M= N=", "call M=", "call M= N="].map(joined)).toEqual(["exchanged", "exchanged", "exchanged", "joined"])
})

test("[R2] a call names issues that there are", () => {
  const stage = exchanged()
  expect(tried(stage, aCall(stage, { issues: ["issue-1", "issue-8"] }), MOVER).refusal).toEqual({
    code: "unknown-issue",
    issue: "issue-8",
  })
})
