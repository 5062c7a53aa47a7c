import fc from "fast-check"
import { expect, test } from "vitest"
import { played } from "../shared/letter/plays.property.ts"
import { hashOf } from "../shared/record/chain.ts"
import { check } from "./verify.ts"

const { events } = played("M! N! call M= N= M! N! dispute call M= N= N+ N? M? N~ Nx").stage
const head = events.at(-1)!.hash
const RECORD = JSON.stringify({ events, head })
const LONG = process.env["FUZZ"] === "long"
const runs = (quick: number): { seed: number; numRuns: number } => ({ seed: 20131112, numRuns: LONG ? quick * 50 : quick })

type Node = Record<string, unknown>

/** All places of a value: the object or list that holds one, and its key. */
function places(value: unknown): [Node, string][] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, each]): [Node, string][] => [[value as Node, key], ...places(each)])
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, "", "__proto__", "issue-1", [], {}, "0".repeat(64), head, [[]], { __proto__: null, length: 5 }, "requesting", "responding"),
  fc.jsonValue({ maxDepth: 3 }),
)
/** One change of a record: something else in a place, a place gone, one thing put where another was, one more key. */
const change = fc.record({ at: fc.nat(), from: fc.nat(), how: fc.constantFrom("put", "drop", "copy", "add", "swap"), odd })

function dropped(holder: Node, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function added(holder: Node, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 0, value)
  else holder[`${key}x`] = value
}

function changed(changes: readonly { at: number; from: number; how: string; odd: unknown }[]): unknown {
  const record = JSON.parse(RECORD) as unknown
  for (const { at, from, how, odd } of changes) {
    const all = places(record)
    const [holder, key] = all[at % all.length]!
    const [other, otherKey] = all[from % all.length]!
    const value = structuredClone(how === "copy" ? other[otherKey] : odd)
    if (how === "drop") dropped(holder, key)
    else if (how === "add") added(holder, key, value)
    else if (how === "swap") [holder[key], other[otherKey]] = [structuredClone(other[otherKey]), structuredClone(holder[key])]
    else holder[key] = value
  }
  return record
}

/** Whether a file says the same as the record, whatever else it says and however it is written. */
function says(text: string): boolean {
  try {
    return hashOf((JSON.parse(text) as { events: unknown }).events) === hashOf(events)
  } catch {
    return false
  }
}

/** A changed record is never good against the head that somebody kept; nothing makes the verifier itself fail. */
function isFoundOut(text: string): void {
  for (const kept of [head, undefined, "0".repeat(64)]) {
    const { code, text: words } = check(text, kept)
    expect([0, 1, 2]).toContain(code)
    expect(words).not.toBe("")
    if (kept === head && code === 0) expect(says(text), words).toBe(true)
  }
}

test("[R3] a record with anything in it changed is found out, and breaks nothing", () => {
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => isFoundOut(JSON.stringify(changed(changes)) ?? "")), runs(600))
}, 600_000)

test("[R3] so is a file with any bytes changed", () => {
  const bytes = fc.array(fc.tuple(fc.nat(RECORD.length - 1), fc.string({ maxLength: 3 }), fc.nat(4)), { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(bytes, (cuts) => isFoundOut(cuts.reduce((text, [at, put, drop]) => text.slice(0, at) + put + text.slice(at + drop), RECORD))), runs(600))
}, 600_000)

test("[R3] so is one whose hashes were all made anew: the kept head is not among them", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
      const { events: written } = changed(changes) as { events: unknown }
      if (!Array.isArray(written)) return
      let prev = "0".repeat(64)
      const anew = written.map((event: unknown, index) => {
        if (typeof event !== "object" || event === null || Array.isArray(event)) return event
        const { hash: _, ...open } = { ...event, seq: index + 1, prev } as Node
        prev = hashOf(open)
        return { ...open, hash: prev }
      })
      isFoundOut(JSON.stringify({ events: anew, head: prev }))
    }),
    runs(300),
  )
}, 600_000)

test("[R3] so is anything at all, as deep, as long and as odd as it may be", () => {
  fc.assert(fc.property(fc.json(), isFoundOut), runs(200))
  const deep = `${'{"a":['.repeat(50_000)}${"]}".repeat(50_000)}`
  for (const event of [deep, "[".repeat(100_000) + "]".repeat(100_000), `{"seq":1,"prev":"${"0".repeat(64)}","hash":"${head}","runs":${deep}}`])
    isFoundOut(`{"events":[${event}],"head":"${head}"}`)
  isFoundOut(`{"events":[${"null,".repeat(50_000)}null],"head":"${head}"}`)
}, 600_000)
