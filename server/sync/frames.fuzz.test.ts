import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { answerFrame, askFrame, type Incoming, parseFrame, presenceFrame, updateFrame } from "./frames.ts"
import { Twin } from "./twin.ts"

const LONG = process.env["FUZZ"] === "long"
const runs = (quick: number): { seed: number; numRuns: number } => ({ seed: 20131112, numRuns: LONG ? quick * 50 : quick })

const bytes = fc.uint8Array({ maxLength: 200 })
/** Frames that begin as ours do. */
const near = fc.tuple(fc.constantFrom(0, 1, 2, 3, 4, 5, 127, 128, 255), fc.constantFrom(0, 1, 2, 3, 255), bytes).map(([type, kind, rest]) => Uint8Array.of(type, kind, ...rest))

/** A change to a doc, as somebody's client would make it. */
const deed = fc.record({ kind: fc.nat(7), at: fc.nat(9), text: fc.string({ maxLength: 8 }), root: fc.constantFrom("position/issue-1", "position/issue-2", "settings", "__proto__", "") })
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

function done(doc: Y.Doc, { kind, at, text, root }: Deed): void {
  const fragment = doc.getXmlFragment(root)
  if (kind < 3) fragment.insert(Math.min(at, fragment.length), [kind === 0 ? new Y.XmlText(text) : new Y.XmlElement(kind === 1 ? "paragraph" : text || "x")])
  else if (kind === 3 && fragment.length > 0) fragment.delete(at % fragment.length, 1)
  else if (kind === 4) inFirst(fragment, (node) => node.insertEmbed(0, { [text]: [text, { text }] }))
  else if (kind === 5) inFirst(fragment, (node) => node.insert(0, text, { bold: {}, [text]: at }))
  else if (kind === 6) inFirst(fragment, (node) => node.delete(0, Math.min(1, node.length)))
  else fragment.insert(0, [new Y.XmlHook(text) as unknown as Y.XmlText])
}

function inFirst(fragment: Y.XmlFragment, work: (node: Y.XmlText) => void): void {
  const node = fragment.toArray().find((each) => each instanceof Y.XmlText)
  if (node) work(node)
}

/** Updates as they are made one after the other, then with bytes changed, left out or doubled. */
const updates = fc.array(deed, { minLength: 1, maxLength: 12 }).map((deeds) => {
  const made: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on("update", (update: Uint8Array) => made.push(update))
  for (const each of deeds) done(doc, each)
  return made.length > 0 ? made : [Uint8Array.of(0, 0)]
})
const damage = fc.array(fc.record({ which: fc.nat(), at: fc.nat(), how: fc.constantFrom("flip", "cut", "put", "double", "drop"), byte: fc.nat(255) }), { maxLength: 4 })

function damaged(made: readonly Uint8Array[], harm: typeof damage extends fc.Arbitrary<infer T> ? T : never): Uint8Array[] {
  const out = made.map((update) => Uint8Array.from(update))
  for (const { which, at, how, byte } of harm) {
    const index = which % out.length
    const update = out[index]!
    const place = at % Math.max(1, update.length)
    if (how === "flip") update[place]! ^= 1 << (byte % 8)
    else if (how === "put") update[place] = byte
    else if (how === "cut") out[index] = update.subarray(0, place)
    else if (how === "double") out.splice(index, 0, update)
    else if (out.length > 1) out.splice(index, 1)
  }
  return out
}

test("a frame of any bytes is one of the protocol's, or none", () => {
  fc.assert(
    fc.property(fc.oneof(bytes, near), (frame) => {
      const read = parseFrame(frame)
      if (read) expect(["ask", "update", "presence", "who"]).toContain(read.kind)
    }),
    runs(5_000),
  )
}, 600_000)

test("what we write is read as it was meant", () => {
  fc.assert(
    fc.property(bytes, (content) => {
      const buffer = Uint8Array.from(content)
      const same = (frame: Uint8Array, kind: Incoming["kind"]): void => expect(parseFrame(frame)).toMatchObject({ kind })
      same(askFrame(buffer), "ask")
      same(presenceFrame(buffer), "presence")
      expect(parseFrame(updateFrame(buffer))).toEqual({ kind: "update", update: buffer, whole: false })
      expect(parseFrame(answerFrame(buffer))).toEqual({ kind: "update", update: buffer, whole: true })
    }),
    runs(500),
  )
}, 600_000)

test("a twin lets an update in or refuses it, never fails; and what it has let in can be written, sent and loaded again", () => {
  fc.assert(
    fc.property(updates, damage, fc.boolean(), (made, harm, whole) => {
      let stored: Uint8Array[] = []
      let twin = new Twin("requesting", stored, new Map())
      for (const update of damaged(made, harm)) {
        const admission = twin.admit(update, "ada", whole)
        if (!admission.ok) twin = new Twin("requesting", stored, new Map())
        else if (admission.news) {
          stored = [...stored, update]
          expect(new Twin("requesting", [admission.news.shown], new Map()).state()).toBeInstanceOf(Uint8Array)
        }
        twin.knows(update)
        twin.since(update)
      }
      const disk = new Y.Doc()
      for (const update of stored) Y.applyUpdate(disk, update)
      expect([disk.store.pendingStructs, disk.store.pendingDs]).toEqual([null, null])
      const again = new Twin("requesting", stored, new Map())
      expect([...again.stateVector()]).toEqual([...twin.stateVector()])
      expect(again.since(Uint8Array.of(0))).not.toBeNull()
      expect(new Twin("requesting", [twin.state()], new Map()).state()).toEqual(twin.state())
    }),
    runs(400),
  )
}, 600_000)
