import assert from "node:assert/strict"
import { GENESIS, hashOf } from "../../shared/record/chain.ts"
import { check } from "../verify.ts"
import { PLAYS, playedBy } from "./commands.property.ts"
import { type Json, VALUES } from "./json.ts"
import type { Target } from "./target.ts"

type Event = { [key: string]: Json }

/** Real records, as JSON reads them. */
const RECORDS: readonly Json[] = PLAYS.map((play) => {
  const { events } = playedBy(play)
  return JSON.parse(JSON.stringify({ events, head: events.at(-1)!.hash })) as Json
})
/** Every head that was ever true, and the hash of what it is the head of. */
const TRUE = new Map(RECORDS.map((record) => [(record as { head: string }).head, hashOf((record as Event)["events"])]))

/** Nothing but the record that a kept head was taken of is good against it, and nothing makes the verifier fail. [R3] */
export const RECORDS_FILE: Target<Json> = {
  name: "records",
  files: /shared\/(record|letter)\/|tools\/verify/,
  kind: VALUES,
  seeds: RECORDS.flatMap((record) => [record, { ...(record as Event), anew: true }]),
  words: [GENESIS, "requesting", "responding", "letter-created", "made-final", "approvals-voided", "issue-joined"],
  run(record) {
    const file = isAnew(record) ? anew(record) : record
    const text = JSON.stringify(file)
    for (const kept of [undefined, GENESIS, ...TRUE.keys()]) {
      const { code, text: words } = check(text, kept)
      assert.ok([0, 1, 2].includes(code) && words !== "")
      if (code === 0) isChained(file)
      if (code === 0 && kept !== undefined) assert.ok(holds(file, kept), `another record passes for the one with the head ${kept}`)
    }
  },
}

/** What was called intact is numbered and linked, hash by hash. */
function isChained(file: Json): void {
  const { events, head } = file as { events: Event[]; head: string }
  let prev = GENESIS
  events.forEach(({ hash, ...rest }, index) => {
    assert.deepEqual([rest["seq"], rest["prev"], hashOf(rest)], [index + 1, prev, hash])
    prev = hash as string
  })
  assert.equal(head, prev)
}

/** Whether the events up to that head are those that it was taken of. */
function holds(file: Json, kept: string): boolean {
  const { events } = file as { events: Event[] }
  return hashOf(events.slice(0, events.findIndex(({ hash }) => hash === kept) + 1)) === TRUE.get(kept)
}

function isAnew(record: Json): record is { anew: true; events: Json[] } {
  return typeof record === "object" && record !== null && !Array.isArray(record) && record["anew"] === true && Array.isArray(record["events"])
}

/** With all hashes made anew, as somebody who has the database could: then the rules alone are left to find it. */
function anew({ events }: { events: Json[] }): Json {
  let prev = GENESIS
  const written = events.map((event, index): Json => {
    if (typeof event !== "object" || event === null || Array.isArray(event)) return event
    const { hash: _, ...rest }: Event = { ...event, seq: index + 1, prev }
    prev = hashOf(rest)
    return { ...rest, hash: prev }
  })
  return { events: written, head: prev }
}
