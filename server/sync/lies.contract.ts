import * as encoding from "lib0/encoding"
import * as prng from "lib0/prng"
import * as Y from "yjs"
import { type DocName, partRoot, positionRoot } from "../../shared/sync/docs.ts"
import { MAX_FRAME } from "../../shared/sync/wire.ts"
import { answerFrame, presenceFrame, updateFrame } from "./frames.ts"
import { keystrokeUpdate } from "./keystroke.ts"

/** What a liar has to work with: a copy of an honest person's doc, as it was at that moment. */
interface Scene {
  readonly random: prng.PRNG
  readonly copy: Y.Doc
  readonly before: Uint8Array
  /** The honest person's client id, and how far they have come under it. */
  readonly victim: number
  readonly clock: number
  readonly root: string
}

type Lie = (scene: Scene) => Uint8Array

/** A text that must never be in anybody's doc; under the victim's name, for in the joint doc a liar may write in their own. */
const forged: Lie = (scene) => {
  scene.copy.clientID = scene.victim
  return written(scene, (copy) => copy.getXmlFragment(scene.root).insert(0, [new Y.XmlText("LIE")]))
}
/** The next letter behind the victim's last one. */
const keystroke: Lie = ({ victim, clock }) => keystrokeUpdate({ client: victim, clock, text: "LIE", before: null })
/** Under a root that is not ours. */
const trespass: Lie = (scene) => written(scene, (copy) => copy.getMap("LIE").set("LIE", "LIE"))
/** The second of two updates alone. */
const gap: Lie = (scene) => {
  const add = (): void => scene.copy.getXmlFragment(scene.root).insert(0, [new Y.XmlText("LIE")])
  add()
  return written({ ...scene, before: Y.encodeStateVector(scene.copy) }, add)
}
/** Erases what the victim is going to type. */
const future: Lie = ({ victim, clock }) => varints(0, 1, victim, 1, clock + 30, 500)
/** Erases what will be typed, beside words that are lawful where one may write at all. */
const futureBeside: Lie = (scene) => {
  const mine = written(scene, (copy) => copy.getXmlFragment("part/introduction").insert(0, [new Y.XmlText("beside")]))
  return Uint8Array.of(...mine.subarray(0, -1), ...future(scene).subarray(1))
}
/** So deep that no page could read it. */
const deep: Lie = (scene) =>
  written(scene, (copy) => {
    let at: Y.XmlFragment = copy.getXmlFragment(scene.root)
    for (const name of Array.from({ length: 20 }, () => "LIE")) {
      const inner = new Y.XmlElement(name)
      at.insert(0, [inner])
      at = inner
    }
  })
/** Under somebody else's id and a root that is not ours, with one bit changed: whatever it says then, it may not. */
const bent: Lie = (scene) => {
  scene.copy.clientID = scene.victim
  const bytes = trespass(scene)
  bytes[prng.int32(scene.random, 2, bytes.length - 1)]! ^= 1 << prng.int32(scene.random, 0, 7)
  return bytes
}
const garbage: Lie = ({ random }) => Uint8Array.from({ length: prng.int32(random, 0, 80) }, () => prng.int32(random, 0, 255))
const UPDATES: readonly Lie[] = [forged, keystroke, trespass, gap, future, futureBeside, deep, bent, garbage]

/** A presence in the victim's place. */
const impostor: Lie = ({ victim }) => presence(victim, '{"user":{"name":"LIE"},"lie":true}')
/** The victim is said to have left. */
const farewell: Lie = ({ victim }) => presence(victim, "null")
const largePresence: Lie = ({ random }) => presence(prng.uint32(random, 0, 2 ** 32 - 1), JSON.stringify({ lie: "LIE".repeat(2000) }))
const tooLarge: Lie = () => updateFrame(new Uint8Array(MAX_FRAME))
const FRAMES: readonly Lie[] = [impostor, farewell, largePresence, tooLarge, garbage]

/** A frame that no honest client sends, about a doc as an honest person has it. */
export function falsehood(random: prng.PRNG, doc: DocName, honest: Y.Doc): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(honest))
  const before = Y.encodeStateVector(copy)
  const clock = Y.decodeStateVector(before).get(honest.clientID) ?? 0
  const root = doc === "joint" ? partRoot("heading:issue-amy") : positionRoot("issue-1")
  const scene = { random, copy, before, victim: honest.clientID, clock, root }
  if (prng.int32(random, 0, 3) === 0) return prng.oneOf(random, [...FRAMES])(scene)
  const frame = prng.bool(random) ? updateFrame : answerFrame
  return frame(prng.oneOf(random, [...UPDATES])(scene))
}

function written({ copy, before }: Scene, work: (copy: Y.Doc) => void): Uint8Array {
  copy.transact(() => work(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

function presence(client: number, json: string): Uint8Array {
  return presenceFrame(Uint8Array.of(...varints(1, client, 1000), ...encoding.encode((encoder) => encoding.writeVarString(encoder, json))))
}

function varints(...values: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))
}
