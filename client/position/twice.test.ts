import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { readPosition, writePosition } from "../../shared/draft/position.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { begunTwice, paragraphsOf, takeOut } from "./twice.ts"

const STANDING = "Sold with one impeller."

/** The doc of a side at the desk of one of its people. */
class Desk {
  readonly doc = new Y.Doc()

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(positionRoot("issue-1"))
  }

  get text(): string {
    return plain(readPosition(this.doc, "issue-1")).trim()
  }

  get copy(): number | null | undefined {
    return begunTwice(paragraphsOf(this.fragment), unmarked(STANDING))?.copy
  }

  /** Opens an amendment: it begins with what stands. */
  amends(): void {
    writePosition(this.doc, "issue-1", unmarked(STANDING))
  }

  /** Types into a paragraph, at a share of its length. */
  types(words: string, share = 1, paragraph = 0): void {
    const text = (this.fragment.get(paragraph) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(Math.floor(share * text.length), words)
  }

  /** Takes out the copy that the screen offers to take out, if it offers one. */
  takesOut(): void {
    if (this.copy != null) takeOut(this.fragment, this.copy)
  }
}

/** Two desks of one side, each of which has opened an amendment without hearing of the other. */
function apart(): readonly [Desk, Desk] {
  const desks = [new Desk(), new Desk()] as const
  for (const desk of desks) desk.amends()
  return desks
}

function meet([a, b]: readonly [Desk, Desk]): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
}

test("two who open an amendment apart have its words twice, both are told, and either can take the copy out", () => {
  const desks = apart()
  meet(desks)
  expect(desks.map(({ text }) => text)).toEqual([`${STANDING} ${STANDING}`, `${STANDING} ${STANDING}`])
  expect(desks.map(({ copy }) => copy)).toEqual([1, 1])
  desks[0].takesOut()
  meet(desks)
  expect(desks.map(({ text, copy }) => [text, copy])).toEqual([[STANDING, undefined], [STANDING, undefined]])
})

test("both take it out at once: one copy goes, not both", () => {
  const desks = apart()
  meet(desks)
  for (const desk of desks) desk.takesOut()
  meet(desks)
  expect(desks.map(({ text }) => text)).toEqual([STANDING, STANDING])
})

test("one has gone on: the copy is that of the other", () => {
  const desks = apart()
  desks[1].types(" Since 2009.")
  meet(desks)
  desks[0].takesOut()
  expect(desks[0].text).toBe(`${STANDING} Since 2009.`)
})

test("both have gone on: both are told, and there is no copy to take out", () => {
  const desks = apart()
  desks[0].types(" Until 2010.")
  desks[1].types(" Since 2009.")
  meet(desks)
  expect(desks.map(({ copy }) => copy)).toEqual([null, null])
})

test("begun once, or by both with nothing in the letter yet: no copy", () => {
  const [desk] = apart()
  expect(desk.copy).toBe(undefined)
  const texts = ["Hers.", "His."].map((words, at) => ({ at, runs: unmarked(words) }))
  expect(begunTwice(texts, [])).toEqual({ copy: null })
})

const KEYS = "ABCDEF"

test("whatever is typed, where and when: taking the copy out takes away no key of anybody", () => {
  const key = fc.record({ who: fc.constantFrom(0, 1), share: fc.double({ min: 0, max: 1, noNaN: true }), paragraph: fc.nat(1) })
  const keys = fc.array(key, { maxLength: 6 })
  fc.assert(
    fc.property(keys, keys, fc.subarray([0, 1]), (before, meanwhile, takers) => {
      const desks = apart()
      before.forEach(({ who, share }, i) => desks[who as 0 | 1].types(`${i}`, share))
      meet(desks)
      for (const taker of takers) desks[taker as 0 | 1].takesOut()
      meanwhile.forEach(({ who, share, paragraph }, i) => desks[who as 0 | 1].types(KEYS[i]!, share, paragraph))
      meet(desks)
      expect(desks[0].text).toBe(desks[1].text)
      // Letters that the words of the letter do not have.
      const typed = [...before.keys(), ...[...KEYS].slice(0, meanwhile.length)].map(String)
      expect([...desks[0].text].filter((letter) => typed.includes(letter)).sort()).toEqual(typed.sort())
    }),
    { seed: 20131112, numRuns: process.env["FUZZ"] === "long" ? 10_000 : 500 },
  )
})
