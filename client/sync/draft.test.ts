import { afterAll, beforeAll, expect, test, vi } from "vitest"
import * as Y from "yjs"
import { readPosition, writePosition } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { aWhile, socketOf, until } from "../../tools/stage/people.ts"
import { Stage } from "../../tools/stage/stage.ts"
import { isOnlyHere } from "../keep/onlyhere.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { type Draft, openDraft } from "./draft.ts"
import { RescueBox } from "./rescue.ts"

let stage: Stage
let letters = 0

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

/** One person's browser on a letter. */
class Browser {
  readonly vault: MemoryVault
  readonly page = new EventTarget()
  readonly person: string
  readonly letter: string
  readonly rescue: RescueBox
  readonly states: string[] = []
  draft!: Draft

  /** @param tab Another tab of the same browser. */
  constructor(person: string, letter: string, tab?: Browser) {
    this.vault = new MemoryVault(tab?.vault)
    this.person = person
    this.letter = letter
    this.rescue = new RescueBox(this.vault, letter)
  }

  open(doc: DocName = "requesting", mayWrite = true): Draft {
    const { vault, rescue, letter: letterId, person: userId, page } = this
    const WebSocket = socketOf(person(this)) as unknown as typeof globalThis.WebSocket
    this.draft = openDraft({ url: stage.url, letterId, doc, userId, mayWrite, rescue, vault: mayWrite ? vault : null, WebSocket, page: page as unknown as Window })
    this.draft.subscribe(() => this.states.push(this.now.saved.state))
    return this.draft
  }

  get now(): ReturnType<Draft["getSnapshot"]> {
    return this.draft.getSnapshot()
  }

  get text(): string {
    return plain(readPosition(this.now.doc, "issue-1"))
  }

  write(text: string): void {
    writePosition(this.now.doc, "issue-1", unmarked(text))
  }

  is = (state: string) => (): boolean => this.now.saved.state === state && this.now.isReady
}

function person({ person }: Browser): string {
  return person
}

/** A doc that is open and in sync, and is then cut off for five seconds. */
async function cutOff(ada: Browser): Promise<void> {
  ada.open()
  await until("ready", ada.is("saved"))
  stage.sync.closeUser("ada", "TooFast")
  await until("offline", ada.is("offline"))
}

function scene(name: string, play: (ada: Browser, letter: string) => Promise<void>): void {
  test(name, async () => {
    const letter = `letter-${++letters}`
    await stage.letter(letter)
    const ada = new Browser("ada", letter)
    try {
      await play(ada, letter)
    } finally {
      ada.draft.close()
    }
  })
}

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

async function onDisk(letter: string): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await stage.store.updates(letter, "requesting", 0)) Y.applyUpdate(doc, update)
  return plain(readPosition(doc, "issue-1"))
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
  const text = (ada.now.doc.getXmlFragment("position/issue-1").get(0) as Y.XmlElement).get(0) as Y.XmlText
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
  try {
    await until("ready", () => ada.is("saved")() && ben.is("saved")())
    writePosition(ada.now.doc, "issue-1", [{ text: "Words.", bold: true }])
    await until("seen", () => ben.text === "Words.")
    ben.now.doc.transact((transaction) => marksOf(ben.now.doc).forEach((mark) => mark.delete(transaction)))
    const leaving = new Event("beforeunload", { cancelable: true })
    ben.page.dispatchEvent(leaving)
    expect([leaving.defaultPrevented, isOnlyHere()]).toEqual([false, false])
    await withFullDisk(async () => {
      ada.write("Words, and more.")
      await until("told", () => ada.is("offline")() && ben.is("offline")())
    })
    await until("seen", () => ben.text === "Words, and more.")
    await until("connected", () => ada.is("saved")() && ben.is("saved")())
  } finally {
    ben.draft.close()
  }
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
  try {
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
  } finally {
    ben.draft.close()
  }
})

scene("leaving is asked about while words are on their way", async (ada) => {
  ada.open()
  await until("ready", ada.is("saved"))
  const leaving = new Event("beforeunload", { cancelable: true })
  ada.page.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(false)
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  ada.write("Unsent words.")
  const asking = new Event("beforeunload", { cancelable: true })
  ada.page.dispatchEvent(asking)
  expect(asking.defaultPrevented).toBe(true)
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
  const asks = () => {
    const leaving = new Event("beforeunload", { cancelable: true })
    ada.page.dispatchEvent(leaving)
    return leaving.defaultPrevented
  }
  expect(asks()).toBe(true)
  ada.rescue.remove(ada.rescue.list()[0]!)
  expect(asks()).toBe(false)
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

scene("words of a page that was closed before they were sent are in their place on the next one, and are sent, once", async (ada, letter) => {
  ada.open()
  await until("ready", ada.is("saved"))
  ada.write("Sent.")
  await until("saved", ada.is("saved"))
  stage.sync.closeUser("ada")
  await until("stopped", ada.is("stopped"))
  const text = (ada.now.doc.getXmlFragment("position/issue-1").get(0) as Y.XmlElement).get(0) as Y.XmlText
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
    const text = (browser.now.doc.getXmlFragment("position/issue-1").get(0) as Y.XmlElement).get(0) as Y.XmlText
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
  cut.draft.close()
  third.draft.close()
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
