import * as encoding from "lib0/encoding"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close, type CloseReason, MAX_FRAME, MAX_SOCKETS } from "../../shared/sync/wire.ts"
import { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { ORIGIN, Stage } from "../../tools/stage/stage.ts"
import { answerFrame, askFrame, presenceFrame, updateFrame } from "./frames.ts"

let stage: Stage
let letter = ""
let letters = 0
let people: { leave(): void }[] = []

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  // Forgets whose updates were refused.
  await stage.restart()
  letter = `letter-${++letters}`
  await stage.letter(letter)
})
afterEach(() => {
  for (const person of people.splice(0)) person.leave()
})

/** Puts an honest person at a doc, in sync. */
async function sits(person: string, doc: DocName): Promise<Typist> {
  const typist = new Typist(stage.url, letter, doc, person)
  people.push(typist)
  await until(`${person} is in sync`, () => typist.provider.synced)
  return typist
}

/** Opens a raw connection; path and all may be anything. */
async function mallory(person: string | null, doc: string, at = `${stage.url}/${letter}/${doc}`, origin: string | null = ORIGIN): Promise<Mallory> {
  const connection = new Mallory(at, person, origin)
  people.push(connection)
  await until("it is answered", () => connection.isOpen || connection.code !== null || connection.status !== null)
  return connection
}

async function closes(connection: Mallory, reason: CloseReason): Promise<void> {
  await until("it is closed", () => connection.code !== null)
  expect(connection.code).toBe(Close[reason].code)
}

/** The update that a change makes, on top of another doc's state where one is given. */
function change(work: (doc: Y.Doc) => void, on?: Y.Doc, client?: number): Uint8Array {
  const doc = new Y.Doc()
  if (on) Y.applyUpdate(doc, Y.encodeStateAsUpdate(on))
  if (client !== undefined) doc.clientID = client
  const before = Y.encodeStateVector(doc)
  work(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const writes = (text: string, root = "position/issue-1") => (doc: Y.Doc): void =>
  doc.getXmlFragment(root).insert(0, [new Y.XmlText(text)])

/** After an attack: the victim's words are as they were, the victim can go on, and another honest person gets in. */
async function unharmed(victim: Typist, doc: DocName, words: string): Promise<void> {
  expect(victim.words).toContain(words)
  victim.text().insert(0, "still here ")
  const late = await sits("amy", doc)
  await until("the late one reads on", () => late.words.includes("still here ") && late.words.includes(words))
  expect(victim.codes).toEqual([])
}

// Who may come in

const doors: [string, () => Promise<Mallory>, CloseReason][] = [
  ["without a session", () => mallory(null, "joint"), "SignedOut"],
  ["to a letter that is not", () => mallory("ada", "", `${stage.url}/letter-0/joint`), "Unknown"],
  ["to a doc that is not", () => mallory("ada", "constructor"), "Unknown"],
  ["to no doc", () => mallory("ada", "", `${stage.url}/${letter}`), "Unknown"],
  ["by a path trick", () => mallory("ada", "", `${stage.url}/x%2f..%2f${letter}/joint`), "Unknown"],
  ["by a prototype's name", () => mallory("ada", "", `${stage.url}/__proto__/joint`), "Unknown"],
  ["by a long path", () => mallory("ada", "", `${stage.url}/${"a".repeat(5000)}/joint`), "Unknown"],
  ["to somebody else's letter", () => mallory("eve", "joint"), "Forbidden"],
]
for (const [name, open, reason] of doors)
  test(`an upgrade ${name} is told ${Close[reason].code}, and nothing else`, async () => {
    const connection = await open()
    await closes(connection, reason)
    expect(connection.frames).toEqual([])
  })

for (const origin of ["https://evil.test", `${ORIGIN}.evil.test`, "null", null])
  test(`an upgrade from the origin ${origin} gets HTTP 403`, async () => {
    expect((await mallory("ada", "joint", undefined, origin)).status).toBe(403)
  })

test("an upgrade to another path gets HTTP 404", async () => {
  expect((await mallory("ada", "", stage.url.replace("/sync", "/other"))).status).toBe(404)
})

test("[A2] a private draft is not read, whoever of the other side asks", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "SECRET")
  await stage.see(letter, "ada", "private")
  for (const person of ["ben", "bob", "eve"]) {
    const connection = await mallory(person, "requesting")
    connection.send(askFrame(Uint8Array.of(0)))
    await closes(connection, "Forbidden")
    expect(connection.frames).toEqual([])
  }
})

test("a person has at most 20 sockets, and others are not affected", async () => {
  const mine = await Promise.all(Array.from({ length: MAX_SOCKETS }, () => mallory("ben", "joint")))
  await closes(await mallory("ben", "joint"), "TooFast")
  expect(mine.every(({ isOpen }) => isOpen)).toBe(true)
  expect((await mallory("ada", "joint")).isOpen).toBe(true)
  mine[0]!.leave()
  await aWhile()
  const again = await mallory("ben", "joint")
  await aWhile()
  expect(again.isOpen).toBe(true)
})

test("[A1] nobody opens many sockets at once either", async () => {
  const many = await Promise.all(Array.from({ length: MAX_SOCKETS * 2 }, () => mallory("ben", "joint")))
  await until("the rest are closed", () => many.filter(({ code }) => code === Close.TooFast.code).length === MAX_SOCKETS)
})

test("a session that has ended ends its sockets, and no others", async () => {
  const [desk, phone, amy] = [await mallory("ada", "joint"), await mallory("ada-phone", "joint"), await mallory("amy", "joint")]
  stage.ended.add("ada-phone")
  await stage.sync.sessionsChanged("ada")
  await closes(phone, "SignedOut")
  expect([desk.isOpen, amy.isOpen]).toEqual([true, true])
})

// Writing where one may not

test("[A1] the other side's doc is not written, in any form", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  await aWhile()
  for (const frame of [updateFrame, answerFrame]) {
    const connection = await mallory("ben", "requesting")
    connection.send(frame(change(writes("Ben's words"))))
    await closes(connection, "Trespass")
  }
  const eraser = await mallory("ben", "requesting")
  eraser.send(updateFrame(change((doc) => doc.getXmlFragment("position/issue-1").delete(0, 1), ada.doc)))
  await closes(eraser, "Trespass")
  const viewer = await mallory("bob", "responding")
  viewer.send(updateFrame(change(writes("x"))))
  await closes(viewer, "Trespass")
  await unharmed(ada, "requesting", "Ada's words")
})

test("a reader's innocent answer is no attack", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "abcdef")
  ada.text().delete(0, 3)
  await aWhile()
  const reader = await mallory("ben", "requesting")
  reader.send(answerFrame(Y.encodeStateAsUpdate(ada.doc, Y.encodeStateVector(ada.doc))), answerFrame(Y.encodeStateAsUpdate(ada.doc)))
  await aWhile()
  expect(reader.isOpen).toBe(true)
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
    const honest = await sits("ada", doc)
    if (doc === "joint") honest.part().insert(0, "Honest")
    else honest.text().insert(0, "Honest")
    await aWhile()
    const connection = await mallory("amy", doc)
    connection.send(updateFrame(change((inside) => {
      work(inside)
      if (doc !== "joint") writes("smuggled")(inside)
    })))
    await closes(connection, "Trespass")
    expect(honest.words).not.toContain("smuggled")
    const late = await sits("ben", doc)
    expect(late.words).toBe(honest.words)
  })

test("a value that can be read and never be written again is refused, and the doc still opens", async () => {
  const ada = await sits("ada", "joint")
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
    const connection = await mallory("ben", "joint")
    connection.send(answerFrame(Uint8Array.of(0, 0)), frame(update))
    await closes(connection, "Trespass")
  }
  ada.part().insert(0, "still here ")
  const late = await sits("amy", "joint")
  await until("the late one reads on", () => late.words.includes("still here Ada's words"))
  expect(ada.codes).toEqual([])
})

test("words under somebody else's client id are refused, and the owner goes on", async () => {
  const [ada, ben] = [await sits("ada", "joint"), await sits("ben", "joint")]
  ada.part().insert(0, "Ada.")
  await until("seen", () => ben.words.includes("Ada."))
  const forged = change((doc) => doc.getXmlFragment("part/introduction").insert(0, [new Y.XmlText("Forged")]), ada.doc, ada.doc.clientID)
  const connection = await mallory("ben", "joint")
  connection.send(updateFrame(forged))
  await closes(connection, "Trespass")
  ada.part().insert(4, " And on.")
  await until("seen", () => ben.words.includes("Ada. And on."))
  expect(ada.codes).toEqual([])
})

test("a client id is its user's from the first sight of it, before the first word", async () => {
  const ada = await sits("ada", "joint")
  await aWhile()
  const connection = await mallory("ben", "joint")
  connection.send(updateFrame(change(writes("Squatter", "part/introduction"), undefined, ada.doc.clientID)))
  await closes(connection, "Trespass")
  ada.part().insert(0, "Ada.")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  expect(ada.codes).toEqual([])
})

test("a client id stays its user's over a restart", async () => {
  const ada = await sits("ada", "joint")
  ada.part().insert(0, "Ada.")
  await aWhile()
  const client = ada.doc.clientID
  ada.leave()
  await stage.restart()
  const connection = await mallory("ben", "joint")
  connection.send(updateFrame(change(writes("Forged", "part/introduction"), ada.doc, client)))
  await closes(connection, "Trespass")
})

// Updates that do not fit

test("garbage is refused", async () => {
  const ada = await sits("ada", "requesting")
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
    const connection = await mallory("amy", "requesting")
    connection.send(answerFrame(Uint8Array.of(0, 0)), frame)
    await closes(connection, "Unapplied")
  }
  await unharmed(ada, "requesting", "Ada's words")
})

test("a gap is refused, also when no answer was given", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const doc = new Y.Doc()
  writes("first")(doc)
  const gap = change((inside) => inside.getXmlFragment("position/issue-1").insert(1, [new Y.XmlText("second")]), doc)
  for (const answered of [true, false]) {
    const connection = await mallory("amy", "requesting")
    if (answered) connection.send(answerFrame(Uint8Array.of(0, 0)))
    connection.send(updateFrame(gap))
    await closes(connection, "Unapplied")
  }
  await unharmed(ada, "requesting", "Ada's words")
})

test("a stock client that types while it reconnects is no attacker", async () => {
  const ada = await sits("ada", "requesting")
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
  const connection = await mallory("ada", "requesting")
  connection.send(...later.map(updateFrame))
  await aWhile()
  connection.send(answerFrame(Y.encodeStateAsUpdate(ada.doc)))
  const reader = await sits("ben", "requesting")
  await until("all there", () => reader.words.includes("without a connection. Typed on opening."))
  expect([connection.isOpen, reader.words.includes("written")]).toEqual([true, false])
})

test("deletes of the future are refused, alone and with lawful ones", async () => {
  const [ada, amy] = [await sits("ada", "requesting"), await sits("amy", "requesting")]
  ada.text().insert(0, "Ada's words")
  await until("seen", () => amy.words.includes("words"))
  const future = (...ranges: [number, number][]): Uint8Array => encoding.encode((encoder) => {
    for (const part of [0, 1, ada.doc.clientID, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, part)
  })
  const clock = Y.decodeStateVector(Y.encodeStateVector(ada.doc)).get(ada.doc.clientID)!
  for (const update of [future([clock, 100]), future([clock + 50, 2]), future([3, 2], [clock + 1, 5]), future([2, clock + 10])]) {
    const connection = await mallory("amy", "requesting")
    connection.send(answerFrame(Uint8Array.of(0, 0)), updateFrame(update))
    await closes(connection, "Unapplied")
  }
  ada.text().insert(11, " and what comes after")
  await until("nothing was erased", () => amy.words.includes("Ada's words and what comes after"))
  await unharmed(ada, "requesting", "Ada's words and what comes after")
})

// Too much

test("a frame over 256 KiB is refused, however large", async () => {
  for (const size of [MAX_FRAME + 1, 5 * MAX_FRAME]) {
    const connection = await mallory("ada", "requesting")
    connection.send(new Uint8Array(size))
    await closes(connection, "TooLarge")
  }
})

test("a doc over 1 MiB is refused, and keeps what it had", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "Ada's words")
  const connection = await mallory("amy", "requesting")
  for (let part = 0; part < 6; part++) connection.send(updateFrame(change(writes(String(part).repeat(200_000)))))
  await closes(connection, "TooLarge")
  const kept = (await stage.store.updates(letter, "requesting", 0)).reduce((sum, { update }) => sum + update.length, 0)
  expect(kept).toBeLessThan(1024 * 1024)
  await unharmed(ada, "requesting", "Ada's words")
})

test("a text written and erased again does not fill the doc", async () => {
  const ada = await sits("ada", "requesting")
  const text = ada.text()
  for (let round = 0; round < 8; round++) {
    text.insert(0, "x".repeat(200_000))
    text.delete(0, 200_000)
    await until("saved", () => (ada.saved?.count ?? 0) >= round * 2 + 4)
    await aWhile(400)
  }
  expect(ada.codes).toEqual([])
})

test("a flood is stopped, and an honest person types through it", async () => {
  const ada = await sits("ada", "requesting")
  const connection = await mallory("ben", "joint")
  const frames = Array.from({ length: 5000 }, () => updateFrame(change(writes("y", "part/order"))))
  connection.send(...frames)
  ada.text().insert(0, "Ada's words")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  await closes(connection, "TooFast")
})

test("questions whose answers are a whole doc are few, also from one who does not read them", async () => {
  const ada = await sits("ada", "requesting")
  ada.text().insert(0, "x".repeat(200_000))
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  const asker = await mallory("ben", "requesting")
  asker.send(...Array.from({ length: 200 }, () => askFrame(Uint8Array.of(0))))
  await closes(asker, "TooFast")
  expect(asker.frames.length).toBeLessThan(20)
  await unharmed(ada, "requesting", "xxx")
})

test("a person whose updates are refused again and again has to wait; others do not", async () => {
  const bad = updateFrame(change((doc) => doc.getMap("settings").set("a", 1)))
  let last: Mallory | null = null
  for (let round = 0; round < 40 && last?.code !== Close.TooFast.code; round++) {
    last = await mallory("amy", "requesting")
    if (last.isOpen) last.send(bad)
    await until("closed", () => last!.code !== null)
  }
  expect(last?.code).toBe(Close.TooFast.code)
  await sits("ada", "requesting")
})

test("a reader that never drains costs bounded memory, and holds nobody up", async () => {
  const slow = await mallory("ben", "requesting")
  slow.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => slow.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  slow.ws.pause()
  for (let writer = 0; writer < 12; writer++) {
    const connection = await mallory("ada", "requesting")
    const frames: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on("update", (update: Uint8Array) => frames.push(updateFrame(update)))
    for (let round = 0; round < 12; round++) {
      writes("z".repeat(200_000))(doc)
      doc.getXmlFragment("position/issue-1").delete(0, 1)
    }
    connection.send(...frames)
    await until("all stored", () => connection.frames.some((frame) => frame[0] === 4 && frame.at(-1) === frames.length))
    if (stage.sync.counts().sockets === 1) return
    connection.leave()
    await until("left", () => stage.sync.counts().sockets === 1)
  }
  expect("still connected").toBe("cut off")
})

// Presence

/** A presence frame with one state. */
function presence(client: number, state: unknown, clock = 1): Uint8Array {
  return presenceFrame(encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }))
}

test("presence is not forged: not somebody else's, not under another name", async () => {
  const [ada, amy] = [await sits("ada", "joint"), await sits("amy", "joint")]
  const shown = (client: number): unknown => amy.provider.awareness.getStates().get(client)
  ada.provider.awareness.setLocalStateField("writing", "introduction")
  await until("seen", () => JSON.stringify(shown(ada.doc.clientID))?.includes("introduction") ?? false)
  const first = await mallory("ben", "joint")
  first.send(presence(ada.doc.clientID, { writing: "forged" }, 99))
  const second = await mallory("ben", "joint")
  second.send(presence(4711, { user: { name: "Ada", side: "requesting" } }), presence(ada.doc.clientID, null, 99), presence(4712, { x: 1 }))
  await until("seen", () => shown(4711) !== undefined)
  await aWhile()
  expect(shown(4711)).toEqual({ user: { name: "Ben", side: "responding" } })
  expect(shown(4712)).toBeUndefined()
  expect(shown(ada.doc.clientID)).toEqual({ user: { name: "Ada", side: "requesting" }, writing: "introduction" })
})

test("a large presence is refused", async () => {
  const connection = await mallory("ada", "joint")
  connection.send(presence(1, { a: "x".repeat(10_000) }))
  await closes(connection, "TooLarge")
})

test("a presence that is no object, or carries a prototype, does no harm", async () => {
  const ada = await sits("ada", "joint")
  for (const state of [7, "x", [1]]) {
    const connection = await mallory("ben", "joint")
    connection.send(presence(1, state))
    await closes(connection, "Unapplied")
  }
  const connection = await mallory("ben", "joint")
  connection.send(presenceFrame(encoding.encode((encoder) => {
    for (const part of [1, 5, 1]) encoding.writeVarUint(encoder, part)
    encoding.writeVarString(encoder, '{"__proto__":{"side":"requesting"},"constructor":1}')
  })))
  await until("seen", () => ada.provider.awareness.getStates().has(5))
  expect(ada.provider.awareness.getStates().get(5)).toMatchObject({ user: { name: "Ben", side: "responding" } })
})

test("[A2] who is in a private draft is not told to the other side", async () => {
  const ben = await mallory("ben", "joint")
  await stage.see(letter, "ada", "private")
  const ada = await sits("ada", "requesting")
  ada.provider.awareness.setLocalStateField("writing", "SECRETISSUE")
  ada.text().insert(0, "SECRET")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  await aWhile()
  expect(ben.heard).not.toContain("SECRET")
})

// What is deleted is gone [A2]

test("[A2] who comes while something is being stored does not see what is erased by then", async () => {
  const { appendUpdates } = stage.store
  stage.store.appendUpdates = async (updates) => {
    await aWhile(150)
    return appendUpdates.call(stage.store, updates)
  }
  try {
    await stage.see(letter, "ada", "private")
    const ada = await sits("ada", "requesting")
    const text = ada.text()
    await until("saved", () => (ada.saved?.count ?? 0) >= 2)
    text.insert(0, "MARK")
    await aWhile(50)
    text.delete(0, 4)
    await aWhile(20)
    await stage.see(letter, "ada", "live")
    const ben = await mallory("ben", "requesting")
    ben.send(askFrame(Uint8Array.of(0)))
    await until("the erasure is in", () => (ada.saved?.count ?? 0) >= 4)
    await until("answered", () => ben.heard.includes("position"))
    expect(ben.heard).not.toContain("MARK")
  } finally {
    stage.store.appendUpdates = appendUpdates
  }
})

test("[A2] text written and erased in private, also without a network, never reaches the other side", async () => {
  await stage.see(letter, "ada", "private")
  const ada = await sits("ada", "requesting")
  const text = ada.text()
  text.insert(0, "MARKONE")
  text.delete(0, 7)
  await until("saved", () => (ada.saved?.count ?? 0) >= 4)
  // An undo manager keeps what is deleted in the client's doc, and so in what the client sends.
  const undo = new Y.UndoManager(ada.doc.getXmlFragment("position/issue-1"))
  ada.provider.disconnect()
  text.insert(0, "MARKTWO open")
  text.delete(0, 8)
  await stage.see(letter, "ada", "live")
  const ben = await mallory("ben", "requesting")
  ben.send(askFrame(Uint8Array.of(0)))
  ada.provider.connect()
  await until("seen", () => ben.heard.includes("open"))
  ada.doc.transact(() => {
    text.insert(0, "MARKTHREE")
    text.delete(0, 9)
    text.insert(0, "and ")
  })
  await until("seen", () => ben.heard.includes("and "))
  const late = await mallory("ben", "requesting")
  late.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => late.heard.includes("open"))
  expect(ben.heard + late.heard).not.toContain("MARK")
  undo.destroy()
})
