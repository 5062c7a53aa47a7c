import { expect, test } from "vitest"
import { plain, unmarked } from "../text/runs.ts"
import { openParts, partOf } from "./joint.ts"
import { done, MOVER, opened, OTHER, played, PEOPLE, tried, type Stage } from "./plays.property.ts"
import { print } from "./print.ts"
import { opponent, type Side } from "./side.ts"

const propose = (part: string, text: string) => ({ type: "propose-joint", part, runs: unmarked(text) }) as const
const accept = (n: number) => ({ type: "accept-joint", proposal: `proposal-${n}` }) as const
const reject = (n: number, words?: string) => ({ type: "reject-joint", proposal: `proposal-${n}`, words }) as const
const introduction = (stage: Stage) => plain(print(stage.letter).body.introduction)
const answers = (stage: Stage, part = "introduction") =>
  stage.letter.joint[part]?.proposals.map(({ answer }) => answer?.kind ?? "open")
const refusal = (stage: Stage, command: Parameters<typeof tried>[1], side: Side) => tried(stage, command, PEOPLE[side]).refusal

const proposed = done(played("M!").stage, propose("introduction", "The sides disagree."), MOVER)

test("[A3] a proposal changes nothing until the other side accepts it", () => {
  expect(introduction(proposed)).toBe("")
  expect(introduction(done(proposed, accept(1), OTHER))).toBe("The sides disagree.")
})

test("[A3] nobody answers their own proposal", () => {
  expect(refusal(proposed, accept(1), "requesting")).toEqual({ code: "not-yours", owner: "responding", what: "proposal" })
  expect(refusal(proposed, reject(1), "requesting")?.code).toBe("not-yours")
})

test("[A3] a rejected proposal stays visible, with the words of the rejection", () => {
  const rejected = done(proposed, reject(1, " Not neutral. "), OTHER)
  expect(introduction(rejected)).toBe("")
  expect(rejected.letter.joint["introduction"]?.proposals[0]).toMatchObject({
    runs: unmarked("The sides disagree."),
    answer: { kind: "rejected", words: "Not neutral." },
  })
})

test("[A3] an answer is final", () => {
  const rejected = done(proposed, reject(1), OTHER)
  expect(refusal(rejected, accept(1), "responding")).toEqual({ code: "answered-already", what: "proposal" })
  expect(refusal(rejected, accept(9), "responding")).toEqual({ code: "unknown", what: "proposal", id: "proposal-9" })
})

test("[A3] a new proposal of the same side takes the place of its open one, which can no longer be accepted", () => {
  const again = done(proposed, propose("introduction", "They agree on little."), MOVER)
  expect(answers(again)).toEqual(["superseded", "open"])
  expect(refusal(again, accept(1), "responding")?.code).toBe("answered-already")
  expect(introduction(done(again, accept(2), OTHER))).toBe("They agree on little.")
})

test("[A3] both sides may have one open, and accepting one leaves the other to be answered", () => {
  const both = done(proposed, propose("introduction", "Ours."), OTHER)
  expect(answers(both)).toEqual(["open", "open"])
  const accepted = done(both, accept(2), MOVER)
  expect([introduction(accepted), answers(accepted)]).toEqual(["Ours.", ["open", "accepted"]])
})

test("[A3] proposing the text as it is takes the open one back", () => {
  const back = done(proposed, propose("introduction", ""), MOVER)
  expect([answers(back), openParts(back.letter)]).toEqual([["superseded", "superseded"], []])
  expect(refusal(back, propose("introduction", " "), "requesting")).toEqual({ code: "unchanged", what: "introduction" })
  expect(refusal(proposed, propose("introduction", "The sides disagree. "), "requesting")?.code).toBe("unchanged")
})

test("[A3] a heading and a quoted request stand as raised, and change only by both", () => {
  const stage = done(
    opened(),
    {
      type: "add-issue",
      heading: unmarked(" Pumps "),
      request: { kind: "Interrogatory", numbers: "No. 4", text: unmarked("Identify pumps.") },
    },
    MOVER,
  )
  expect(print(stage.letter).body.issues[0]).toMatchObject({
    heading: unmarked("Pumps"),
    request: "Interrogatory No. 4",
    requestText: unmarked("Identify pumps."),
  })
  const swapped = done(stage, propose("request:issue-1", "Identify all pumps and valves."), MOVER)
  expect(print(swapped.letter).body.issues[0]?.requestText).toEqual(unmarked("Identify pumps."))
  const renamed = done(done(swapped, propose("heading:issue-1", "Failures"), OTHER), accept(2), MOVER)
  expect(print(renamed.letter).body.issues[0]).toMatchObject({
    heading: unmarked("Failures"),
    requestText: unmarked("Identify pumps."),
  })
  expect(refusal(stage, propose("heading:issue-1", " "), "responding")?.code).toBe("nothing-to-say")
})

test.each(["order", "statement:x", "heading", "heading:", "footer", "positions:issue-1", "__proto__", "request:issue-1:x"])(
  "[A3] no part is called %s",
  (part) => {
    expect(refusal(proposed, propose(part, "X"), "requesting")).toMatchObject({ code: "unknown", what: "part" })
  },
)

test("[A3] parts by name", () => {
  expect(["introduction", "heading:issue-1", "request:issue-2"].map(partOf)).toEqual([
    { kind: "introduction", issue: null },
    { kind: "heading", issue: "issue-1" },
    { kind: "request", issue: "issue-2" },
  ])
  expect(refusal(proposed, propose("heading:issue-5", "X"), "requesting")).toEqual({ code: "unknown-issue", issue: "issue-5" })
})

test("[A3] proposals on an ended issue need no answer and can have none", () => {
  const stage = done(
    done(proposed, propose("heading:issue-1", "Other"), OTHER),
    { type: "withdraw-issue", issue: "issue-1" },
    MOVER,
  )
  expect(openParts(stage.letter)).toEqual(["introduction"])
  expect(refusal(stage, accept(2), "requesting")).toMatchObject({ code: "issue-ended" })
  expect(refusal(stage, propose("heading:issue-1", "Third"), "requesting")).toMatchObject({ code: "issue-ended" })
})

const order = (...ids: string[]) => ({ type: "reorder-issues", order: ids }) as const
const ids = (stage: Stage) => stage.letter.issues.map(({ id }) => id)
const two = played("M+ M+").stage

test("[A3] the order is one's own until the other side has raised or said anything", () => {
  expect(ids(done(two, order("issue-3", "issue-1", "issue-2"), MOVER))).toEqual(["issue-3", "issue-1", "issue-2"])
  expect(ids(done(two, order("issue-3", "issue-1", "issue-2"), OTHER))).toEqual(["issue-1", "issue-2", "issue-3"])
})

test.each<[string, string, Side]>([
  ["a position", "M! N!", "requesting"],
  ["an issue", "N+", "requesting"],
  ["an issue of the first", "N+", "responding"],
])("[A3] after %s it is a proposal", (_, drawing, side) => {
  const before = played(drawing, two).stage
  const stage = done(before, order(...ids(before).reverse()), PEOPLE[side])
  expect(ids(stage)).toEqual(ids(before))
  expect(answers(stage, "order")).toEqual(["open"])
  expect(ids(done(stage, accept(1), PEOPLE[opponent(side)]))).toEqual(ids(before).reverse())
})

test("[A3] the order as it is takes the proposed one back; the same order is not proposed twice", () => {
  const asked = done(played("N+", two).stage, order("issue-2", "issue-1", "issue-3", "issue-4"), MOVER)
  expect(refusal(asked, order("issue-2", "issue-1", "issue-3", "issue-4"), "requesting")).toMatchObject({ code: "unchanged" })
  const back = done(asked, order("issue-1", "issue-2", "issue-3", "issue-4"), MOVER)
  expect([answers(back, "order"), openParts(back.letter)]).toEqual([["superseded", "superseded"], []])
  expect(ids(back)).toEqual(["issue-1", "issue-2", "issue-3", "issue-4"])
  expect(refusal(back, order("issue-1", "issue-2", "issue-3", "issue-4"), "requesting")).toMatchObject({ code: "unchanged" })
})

test("[A3] an order names every issue in the dispute once", () => {
  expect(refusal(two, order("issue-1", "issue-2"), "requesting")).toMatchObject({
    code: "malformed",
    faults: [{ path: "order" }],
  })
  expect(refusal(two, order("issue-1", "issue-2", "issue-3", "issue-1"), "requesting")?.code).toBe("malformed")
  expect(refusal(two, order("issue-1", "issue-2", "issue-4"), "requesting")).toEqual({ code: "unknown-issue", issue: "issue-4" })
  expect(refusal(two, order("issue-1", "issue-2", "issue-3"), "requesting")).toEqual({ code: "unchanged", what: "order" })
})

test("[A3] ended issues need not be named, and later ones keep their place at the end", () => {
  const stage = done(played("N+", two).stage, { type: "withdraw-issue", issue: "issue-2" }, MOVER)
  const asked = done(stage, order("issue-4", "issue-3", "issue-1"), MOVER)
  const later = done(done(asked, { type: "add-issue", heading: unmarked("Late") }, OTHER), accept(1), OTHER)
  expect(ids(later)).toEqual(["issue-4", "issue-3", "issue-1", "issue-2", "issue-5"])
})

const rejected = done(proposed, reject(1), OTHER)
const says = (stage: Stage) =>
  print(stage.letter)
    .body.issues.filter(({ id }) => id === "statement")
    .flatMap(({ positions }) => positions.map(({ party, runs }) => `${party}: ${plain(runs)}`))

test("[A3] where no introduction can be agreed each side speaks for itself, and nothing is dropped", () => {
  const mine = done(rejected, propose("statement", "Sutter hides tickets."), MOVER)
  const both = done(mine, propose("statement", "Alder asks for everything."), OTHER)
  expect(says(both)).toEqual(["Alder: Sutter hides tickets.", "Sutter: Alder asks for everything."])
  expect(introduction(both)).toBe("")
  const agreed = done(done(both, propose("introduction", "Tickets are at issue."), OTHER), accept(2), MOVER)
  expect([says(agreed), introduction(agreed)]).toEqual([[], "Tickets are at issue."])
})

test("[A3] only then: not before a rejection, not beside an accepted introduction", () => {
  expect(refusal(proposed, propose("statement", "Mine."), "requesting")).toEqual({ code: "not-rejected" })
  const accepted = done(proposed, accept(1), OTHER)
  const again = done(done(accepted, propose("introduction", "Other."), MOVER), reject(2), OTHER)
  expect(refusal(again, propose("statement", "Mine."), "requesting")).toEqual({ code: "not-rejected" })
})

test("[A3] a heading's rejection is no reason for one", () => {
  const stage = done(done(played("M!").stage, propose("heading:issue-1", "Other"), MOVER), reject(1), OTHER)
  expect(refusal(stage, propose("statement", "Mine."), "requesting")).toEqual({ code: "not-rejected" })
})

test("[T2] a side does not change its statement twice in a row", () => {
  const mine = done(rejected, propose("statement", "Mine."), MOVER)
  expect(refusal(mine, propose("statement", "Mine, better."), "requesting")).toEqual({
    code: "not-your-turn",
    holder: "responding",
    last: "requesting",
  })
  const answered = done(mine, propose("statement", "Theirs."), OTHER)
  expect(refusal(answered, propose("statement", "Mine."), "requesting")?.code).toBe("unchanged")
  expect(refusal(answered, propose("statement", "Mine, better."), "requesting")).toBe(null)
})

test("[L2] a statement has the sentences of a position", () => {
  expect(refusal(rejected, propose("statement", "Alder asked twice. Sutter refused. The tickets exist."), "requesting")).toEqual({
    code: "too-many-sentences",
    sentences: 3,
    limit: 2,
  })
  expect(refusal(rejected, propose("statement", " "), "requesting")?.code).toBe("nothing-to-say")
})
