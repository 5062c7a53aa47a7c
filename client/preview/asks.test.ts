import { expect, test } from "vitest"
import { print } from "../../shared/letter/print.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import type { Laid } from "../layout/engine.ts"
import { played } from "../letter/played.ts"
import { openAsks } from "./asks.ts"

/** An engine driven by hand: `done()` lays out what was asked last. */
function byHand() {
  const asked: LetterContent[] = []
  let tell: (laid: Laid) => void = () => {}
  const engine = {
    request: (content: LetterContent) => void asked.push(content),
    subscribe: (listener: (laid: Laid) => void) => ((tell = listener), () => {}),
  }
  const page = { pages: 1, linesPerPage: 46, linesUsed: 10, sides: { requesting: 1, responding: 1 }, positions: {}, words: 9 }
  return { engine, asked, done: (content = asked.at(-1)!) => tell({ content, page, pages: [], ms: 5 }) }
}
const content = () => print(played([]))

test("one at a time, in order, the newest of each", () => {
  const { engine, asked, done } = byHand()
  const asks = openAsks(engine)
  const [a, b, c, d] = [content(), content(), content(), content()]
  asks.ask("preview", a)
  asks.ask("preview", b)
  asks.ask("issue-1", c)
  asks.ask("preview", d)
  expect(asked).toEqual([a])
  done()
  done()
  done()
  expect(asked).toHaveLength(3)
  expect([asked[1], asked[2]].every((each, i) => each === [c, d][i])).toBe(true)
  expect(asks.now("preview")?.content).toBe(d)
  expect(asks.now("issue-1")?.content).toBe(c)
})

test("an answer to something else is no answer", () => {
  const { engine, done } = byHand()
  const asks = openAsks(engine)
  asks.ask("preview", content())
  done(content())
  expect(asks.now("preview")).toBe(null)
})

test("a letter the engine broke on does not hold up the rest", () => {
  const { engine, asked, done } = byHand()
  const asks = openAsks(engine)
  asks.ask("preview", content())
  asks.ask("issue-1", content())
  asks.nudge()
  expect(asked).toHaveLength(2)
  done()
  expect(asks.now("issue-1")).not.toBe(null)
})

test("what is taken off is forgotten", () => {
  const { engine, done } = byHand()
  const asks = openAsks(engine)
  asks.ask("issue-1", content())
  done()
  asks.ask("issue-1", null)
  expect(asks.now("issue-1")).toBe(null)
})
