import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { PEOPLE, Stage } from "../../tools/stage/stage.ts"
import { bring } from "./tidying.ts"

let stage: Stage
let letters = 0
let people: Typist[] = []

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

/** Runs a scene in a letter of its own; `sits` puts a person at a doc. */
function scene(name: string, play: (sits: (person: string, doc: DocName) => Typist, letter: string) => Promise<void>): void {
  test(name, async () => {
    const letter = `letter-${++letters}`
    await stage.letter(letter)
    people = []
    const sits = (person: string, doc: DocName): Typist => {
      const typist = new Typist(stage.url, letter, doc, person)
      people.push(typist)
      return typist
    }
    try {
      await play(sits, letter)
    } finally {
      for (const person of people) person.leave()
    }
  })
}

scene("[A1, A2] the other side sees a live draft grow", async (sits) => {
  const [ada, ben] = [sits("ada", "requesting"), sits("ben", "requesting")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  ada.text().insert(0, "We asked for everything.")
  await until("seen", () => ben.words.includes("We asked for everything."))
})

scene("two of one side write one draft; a third reads it later", async (sits) => {
  const [ada, amy] = [sits("ada", "requesting"), sits("amy", "requesting")]
  await until("both synced", () => ada.provider.synced && amy.provider.synced)
  ada.text().insert(0, "one ")
  await until("seen", () => amy.words.includes("one"))
  amy.text().insert(4, "two")
  await until("seen", () => ada.words.includes("one two"))
  const late = sits("ben", "requesting")
  await until("seen", () => late.words === ada.words)
})

scene("two mark the same letters at once while the other side watches: what each one's Yjs tidies is on disk, and nobody is refused for it", async (sits, letter) => {
  const [ada, amy, ben] = [sits("ada", "requesting"), sits("amy", "requesting"), sits("ben", "requesting")]
  await until("synced", () => [ada, amy, ben].every(({ provider }) => provider.synced))
  ada.text().insert(0, "abcdef")
  await until("seen", () => [amy, ben].every(({ words }) => words.includes("abcdef")))
  const marks = (text: Y.XmlText, ...all: [at: number, length: number, bold: true | null][]): void => {
    for (const [at, length, bold] of all) text.format(at, length, { bold })
  }
  let tidied = 0
  ben.doc.on("update", (_, origin: unknown) => origin === ben.provider || tidied++)
  marks(ada.text(), [0, 5, true], [2, 1, null], [3, 1, null], [0, 1, true])
  marks(amy.text(), [3, 1, true], [2, 1, true], [0, 5, true])
  const stored = async (): Promise<Y.Doc> => {
    const doc = new Y.Doc()
    bring(doc, (await stage.store.updates(letter, "requesting", 0)).map(({ update }) => update))
    return doc
  }
  await until("tidied", () => tidied > 0)
  await until("seen", () => [amy, ben].every(({ words }) => words === ada.words))
  await aWhile(200)
  expect(Y.equalSnapshots(Y.snapshot(await stored()), Y.snapshot(ada.doc))).toBe(true)
  expect([ada, amy, ben].map(({ codes, words }) => [codes, words])).toEqual([ada, amy, ben].map(() => [[], ada.words]))
})

scene("saved means on disk, deletions too", async (sits, letter) => {
  const ada = sits("ada", "requesting")
  await until("synced", () => ada.provider.synced)
  const text = ada.text()
  text.insert(0, "words and more words")
  await until("saved", () => ada.saved !== null && Y.decodeStateVector(ada.saved.vector).get(ada.doc.clientID)! >= 20)
  const { count } = ada.saved!
  text.delete(0, 6)
  await until("the deletion is counted", () => ada.saved!.count === count + 1)
  const disk = new Y.Doc()
  for (const { update } of await stage.store.updates(letter, "requesting", 0)) Y.applyUpdate(disk, update)
  expect(disk.getXmlFragment("position/issue-1").toString()).toBe("<paragraph>and more words</paragraph>")
})

scene("a restart and a cut line lose nothing", async (sits) => {
  const [ada, ben] = [sits("ada", "requesting"), sits("ben", "requesting")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  const text = ada.text()
  for (let word = 0; word < 30; word++) {
    text.insert(text.length, `${word} `)
    if (word === 10) await stage.restart()
    if (word === 20) stage.cut()
    if (word % 7 === 0) await aWhile(10)
  }
  await until("all words arrive", () => ben.words.includes("0 1 2") && ben.words.includes("28 29 ") && ben.words === ada.words)
})

scene("[A2] private at once: not a byte more, and the words come when it is live again", async (sits, letter) => {
  const [ada, ben] = [sits("ada", "requesting"), sits("ben", "requesting")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  ada.text().insert(0, "open ")
  await until("seen", () => ben.words.includes("open"))
  let heard = 0
  ben.provider.ws!.addEventListener("message", () => heard++)
  await stage.see(letter, "ada", "private")
  ada.text().insert(5, "secret ")
  await until("sent away and refused", () => ben.codes.includes(4205) && ben.codes.includes(4403))
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  expect(heard).toBe(0)
  expect(ben.words).not.toContain("secret")
  ada.text().delete(5, 7)
  ada.text().insert(5, "again")
  await stage.see(letter, "ada", "live")
  ben.provider.connect()
  await until("seen", () => ben.words.includes("open again"))
})

scene("a client that stays idle or only reads is not punished", async (sits) => {
  const [ada, bob, ben] = [sits("ada", "requesting"), sits("bob", "responding"), sits("ben", "requesting")]
  await until("all synced", () => [ada, bob, ben].every(({ provider }) => provider.synced))
  ada.text().insert(0, "abc")
  ada.text().delete(0, 1)
  await until("seen", () => ben.words.includes("bc"))
  ben.provider.disconnect()
  ben.provider.connect()
  await until("synced again", () => ben.provider.synced)
  expect([...bob.codes, ...ben.codes]).toEqual([])
})

scene("presence tells name and side as the session has them", async (sits) => {
  const [ada, ben] = [sits("ada", "joint"), sits("ben", "joint")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  ada.provider.awareness.setLocalState({ user: { name: "Somebody else", side: "responding" }, cursor: 7 })
  const seen = (): unknown => ben.provider.awareness.getStates().get(ada.doc.clientID)
  await until("seen", () => (seen() as { cursor?: number } | undefined)?.cursor === 7)
  expect(seen()).toEqual({ user: { name: "Ada", side: "requesting" }, cursor: 7 })
  ada.leave()
  await until("gone", () => seen() === undefined)
})

scene("[A2] from the moment of the record on, the other side hears nothing, however long the look at it takes", async (sits, letter) => {
  const [ada, ben] = [sits("ada", "requesting"), sits("ben", "requesting")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  await aWhile()
  let heard = 0
  ben.provider.ws!.addEventListener("message", () => heard++)
  stage.lookLasts = 200
  await stage.see(letter, "ada", "private")
  ada.provider.awareness.setLocalState({ writing: "issue-1" })
  ada.text().insert(0, "secret")
  await aWhile(100)
  expect(heard).toBe(0)
  await until("sent away", () => ben.codes.includes(4205))
  expect(heard).toBe(0)
  stage.lookLasts = 0
})

scene("typing while the record grows: nobody misses a word, or who is there", async (sits, letter) => {
  const [ada, ben] = [sits("ada", "requesting"), sits("ben", "requesting")]
  await until("both synced", () => ada.provider.synced && ben.provider.synced)
  stage.lookLasts = 5
  const text = ada.text()
  for (let round = 0; round < 30; round++) {
    const growing = stage.happen(letter, PEOPLE["ben"]!, { type: "commented", comment: `comment-${round}`, issue: null, runs: [] })
    text.insert(text.length, `${round} `)
    await aWhile(round % 4)
    ada.provider.awareness.setLocalState({ round })
    await growing
  }
  await until("all words", () => ben.words === ada.words && ben.words.includes("28 29 "))
  await until("saved", () => (ada.saved?.count ?? 0) >= 32)
  await until("who is there", () => ben.provider.awareness.getStates().get(ada.doc.clientID)?.["round"] === 29)
  expect([...ada.codes, ...ben.codes]).toEqual([])
  stage.lookLasts = 0
})
