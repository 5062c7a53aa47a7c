import assert from "node:assert/strict"
import * as Y from "yjs"
import { type News, Twin } from "../../server/sync/twin.ts"
import { isRootOf } from "../../shared/sync/docs.ts"
import { BYTES } from "./bytes.ts"
import { deeds, EARLY, OWNERS, ROOT, STORED, WHOLE, type Writer } from "./people.property.ts"
import type { Target } from "./target.ts"

const MAL = 33
const WORK: readonly ((mal: Writer) => void)[] = [
  (mal) => mal.paragraph("Mine."),
  (mal) => mal.text().insert(4, "old "),
  (mal) => mal.text().insert(18, "!"),
  (mal) => mal.text().delete(4, 5),
  (mal) => mal.root.delete(0, 1),
  (mal) => mal.text(1).format(0, 5, { bold: {} }),
  (mal) => mal.text(1).insertEmbed(0, { a: [1, { b: null }] }),
  (mal) => mal.text(1).setAttribute("kind", "x"),
  (mal) => mal.root.insert(0, [new Y.XmlHook("hook") as unknown as Y.XmlText]),
  (mal) => mal.doc.getXmlFragment("position/issue-2").insert(0, [new Y.XmlText("New.")]),
  (mal) => mal.doc.getMap("settings").set("key", [1.5, true, "text", new Uint8Array(3)]),
  (mal) => mal.doc.getMap("docs").set("doc", new Y.Doc()),
  (mal) => mal.doc.transact(() => (mal.text().insert(4, "gone"), mal.text().delete(4, 4))),
]
/** The last ones by somebody who has not heard yet that the place is gone. */
const OWN = [...deeds(MAL, STORED, ...WORK), ...deeds(MAL, EARLY, (mal) => mal.text(1).insert(2, "late"), (mal) => mal.text(0).insert(4, "late"))]
/** Under Ada's id, or building on what nobody has; and everything once more with something new. */
const LIES = [...deeds(11, STORED, ...WORK.slice(0, 4)), ...deeds(MAL, [], (mal) => mal.paragraph("Alone.")), ...OWN.slice(0, 3).map((update) => Y.mergeUpdates([WHOLE, update]))]
/** What Ada types next. */
const [NEXT] = deeds(11, STORED, (ada) => ada.text().insert(18, "A")) as [Uint8Array]
const HONEST = new Twin("requesting", STORED, OWNERS).state()
const BEFORE = disk(STORED)
const LETTERS = lettersOf(BEFORE)

/** An update is let in whole or refused whole, and neither way does it take anything from others that they did not give. [A1, A2] */
export const TWIN: Target<Uint8Array> = {
  name: "twin",
  files: /server\/sync\/(twin|typing|keystroke)|yjs\.mjs|lib0\/(decoding|encoding)/,
  kind: BYTES,
  seeds: [...OWN, ...LIES].flatMap((update) => [0, 1].map((whole) => Uint8Array.of(whole, ...update))),
  words: [Uint8Array.of(1, 1, MAL, 0), Uint8Array.of(MAL, 0), Uint8Array.of(11, 0), Uint8Array.of(22, 0), new TextEncoder().encode(ROOT)],
  run([whole = 0, ...bytes]) {
    const update = Uint8Array.from(bytes)
    const twin = new Twin("requesting", STORED, OWNERS)
    twin.knows(update)
    twin.since(update)
    const admission = twin.admit(update, "mal", whole % 2 === 1)
    if (!admission.ok) return assert.deepEqual(new Twin("requesting", STORED, OWNERS).state(), HONEST)
    const kept = admission.news ? [...STORED, update] : STORED
    const doc = disk(kept)
    areOwn(doc)
    if (admission.news) isSeen(admission.news, twin, doc)
    typesOn(twin, kept)
  },
}

function disk(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** Everything fits and is where it may be, nothing is in another's name, and what others wrote stands in its order, as far as it stands. */
function areOwn(doc: Y.Doc): void {
  assert.deepEqual([doc.store.pendingStructs, doc.store.pendingDs], [null, null])
  assert.ok([...doc.share.keys()].every((root) => isRootOf("requesting", root)))
  for (const client of OWNERS.keys()) assert.equal(Y.getState(doc.store, client), Y.getState(BEFORE.store, client))
  const letters = lettersOf(doc)
  assert.deepEqual(letters, LETTERS.filter((letter) => letters.includes(letter)))
}

/** The letters of Ada and Amy that are not erased, by name, in the order of the doc. */
function lettersOf(doc: Y.Doc): string[] {
  const names: string[] = []
  const waiting: (Y.Item | null)[] = [doc.getXmlFragment(ROOT)._start]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!item) continue
    waiting.push(item.right)
    if (item.content instanceof Y.ContentType) waiting.push((item.content.type as Y.AbstractType<unknown>)._start)
    if (item.deleted || !(item.content instanceof Y.ContentString) || !OWNERS.has(item.id.client)) continue
    for (let at = 0; at < item.length; at++) names.push(`${item.id.client}:${item.id.clock + at}`)
  }
  return names
}

/** A reader who is shown the update has what the twin has, and was shown no text that is erased. */
function isSeen({ shown }: News, twin: Twin, disk: Y.Doc): void {
  const reader = new Y.Doc()
  for (const update of [HONEST, shown]) Y.applyUpdate(reader, update)
  const here = new Y.Doc()
  Y.applyUpdate(here, twin.state())
  assert.ok(Y.equalSnapshots(Y.snapshot(reader), Y.snapshot(here)), "a reader has something else than the twin")
  const dead = Y.createDeleteSetFromStructStore(disk.store)
  for (const struct of Y.decodeUpdate(shown).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    for (let at = 0; at < struct.length; at++)
      assert.ok(!Y.isDeleted(dead, Y.createID(struct.id.client, struct.id.clock + at)), `erased and shown: ${struct.content.str}`)
  }
}

/** Ada's next letter gets in, and is there. */
function typesOn(twin: Twin, kept: readonly Uint8Array[]): void {
  const admission = twin.admit(NEXT, "ada", false)
  assert.ok(admission.ok && admission.news, "Ada cannot type on")
  assert.equal(Y.getState(disk([...kept, NEXT]).store, 11), Y.getState(BEFORE.store, 11) + 1)
  assert.deepEqual(new Twin("requesting", [twin.state()], OWNERS).state(), twin.state())
  assert.deepEqual(twin.stateVector(), new Twin("requesting", [...kept, NEXT], OWNERS).stateVector())
}
