import fc from "fast-check"
import { afterAll, describe, expect, test, vi } from "vitest"
import { MAX_CHARACTERS } from "../../shared/layout/clamp.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import { LETTER, runsOf } from "../../shared/layout/letters.property.ts"
import { FINAL_SAMPLE, SAMPLE } from "../../shared/layout/sample.ts"
import { normal, plain, slice, unmarked, type Runs } from "../../shared/text/runs.ts"
import { createServerEngine } from "./engine.ts"

// Properties lay out hundreds of letters, maybe on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const engine = await createServerEngine()
afterAll(() => engine.close())

const SEED = { seed: 20131112, endOnFailure: true, numRuns: process.env["FUZZ"] === "long" ? 2_000 : 15 }

function withBody(body: Partial<LetterContent["body"]>, content = SAMPLE): LetterContent {
  return { ...content, body: { ...content.body, ...body } }
}

/** The sample with other words in the first position. */
function saying(runs: Runs, content = SAMPLE): LetterContent {
  const [first, ...rest] = content.body.issues
  const [mine, ...theirs] = first!.positions
  return withBody({ issues: [{ ...first!, positions: [{ ...mine!, runs }, ...theirs] }, ...rest] }, content)
}

const bare = (introduction: Runs, issues: LetterContent["body"]["issues"] = []) => withBody({ introduction, issues })
/** So many lines, whatever the words: the letter's own lines are wider than half the page. */
const lines = (count: number) => unmarked(Array.from({ length: count }, () => "m".repeat(34)).join(" "))

/** Signed by those whose names stand under the lines. */
function signed(letter: LetterContent): LetterContent {
  const lines = letter.body.signatures.map(({ side, name }) => [side, { ...FINAL_SAMPLE.signed[side]!, line: `/s/ ${name}` }])
  return { ...letter, signed: Object.fromEntries(lines), draft: false }
}

const step = (more: number) => more >= 0 && more < 8

describe("[L1] the measure", () => {
  test("of the sample, line by line as on its picture", async () => {
    expect(await engine.measure(SAMPLE)).toEqual({
      pages: 2,
      linesPerPage: 47,
      linesUsed: 69,
      sides: { requesting: 15, responding: 16 },
      positions: {
        "issue-1": { requesting: 5, responding: 4 },
        "issue-2": { requesting: 4, responding: 4 },
        "issue-3": { requesting: 3, responding: 4 },
        "issue-4": { requesting: 3, responding: 4 },
      },
      words: 398,
    })
  })

  test("[trap 28] lines only grow, from page to page, and no empty page follows a full one", async () => {
    const measures = []
    for (let count = 20; count < 105; count++) measures.push(await engine.measure(bare(lines(count))))
    for (const [i, { linesUsed, pages, linesPerPage }] of measures.entries()) {
      expect(pages).toBe(Math.ceil(linesUsed / linesPerPage))
      const before = measures[i - 1]
      // A blank line at the foot of a page is free; signatures stay together and headings with their text, so pages may end early.
      if (before) expect(linesUsed - before.linesUsed).toSatisfy(step)
    }
    expect(measures.at(-1)!.pages).toBe(3)
  })

  test("a position that fills a page to its last line does not open the next", async () => {
    const fill = async (count: number) => engine.measure(saying(lines(count)))
    for (let count = 1; count < 60; count++) {
      const [one, next] = [await fill(count), await fill(count + 1)]
      expect(next.positions["issue-1"]!.requesting).toBe(one.positions["issue-1"]!.requesting! + 1)
      expect(next.linesUsed - one.linesUsed).toSatisfy(step)
    }
  })

  test("adding words never takes a line away", async () => {
    await fc.assert(
      fc.asyncProperty(runsOf(6), runsOf(3), fc.nat(), async (text, more, where) => {
        const middle = where % (plain(text).length + 1)
        const whole = plain(text).slice(0, middle).lastIndexOf(" ") + 1
        const longer = normal([...slice(text, 0, whole), ...more, { text: " " }, ...slice(text, whole, Infinity)])
        const [a, b] = [await engine.measure(saying(text)), await engine.measure(saying(longer))]
        expect(b.sides.requesting).toBeGreaterThanOrEqual(a.sides.requesting)
        expect(b.sides.responding).toBe(a.sides.responding)
        expect(b.linesUsed).toBeGreaterThanOrEqual(a.linesUsed)
        expect(b.pages).toBeGreaterThanOrEqual(a.pages)
      }),
      SEED,
    )
  })

  test("colours, bars, draft labels, the draft mark, hashes, the date and signatures take no space", async () => {
    await fc.assert(
      fc.asyncProperty(LETTER, async (letter) => {
        const plainly = { ...letter, marks: false, draft: false, hashes: null, date: "2026-05-01T00:00:00.000Z" }
        const undrafted = withBody({ issues: letter.body.issues.map((issue) => ({ ...issue, positions: issue.positions.map((it) => ({ ...it, draft: false })) })) }, plainly)
        const expected = await engine.measure(undrafted)
        // Two engines' worth of keys: the second letter must really be laid out.
        for (const other of [{ ...letter, marks: true }, signed(letter)])
          expect(await fresh(other)).toEqual(expected)
      }),
      SEED,
    )
  })

  test("lines of the sides and of the joint text make up the whole", async () => {
    await fc.assert(
      fc.asyncProperty(LETTER, async (letter) => {
        const { positions, sides, linesUsed, linesPerPage, pages } = await engine.measure(letter)
        const each = Object.values(positions)
        expect(sides.requesting).toBe(each.reduce((sum, { requesting = 0 }) => sum + requesting, 0))
        expect(sides.responding).toBe(each.reduce((sum, { responding = 0 }) => sum + responding, 0))
        expect(linesUsed).toBeGreaterThan(sides.requesting + sides.responding)
        expect(Math.ceil(linesUsed / linesPerPage)).toBe(pages)
      }),
      SEED,
    )
  })

  test("[L6] words are counted as a word processor counts them", async () => {
    expect((await engine.measure(bare(unmarked("See Fed. R. Civ. P. 26(b)(1); 28 U.S.C. § 1746.")))).words).toBe(10)
  })
})

describe("words that would run off the page", () => {
  const wide = async (runs: Runs) => (await engine.measure(saying(runs))).positions["issue-1"]!.requesting!

  test("a token longer than a line breaks", async () => {
    expect(await wide(unmarked("W".repeat(200)))).toBe(1 + Math.ceil((200 * 11.33 + 61) / 450))
  })

  test("so it does when every letter has marks of its own", async () => {
    const letters = Array.from({ length: 200 }, (_, i) => ({ text: "W", ...(i % 2 && { bold: true }) }))
    expect(await wide(normal(letters))).toBeGreaterThanOrEqual(1 + Math.ceil((200 * 11.33) / 450))
  })

  test("so do dashes, which nothing else would part", async () => {
    expect(await wide(unmarked("⸻".repeat(40)))).toBeGreaterThanOrEqual(1 + Math.ceil((40 * 34) / 450))
    expect(await wide(unmarked("—".repeat(120)))).toBeGreaterThanOrEqual(1 + Math.ceil((120 * 12) / 450))
  })

  test("a long token that fits its line stays whole", async () => {
    expect(await wide(unmarked("i".repeat(120)))).toBe(3)
  })
})

describe("the thread", () => {
  test("[trap 30] a letter beyond all measure is measured as far as it matters", async () => {
    const { pages } = await engine.measure(saying(unmarked("il ".repeat(MAX_CHARACTERS))))
    expect(pages).toBeGreaterThan(25)
  })

  test("nothing waits for a long letter", async () => {
    let turns = 0
    const turn = setInterval(() => turns++, 1)
    await engine.measure(saying(unmarked("word ".repeat(30_000))))
    clearInterval(turn)
    expect(turns).toBeGreaterThan(3)
  })

  test("a content that is not one rejects, and the next letter is laid out", async () => {
    await expect(engine.measure({ ...SAMPLE, body: { ...SAMPLE.body, issues: [{}] } } as never)).rejects.toThrow(/not laid out cleanly.*number/)
    expect((await engine.measure(bare(unmarked("after the fault")))).pages).toBe(1)
  })

  test("[trap 22] a thread is replaced after its share of letters, and nobody notices", async () => {
    const short = await createServerEngine({ build: "native", lettersAThread: 3 })
    const asked = Array.from({ length: 10 }, (_, i) => short.measure(bare(lines(i + 1))))
    expect((await Promise.all(asked)).map(({ linesUsed }) => linesUsed)).toEqual(Array.from({ length: 10 }, (_, i) => 21 + i))
    await short.close()
  })
})

/** A measure that no earlier one can have been kept for. */
async function fresh(content: LetterContent) {
  const other = await (second ??= createServerEngine())
  return other.measure(content)
}
let second: ReturnType<typeof createServerEngine> | null = null
afterAll(async () => (await second)?.close())
