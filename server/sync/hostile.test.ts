import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import type { DocName } from "../../shared/sync/docs.ts"
import { change, writes } from "../../tools/stage/change.ts"
import { aWhile, until } from "../../tools/stage/people.ts"
import { closes, Ground } from "../../tools/stage/ground.ts"
import { answerFrame, askFrame, presenceFrame, updateFrame } from "./frames.ts"
import { keystrokeUpdate } from "./keystroke.ts"

const ground = new Ground()
beforeAll(() => ground.opens())
beforeEach(() => ground.begins())
afterEach(() => ground.ends())
afterAll(() => ground.closes())

// Writing where one may not

test("[A1] the other side's doc is not written, in any form", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  await aWhile()
  for (const frame of [updateFrame, answerFrame]) {
    const connection = await ground.mallory("ben", "requesting")
    connection.send(frame(change(writes("Ben's words"))))
    await closes(connection, "Trespass")
  }
  const eraser = await ground.mallory("ben", "requesting")
  eraser.send(updateFrame(change((doc) => doc.getXmlFragment("position/issue-1").delete(0, 1), ada.doc)))
  await closes(eraser, "Trespass")
  const viewer = await ground.mallory("bob", "responding")
  viewer.send(updateFrame(change(writes("x"))))
  await closes(viewer, "Trespass")
  await ground.unharmed(ada, "requesting", "Ada's words")
})

test("a reader's innocent answer is no attack", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "abcdef")
  ada.text().delete(0, 3)
  await aWhile()
  const reader = await ground.mallory("ben", "requesting")
  reader.send(answerFrame(Y.encodeStateAsUpdate(ada.doc, Y.encodeStateVector(ada.doc))), answerFrame(Y.encodeStateAsUpdate(ada.doc)))
  await aWhile()
  expect(reader.isOpen).toBe(true)
})

test("a reader who says again and again what is known is too fast: the whole doc is looked through each time", async () => {
  const reader = await ground.mallory("ben", "requesting")
  reader.send(...Array.from({ length: 12 }, () => answerFrame(Uint8Array.of(0, 0))))
  await closes(reader, "TooFast")
})

const trespasses: [string, DocName, (doc: Y.Doc) => void][] = [
  ["an unknown root", "requesting", (doc) => doc.getMap("settings").set("a", 1)],
  ["a root of the joint doc in a side's", "requesting", writes("x", "part/introduction")],
  ["a root of a side's doc in the joint one", "joint", writes("x", "position/issue-1")],
  ["a root by a prototype's name", "requesting", (doc) => doc.getMap("__proto__").set("a", 1)],
  ["an empty root", "requesting", (doc) => doc.getMap("").set("a", 1)],
  ["a root with a line break", "requesting", (doc) => doc.getMap("position/issue-1\n").set("a", 1)],
  ["too many roots", "requesting", (doc) => Array.from({ length: 300 }, (_, n) => writes("x", `position/issue-${n}`)(doc))],
  ["nodes nested too deep", "requesting", (doc) => {
    let parent: Y.XmlFragment = doc.getXmlFragment("position/issue-1")
    for (let depth = 0; depth < 40; depth++) {
      const child = new Y.XmlElement("x")
      parent.insert(0, [child])
      parent = child
    }
  }],
  ["an embedded value nested too deep", "joint", (doc) => {
    const text = new Y.XmlText()
    text.insertEmbed(0, nested(40))
    doc.getXmlFragment("part/introduction").insert(0, [text])
  }],
  ["an attribute nested too deep", "requesting", (doc) => {
    const node = new Y.XmlElement("x")
    node.setAttribute("a", nested(40) as unknown as string)
    doc.getXmlFragment("position/issue-1").insert(0, [node])
  }],
  ["a mark nested too deep", "requesting", (doc) => {
    const text = new Y.XmlText()
    text.insert(0, "x", { bold: nested(40) })
    doc.getXmlFragment("position/issue-1").insert(0, [text])
  }],
  ["a doc within the doc whose options are nested too deep", "requesting", (doc) => {
    doc.getArray("position/issue-2").insert(0, [new Y.Doc({ meta: nested(40) })])
  }],
]

/** An object so many levels deep. */
function nested(depth: number): object {
  let value: object = {}
  for (let level = 1; level < depth; level++) value = { in: value }
  return value
}

for (const [name, doc, work] of trespasses)
  test(`writing ${name} is refused whole`, async () => {
    const honest = await ground.sits("ada", doc)
    if (doc === "joint") honest.part().insert(0, "Honest")
    else honest.text().insert(0, "Honest")
    await aWhile()
    const connection = await ground.mallory("amy", doc)
    connection.send(updateFrame(change((inside) => {
      work(inside)
      if (doc !== "joint") writes("smuggled")(inside)
    })))
    await closes(connection, "Trespass")
    expect(honest.words).not.toContain("smuggled")
    const late = await ground.sits("ben", doc)
    expect(late.words).toBe(honest.words)
  })

test("a value that can be read and never be written again is refused, and the doc still opens", async () => {
  const ada = await ground.sits("ada", "joint")
  ada.part().insert(0, "Ada's words")
  await aWhile()
  const [open, close] = ["[".repeat(30_000), "]".repeat(30_000)]
  const update = encoding.encode((encoder) => {
    for (const part of [1, 1, 4711, 0]) encoding.writeVarUint(encoder, part)
    // An item with an embedded value, the first of its root.
    encoding.writeUint8(encoder, 5)
    encoding.writeVarUint(encoder, 1)
    for (const text of ["part/introduction", open + close]) encoding.writeVarString(encoder, text)
    encoding.writeVarUint(encoder, 0)
  })
  for (const frame of [updateFrame, answerFrame]) {
    const connection = await ground.mallory("ben", "joint")
    connection.send(answerFrame(Uint8Array.of(0, 0)), frame(update))
    await closes(connection, "Trespass")
  }
  ada.part().insert(0, "still here ")
  const late = await ground.sits("amy", "joint")
  await until("the late one reads on", () => late.words.includes("still here Ada's words"))
  expect(ada.codes).toEqual([])
})

test("words under somebody else's client id are refused, and the owner goes on", async () => {
  const [ada, ben] = [await ground.sits("ada", "joint"), await ground.sits("ben", "joint")]
  ada.part().insert(0, "Ada.")
  await until("seen", () => ben.words.includes("Ada."))
  const forged = change((doc) => doc.getXmlFragment("part/introduction").insert(0, [new Y.XmlText("Forged")]), ada.doc, ada.doc.clientID)
  const connection = await ground.mallory("ben", "joint")
  connection.send(updateFrame(forged))
  await closes(connection, "Trespass")
  ada.part().insert(4, " And on.")
  await until("seen", () => ben.words.includes("Ada. And on."))
  expect(ada.codes).toEqual([])
})

test("words without a letter are refused: they would fill the doc, unstored, under anybody's client id", async () => {
  const [ada, ben] = [await ground.sits("ada", "joint"), await ground.sits("ben", "joint")]
  ada.part().insert(0, "Ada.")
  await until("seen", () => ben.words.includes("Ada."))
  const clock = Y.getState(ada.doc.store, ada.doc.clientID)
  const connection = await ground.mallory("ben", "joint")
  connection.send(updateFrame(keystrokeUpdate({ client: ada.doc.clientID, clock, text: "", before: null })))
  await closes(connection, "Unapplied")
  ada.part().insert(4, " And on.")
  await until("seen", () => ben.words.includes("Ada. And on."))
  expect(ada.codes).toEqual([])
})

test("a client id is its user's from the first sight of it, before the first word", async () => {
  const ada = await ground.sits("ada", "joint")
  await aWhile()
  const connection = await ground.mallory("ben", "joint")
  connection.send(updateFrame(change(writes("Squatter", "part/introduction"), undefined, ada.doc.clientID)))
  await closes(connection, "Trespass")
  ada.part().insert(0, "Ada.")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  expect(ada.codes).toEqual([])
})

test("a client id stays its user's over a restart", async () => {
  const ada = await ground.sits("ada", "joint")
  ada.part().insert(0, "Ada.")
  await aWhile()
  const client = ada.doc.clientID
  ada.leave()
  await ground.stage.restart()
  const connection = await ground.mallory("ben", "joint")
  connection.send(updateFrame(change(writes("Forged", "part/introduction"), ada.doc, client)))
  await closes(connection, "Trespass")
})

// Updates that do not fit

test("garbage is refused", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const whole = change(writes("x".repeat(100)))
  const garbage = [
    new Uint8Array(0),
    Uint8Array.of(0),
    Uint8Array.of(0, 2),
    Uint8Array.of(9, 9, 9),
    Uint8Array.of(4, 1, 0, 1),
    Uint8Array.of(0, 7, 1, 0),
    Uint8Array.of(0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
    Uint8Array.of(1, 255, 255, 255, 255),
    "a text frame",
    updateFrame(Uint8Array.of(255, 255, 255, 255, 127)),
    updateFrame(whole.subarray(0, whole.length - 20)),
    updateFrame(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256)),
    askFrame(Uint8Array.of(255, 255, 255, 255, 255, 255)),
    presenceFrame(Uint8Array.of(200, 1, 2)),
    presenceFrame(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 77)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, "{not json")
    })),
  ]
  for (const frame of garbage) {
    const connection = await ground.mallory("amy", "requesting")
    connection.send(answerFrame(Uint8Array.of(0, 0)), frame)
    await closes(connection, "Unapplied")
  }
  await ground.unharmed(ada, "requesting", "Ada's words")
})

test("a gap is refused, also when no answer was given", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const doc = new Y.Doc()
  writes("first")(doc)
  const gap = change((inside) => inside.getXmlFragment("position/issue-1").insert(1, [new Y.XmlText("second")]), doc)
  for (const answered of [true, false]) {
    const connection = await ground.mallory("amy", "requesting")
    if (answered) connection.send(answerFrame(Uint8Array.of(0, 0)))
    connection.send(updateFrame(gap))
    await closes(connection, "Unapplied")
  }
  await ground.unharmed(ada, "requesting", "Ada's words")
})

test("a stock client that types while it reconnects is no attacker", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.provider.disconnect()
  ada.text().insert(0, "written without a connection. ")
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ada.doc))
  const later: Uint8Array[] = []
  doc.clientID = ada.doc.clientID
  doc.on("update", (update: Uint8Array) => later.push(update))
  const text = (doc.getXmlFragment("position/issue-1").get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(30, "Typed on opening.")
  text.delete(0, 8)
  const connection = await ground.mallory("ada", "requesting")
  connection.send(...later.map(updateFrame))
  await aWhile()
  connection.send(answerFrame(Y.encodeStateAsUpdate(ada.doc)))
  const reader = await ground.sits("ben", "requesting")
  await until("all there", () => reader.words.includes("without a connection. Typed on opening."))
  expect([connection.isOpen, reader.words.includes("written")]).toEqual([true, false])
})

test("deletes of the future are refused, alone and with lawful ones", async () => {
  const [ada, amy] = [await ground.sits("ada", "requesting"), await ground.sits("amy", "requesting")]
  ada.text().insert(0, "Ada's words")
  await until("seen", () => amy.words.includes("words"))
  const future = (...ranges: [number, number][]): Uint8Array => encoding.encode((encoder) => {
    for (const part of [0, 1, ada.doc.clientID, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, part)
  })
  const clock = Y.decodeStateVector(Y.encodeStateVector(ada.doc)).get(ada.doc.clientID)!
  for (const update of [future([clock, 100]), future([clock + 50, 2]), future([3, 2], [clock + 1, 5]), future([2, clock + 10])]) {
    const connection = await ground.mallory("amy", "requesting")
    connection.send(answerFrame(Uint8Array.of(0, 0)), updateFrame(update))
    await closes(connection, "Unapplied")
  }
  ada.text().insert(11, " and what comes after")
  await until("nothing was erased", () => amy.words.includes("Ada's words and what comes after"))
  await ground.unharmed(ada, "requesting", "Ada's words and what comes after")
})

test("a connection that is being judged while its session ends does not stay", async () => {
  const { stage } = ground
  stage.lookLasts = 200
  const thief = ground.mallory("ada-stolen", "requesting")
  await aWhile(100)
  stage.ended.add("ada-stolen")
  await stage.sync.sessionsChanged("ada")
  await closes(await thief, "SignedOut")
  stage.ended.clear()
  stage.lookLasts = 0
})
