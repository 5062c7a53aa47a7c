import { expect } from "vitest"
import { writePosition } from "../../shared/draft/position.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { paragraphOf } from "../../tools/stage/paragraph.ts"
import { aWhile, until } from "../../tools/stage/people.ts"
import { isOnlyHere } from "../keep/onlyhere.ts"
import { Browser, cutOff, onDisk, scene, stage } from "./draft.testing.ts"
import { RescueBox } from "./rescue.ts"

scene("a refused change: words aside, a fresh doc, and one can go on", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Good words.")
  await until("saved", ada.is("saved"))
  writePosition(ada.now.doc, "issue-2", unmarked("Untouched."))
  await until("saved", ada.is("saved"))
  const before = ada.now.doc
  before.transact(() => {
    ada.write("Good words, and more.")
    before.getMap("not ours").set("a", 1)
  })
  await until("fresh", () => ada.now.doc !== before && ada.is("saved")())
  expect(ada.text).toBe("Good words.")
  expect(ada.rescue.list().map(({ place, runs, doc }) => [doc, place, plain(runs)])).toEqual([["requesting", "issue-1", "Good words, and more."]])
  expect(ada.rescue.list()[0]?.why).toContain("does not allow")
  ada.write("Good words, and more.")
  await until("saved", ada.is("saved"))
  expect([await onDisk(letter), ada.rescue.list()]).toEqual(["Good words, and more.", []])
})

scene("what is typed into a refused doc, until the fresh one has come, is put aside with the rest; the fresh one is told from it", async (ada) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Good.")
  await until("saved", ada.is("saved"))
  const before = ada.now.doc
  let typed = "Good. "
  ada.draft.subscribe(() => {
    if (ada.now.doc !== before) return
    typed += "x"
    writePosition(before, "issue-1", unmarked(typed))
  })
  before.getMap("not ours").set("a", 1)
  await until("refused", () => ada.now.isRefused)
  expect([ada.now.doc === before, ada.now.isReady]).toEqual([true, false])
  await until("fresh", () => ada.now.doc !== before && ada.is("saved")())
  expect([ada.text, ada.now.isRefused]).toEqual(["Good.", false])
  // A screen draws the fresh doc only a moment later.
  writePosition(before, "issue-1", unmarked(`${typed}y`))
  await until("kept", () => ada.rescue.list().every(({ isKept }) => isKept))
  expect(ada.rescue.list().map(({ runs }) => plain(runs))).toEqual([`${typed}y`])
  expect(ada.text).toBe("Good.")
  await until("saved", ada.is("saved"))
})

scene("leaving is asked about while words are on their way", async (ada) => {
  ada.open()
  await until("ready", ada.is("saved"))
  expect(ada.asksBeforeLeaving).toBe(false)
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  ada.write("Unsent words.")
  expect(ada.asksBeforeLeaving).toBe(true)
})

/** What an earlier page has left in this browser, and the server will refuse. */
async function leavesRefused(ada: Browser): Promise<void> {
  ada.open()
  await until("ready", ada.is("saved"))
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  ada.write("Unsent words.")
  ada.now.doc.getMap("not ours").set("a", 1)
  ada.draft.close()
  await until("kept", () => [...ada.vault.rows.values()].some(({ isUnsent }) => isUnsent))
  await aWhile(50)
}

scene("refused while the browser is full: the refused copy makes room for its words", async (ada, letter) => {
  await leavesRefused(ada)
  ada.vault.room = ada.vault.rows.size
  ada.open()
  await until("put aside, and fresh", () => ada.rescue.list().length > 0 && ada.is("saved")())
  expect(ada.rescue.list()).toMatchObject([{ isKept: true }])
  const next = new RescueBox(ada.vault, letter)
  await until("there", () => next.list().length > 0)
  expect(next.list().map(({ runs }) => plain(runs))).toEqual(["Unsent words."])
})

scene("leaving is asked about while words that were put aside are on this page only", async (ada) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.vault.fault = new Error("QuotaExceededError")
  const before = ada.now.doc
  before.transact(() => {
    ada.write("Words.")
    before.getMap("not ours").set("a", 1)
  })
  await until("fresh", () => ada.now.doc !== before && ada.is("saved")())
  expect(ada.asksBeforeLeaving).toBe(true)
  ada.rescue.remove(ada.rescue.list()[0]!)
  expect(ada.asksBeforeLeaving).toBe(false)
})

scene("what neither the server has nor the browser keeps is said to be on this page only, until either has it or the page is left", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  ada.write("Kept.")
  await until("kept", () => ada.now.saved.here === "Kept in this browser")
  expect(isOnlyHere()).toBe(false)
  ada.vault.fault = new Error("QuotaExceededError")
  ada.write("Kept. Not kept.")
  await until("failing", () => ada.now.saved.here === "Only on this page")
  expect(isOnlyHere()).toBe(true)
  ada.draft.retry()
  await until("saved", ada.is("saved"))
  expect([await onDisk(letter), isOnlyHere()]).toEqual(["Kept. Not kept.", false])
  const before = ada.now.doc
  before.transact(() => {
    ada.write("Refused.")
    before.getMap("not ours").set("a", 1)
  })
  await until("fresh", () => ada.now.doc !== before && ada.is("saved")())
  expect(isOnlyHere()).toBe(true)
  ada.draft.close()
  expect(isOnlyHere()).toBe(false)
})

scene("words of a page that was closed before they were sent are in their place on the next one, and are sent, once", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Sent.")
  await until("saved", ada.is("saved"))
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  const text = paragraphOf(ada.now.doc, positionRoot("issue-1"))
  for (const key of " And unsent.") text.insert(text.length, key)
  const writer = ada.now.doc.clientID
  ada.draft.close()

  ada.open()
  await until("in its place", () => ada.is("saved")() && ada.text === "Sent. And unsent.")
  expect([await onDisk(letter), ada.rescue.list()]).toEqual(["Sent. And unsent.", []])
  expect(ada.now.doc.clientID).not.toBe(writer)
  await until("tidied", () => ada.vault.rows.size === 1 && ![...ada.vault.rows.values()][0]!.isUnsent)
})

scene("a tab that is cut off: what it has kept is sent by the next tab, and nothing is doubled when it comes back", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Both: ")
  await until("saved", ada.is("saved"))
  const [cut, third] = [new Browser("ada", letter, ada), new Browser("ada", letter, ada)]
  cut.open()
  await until("ready", () => cut.is("saved")() && cut.text === "Both: ")
  stage.sync.closeUser("ada")
  await until("stopped", () => cut.is("stopped")() && ada.is("stopped")())
  const append = (browser: Browser, keys: string) => {
    const text = paragraphOf(browser.now.doc, positionRoot("issue-1"))
    for (const key of keys) text.insert(text.length, key)
  }
  append(cut, "0123456789")
  ada.draft.retry()
  append(ada, "abcdefghij")
  await until("saved", ada.is("saved"))
  third.open()
  await until("all", () => third.is("saved")() && third.text.length === 26)
  cut.draft.retry()
  await until("the same", () => [cut, ada].every((browser) => browser.is("saved")() && browser.text === third.text))
  expect([await onDisk(letter), third.text.replaceAll(/\D/g, ""), ada.rescue.list()]).toEqual([third.text, "0123456789", []])
})

scene("a browser that keeps nothing, or is full, says so, and words are there while the page is open", async (ada, letter) => {
  ada.vault.fault = new Error("QuotaExceededError")
  await cutOff(ada)
  ada.write("Words.")
  await until("said", () => ada.now.saved.words.includes("this browser cannot keep what you type"))
  const box = new RescueBox(ada.vault, letter)
  await box.add({ at: "", from: 1, doc: "joint", place: "introduction", runs: unmarked("w"), why: "" })
  expect(box.list()).toMatchObject([{ isKept: false }])
  // Room again: with the next key everything is kept.
  ada.vault.fault = null
  ada.write("Words, and more.")
  await until("kept", () => ada.now.saved.here === "Kept in this browser" || ada.is("saved")())
  await until("saved", ada.is("saved"))
  expect(await onDisk(letter)).toBe("Words, and more.")
})
