import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import { done, measureWith, MOVER, OTHER, played, type Stage } from "./plays.property.ts"
import { missing } from "./missing.ts"
import { present } from "./present.ts"
import { contentHash } from "./print.ts"

const view = (stage: Stage) => present(stage.letter, stage.letter.members[0]!, measureWith())
const READY = "M! N! call M= N="

test("the answer of GET /api/letters/:id has what API.md promises", () => {
  const { stage } = played(`${READY} M@`)
  const got = JSON.parse(JSON.stringify(view(stage)))
  expect(Object.keys(got)).toEqual(["id", "seq", "head", "me", "letter", "measure"])
  expect(got).toMatchObject({
    id: "letter",
    seq: stage.letter.seq,
    head: stage.letter.head,
    me: { userId: "imai", name: "Rosa Imai", side: "requesting", role: "counsel" },
  })
  expect(got.letter).toMatchObject({
    phase: "approving",
    contentHash: contentHash(stage.letter),
    visibility: { requesting: "live", responding: "live" },
  })
  expect(got.letter.joint.introduction).toEqual({ accepted: [], proposals: [] })
  expect(got.letter.approvals).toEqual([
    { side: "requesting", name: "Rosa Imai", at: stage.events.at(-1)?.at, hash: contentHash(stage.letter) },
  ])
  expect(got.letter.calls).toMatchObject([{ id: "call-1", minutes: 10, mode: "phone", state: "confirmed" }])
})

test("an issue as the screen shows it", () => {
  const { stage } = played("M! N! call M= N= M!")
  const [issue] = view(stage).letter.issues
  const [first, second, third] = stage.letter.issues[0]!.revisions
  expect(issue).toMatchObject({
    id: "issue-1",
    heading: unmarked("Dispute 1"),
    mover: "requesting",
    state: "exchanged",
    turn: "responding",
    round: 2,
    positions: {
      requesting: { revision: 2, runs: third!.runs, sha256: third!.sha256 },
      responding: { revision: 1, runs: second!.runs },
    },
    stands: { requesting: false, responding: false },
    callsOnPair: [],
  })
  expect(issue?.revisions.map(({ side, revision, round, name }) => `${side} ${revision} ${round} ${name}`)).toEqual([
    "requesting 1 1 Rosa Imai",
    "responding 1 1 Daniel Okafor",
    "requesting 2 2 Rosa Imai",
  ])
  expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test("since when the turn is where it is", () => {
  const since = (drawing: string) => {
    const { stage } = played(drawing)
    return [view(stage).letter.issues[0]?.since, stage.events] as const
  }
  const at = (drawing: string, type: string) => {
    const [got, events] = since(drawing)
    return got === events.filter((event) => event.type === type).at(-1)?.at
  }
  expect([
    at("", "issue-added"),
    at("M!", "proffered"),
    at("M! N! log", "proffered"),
    at("M! N! call M=", "stood"),
    at("M! N! call M= N= M! N? M~", "proffered"),
  ]).toEqual(Array(5).fill(true))
})

test("[T3–T5, C3] what is missing to join, in the order in which it can be done", () => {
  const said = (drawing: string, from?: Stage) => {
    const { stage } = played(drawing, from)
    return missing(stage.letter, stage.letter.issues[0]!).map((each) =>
      "side" in each ? `${each.kind} ${each.side}` : each.kind,
    )
  }
  expect(said("")).toEqual(["position requesting", "position responding", "call", "stand requesting", "stand responding"])
  expect(said("M! N!")).toEqual(["call", "stand requesting", "stand responding"])
  expect(said("M! N! call M=")).toEqual(["stand responding"])
  expect(said(READY)).toEqual([])
  expect(said("M! Mx")).toEqual([])
  const needs = {
    ...played("").stage,
    letter: { ...played("").stage.letter, profile: { ...played("").stage.letter.profile, requestNeeded: true } },
  }
  expect(said("M! N! call", needs)).toEqual(["request", "stand requesting", "stand responding"])
})

test("remarks, suggestions, proposals and findings come along", () => {
  const stage = done(
    done(played("M!").stage, { type: "suggest", issue: "issue-1", runs: unmarked("Half.") }, OTHER),
    { type: "comment", runs: unmarked("Hm."), audience: "both" },
    MOVER,
  )
  const { letter } = view(stage)
  expect([letter.suggestions.length, letter.comments.length, letter.findings, letter.members.length]).toEqual([
    1,
    1,
    [{ kind: "confer-missing" }],
    2,
  ])
})
