import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import type { Command } from "./command.ts"
import { aCall, done, MOVER, opened, OTHER, played, tried } from "./plays.property.ts"
import { faultsOf } from "./wellformed.ts"
import { refuseCreation } from "./create.ts"

const NOW = "2013-08-06T17:00:00.000Z"
const long = (n: number) => unmarked("x".repeat(n))
const call = (change: object): Command => ({ ...aCall(opened(), { issues: ["issue-1"], at: NOW }), ...change })
const proffer = (text: string): Command => ({
  type: "proffer",
  issue: "issue-1",
  runs: [{ text: "Fine. " }, { text, bold: true }],
})
const heading: Command = { type: "add-issue", heading: unmarked("P") }

const FAULTS: readonly [string, Command, string][] = [
  ["a line break", proffer("a\nb"), "runs.1.text"],
  ["a carriage return", proffer("a\rb"), "runs.1.text"],
  ["a line separator", proffer("a\u2028b"), "runs.1.text"],
  ["a next-line", proffer("a\u0085b"), "runs.1.text"],
  ["a control", proffer("a\u0000b"), "runs.1.text"],
  ["a tab", proffer("a\tb"), "runs.1.text"],
  ["a position of 4,001 characters", { ...proffer(""), runs: long(4_001) } as Command, "runs"],
  ["2,001 runs", { ...proffer(""), runs: Array.from({ length: 2_001 }, () => ({ text: "" })) } as Command, "runs"],
  ["half a sentence stated", { ...proffer("x"), sentences: 0.5 } as Command, "sentences"],
  ["no sentence stated", { ...proffer("x"), sentences: 0 } as Command, "sentences"],
  ["a heading of 301 characters", { ...heading, heading: long(301) } as Command, "heading"],
  ["a heading proposed of 301 characters", { type: "propose-joint", part: "heading:issue-1", runs: long(301) }, "runs"],
  ["a request of no kind", { ...heading, request: { kind: " " } } as Command, "request.kind"],
  ["a request of 4,001 characters", { ...heading, request: { kind: "RFP", text: long(4_001) } } as Command, "request.text"],
  ["a set of two lines", { ...heading, request: { kind: "RFP", set: "First\nSet" } } as Command, "request.set"],
  ["numbers of 301 characters", { ...heading, request: { kind: "RFP", numbers: "4".repeat(301) } } as Command, "request.numbers"],
  ["an issue named twice", { type: "reorder-issues", order: ["issue-1", "issue-1"] }, "order"],
  ["terms of 4,001 characters", { type: "propose-resolution", issue: "issue-1", terms: long(4_001) }, "terms"],
  ["a rejection of 4,001 characters", { type: "reject-joint", proposal: "proposal-1", words: "x".repeat(4_001) }, "words"],
  ["a dispute of 4,001 characters", { type: "dispute-call", call: "call-1", words: "x".repeat(4_001) }, "words"],
  ["a remark with a line break", { type: "comment", runs: [{ text: "a\nb" }], audience: "side" }, "runs.0.text"],
  ["a suggestion of 4,001 characters", { type: "suggest", issue: "issue-1", runs: long(4_001) }, "runs"],
  ["no lines", { type: "release-lines", lines: 0 }, "lines"],
  ["lines taken back", { type: "release-lines", lines: -3 }, "lines"],
  ["half a line", { type: "release-lines", lines: 1.5 }, "lines"],
  ["a call on no day", call({ at: "yesterday" }), "at"],
  ["a call without a zone", call({ at: "2013-08-06T10:00:00" }), "at"],
  ["a call on the 31st of June", call({ at: "2013-06-31T10:00:00Z" }), "at"],
  ["a call in the future", call({ at: "2013-08-06T17:05:01Z" }), "at"],
  ["a call of no length", call({ minutes: 0 }), "minutes"],
  ["a call of a day and a minute", call({ minutes: 1_441 }), "minutes"],
  ["a call with nobody", call({ participants: { requesting: ["R. Imai"], responding: [] } }), "participants.responding"],
  [
    "a call with somebody nameless",
    call({ participants: { requesting: [" "], responding: ["D. Okafor"] } }),
    "participants.requesting.0",
  ],
  [
    "a call with 21 people",
    call({ participants: { requesting: Array.from({ length: 21 }, () => "R"), responding: ["D"] } }),
    "participants.requesting",
  ],
  ["a call about nothing", call({ issues: [], sets: [] }), "issues"],
  ["a call that covers an issue twice", call({ issues: ["issue-1", "issue-1"] }), "issues"],
  ["a call about a nameless set", call({ sets: [""] }), "sets.0"],
  ["a call with two lines of words", call({ words: "a\nb" }), "words"],
  ["filed without a number", { type: "mark-filed", ecf: " ", at: NOW }, "ecf"],
  ["filed tomorrow", { type: "mark-filed", ecf: "24", at: "2013-08-07T17:00:00Z" }, "at"],
  ["filed some day", { type: "mark-filed", ecf: "24", at: "soon" }, "at"],
]

test.each(FAULTS)("not understood: %s", (_, command, path) => {
  expect(faultsOf(command, NOW).map((fault) => fault.path)).toEqual([path])
  expect(tried({ ...played("").stage, now: NOW }, command, MOVER).refusal).toMatchObject({
    code: "malformed",
    faults: [{ path }],
  })
})

test("understood: everything at its limit", () => {
  const good: readonly Command[] = [
    { ...proffer(""), runs: long(4_000) } as Command,
    { ...heading, heading: long(300) } as Command,
    call({ at: "2013-08-06T17:05:00Z", minutes: 1_440 }),
    call({ at: "2013-08-06T10:00:00-07:00" }),
    call({ issues: [], sets: ["First Set"] }),
    { type: "mark-filed", ecf: "24", at: NOW },
    { ...heading, request: { kind: "RFP", set: "", numbers: "", text: long(4_000) } } as Command,
  ]
  expect(good.flatMap((command) => faultsOf(command, NOW))).toEqual([])
})

test("every fault is named, not only the first", () => {
  expect(faultsOf(call({ at: "soon", minutes: 0, words: "\n" }), NOW).map(({ path }) => path)).toEqual(["at", "minutes", "words"])
})

const BAD = "A pump 泵."
const runs = unmarked(BAD)
const stage = played("").stage

test.each<[string, Command, string]>([
  ["a position", { type: "proffer", issue: "issue-1", runs }, "position"],
  ["a heading", { type: "add-issue", heading: runs }, "heading"],
  ["a request's label", { type: "add-issue", heading: unmarked("P"), request: { kind: "Interrogatory", set: BAD } }, "request"],
  ["a request", { type: "add-issue", heading: unmarked("P"), request: { kind: "Interrogatory", text: runs } }, "request's text"],
  ["joint text", { type: "propose-joint", part: "introduction", runs }, "introduction"],
  ["terms", { type: "propose-resolution", issue: "issue-1", terms: runs }, "terms"],
  ["a suggestion", { type: "suggest", issue: "issue-1", runs }, "suggestion"],
  ["a participant", aCall(stage, { participants: { requesting: ["R. Imai"], responding: ["泵"] } }), "names of the participants"],
])("[L4] a character the court's typeface has not is refused and named: %s", (_, command, where) => {
  expect(tried(stage, command, MOVER).refusal).toMatchObject({
    code: "not-printable",
    character: "泵",
    codePoint: "U+6CF5",
    where,
  })
})

test("[L4] turns come before characters; remarks may say anything", () => {
  expect(tried(stage, { type: "proffer", issue: "issue-1", runs }, OTHER).refusal?.code).toBe("not-your-turn")
  expect(tried(stage, { type: "comment", runs, audience: "both" }, OTHER).refusal).toBe(null)
})

test("[L4] a letter does not begin with what cannot be printed", () => {
  const matter = {
    court: "E.D. Cal.",
    judge: "Newman",
    caption: "A v. B",
    caseNumber: "1",
    dates: [{ label: "Trial", date: "2014-03-03" }],
  }
  const sides = { requesting: { party: "Alder" }, responding: { party: "Sutter" } }
  const where = (change: object, by = MOVER) => refuseCreation({ matter: { ...matter, ...change }, sides }, by)
  expect(where({})).toBe(null)
  expect(where({ caption: BAD })).toMatchObject({ code: "not-printable", where: "caption" })
  expect(where({ dates: [{ label: BAD, date: "" }] })).toMatchObject({ where: "dates" })
  expect(where({}, { ...MOVER, name: BAD })).toMatchObject({ where: "your name" })
  expect(refuseCreation({ matter, sides: { ...sides, responding: { party: BAD } } }, MOVER)).toMatchObject({ where: "party" })
})

test("words are kept in one form: marks joined, no white space at either end", () => {
  const said = done(
    stage,
    { type: "proffer", issue: "issue-1", runs: [{ text: " " }, { text: "The " }, { text: "" }, { text: "pumps. " }] },
    MOVER,
  )
  expect(said.letter.issues[0]?.revisions[0]?.runs).toEqual([{ text: "The pumps." }])
})
