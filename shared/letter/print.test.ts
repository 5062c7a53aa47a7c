import { expect, test } from "vitest"
import { plain, unmarked } from "../text/runs.ts"
import { aCall, done, MOVER, opened, OTHER, played, type Stage } from "./plays.property.ts"
import { contentHash, print } from "./print.ts"

const body = (stage: Stage, options?: Parameters<typeof print>[1]) => print(stage.letter, options).body
const lines = (stage: Stage, options?: Parameters<typeof print>[1]) =>
  body(stage, options).issues.flatMap(({ positions }) =>
    positions.map(({ party, runs, draft }) => `${party}: ${plain(runs)}${draft ? " (draft)" : ""}`),
  )
const say = (stage: Stage, by: typeof MOVER, text: string, issue = "issue-1") =>
  done(stage, { type: "proffer", issue, runs: unmarked(text) }, by)
const issue = played("").stage
const drafts = { "issue-1": { requesting: unmarked("Drafted."), responding: unmarked("Drafted too.") } }

test("[T8] a drafted, suggested or proposed text is not in the letter", () => {
  const suggested = done(issue, { type: "suggest", issue: "issue-1", runs: unmarked("Suggested.") }, OTHER)
  const proposed = done(suggested, { type: "propose-joint", part: "introduction", runs: unmarked("Proposed.") }, OTHER)
  const offered = done(proposed, { type: "propose-resolution", issue: "issue-1", terms: unmarked("Offered.") }, OTHER)
  expect(JSON.stringify(body(offered))).not.toMatch(/Suggested|Proposed|Offered/)
  expect(lines(offered)).toEqual([])
})

test("[T8] drafts are put on a page only where they are handed over, and are marked as drafts", () => {
  const said = say(issue, MOVER, "Said.")
  expect(lines(said, { drafts })).toEqual(["Alder: Drafted. (draft)", "Sutter: Drafted too. (draft)"])
  expect(lines(said, { drafts: { "issue-1": { requesting: unmarked("Said.") } } })).toEqual(["Alder: Said."])
  expect(lines(said, { drafts: { "issue-1": { requesting: [] } } })).toEqual([])
  expect(lines(said)).toEqual(["Alder: Said."])
  expect(print(said.letter, { drafts }).hashes).toEqual(print(said.letter).hashes)
})

test("[T1] the mover's position stands first, the other's directly beneath, whoever moves", () => {
  const both = say(say(issue, MOVER, "We ask."), OTHER, "We refuse.")
  const theirs = done(both, { type: "add-issue", heading: unmarked("Log") }, OTHER)
  expect(lines(say(say(theirs, OTHER, "They hide.", "issue-2"), MOVER, "We do not.", "issue-2"))).toEqual([
    "Alder: We ask.",
    "Sutter: We refuse.",
    "Sutter: They hide.",
    "Alder: We do not.",
  ])
})

test("[T3] an amendment takes the place of what it amends", () => {
  expect(lines(say(say(say(issue, MOVER, "All."), OTHER, "None."), MOVER, "Half."))).toEqual(["Alder: Half.", "Sutter: None."])
})

test("[T6] a withdrawn or resolved issue gives its space back, and the rest is numbered anew", () => {
  const three = played("M+ M+").stage
  const numbers = (stage: Stage) => body(stage).issues.map(({ id, number }) => `${number} ${id}`)
  expect(numbers(done(three, { type: "withdraw-issue", issue: "issue-2" }, MOVER))).toEqual(["1 issue-1", "2 issue-3"])
  const offered = done(three, { type: "propose-resolution", issue: "issue-1", terms: unmarked("Half.") }, MOVER)
  expect(numbers(done(offered, { type: "accept-resolution", issue: "issue-1" }, OTHER))).toEqual(["1 issue-2", "2 issue-3"])
})

test("[T6] a profile may list what was agreed: its terms, and no positions", () => {
  const listed = say(done(opened({ listResolved: true }), { type: "add-issue", heading: unmarked("P") }, MOVER), MOVER, "We ask.")
  const offered = done(listed, { type: "propose-resolution", issue: "issue-1", terms: unmarked("Half.") }, MOVER)
  const agreed = done(offered, { type: "accept-resolution", issue: "issue-1" }, OTHER)
  expect(body(agreed).issues).toMatchObject([{ id: "issue-1", positions: [], agreed: unmarked("Half.") }])
  expect(body(offered).issues[0]?.agreed).toBe(null)
})

test("[C2] confirmed calls are printed by the court's clock; others are not", () => {
  expect(body(issue).calls).toBe("None confirmed yet.")
  const logged = done(issue, aCall(issue, { at: "2013-08-06T16:00:00Z", impasse: true }), MOVER)
  expect(body(logged).calls).toBe("None confirmed yet.")
  const first = done(logged, { type: "confirm-call", call: "call-1" }, OTHER)
  const entry = "August 6, 2013, 9:00 a.m.–9:10 a.m. by telephone (R. Imai for Alder; D. Okafor for Sutter; impasse declared)"
  expect(body(first).calls).toBe(`${entry}.`)
  const call = (stage: Stage, requesting: string) =>
    done(
      done(
        stage,
        aCall(first, {
          at: "2013-08-06T16:01:00Z",
          mode: "in-person",
          minutes: 60,
          participants: { requesting: [requesting], responding: ["D. Okafor"] },
        }),
        MOVER,
      ),
      { type: "confirm-call", call: `call-${stage.letter.calls.length + 1}` },
      OTHER,
    )
  const same = call(first, "R. Imai")
  expect(body(same).calls).toBe(`${entry}; August 6, 2013, 9:01 a.m.–10:01 a.m. in person (same).`)
  expect(body(call(same, "K. Ito")).calls).toMatch(/\(same\); August 6, .* \(K\. Ito for Alder; D\. Okafor for Sutter\)\.$/)
  expect(body(opened({ conferNeeded: false })).calls).toBe("")
})

const READY = "M! N! call M= N="

test("[S4] /s/ appears only after approval, with the authority of the side that does not file", () => {
  const signed = (drawing: string) => print(played(drawing).stage.letter).signed
  expect(signed(READY)).toEqual({ requesting: null, responding: null })
  expect(signed(`${READY} N@`)).toEqual({
    requesting: null,
    responding: { line: "/s/ Daniel Okafor", authority: "(as authorized on August 6, 2013)" },
  })
  expect(signed(`${READY} N@ M@`).requesting).toEqual({ line: "/s/ Rosa Imai", authority: "" })
  expect(signed(`${READY} N@ N#`).responding).toBe(null)
})

test("[S4] or the filer's attestation, where the profile asks for it", () => {
  const attested = done(opened({ signature: "attestation" }), { type: "add-issue", heading: unmarked("P") }, MOVER)
  const stage = played(`${READY} N@`, attested).stage
  expect(print(stage.letter).signed.responding).toEqual({ line: "/s/ Daniel Okafor", authority: "" })
  expect([body(stage).attestation, body(issue).attestation]).toEqual([expect.stringMatching(/concurs/), ""])
})

test("[S4] until somebody signs, the name under the line is the side's first counsel's", () => {
  expect(body(issue).signatures).toEqual([
    { side: "requesting", party: "Alder", name: "Rosa Imai" },
    { side: "responding", party: "Sutter", name: "Daniel Okafor" },
  ])
})

test("[S2] the content hash is of what is on the page, and of nothing else", () => {
  const hash = (stage: Stage) => contentHash(stage.letter)
  const said = say(issue, MOVER, "All.")
  expect(hash(said)).not.toBe(hash(issue))
  expect(hash(say(issue, MOVER, "All."))).toBe(hash(said))
  expect(hash(done(issue, { type: "proffer", issue: "issue-1", runs: [{ text: "All.", bold: true }] }, MOVER))).not.toBe(
    hash(said),
  )
  expect(hash(done(said, { type: "comment", runs: unmarked("Hm."), audience: "both" }, OTHER))).toBe(hash(said))
  expect(print(said.letter).hashes).toEqual({ head: said.letter.head, content: hash(said) })
  expect(print(said.letter, { marks: true }).marks).toBe(true)
})

test("[S3] a letter bears the court's date of its last event, and once final of the day it became so", () => {
  const final = played(`${READY} M@ N@`).stage
  const at = final.letter.approvals.responding!.act.at
  expect(Date.parse(print(final.letter).date)).toBe(Date.parse(at))
  const later = done(final, { type: "comment", runs: unmarked("Thanks."), audience: "both" }, MOVER)
  expect(print(later.letter).date).toBe(print(final.letter).date)
  expect(print(issue.letter).date).toBe("2013-08-06T09:02:00-07:00")
})
