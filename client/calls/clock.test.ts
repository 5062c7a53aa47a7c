import { expect, test } from "vitest"
import { deskMinute } from "./callform.ts"
import { entryOf, lasted, noted, readClock, STANDING, startToTake, type Clock } from "./clock.ts"

const BEGAN = "2013-08-06T10:00:40.000Z"
const running: Clock = { ...STANDING, began: BEGAN }
const at = (time: string) => Date.parse(`2013-08-06T${time}Z`)
const rosa = { name: "Rosa Imai", side: "requesting" } as const
const daniel = { name: "Daniel Okafor", side: "responding" } as const

test.each([
  ["10:00:47", "0:07"],
  ["10:13:02", "12:22"],
  ["11:03:13", "1:02:33"],
  ["09:00:00", "0:00"],
])("at %s it has lasted %s", (time, words) => expect(lasted(BEGAN, at(time))).toBe(words))

test("notes down issues and people while it runs, and nothing while it stands", () => {
  const first = noted(running, "issue-1", [rosa])
  const then = noted(first, "issue-2", [rosa, daniel])
  expect(then).toMatchObject({
    issues: ["issue-1", "issue-2"],
    people: { requesting: ["Rosa Imai"], responding: ["Daniel Okafor"] },
  })
  expect(noted(then, "issue-1", [daniel])).toBe(then)
  expect(noted(STANDING, "issue-1", [rosa])).toBe(STANDING)
})

test("[T5] the entry covers the whole of the last minute", () => {
  const clock = noted(noted(running, "issue-1", [rosa]), "issue-1", [daniel])
  expect(entryOf(clock, at("10:12:05"))).toEqual({
    at: deskMinute(Date.parse("2013-08-06T10:00:00Z")),
    minutes: "13",
    issues: ["issue-1"],
    people: { requesting: ["Rosa Imai"], responding: ["Daniel Okafor"] },
  })
  expect(entryOf(running, at("10:00:41")).minutes).toBe("1")
})

test("who was not seen on the other side is left to the form", () =>
  expect(entryOf(noted(running, "issue-1", [rosa]), at("10:01:00")).people).toBe(undefined))

test("another's running clock is taken over once", () => {
  expect(startToTake(STANDING, [null, BEGAN])).toBe(BEGAN)
  expect(startToTake(STANDING, [null])).toBe(null)
  expect(startToTake(running, ["2013-08-06T10:05:00.000Z"])).toBe(null)
  const ended = { ...STANDING, over: BEGAN }
  expect(startToTake(ended, [BEGAN])).toBe(null)
  expect(startToTake(ended, [BEGAN, "2013-08-06T11:00:00.000Z"])).toBe("2013-08-06T11:00:00.000Z")
})

test.each([null, "", "null", "[]", "{", '{"began":3,"issues":"x","people":null}', '{"began":"noon"}'])(
  "what was put aside as %j is a standing clock",
  (text) => expect(readClock(text)).toEqual(STANDING),
)

test("what was put aside is read again", () => {
  const clock = noted(running, "issue-1", [rosa, daniel])
  expect(readClock(JSON.stringify(clock))).toEqual(clock)
})
