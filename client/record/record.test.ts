import { expect, test } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { done, MOVER, OTHER, played } from "../../shared/letter/plays.property.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { chronology } from "../../shared/record/chronology.ts"
import { checked, keptFault, keptHash } from "./checkview.ts"
import { byDay, filtered, missingEntries, NO_FILTER } from "./recordview.ts"

const stage = (() => {
  const exchanged = played("M! N! call M= N= M+ N?").stage
  const asked = done(exchanged, { type: "propose-joint", part: "introduction", runs: unmarked("They differ.") }, MOVER)
  return done(asked, { type: "reject-joint", proposal: "proposal-1", words: "Too soft." }, OTHER)
})()
const { events, letter } = stage
const entries = chronology(events)
const types = (change: Partial<typeof NO_FILTER>) =>
  filtered(entries, { ...NO_FILTER, ...change }).map(({ event }) => event.type)

test("without a filter everything is there, in order", () =>
  expect(filtered(entries, NO_FILTER).map(({ event }) => event.seq)).toEqual(events.map(({ seq }) => seq)))

test("by issue: the calls about it, too", () => {
  expect(types({ issue: "issue-1" })).toContain("call-confirmed")
  expect(types({ issue: "issue-2" })).toEqual(["issue-added", "resolution-proposed"])
})

test("by side and by kind, together", () => {
  expect(types({ side: "responding", kind: "positions" })).toEqual(["proffered", "stood", "issue-joined"])
  expect(types({ kind: "calls" })).toEqual(["call-logged", "call-confirmed"])
})

test("by text: every word, in sentence or quotation, whatever the case; by hash, too", () => {
  expect(types({ text: "soft TOO" })).toEqual(["joint-rejected"])
  expect(types({ text: "okafor joined the letter" })).toEqual(["member-joined"])
  expect(types({ text: events[3]!.hash.slice(0, 20) })).toEqual([events[3]!.type])
  expect(types({ text: "zebra" })).toEqual([])
})

test("days are the court's: what happens late in the evening there is not of the next day", () => {
  const late = entries.map((entry, i) => ({
    ...entry,
    event: { ...entry.event, at: i < 2 ? "2013-08-07T06:59:00.000Z" : "2013-08-07T07:01:00.000Z" } as LetterEvent,
  }))
  expect(byDay(late, letter).map(({ date, entries: of }) => [date, of.length])).toEqual([
    ["August 6, 2013", 2],
    ["August 7, 2013", entries.length - 2],
  ])
})

test("[R3] a good record is intact; a head kept earlier is found in it", () => {
  expect(checked(events, letter.head, "").isIntact).toBe(true)
  expect(checked(events, letter.head, "").words).toMatch(/^Intact\. All 14 events/)
  expect(checked(events, letter.head, letter.head).words).toMatch(/event 14: nothing up to it has changed. It is the last event/)
  expect(checked(events, letter.head, events[8]!.hash).words).toMatch(/event 9: .* 5 events have been added since/)
})

test("[R3] an edit, another head than the one on the screen, and a kept head that is not there are said", () => {
  const edited = events.map((event, i) => (i === 4 ? { ...event, at: "2013-08-06T16:30:00.000Z" } : event))
  expect(checked(edited, letter.head, "").words).toMatch(/^Not intact at event 5/)
  expect(checked(events.slice(0, -1), letter.head, "")).toMatchObject({ isIntact: false })
  expect(checked(events, letter.head, "0".repeat(64))).toMatchObject({ isIntact: false })
  expect(checked(events, letter.head, "0".repeat(64)).words).toMatch(/not in this record/)
})

test("a kept hash may be pasted with spaces and capitals; half of one is told", () => {
  expect(keptHash(" ABCD ef01\n")).toBe("abcdef01")
  expect([keptFault(""), keptFault(letter.head.toUpperCase()), keptFault("abc")]).toEqual([null, null, expect.any(String)])
})

test("[R3] what a server's record lacks is told as it was, with the names that things had then", () => {
  const missing = missingEntries(events.slice(0, 9), events)
  expect(missing.map(({ event }) => event.seq)).toEqual([10, 11, 12, 13, 14])
  expect(missing).toEqual(entries.slice(9))
  expect(missingEntries(events, events)).toEqual([])
})
