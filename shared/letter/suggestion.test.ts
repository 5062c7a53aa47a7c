import { expect, test } from "vitest"
import { unmarked } from "../text/runs.ts"
import { decide } from "./decide.ts"
import { COMMAND_TYPES, may } from "./roles.ts"
import { done, happened, MOVER, opened, OTHER, played, STRANGER, tried, type Stage } from "./plays.property.ts"
import { print } from "./print.ts"
import { ROLES, type Actor, type Role } from "./side.ts"
import { positionOf } from "./turns.ts"
import type { Command } from "./command.ts"

const suggestion: Command = { type: "suggest", issue: "issue-1", runs: unmarked(" Ten per cent. "), words: " As you said. " }
const adopt: Command = { type: "adopt-suggestion", suggestion: "suggestion-1" }
const suggested = done(played("M!").stage, suggestion, MOVER)

test("[A4] suggested words are nobody's position, adopted or not", () => {
  expect(suggested.letter.suggestions).toMatchObject([
    { id: "suggestion-1", issue: "issue-1", runs: unmarked("Ten per cent."), words: "As you said.", adopted: null },
  ])
  const adopted = done(suggested, adopt, OTHER)
  expect(adopted.letter.suggestions[0]?.adopted).toMatchObject({ by: { name: "Daniel Okafor" } })
  expect(positionOf(adopted.letter.issues[0]!, "responding")).toBe(null)
  expect(print(adopted.letter).body).toEqual(print(suggested.letter).body)
})

test("[A4] the owner adopts them, once; nobody else", () => {
  expect(tried(suggested, adopt, MOVER).refusal).toEqual({ code: "not-yours", owner: "responding", what: "suggestion" })
  expect(tried(done(suggested, adopt, OTHER), adopt, OTHER).refusal).toEqual({ code: "answered-already", what: "suggestion" })
  expect(tried(suggested, { type: "adopt-suggestion", suggestion: "suggestion-2" }, OTHER).refusal).toMatchObject({
    code: "unknown",
    what: "suggestion",
  })
})

test("[A4] not for an ended issue, and not without words", () => {
  const ended = done(suggested, { type: "withdraw-issue", issue: "issue-1" }, MOVER)
  expect(tried(ended, suggestion, MOVER).refusal?.code).toBe("issue-ended")
  expect(tried(ended, adopt, OTHER).refusal?.code).toBe("issue-ended")
  expect(tried(suggested, { ...suggestion, runs: unmarked(" ") } as Command, MOVER).refusal?.code).toBe("nothing-to-say")
})

test("[A4] a suggestion is not bound to a turn", () => expect(tried(suggested, suggestion, OTHER).refusal).toBe(null))

const remark = (audience: "side" | "both", text = "Thanks."): Command => ({ type: "comment", runs: unmarked(text), audience })

test("a remark for both sides is in the record; one for the own side leaves no trace there", () => {
  const stage = played("M!").stage
  expect(done(stage, remark("both"), MOVER).letter.comments).toMatchObject([
    { id: "comment-1", issue: null, runs: unmarked("Thanks.") },
  ])
  expect(decide(stage.letter, remark("side"), MOVER, null, stage.now)).toEqual({ ok: true, happenings: [] })
  expect(done(stage, remark("side"), MOVER).events).toEqual(stage.events)
})

test("a remark says something, about an issue that there is", () => {
  const stage = played("M!").stage
  expect(tried(stage, remark("side", " "), MOVER).refusal?.code).toBe("nothing-to-say")
  expect(tried(stage, { ...remark("side"), issue: "issue-4" } as Command, MOVER).refusal?.code).toBe("unknown-issue")
  expect(tried(stage, { ...remark("both"), issue: "issue-1" } as Command, MOVER).stage.letter.comments[0]?.issue).toBe("issue-1")
})

test("[A2] a side chooses who sees its drafts, for itself alone", () => {
  const stage = done(opened(), { type: "set-visibility", visibility: "private" }, OTHER)
  expect(stage.letter.visibility).toEqual({ requesting: "live", responding: "private" })
  expect(tried(stage, { type: "set-visibility", visibility: "private" }, OTHER).refusal).toEqual({
    code: "unchanged",
    what: "visibility",
  })
})

test("[A1] an issue is raised by the side that moves it", () => {
  const add = (mover: "requesting" | "responding") =>
    tried(opened(), { type: "add-issue", heading: unmarked("P"), mover }, OTHER).refusal
  expect(add("requesting")).toEqual({ code: "not-yours", owner: "requesting", what: "side" })
  expect(add("responding")).toBe(null)
  expect(tried(opened(), { type: "add-issue", heading: unmarked(" ") }, MOVER).refusal).toEqual({
    code: "nothing-to-say",
    what: "heading",
  })
})

test("[L1] at most 40 issues, ended ones included", () => {
  const forty = Array.from({ length: 40 }).reduce<Stage>(
    (stage) => done(stage, { type: "add-issue", heading: unmarked("P") }, MOVER),
    opened(),
  )
  const ended = done(forty, { type: "withdraw-issue", issue: "issue-7" }, MOVER)
  expect(tried(ended, { type: "add-issue", heading: unmarked("P") }, OTHER).refusal).toEqual({
    code: "too-many-issues",
    limit: 40,
  })
})

const inRole = (role: Role): [Stage, Actor] => {
  const person: Actor = { userId: role, name: "Kim", side: "responding", role }
  return [happened(played("M!").stage, [{ type: "member-joined", role }], person), person]
}

/** One lawful command of each kind does not exist in one letter; a role is judged before any of that. */
const blank = (type: string): Command =>
  ({
    ...suggestion,
    type,
    heading: [],
    order: [],
    terms: [],
    part: "",
    proposal: "",
    at: "",
    ecf: "",
    participants: { requesting: [], responding: [] },
    issues: [],
    call: "",
  }) as unknown as Command

test.each(ROLES.flatMap((role) => COMMAND_TYPES.map((type) => [role, type] as const)))("[A1] %s: %s", (role, type) => {
  const [stage, person] = inRole(role)
  const refusal = tried(stage, blank(type), person).refusal
  if (may(role, type)) expect(refusal?.code).not.toBe("role-may-not")
  else expect(refusal).toEqual({ code: "role-may-not", role, command: type })
})

test("[A1] counsel commits the side; an associate suggests, adopts and comments; a viewer reads", () => {
  const granted = (role: Role) => COMMAND_TYPES.filter((type) => may(role, type))
  expect(granted("counsel")).toEqual(COMMAND_TYPES)
  expect(granted("associate")).toEqual(["suggest", "adopt-suggestion", "comment"])
  expect(granted("viewer")).toEqual([])
})

test("[A1] the role is the record's, whatever an actor says of itself", () => {
  const [stage, person] = inRole("viewer")
  expect(
    tried(stage, { type: "proffer", issue: "issue-1", runs: unmarked("X.") }, { ...person, role: "counsel" }).refusal?.code,
  ).toBe("role-may-not")
})

test("[A1] who has no part, or a part on the other side, may do nothing", () => {
  const stage = played("M!").stage
  for (const by of [STRANGER, { ...MOVER, side: "responding" as const }]) {
    for (const type of COMMAND_TYPES)
      expect(tried(stage, blank(type), by).refusal).toEqual({ code: "not-yours", owner: null, what: "letter" })
  }
})
