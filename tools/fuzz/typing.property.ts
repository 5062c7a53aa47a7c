import assert from "node:assert/strict"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { keystrokeUpdate, readKeystroke } from "../../server/sync/keystroke.ts"
import { Twin } from "../../server/sync/twin.ts"
import { BYTES } from "./bytes.ts"
import { OWNERS, STORED, Writer } from "./people.property.ts"
import type { Target } from "./target.ts"

/** Updates of one input: each costs three docs. */
const MOST = 12

/** Somebody's update. */
interface Said {
  readonly who: number
  readonly update: Uint8Array
}

const PEOPLE = ["ada", "amy"] as const

/** Two people at work: ` 0` types, `1` types in the middle, and so on, in turn with the other where a step says so. */
function session(...steps: readonly ((writer: Writer) => void)[]): Uint8Array {
  const writers = [11, 22].map((client) => new Writer(client))
  for (const writer of writers) writer.hear(STORED)
  const said: Said[] = []
  steps.forEach((step, n) => {
    const who = n % 2
    step(writers[who]!)
    for (const update of writers[who]!.said()) said.push({ who, update })
  })
  return packed(said)
}

function packed(said: readonly Said[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const { who, update } of said) {
      encoding.writeUint8(encoder, who)
      encoding.writeVarUint8Array(encoder, update)
    }
  })
}

function unpacked(bytes: Uint8Array): Said[] {
  const [decoder, said] = [decoding.createDecoder(bytes), [] as Said[]]
  try {
    while (decoding.hasContent(decoder) && said.length < MOST) said.push({ who: decoding.readUint8(decoder) % 2, update: decoding.readVarUint8Array(decoder) })
  } catch {
    // What is cut off in the middle is not said.
  }
  return said
}

const type = (text: string, paragraph = 0, at = 18) => (writer: Writer): void => writer.text(paragraph).insert(at, text)
const rest = (): void => {}

const TURNS = session(type("a"), type("x", 1, 14), type("b", 0, 19), type("y", 1, 15), type("c", 0, 20), type("z", 1, 16))
const MIDDLE = session(type("a", 0, 3), rest, type("b", 0, 4), rest, type("c", 0, 5), rest, type("d", 0, 6))

function lied(bytes: Uint8Array, lie: (said: Said, n: number) => Said[]): Uint8Array {
  return packed(unpacked(bytes).flatMap(lie))
}

function elsewhere(update: Uint8Array): Uint8Array {
  const key = readKeystroke(update)
  return key ? keystrokeUpdate({ ...key, before: key.before && { client: 11, clock: 2 } }) : update
}

/** Sent by the other, sent twice, not sent, sent with another place in it. */
const LIES = [TURNS, MIDDLE].flatMap((bytes) => [
  lied(bytes, ({ who, update }, n) => [{ who: n < 2 ? who : 1 - who, update }]),
  lied(bytes, (said) => [said, said]),
  lied(bytes, (said, n) => (n === 2 ? [] : [said])),
  lied(bytes, ({ who, update }, n) => [{ who, update: n === 2 ? elsewhere(update) : update }]),
])

/** Following typing by its bytes says of every update what trying it on the doc says. [A1, A2] */
export const TYPING: Target<Uint8Array> = {
  name: "typing",
  files: /server\/sync\/(typing|keystroke|twin)|lib0\/(decoding|encoding)/,
  kind: BYTES,
  seeds: [
    TURNS,
    MIDDLE,
    session(type("é"), rest, type("💡", 0, 19), rest, type("word ", 0, 21)),
    session(type("a", 0, 3), type("b", 0, 3), type("c", 0, 4), type("d", 0, 4)),
    session(type("a"), rest, (writer) => writer.text().delete(18, 1), rest, type("b")),
    session(type("a"), (writer) => writer.root.delete(0, 1), type("b", 0, 19), rest, type("c", 0, 20)),
    session(type("a"), rest, (writer) => writer.text().format(0, 3, { bold: {} }), rest, type("b", 0, 19)),
    session((writer) => writer.text().setAttribute("kind", "a"), rest, type("b"), rest, (writer) => writer.paragraph("c")),
    ...LIES,
  ],
  words: [Uint8Array.of(1, 1, 11), Uint8Array.of(1, 1, 22), Uint8Array.of(0x84, 11), Uint8Array.of(0xc4, 11), Uint8Array.of(1, 0x61, 0)],
  run(bytes) {
    let kept: Uint8Array[] = [...STORED]
    // What has been let in, one update at a time; also as the store gets it, with keystrokes in a row made one.
    let [doc, joined] = [loaded(kept), loaded(kept)]
    let quick = new Twin("requesting", kept, OWNERS)
    for (const { who, update } of unpacked(bytes)) {
      const said = careful(doc).admit(update, PEOPLE[who]!, false)
      const quickly = quick.admit(update, PEOPLE[who]!, false)
      const key = quickly.ok && quickly.news ? quickly.news.key : null
      if (key) assert.deepEqual(key, readKeystroke(update))
      assert.deepEqual(key ? { ok: true, news: { ...(quickly.ok && quickly.news), key: null } } : quickly, said)
      if (said.ok && said.news) {
        kept = [...kept, update]
        Y.applyUpdate(doc, update)
        Y.applyUpdate(joined, key ? keystrokeUpdate(key) : update)
      }
      if (!said.ok) [doc, joined, quick] = [loaded(kept), loaded(kept), new Twin("requesting", kept, OWNERS)]
    }
    assert.deepEqual(quick.stateVector(), careful(doc).stateVector())
    assert.deepEqual(new Twin("requesting", [quick.state()], OWNERS).state(), careful(doc).state())
    assert.deepEqual(careful(joined).state(), careful(doc).state())
  },
}

/** All at once. Yjs may put a lie elsewhere then than it does update by update. */
function loaded(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}

/** A twin that follows nobody's typing. */
function careful(doc: Y.Doc): Twin {
  return new Twin("requesting", [Y.encodeStateAsUpdate(doc)], OWNERS)
}
