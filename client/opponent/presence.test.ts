import { expect, test } from "vitest"
import { gathered, presentOf } from "./presence.ts"

const ROSA = { user: { name: "Rosa Imai", side: "requesting" } }
const DANIEL = { user: { name: "Daniel Okafor", side: "responding" } }

test.each([
  [undefined],
  [null],
  [7],
  ["x"],
  [{}],
  [{ user: 1 }],
  [{ user: { name: "X" } }],
  [{ user: { name: "X", side: "judge" } }],
])("a state without the server's stamp is nobody: %j", (state) => expect(presentOf(state, false)).toBe(null))

test("what a browser says of itself may be anything", () =>
  expect(presentOf({ ...ROSA, writing: { html: "<b>" } }, false)).toEqual({
    name: "Rosa Imai",
    side: "requesting",
    writing: null,
    isMe: false,
  }))

test("several windows of one person are one person, and I come first", () => {
  const people = [presentOf(DANIEL, false)!, presentOf(ROSA, true)!, presentOf({ ...ROSA, writing: "issue-1" }, false)!]
  expect(gathered(people).map(({ name, writing, isMe }) => [name, writing, isMe])).toEqual([
    ["Rosa Imai", "issue-1", true],
    ["Daniel Okafor", null, false],
  ])
})
