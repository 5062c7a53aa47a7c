import { expect, vi } from "vitest"
import * as Y from "yjs"
import { writePosition } from "../../shared/draft/position.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import { paragraphOf } from "../../tools/stage/paragraph.ts"
import { aWhile, until } from "../../tools/stage/people.ts"
import { isOnlyHere } from "../keep/onlyhere.ts"
import { Browser, cutOff, onDisk, scene, stage } from "./draft.testing.ts"

/** A server whose disk takes nothing meanwhile. */
async function withFullDisk(play: (asked: () => number) => Promise<void>): Promise<void> {
  const full = vi.spyOn(stage.store, "appendUpdates").mockRejectedValue(new Error("the disk is full"))
  try {
    await play(() => full.mock.calls.length)
  } finally {
    full.mockRestore()
  }
}

function marksOf({ store }: Y.Doc): Y.Item[] {
  const items = [...store.clients.values()].flat().filter((each) => each instanceof Y.Item)
  return items.filter(({ content }) => content instanceof Y.ContentFormat)
}

scene("saved is said when it is true, and not before", async (ada, letter) => {
  ada.open()
  expect(ada.now.saved).toMatchObject({ state: "loading", words: "Opening…" })
  await until("ready", ada.is("saved"))
  ada.write("Words.")
  expect(ada.now.saved).toMatchObject({ state: "saving", words: "Saving…" })
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("Words.")
  ada.write("")
  expect(ada.now.saved.state).toBe("saving")
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("")
})

scene("a deletion on its way is not called saved by the word on an earlier change", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("abc")
  await until("saved", ada.is("saved"))
  const text = paragraphOf(ada.now.doc, positionRoot("issue-1"))
  for (let round = 0; round < 20; round++) {
    text.insert(3, `${round}`)
    if (round % 3 === 0) await aWhile(1)
    text.delete(3, `${round}`.length)
    const before = ada.now.doc
    await until("saved", ada.is("saved"))
    expect([await onDisk(letter), ada.now.doc === before]).toEqual(["abc", true])
  }
})

scene("without a connection the words say so, and what was written is sent later, whatever is typed on reconnecting", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("one")
  await until("saved", ada.is("saved"))
  const restarted = stage.restart()
  await until("offline", ada.is("offline"))
  expect(ada.now.saved.words).toContain("kept in this browser")
  ada.write("one two")
  await restarted
  const typing = setInterval(() => ada.write(`${ada.text}.`), 1)
  await aWhile(600)
  clearInterval(typing)
  await until("saved", ada.is("saved"))
  expect(ada.text).toMatch(/^one two\.+$/)
  expect(await onDisk(letter)).toBe(ada.text)
  expect(ada.rescue.list()).toEqual([])
})

scene("a server that can store nothing is asked ever more rarely, and that is all that is said until it can again", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  await withFullDisk(async (asked) => {
    ada.write("Words.")
    await until("told", ada.is("offline"))
    ada.states.splice(0)
    await aWhile(3000)
    expect(asked()).toBeGreaterThan(1)
    expect(asked()).toBeLessThan(5)
    expect(ada.states.filter((state) => state !== "offline")).toEqual([])
    expect(ada.now.saved.words).toMatch(/could not store the last words/)
  })
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("Words.")
})

scene("looking at the page asks at once, and no more often after that", async (ada) => {
  ada.open()
  await until("ready", ada.is("saved"))
  await withFullDisk(async (asked) => {
    ada.write("Words.")
    for (let n = 1; n <= 5; n++) {
      await until("asked", () => asked() === n && ada.is("offline")())
      if (n < 5) ada.draft.retry()
    }
    await aWhile(4500)
    expect(asked()).toBe(5)
  })
})

scene("who only reads has nothing to save, though marks are tidied on the page, and is connected again once the server can store", async (ada, letter) => {
  const ben = new Browser("ben", letter)
  ada.open()
  ben.open("requesting", false)
  await until("ready", () => ada.is("saved")() && ben.is("saved")())
  writePosition(ada.now.doc, "issue-1", [{ text: "Words.", bold: true }])
  await until("seen", () => ben.text === "Words.")
  ben.now.doc.transact((transaction) => marksOf(ben.now.doc).forEach((mark) => mark.delete(transaction)))
  expect([ben.asksBeforeLeaving, isOnlyHere()]).toEqual([false, false])
  await withFullDisk(async () => {
    ada.write("Words, and more.")
    await until("told", () => ada.is("offline")() && ben.is("offline")())
  })
  await until("seen", () => ben.text === "Words, and more.")
  await until("connected", () => ada.is("saved")() && ben.is("saved")())
})

scene("a server that was set back to an older copy: what it lacks is not called saved until it has it again", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Words.")
  await until("saved", ada.is("saved"))
  const older = vi.spyOn(stage.store, "updates").mockResolvedValue([])
  ada.states.splice(0)
  await stage.restart()
  await until("saved again", () => ada.states.includes("saving") && ada.is("saved")())
  older.mockRestore()
  const back = ada.states.slice(ada.states.indexOf("offline"))
  expect(back.slice(0, back.indexOf("saved"))).toContain("saving")
  expect(await onDisk(letter)).toBe("Words.")
})

scene("signed out: said in words, and sent after signing in", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  expect(ada.now.saved.words).toContain("signed out")
  ada.write("Kept.")
  ada.draft.retry()
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("Kept.")
})

scene("[A2] the other side's private draft is said to be closed", async (ada, letter) => {
  await stage.see(letter, "ben", "private")
  ada.open("responding", false)
  await until("stopped", () => ada.now.saved.state === "stopped")
  await stage.see(letter, "ben", "live")
  ada.draft.retry()
  await until("open", ada.is("saved"))
  expect(ada.now.saved.words).toBe("")
})

scene("a draft that is open again while the refusal was on its way is looked at again, without anybody asking", async (ada, letter) => {
  await stage.see(letter, "ben", "private")
  ada.open("responding", false)
  await until("stopped", () => ada.now.saved.state === "stopped")
  await stage.see(letter, "ben", "live")
  await until("open", ada.is("saved"))
})

scene("too fast: waits, and loses nothing", async (ada, letter) => {
  await cutOff(ada)
  ada.write("Kept.")
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("Kept.")
})

scene("who comes back is here for the others at once, and what is typed then is told", async (ada, letter) => {
  const ben = new Browser("ben", letter)
  ada.open()
  ben.open("requesting", false)
  const seen = (): unknown => ben.now.awareness.getStates().get(ada.now.doc.clientID)?.["writing"]
  await until("ready", () => ada.is("saved")() && ben.is("saved")())
  for (const [cut, writing] of [["online", "issue-1"], ["TooFast", "issue-2"]] as const) {
    ada.now.awareness.setLocalStateField("writing", null)
    await until("here", () => seen() === null)
    const told: unknown[] = []
    const tell = () => told.push(seen())
    ben.now.awareness.on("change", tell)
    if (cut === "online") ada.page.dispatchEvent(new Event(cut))
    else stage.sync.closeUser("ada", cut)
    await until("gone, and here again", () => told.length === 2)
    expect(told).toEqual([undefined, null])
    ben.now.awareness.off("change", tell)
    ada.now.awareness.setLocalStateField("writing", writing)
    await until("writing", () => seen() === writing)
  }
})

scene("the other side files while words are unsent: the same doc stays open, and they are sent", async (ada, letter) => {
  ada.vault.fault = new Error("QuotaExceededError")
  await cutOff(ada)
  ada.write("Unsent.")
  const { doc } = ada.now
  ada.draft.permit(false)
  expect([ada.now.doc === doc, ada.text, ada.now.saved.words]).toEqual([true, "Unsent.", "Not connected. What you see may be out of date."])
  await until("sent", () => ada.now.saved.state === "saved" && !isOnlyHere())
  expect(await onDisk(letter)).toBe("Unsent.")
})
