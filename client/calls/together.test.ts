import fc from "fast-check"
import { expect, test } from "vitest"
import { callerOf, chosen, latest, type Choice } from "./together.ts"

const user = { name: "Rosa Imai", side: "requesting" }
const call = { issue: "issue-2", turn: 3, began: "2013-08-06T10:00:00.000Z" }

test("reads who is on the call screen, and where", () =>
  expect(callerOf({ user, call }, false)).toEqual({ ...user, ...call, isMe: false }))

test.each<[string, unknown]>([
  ["nothing", null],
  ["somebody on the letter screen", { user, call: null }],
  ["a state without the server's stamp", { call }],
  ["no side", { user: { ...user, side: "judge" }, call }],
  ["an issue that is no text", { user, call: { ...call, issue: 3 } }],
  ["a turn that would end all others", { user, call: { ...call, turn: Number.MAX_SAFE_INTEGER } }],
  ["a turn before the first", { user, call: { ...call, turn: -1 } }],
])("passes over %s", (_, state) => expect(callerOf(state, false)).toBe(null))

test("a start that is no time is no start", () =>
  expect(callerOf({ user, call: { ...call, began: "now" } }, false)?.began).toBe(null))

test("a choice is later than all that are known", () => {
  expect(chosen("issue-1", [])).toEqual({ issue: "issue-1", turn: 1 })
  expect(chosen("issue-1", [call, { issue: "issue-9", turn: 7 }])).toEqual({ issue: "issue-1", turn: 8 })
})

test("people who follow each other end on one issue, whoever chose last and however the news travels", () => {
  const issue = fc.constantFrom("issue-1", "issue-2", "issue-3")
  const step = fc.record({ who: fc.integer({ min: 0, max: 2 }), issue, hears: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const people: Choice[] = Array.from({ length: 3 }, () => ({ issue: "issue-1", turn: 0 }))
      for (const { who, issue, hears } of steps) {
        if (hears) people[who] = latest(people)!
        else people[who] = chosen(issue, [people[who]!])
      }
      // The news has arrived everywhere, at once: each looks at its own choice first.
      const settled = people.map((own, who) => latest([own, ...people.filter((_, other) => other !== who)])!)
      expect(new Set(settled.map((each) => `${each.issue} ${each.turn}`)).size).toBe(1)
    }),
    { seed: 20131112 },
  )
})
