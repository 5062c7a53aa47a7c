import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Command } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import { explain } from "../../shared/letter/explain.ts"
import { MOVER, OTHER, played } from "../../shared/letter/plays.property.ts"
import { print } from "../../shared/letter/print.ts"
import { COMMAND_TYPES } from "../../shared/letter/roles.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { brings, openHouse, signedUp, twoCounsel, type Caller, type House } from "./client.testing.ts"
import { COMMANDS_PER_MINUTE } from "./commands.ts"
import { commandSchema } from "./schemas.ts"

const LONG = process.env["FUZZ"] === "long"
const SEED = 20131112

/** Words and ids as a letter has them, and others. */
const word = fc.oneof(
  fc.constantFrom("issue-1", "issue-2", "proposal-1", "call-1", "suggestion-1", "introduction", "order", "statement", "heading:issue-1", "request:issue-1", "__proto__", "constructor", "", " "),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("requesting", "responding", "live", "private", "phone", "both", "side", "2026-01-02", "2026-01-02T03:04:05Z", "a".repeat(64)),
)
const run = fc.oneof({ weight: 5, arbitrary: fc.record({ text: fc.oneof(word, fc.lorem()), bold: fc.boolean(), italic: fc.boolean() }, { requiredKeys: ["text"] }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) })
const odd = fc.jsonValue({ maxDepth: 3, noUnicodeString: false })
/** A field that is mostly of the right kind. */
const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: odd })
const runs = mostly(fc.array(run, { maxLength: 4 }))
const number = mostly(fc.oneof(fc.nat(5), fc.double(), fc.constantFrom(-1, 1e15, 2 ** 53)))
const FIELDS: Record<string, fc.Arbitrary<unknown>> = {
  issue: mostly(word), proposal: mostly(word), call: mostly(word), suggestion: mostly(word), part: mostly(word), hash: mostly(word), ecf: mostly(word), at: mostly(word),
  runs, heading: runs, terms: runs, words: mostly(word), side: word, mover: mostly(word), mode: mostly(word), audience: mostly(word), visibility: mostly(word),
  order: mostly(fc.array(word, { maxLength: 3 })), issues: mostly(fc.array(word, { maxLength: 3 })), sets: mostly(fc.array(word, { maxLength: 2 })),
  participants: mostly(fc.record({ requesting: fc.array(word, { maxLength: 2 }), responding: fc.array(word, { maxLength: 2 }) })),
  request: mostly(fc.record({ kind: word, set: word, numbers: word, text: runs }, { requiredKeys: ["kind"] })),
  against: number, minutes: number, lines: number, offer: number, sentences: number, impasse: mostly(fc.boolean()),
}
/** The fields that a command has, with what may be there; now and then one more, one less, or something else altogether. */
const command: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: odd },
  { weight: 12, arbitrary: fc.constantFrom(...COMMAND_TYPES).chain(near) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom<string>(...COMMAND_TYPES, "__proto__"), ...FIELDS }, { requiredKeys: ["type"] }) },
)

/** A command that has all its fields, and most of them right. */
function near(type: string): fc.Arbitrary<unknown> {
  const model: Record<string, fc.Arbitrary<unknown>> = { type: fc.constant(type), ...shapeOf(type) }
  return fc.record(model, { requiredKeys: ["type", ...requiredOf(type)] })
}

type Shape = Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>

function shape(type: string): Shape {
  const option = commandSchema.options.find((each) => each.shape.type.value === type)!
  return option.shape
}

function shapeOf(type: string): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(Object.keys(shape(type)).flatMap((name) => (FIELDS[name] ? [[name, FIELDS[name]]] : [])))
}

function requiredOf(type: string): string[] {
  return Object.entries(shape(type)).flatMap(([name, field]) => (FIELDS[name] && !field.safeParse(undefined).success ? [name] : []))
}

test("whatever is understood is judged: granted with what can be printed, or refused in words, and never fails", () => {
  const stages = ["", "M!", "M! N! call", "M! N! call M= N=", "M! N! dispute call M= N="].map((drawing) => played(drawing).stage)
  let understood = 0
  fc.assert(
    fc.property(command, fc.constantFrom(...stages), fc.constantFrom(MOVER, OTHER), (given, { letter, now }, by) => {
      const parsed = commandSchema.safeParse(given)
      if (!parsed.success) return
      understood++
      const { after: _, ...asked } = parsed.data
      const verdict = decide(letter, asked as Command, by, null, now)
      const next = wouldBe(letter, asked as Command, by, now)
      if (next) print(next)
      if (!verdict.ok) expect(explain(verdict.refusal, letter).message).toMatch(/\S{2,}/)
    }),
    { seed: SEED, numRuns: LONG ? 200_000 : 4_000 },
  )
  expect(understood).toBeGreaterThan(500)
}, 600_000)

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

test("by HTTP every one of them is answered in the one form; none is an error of ours, and the letter goes on", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const people: Caller[] = [rosa, daniel]
  for (let n = 0; n < (LONG ? 20 : 1); n++) {
    const more = await signedUp(house)
    await brings(daniel, more, id, "responding")
    people.push(more)
  }
  const statuses = new Map<number, number>()
  let turn = 0
  await fc.assert(
    fc.asyncProperty(command, async (given) => {
      const { status, body } = await people[turn++ % people.length]!.post<{ code?: string; message?: string; rule?: string; events?: unknown }>(`/api/letters/${id}/commands`, JSON.stringify(given) ?? "null")
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect([200, 400, 403, 409, 410, 422], JSON.stringify(body)).toContain(status)
      if (status === 200) expect(body.events).toBeInstanceOf(Array)
      else expect(body).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/\S+/), rule: expect.any(String), facts: expect.any(Object) })
    }),
    { seed: SEED, numRuns: people.length * (COMMANDS_PER_MINUTE - 5), endOnFailure: true },
  )
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 409, 422]))
  const { body } = await rosa.get<{ head: string }>(`/api/letters/${id}/record`)
  expect(body.head).toMatch(/^[0-9a-f]{64}$/)
  expect((await rosa.get(`/api/letters/${id}/letter.pdf`)).status).toBe(200)
  expect((await rosa.get(`/api/letters/${id}/record.pdf`)).status).toBe(200)
}, 600_000)
