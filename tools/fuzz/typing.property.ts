import assert from "node:assert/strict"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
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

/** Following typing by its bytes says of every update what trying it on the doc says. [A1, A2] */
export const TYPING: Target<Uint8Array> = {
  name: "typing",
  files: /server\/sync\/(typing|keystroke|twin)|lib0\/(decoding|encoding)/,
  kind: BYTES,
  seeds: [
    session(type("a"), type("x", 1, 14), type("b", 0, 19), type("y", 1, 15), type("c", 0, 20), type("z", 1, 16)),
    session(type("é"), rest, type("💡", 0, 19), rest, type("word ", 0, 21)),
    session(type("a", 0, 3), type("b", 0, 3), type("c", 0, 4), type("d", 0, 4)),
    session(type("a"), rest, (writer) => writer.text().delete(18, 1), rest, type("b")),
    session(type("a"), (writer) => writer.root.delete(0, 1), type("b", 0, 19), rest, type("c", 0, 20)),
    session(type("a"), rest, (writer) => writer.text().format(0, 3, { bold: {} }), rest, type("b", 0, 19)),
    session((writer) => writer.text().setAttribute("kind", "a"), rest, type("b"), rest, (writer) => writer.paragraph("c")),
  ],
  words: [Uint8Array.of(1, 1, 11), Uint8Array.of(1, 1, 22), Uint8Array.of(0x84, 11), Uint8Array.of(0xc4, 11), Uint8Array.of(1, 0x61, 0)],
  run(bytes) {
    const kept: Uint8Array[] = [...STORED]
    // What the store gets where keystrokes in a row are made one.
    const rewritten: Uint8Array[] = [...STORED]
    let quick = new Twin("requesting", kept, OWNERS)
    for (const { who, update } of unpacked(bytes)) {
      const [careful, key] = [new Twin("requesting", kept, OWNERS), readKeystroke(update)]
      const [said, quickly] = [careful.admit(update, PEOPLE[who]!, false), quick.admit(update, PEOPLE[who]!, false)]
      const isTyped = quickly.ok && quickly.news?.key
      if (isTyped) assert.deepEqual(quickly.news?.key, key)
      assert.deepEqual(isTyped ? { ok: true, news: { ...quickly.news, key: null } } : quickly, said)
      if (said.ok && said.news) [kept, rewritten].forEach((list) => list.push(list === rewritten && isTyped ? keystrokeUpdate(isTyped) : update))
      if (!said.ok) quick = new Twin("requesting", kept, OWNERS)
      assert.deepEqual(quick.stateVector(), new Twin("requesting", kept, OWNERS).stateVector())
    }
    const whole = new Twin("requesting", kept, OWNERS).state()
    assert.deepEqual(quick.state(), whole)
    assert.deepEqual(new Twin("requesting", rewritten, OWNERS).state(), whole)
  },
}
