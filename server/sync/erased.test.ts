import * as Y from "yjs"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { aWhile, until } from "../../tools/stage/people.ts"
import { Ground } from "../../tools/stage/ground.ts"
import { askFrame, updateFrame } from "./frames.ts"

const ground = new Ground()
beforeAll(() => ground.opens())
beforeEach(() => ground.begins())
afterEach(() => ground.ends())
afterAll(() => ground.closes())

test("[A2] who comes while something is being stored does not see what is erased by then", async () => {
  const { appendUpdates } = ground.stage.store
  ground.stage.store.appendUpdates = async (updates) => {
    await aWhile(150)
    return appendUpdates.call(ground.stage.store, updates)
  }
  try {
    await ground.stage.see(ground.letter, "ada", "private")
    const ada = await ground.sits("ada", "requesting")
    const text = ada.text()
    await until("saved", () => (ada.saved?.count ?? 0) >= 2)
    text.insert(0, "MARK")
    await aWhile(50)
    text.delete(0, 4)
    await aWhile(20)
    await ground.stage.see(ground.letter, "ada", "live")
    const ben = await ground.mallory("ben", "requesting")
    ben.send(askFrame(Uint8Array.of(0)))
    await until("the erasure is in", () => (ada.saved?.count ?? 0) >= 4)
    await until("answered", () => ben.heard.includes("position"))
    expect(ben.heard).not.toContain("MARK")
  } finally {
    ground.stage.store.appendUpdates = appendUpdates
  }
})

test("[A2] text written and erased in private, also without a network, never reaches the other side", async () => {
  await ground.stage.see(ground.letter, "ada", "private")
  const ada = await ground.sits("ada", "requesting")
  const text = ada.text()
  text.insert(0, "MARKONE")
  text.delete(0, 7)
  await until("saved", () => (ada.saved?.count ?? 0) >= 4)
  // An undo manager keeps what is deleted in the client's doc, and so in what the client sends.
  const undo = new Y.UndoManager(ada.doc.getXmlFragment("position/issue-1"))
  ada.provider.disconnect()
  text.insert(0, "MARKTWO open")
  text.delete(0, 8)
  await ground.stage.see(ground.letter, "ada", "live")
  const ben = await ground.mallory("ben", "requesting")
  ben.send(askFrame(Uint8Array.of(0)))
  ada.provider.connect()
  await until("seen", () => ben.heard.includes("open"))
  ada.doc.transact(() => {
    text.insert(0, "MARKTHREE")
    text.delete(0, 9)
    text.insert(0, "and ")
  })
  await until("seen", () => ben.heard.includes("and "))
  const late = await ground.mallory("ben", "requesting")
  late.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => late.heard.includes("open"))
  expect(ben.heard + late.heard).not.toContain("MARK")
  undo.destroy()
})

test("[A2] what was erased is not shown by one who says it once more together with something new", async () => {
  await ground.stage.see(ground.letter, "ada", "private")
  const ada = await ground.sits("ada", "requesting")
  const kept = new Y.Doc({ gc: false })
  ada.doc.on("update", (update: Uint8Array) => Y.applyUpdate(kept, update))
  const text = ada.text()
  text.insert(0, "MARK")
  text.delete(0, 4)
  await until("saved", () => (ada.saved?.count ?? 0) >= 4)
  await ground.stage.see(ground.letter, "ada", "live")
  const ben = await ground.mallory("ben", "requesting")
  ben.send(askFrame(Uint8Array.of(0)))
  await until("answered", () => ben.heard.includes("position"))
  kept.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText("and more")])
  const again = Y.encodeStateAsUpdate(kept)
  expect(Buffer.from(again).toString("latin1")).toContain("MARK")
  const other = await ground.mallory("ada", "requesting")
  other.send(updateFrame(again))
  await until("seen", () => ben.heard.includes("and more"))
  expect(ben.heard).not.toContain("MARK")
})
