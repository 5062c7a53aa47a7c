import { expect, test } from "vitest"
import type { LetterEvent } from "../letter/event.ts"
import { fold } from "../letter/evolve.ts"
import { done, MOVER, OTHER, played, STRANGER, type Stage } from "../letter/plays.property.ts"
import type { Actor } from "../letter/side.ts"
import { unmarked } from "../text/runs.ts"
import { GENESIS, hashOf, seal } from "./chain.ts"
import { verify } from "./verify.ts"

function lawful(drawing: string, from?: Stage): Stage {
  const { stage, refusal } = played(drawing, from)
  if (refusal) throw new Error(JSON.stringify(refusal))
  return stage
}

const whole = (() => {
  let stage = lawful("M! N! call M= N= M! N! dispute call M= N= N+ N? M? N~ Nx")
  stage = done(stage, { type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") }, MOVER)
  stage = done(stage, { type: "reject-joint", proposal: "proposal-1", words: "No." }, OTHER)
  stage = done(stage, { type: "propose-joint", part: "statement", runs: unmarked("Ours.") }, OTHER)
  stage = done(stage, { type: "propose-joint", part: "introduction", runs: unmarked("They disagree.") }, MOVER)
  stage = done(stage, { type: "accept-joint", proposal: "proposal-2" }, OTHER)
  stage = done(stage, { type: "suggest", issue: "issue-1", runs: unmarked("Half."), words: "Please." }, MOVER)
  stage = done(stage, { type: "adopt-suggestion", suggestion: "suggestion-1" }, OTHER)
  stage = done(stage, { type: "comment", issue: "issue-1", runs: unmarked("Thanks."), audience: "both" }, OTHER)
  stage = done(stage, { type: "release-lines", lines: 3 }, OTHER)
  stage = done(stage, { type: "set-visibility", visibility: "private" }, OTHER)
  stage = lawful("M+ M? N& M@ M# M@", stage)
  stage = done(stage, { type: "reorder-issues", order: ["issue-3", "issue-1"] }, OTHER)
  stage = done(stage, { type: "accept-joint", proposal: "proposal-3" }, MOVER)
  return lawful("N+ Nx M@ N@ N$", stage)
})()
const { events } = whole
const head = events.at(-1)!.hash

/** The events again with fresh hashes from number `from` on: what somebody does who can write the whole file. */
function rehashed(changed: readonly LetterEvent[]): LetterEvent[] {
  let prev = GENESIS
  return changed.map((event, index) => {
    const { hash: _, ...open } = { ...event, seq: index + 1, prev }
    prev = hashOf(open)
    return { ...open, hash: prev } as LetterEvent
  })
}

const at = (type: LetterEvent["type"]) => events.findIndex((event) => event.type === type)
const edited = (index: number, change: object) =>
  events.map((event, each) => (each === index ? ({ ...event, ...change } as LetterEvent) : event))

test("[R3] a record as it was written is intact, with its head and without", () => {
  expect(verify(events)).toEqual({ ok: true, events: events.length, head })
  expect(verify(events, head)).toMatchObject({ ok: true })
  expect(verify([])).toEqual({ ok: true, events: 0, head: GENESIS })
  expect(new Set(events.map(({ type }) => type)).size).toBe(28)
})

test("[R3] it survives the way through a file", () => {
  expect(verify(JSON.parse(JSON.stringify(events)), head)).toMatchObject({ ok: true })
})

test("[R3] every change to every field of every event is found, at that event", () => {
  events.forEach((event, index) => {
    for (const key of Object.keys(event))
      expect(verify(edited(index, { [key]: "changed" })), `${key} of ${index + 1}`).toMatchObject({ ok: false, seq: index + 1 })
    expect(verify(edited(index, { added: 1 }))).toMatchObject({ ok: false, seq: index + 1 })
  })
})

test("[R3] every removal inside is found, at the gap", () => {
  events
    .slice(0, -1)
    .forEach((_, index) =>
      expect(verify(events.filter((_, each) => each !== index))).toMatchObject({ ok: false, seq: index + 1 }),
    )
})

test("[R3] every exchange of neighbours, and every event told twice, is found", () => {
  events.slice(0, -1).forEach((event, index) => {
    const swapped = [...events.slice(0, index), events[index + 1]!, event, ...events.slice(index + 2)]
    expect(verify(swapped)).toMatchObject({ ok: false, seq: index + 1 })
    expect(verify([...events.slice(0, index + 1), event, ...events.slice(index + 1)])).toMatchObject({
      ok: false,
      seq: index + 2,
    })
  })
})

test("[R3] a tail cut off is found against the head that was kept", () => {
  for (let length = 0; length < events.length; length++)
    expect(verify(events.slice(0, length), head)).toMatchObject({ ok: false, seq: length + 1 })
})

test("[R3] an event added at the end is found against the head that was kept", () => {
  const added = [
    ...events.slice(0, -1),
    ...seal([{ type: "approval-revoked", side: "requesting" }], MOVER, whole.now, events.length - 1, events.at(-2)!.hash),
  ]
  expect(verify(added)).toEqual({ ok: true, events: events.length, head: added.at(-1)!.hash })
  expect(verify(added, events.at(-2)!.hash)).toMatchObject({ ok: false, seq: events.length })
})

test("[R3] a tail written anew, lawful and with good hashes, is found against the head that was kept alone", () => {
  const comment = at("commented")
  const forged = rehashed(edited(comment, { runs: unmarked("No thanks.") }).slice(0, comment + 1))
  expect(verify(forged)).toMatchObject({ ok: true })
  expect(verify(forged, head)).toMatchObject({ ok: false })
})

/** What no hash betrays when the whole file is written anew, and the rules do. */
const FORGERIES: readonly [string, () => LetterEvent[], () => number][] = [
  ["words put in under the other side's name", () => edited(at("proffered"), { side: "responding" }), () => at("proffered")],
  [
    "words put in by the other side's counsel",
    () => edited(at("proffered"), { actor: events[at("call-confirmed")]!.actor }),
    () => at("proffered"),
  ],
  ["words put in by a stranger", () => edited(at("proffered"), { actor: { ...STRANGER } }), () => at("proffered")],
  ["a revision that is not the hash's", () => edited(at("proffered"), { sha256: "0".repeat(64) }), () => at("proffered")],
  [
    "a sentence count that is not the text's",
    () => edited(at("proffered"), { sentences: { counted: 9 } }),
    () => at("proffered"),
  ],
  [
    "a call confirmed by who logged it",
    () => edited(at("call-confirmed"), { actor: events[at("call-logged")]!.actor }),
    () => at("call-confirmed"),
  ],
  ["a call left out", () => events.filter((_, index) => index !== at("call-confirmed")), () => at("call-confirmed")],
  ["a stand left out", () => events.filter((_, index) => index !== at("stood")), () => at("stood") + 1],
  ["a joining left out", () => events.filter((_, index) => index !== at("issue-joined")), () => at("issue-joined")],
  ["a joining on its own", () => [...events.slice(0, at("stood")), ...events.slice(at("issue-joined"))], () => at("stood")],
  ["an approval of other content", () => edited(at("approved"), { content: "0".repeat(64) }), () => at("approved")],
  ["a filing before it was final", () => [...events.slice(0, at("approved")), events.at(-1)!], () => at("approved")],
  ["a person who joins twice", () => [...events.slice(0, 2), events[1]!, ...events.slice(2)], () => 2],
  ["a second beginning", () => [...events.slice(0, 2), events[0]!, ...events.slice(2)], () => 2],
  ["no beginning", () => events.slice(1), () => 0],
  ["something that never happens", () => edited(3, { type: "exploded" }), () => 3],
  ["something of the wrong shape", () => edited(at("proffered"), { runs: 7 }), () => at("proffered")],
]

test.each(FORGERIES)("[R2, R3] the rules betray %s, even with every hash fresh", (_, forge, where) => {
  expect(verify(rehashed(forge()))).toMatchObject({ ok: false, seq: where() + 1 })
})

test("[R3] the reason says what is wrong", () => {
  const reason = (changed: readonly LetterEvent[]) => {
    const found = verify(changed)
    return found.ok ? "" : found.reason
  }
  expect(reason(edited(3, { at: "2013-08-06T16:30:00.000Z" }))).toMatch(/was changed/)
  expect(reason(events.filter(({ seq }) => seq !== 4))).toMatch(/is numbered 5/)
  expect(reason(rehashed(edited(at("call-confirmed"), { actor: events[at("call-logged")]!.actor })))).toMatch(
    /is not lawful: This belongs to/,
  )
  expect(reason(rehashed(events.filter((_, index) => index !== at("stood"))))).toMatch(/never stands by itself/)
  expect(reason(events.slice(0, at("issue-joined")))).toMatch(/brings issue-joined with it/)
  expect(reason(rehashed(edited(3, { type: "exploded" })))).toMatch(/cannot be read/)
})

test("[R3] something in a number's place is found, whatever it is", () => {
  // Made into text, such a thing fails.
  for (const seq of [{ toString: null }, [], "4", null])
    expect(verify(edited(3, { seq } as object))).toMatchObject({ ok: false, seq: 4, reason: "has no number" })
})

test("[R3] good hashes do not make up for a wrong number or a wrong link", () => {
  const alone = (change: object) => {
    const { hash: _, ...open } = { ...events[3]!, ...change }
    return [...events.slice(0, 3), { ...open, hash: hashOf(open) } as LetterEvent]
  }
  expect(verify(alone({}))).toMatchObject({ ok: true })
  expect(verify(alone({ seq: 5 }))).toMatchObject({ ok: false, seq: 4, reason: expect.stringMatching(/numbered 5/) })
  expect(verify(alone({ prev: events[0]!.hash }))).toMatchObject({
    ok: false,
    seq: 4,
    reason: expect.stringMatching(/does not follow/),
  })
})

test("[R3] a tail cut off between what one command brought is found without a head", () => {
  expect(verify(events.slice(0, at("issue-joined")))).toMatchObject({ ok: false, seq: at("issue-joined") + 1 })
})

test("[R3] what is no event is a finding, not a crash", () => {
  for (const odd of [null, 7, "x", [], {}])
    expect(verify([events[0]!, odd as unknown as LetterEvent])).toMatchObject({ ok: false, seq: 2 })
  const odd = rehashed([{ type: "letter-created" } as unknown as LetterEvent, events[1]!])
  expect(verify(odd)).toMatchObject({ ok: false })
})

test("[R1] an event names the person, the server's time, and the event before", () => {
  const by: Actor = { ...MOVER }
  const [first, second] = seal(
    [
      { type: "approval-revoked", side: "requesting" },
      { type: "approval-revoked", side: "requesting" },
    ],
    by,
    whole.now,
    4,
    head,
  )
  expect(first).toMatchObject({
    seq: 5,
    at: whole.now,
    actor: { userId: "imai", name: "Rosa Imai", side: "requesting" },
    prev: head,
  })
  expect(second).toMatchObject({ seq: 6, prev: first!.hash })
  const { hash, ...open } = second!
  expect(hashOf(open)).toBe(hash)
})

test("[R2] the letter is a pure function of the record", () => {
  expect(fold(JSON.parse(JSON.stringify(events)))).toEqual(JSON.parse(JSON.stringify(fold(events))))
  expect(fold([])).toBe(null)
  expect(() => fold(events.slice(1))).toThrow(/starts with/)
  expect(() => fold([events[0]!, events[0]!])).toThrow(/created before/)
})
