import { expect, test } from "vitest"
import type { Profile } from "../court/profile.ts"
import { unmarked } from "../text/runs.ts"
import { lint } from "./lint.ts"
import { done, MOVER, opened, OTHER, played, tried, type Stage } from "./plays.property.ts"
import { contentHash } from "./print.ts"

const LIBERAL: Partial<Profile> = { maxSentences: null, conferNeeded: false, callsAfterExchange: 0, callsPerSet: 0 }

/** Two issues; the mover says these words on the first. */
function saying(text: string): Stage {
  let stage = opened(LIBERAL)
  for (const heading of ["Pumps", "Valves"]) stage = done(stage, { type: "add-issue", heading: unmarked(heading) }, MOVER)
  return done(stage, { type: "proffer", issue: "issue-1", runs: unmarked(text) }, MOVER)
}

const STACKED = [
  "The pumps failed. Issue 2: the valves failed too.",
  "Issue No. 2. The valves failed.",
  "Everything is responsive. Dispute 2 – the valves.",
  "1. The pumps failed in 2009. 2. The valves failed in 2010.",
  "(1) The pumps failed in 2009. (2) The valves failed in 2010.",
  "See above.",
  "See attached letter.",
  "Please see Issue 2.",
  "Same as above.",
  "Same.",
  "Alder incorporates its position on the valves by reference.",
]

test.each(STACKED)("[S1] stacked: %s", (text) => {
  expect(lint(saying(text).letter)).toMatchObject([{ kind: "stacked", issue: "issue-1", side: "requesting" }])
})

const GOOD = [
  "The pumps failed.",
  "Issue 1: the pumps failed.",
  "Alder agrees on Issue 2.",
  "The parties' 2 issues: pumps and valves.",
  "The same pumps failed in 2009 and again in 2010.",
  "See Fed. R. Civ. P. 26(b)(1). The pumps are relevant.",
  "See Ex. A at 2; the tickets are coded.",
  "The request seeks (1) tickets and (2) e-mail of three managers.",
  "The contract, incorporated by reference in the complaint, says so.",
  "Interrogatory No. 1. It is overbroad. Interrogatory No. 2. So is this.",
]

test.each(GOOD)("[S1] not stacked: %s", (text) => expect(lint(saying(text).letter)).toEqual([]))

test("[S1] the number meant is that of the issues still in the dispute", () => {
  const stage = done(
    done(opened(LIBERAL), { type: "add-issue", heading: unmarked("Gone") }, MOVER),
    { type: "withdraw-issue", issue: "issue-1" },
    MOVER,
  )
  const second = done(stage, { type: "add-issue", heading: unmarked("Pumps") }, MOVER)
  const said = (text: string) =>
    lint(done(second, { type: "proffer", issue: "issue-2", runs: unmarked(text) }, MOVER).letter).length
  expect([said("Issue 1: the pumps failed."), said("Issue 2: the pumps failed.")]).toEqual([0, 1])
})

test("[S1] an ended issue is not looked at", () => {
  expect(lint(done(saying("See above."), { type: "withdraw-issue", issue: "issue-1" }, MOVER).letter)).toEqual([])
})

test("[S1] the schedule and the confer line, where the profile needs them", () => {
  const kinds = (change: Partial<Profile>) => lint(opened({ ...LIBERAL, ...change }).letter).map(({ kind }) => kind)
  expect([kinds({}), kinds({ scheduleNeeded: true }), kinds({ conferNeeded: true })]).toEqual([
    [],
    ["schedule-missing"],
    ["confer-missing"],
  ])
  expect(lint(played("call").stage.letter)).toEqual([])
  expect(lint(played("log").stage.letter)).toEqual([{ kind: "confer-missing" }])
})

test("[S1] an open finding keeps the letter from being approved", () => {
  const stage = played("Mx", done(opened(), { type: "add-issue", heading: unmarked("P") }, MOVER)).stage
  expect(tried(stage, { type: "approve", hash: contentHash(stage.letter) }, MOVER).refusal).toEqual({
    code: "lint-open",
    findings: [{ kind: "confer-missing" }],
  })
})

test("[S1] the request's number and words, where the profile needs them: no stand without", () => {
  const against = (request?: { kind: string; numbers?: string; text?: ReturnType<typeof unmarked> }) => {
    const raised = done(
      opened({ ...LIBERAL, requestNeeded: true }),
      { type: "add-issue", heading: unmarked("P"), request },
      MOVER,
    )
    return played("M! N!", raised).stage
  }
  const stand = (stage: Stage) => tried(stage, { type: "stand", issue: "issue-1", against: 1 }, OTHER).refusal?.code
  const text = unmarked("Identify every pump.")
  expect(stand(against())).toBe("request-needed")
  expect(stand(against({ kind: "Interrogatory", numbers: "No. 4" }))).toBe("request-needed")
  expect(stand(against({ kind: "Interrogatory", text }))).toBe("request-needed")
  expect(stand(against({ kind: "Interrogatory", numbers: "No. 4", text }))).toBe(undefined)
  const proposed = done(
    against({ kind: "Interrogatory", numbers: "No. 4" }),
    { type: "propose-joint", part: "request:issue-1", runs: text },
    OTHER,
  )
  expect(stand(done(proposed, { type: "accept-joint", proposal: "proposal-1" }, MOVER))).toBe(undefined)
  expect(lint(against().letter)).toEqual([{ kind: "request-missing", issue: "issue-1" }])
})
