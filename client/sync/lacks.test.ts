import { toBase64 } from "lib0/buffer"
import { afterEach, expect, test, vi } from "vitest"
import * as Y from "yjs"
import { askFrame } from "../../server/sync/frames.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { done, MOVER, played } from "../../shared/letter/plays.property.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { serverLacks } from "./lacks.ts"

afterEach(() => void vi.unstubAllGlobals())

/** A doc in which so many letters were typed, one client after the other. */
function typed(...counts: readonly number[]): Y.Doc {
  const doc = new Y.Doc()
  for (const [client, count] of counts.entries()) {
    const writing = new Y.Doc()
    writing.clientID = client + 1
    Y.applyUpdate(writing, Y.encodeStateAsUpdate(doc))
    if (count > 0) writing.getText("position/issue-1").insert(0, "x".repeat(count))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writing))
  }
  return doc
}

/** A browser that keeps these docs, by place. */
async function keeps(docs: Readonly<Record<string, Y.Doc>>): Promise<MemoryVault> {
  const vault = new MemoryVault()
  for (const [place, doc] of Object.entries(docs)) await vault.put(place, Y.encodeStateAsUpdate(doc))
  return vault
}

const placesOf = (vault: MemoryVault) => [...new Set([...vault.rows.values()].map(({ place }) => place))]
const asked: string[] = []

/** A server that has these docs, by place, or answers with a status; gives how many requests it had at once. */
function answers(has: Readonly<Record<string, Y.Doc | number>>): { most: number } {
  const seen = { now: 0, most: 0 }
  asked.length = 0
  const answer = async (url: string, { body }: { body: string }) => {
    const letter = url.split("/")[3]!
    seen.most = Math.max(seen.most, ++seen.now)
    asked.push(letter)
    await new Promise((resolve) => setTimeout(resolve, 1))
    seen.now--
    const docs = (JSON.parse(body) as { docs: { doc: string }[] }).docs.map(({ doc }) => ({ doc, found: has[`${letter}/${doc}`] }))
    const status = docs.map(({ found }) => found).find((found) => typeof found === "number")
    if (status === 0) throw new Error("no network")
    if (status) return Response.json({ code: "refused" }, { status })
    return Response.json({ docs: docs.map(({ doc, found }) => heard(doc, found as Y.Doc | undefined)) })
  }
  vi.stubGlobal("fetch", answer)
  return seen
}

/** As the server says it: presence first; closed where there is no such doc. */
const heard = (doc: string, found: Y.Doc | undefined) =>
  found ? { doc, frames: [Uint8Array.of(1, 1, 0), askFrame(Y.encodeStateVector(found))].map((frame) => toBase64(frame)), code: null, mark: "" } : { doc, frames: [], code: 4429, mark: "" }

test.each<[string, Y.Doc, Y.Doc | number | undefined, string]>([
  ["has as much", typed(5, 3), typed(5, 3), "nothing"],
  ["has more", typed(5), typed(5, 3), "nothing"],
  ["has less of one of two who wrote", typed(5, 3), typed(5, 2), "missing"],
  ["has nothing of one of two who wrote", typed(5, 3), typed(5), "missing"],
  ["has an empty doc", typed(5), typed(), "missing"],
  ["does not show the letter any more", typed(5), 404, "missing"],
  ["cannot be reached", typed(5), 0, "unknown"],
  ["says that nobody is signed in", typed(5), 401, "unknown"],
  ["fails", typed(5), 503, "unknown"],
  ["does not let one more socket in", typed(5), undefined, "unknown"],
])("the server %s", async (_, kept, has, expected) => {
  const vault = await keeps({ "L1/requesting": kept })
  answers(has === undefined ? {} : { "L1/requesting": has })
  expect(await serverLacks(vault, placesOf(vault))).toBe(expected)
})

test("all rows of a doc count, and both docs of a letter, in one request", async () => {
  const vault = await keeps({ "L1/requesting": typed(5), "L1/joint": typed(2, 2) })
  await vault.put("L1/requesting", Y.encodeStateAsUpdate(typed(5, 1)))
  answers({ "L1/requesting": typed(5, 1), "L1/joint": typed(2, 2) })
  expect(await serverLacks(vault, placesOf(vault))).toBe("nothing")
  expect(asked).toEqual(["L1"])
  answers({ "L1/requesting": typed(5), "L1/joint": typed(2, 2) })
  expect(await serverLacks(vault, placesOf(vault))).toBe("missing")
  answers({ "L1/requesting": typed(5, 1), "L1/joint": typed(2) })
  expect(await serverLacks(vault, placesOf(vault))).toBe("missing")
})

test("many letters are asked about side by side, a few at once, and the worst is said", async () => {
  const letters = Array.from({ length: 12 }, (_, n) => `L${n}/responding`)
  const vault = await keeps(Object.fromEntries(letters.map((place) => [place, typed(5)])))
  const all = Object.fromEntries(letters.map((place) => [place, typed(5)]))
  const seen = answers(all)
  expect(await serverLacks(vault, letters)).toBe("nothing")
  expect([asked.length, seen.most]).toEqual([12, 4])
  answers({ ...all, "L3/responding": 503 })
  expect(await serverLacks(vault, letters)).toBe("unknown")
  answers({ ...all, "L3/responding": 503, "L9/responding": typed(4) })
  expect(await serverLacks(vault, letters)).toBe("missing")
})

test("what the browser does not give cannot be compared", async () => {
  const vault = await keeps({ "L1/requesting": typed(5) })
  const places = placesOf(vault)
  vault.fault = new Error("the disk hangs")
  answers({ "L1/requesting": typed(5) })
  expect(await serverLacks(vault, places)).toBe("unknown")
})

const stage = played("M! N!").stage
const said = (words: string) => done(stage, { type: "comment", audience: "both", runs: unmarked(words) }, MOVER).events
const [before, full, other] = [stage.events, said("Said today."), said("Said instead.")]

/** A server with this record of every letter, or one that answers with a status. */
function records(has: readonly LetterEvent[] | number): void {
  vi.stubGlobal("fetch", async (url: string) => {
    if (has === 0) throw new Error("no network")
    if (typeof has === "number") return Response.json({ code: "refused" }, { status: has })
    return Response.json({ events: has.filter(({ seq }) => seq > Number(url.split("=")[1])), head: has.at(-1)!.hash })
  })
}

test.each<[string, readonly LetterEvent[], readonly LetterEvent[] | number, string]>([
  ["has the same record", full, full, "nothing"],
  ["has a longer record", before, full, "nothing"],
  ["has a shorter record", full, before, "missing"],
  ["has another record", full, other, "missing"],
  ["does not show the letter any more", full, 404, "missing"],
  ["says that nobody is signed in", full, 401, "unknown"],
  ["cannot be reached", full, 0, "unknown"],
])("the record: the server %s", async (_, kept, has, expected) => {
  const vault = new MemoryVault()
  await vault.put("L1/record", new TextEncoder().encode(JSON.stringify(kept)))
  records(has)
  expect(await serverLacks(vault, placesOf(vault))).toBe(expected)
})

test("a record that was found missing, and one that the browser does not give", async () => {
  const vault = new MemoryVault()
  await vault.put("L1/record", new TextEncoder().encode(JSON.stringify(before)))
  await vault.put("L1/gone", new TextEncoder().encode(JSON.stringify(full)))
  records(before)
  expect(await serverLacks(vault, placesOf(vault))).toBe("missing")
  records(full.map((event, i) => (i === 2 ? { ...event, at: "2013-08-06T16:30:00.000Z" } : event)))
  expect(await serverLacks(vault, placesOf(vault))).toBe("missing")
  records(full)
  expect(await serverLacks(vault, placesOf(vault))).toBe("nothing")
  vault.fault = new Error("the disk hangs")
  expect(await serverLacks(vault, ["L1/record"])).toBe("unknown")
})
