import { expect, test } from "vitest"
import type { PageMeasure } from "../layout/engine.ts"
import { unmarked } from "../text/runs.ts"
import type { Command } from "./command.ts"
import { measured, sentenceCount } from "./measured.ts"
import type { Measure } from "./measure.ts"
import {
  aCall,
  done,
  happened,
  measureWith,
  MOVER,
  opened,
  OTHER,
  played,
  profileWith,
  tried,
  type Stage,
} from "./plays.property.ts"
import { contentHash, print } from "./print.ts"
import { withOverride } from "../court/override.ts"
import { wouldBe } from "./wouldbe.ts"

const OVER = measureWith({ pages: 3, linesOver: 4, linesLeft: 0 })
const LINES = measureWith().lines
const propose = (text: string): Command => ({ type: "propose-joint", part: "introduction", runs: unmarked(text) })
const proffer: Command = { type: "proffer", issue: "issue-1", runs: unmarked("Words.") }

/** Stages in which each command that can make the page longer is lawful, and the command. */
const LONGER: readonly [string, Stage, Command, typeof MOVER][] = [
  ["add-issue", opened(), { type: "add-issue", heading: unmarked("Pumps") }, MOVER],
  ["proffer", played("").stage, proffer, MOVER],
  ["reorder-issues, at once", played("M+").stage, { type: "reorder-issues", order: ["issue-2", "issue-1"] }, MOVER],
  [
    "accept-joint",
    done(opened(), propose("The sides disagree."), MOVER),
    { type: "accept-joint", proposal: "proposal-1" },
    OTHER,
  ],
  ["confirm-call", played("log").stage, { type: "confirm-call", call: "call-1" }, OTHER],
  [
    "approve",
    played("M! N! call M= N=").stage,
    { type: "approve", hash: contentHash(played("M! N! call M= N=").stage.letter) },
    MOVER,
  ],
  ["accept-resolution, where it is listed", played("M?", listed()).stage, { type: "accept-resolution", issue: "issue-1" }, OTHER],
  ["statement", disagreed(), { type: "propose-joint", part: "statement", runs: unmarked("Ours.") }, MOVER],
]

function listed(): Stage {
  return done(opened({ listResolved: true }), { type: "add-issue", heading: unmarked("Pumps") }, MOVER)
}

function disagreed(): Stage {
  return done(done(opened(), propose("The sides disagree."), MOVER), { type: "reject-joint", proposal: "proposal-1" }, OTHER)
}

test.each(LONGER)("[L1, L3] %s is refused with the figures if the letter would be too long", (_, stage, command, by) => {
  expect(tried(stage, command, by, OVER).refusal).toEqual({ code: "too-long", pages: 3, limit: 2, linesOver: 4 })
  expect(tried(stage, command, by, measureWith({ pages: 2 })).refusal).toBe(null)
})

test.each(LONGER)("[L1] %s asks for the page as it would be", (_, stage, command, by) => {
  const next = wouldBe(stage.letter, command, by, stage.now)
  const granted = tried(stage, command, by).stage.letter
  expect(print(next!).body).toEqual(print(granted).body)
})

test.each(LONGER)("[L6] %s is refused if there would be too many words", (_, stage, command, by) => {
  const words = (n: number) => measureWith({ words: n, limit: { words: 500 }, pages: 9 })
  expect(tried(stage, command, by, words(501)).refusal).toEqual({ code: "too-many-words", words: 501, limit: 500 })
  expect(tried(stage, command, by, words(500)).refusal).toBe(null)
})

const SHORTER: readonly [string, Stage, Command, typeof MOVER][] = [
  ["withdraw-issue", played("M!").stage, { type: "withdraw-issue", issue: "issue-1" }, MOVER],
  ["accept-resolution", played("M! N?").stage, { type: "accept-resolution", issue: "issue-1" }, MOVER],
  ["propose-joint", opened(), propose("Long."), MOVER],
  ["reject-joint", done(opened(), propose("Long."), MOVER), { type: "reject-joint", proposal: "proposal-1" }, OTHER],
  ["stand", played("M! N! call").stage, { type: "stand", issue: "issue-1", against: 1 }, MOVER],
  ["reorder-issues, as a proposal", played("M! N! M+").stage, { type: "reorder-issues", order: ["issue-2", "issue-1"] }, MOVER],
  ["log-call", played("").stage, aCall(played("").stage), MOVER],
  ["revoke-approval", played("M! N! call M= N= M@").stage, { type: "revoke-approval" }, MOVER],
  ["set-visibility", opened(), { type: "set-visibility", visibility: "private" }, MOVER],
]

test.each(SHORTER)("[L3] %s is never refused for length, and needs no measure", (_, stage, command, by) => {
  expect(wouldBe(stage.letter, command, by, stage.now)).toBe(null)
  expect(tried(stage, command, by, OVER).refusal).toBe(null)
})

test("[L1] nothing is measured for a command that is refused anyway", () => {
  expect(wouldBe(played("M!").stage.letter, proffer, MOVER, "2013-08-06T17:00:00.000Z")).toBe(null)
})

test("[L2] too many sentences are refused with the figures", () => {
  const say = (text: string, sentences?: number) =>
    tried(played("").stage, { type: "proffer", issue: "issue-1", runs: unmarked(text), sentences }, MOVER)
  const three = "The pumps failed. The tickets say so. Sutter has them."
  expect(say(three).refusal).toEqual({ code: "too-many-sentences", sentences: 3, limit: 2 })
  expect(say("The pumps failed. The tickets say so.").refusal).toBe(null)
  expect(say(three, 3).refusal).toMatchObject({ code: "too-many-sentences", sentences: 3 })
})

test("[L2] a side may contest the count; the record keeps both numbers, and only a different number is kept", () => {
  const say = (sentences?: number) => {
    const command = {
      type: "proffer",
      issue: "issue-1",
      runs: unmarked("The pumps failed. The tickets say so. Sutter has them."),
      sentences,
    } as const
    return tried(
      played("", done(opened({ maxSentences: 3 }), { type: "add-issue", heading: unmarked("P") }, MOVER)).stage,
      command,
      MOVER,
    ).stage.letter.issues[0]!.revisions[0]!.sentences
  }
  expect([say(2), say(3), say()]).toEqual([{ counted: 3, stated: 2 }, { counted: 3 }, { counted: 3 }])
  const contested = tried(
    played("").stage,
    { type: "proffer", issue: "issue-1", runs: unmarked("The pumps failed. The tickets say so. Sutter has them."), sentences: 2 },
    MOVER,
  )
  expect(contested.refusal).toBe(null)
  const stated = tried(
    played("").stage,
    { type: "proffer", issue: "issue-1", runs: unmarked("The pumps failed."), sentences: 9 },
    MOVER,
  )
  expect(stated.refusal).toMatchObject({ code: "too-many-sentences", sentences: 9 })
})

test("[L2] citation sentences count only if the profile says so, and none count where it sets no limit", () => {
  const text = unmarked("The pumps failed. See Smith v. Jones, 123 F.3d 456, 459 (9th Cir. 1997).")
  expect([sentenceCount(text, false), sentenceCount(text, true)]).toEqual([
    { count: 1, citations: 1 },
    { count: 2, citations: 1 },
  ])
  const say = (citationsCount: boolean, maxSentences: number | null) => {
    const stage = done(opened({ citationsCount, maxSentences }), { type: "add-issue", heading: unmarked("P") }, MOVER)
    return tried(stage, { type: "proffer", issue: "issue-1", runs: text }, MOVER).refusal?.code
  }
  expect([say(false, 1), say(true, 1), say(true, null)]).toEqual([undefined, "too-many-sentences", undefined])
})

test("[L5] a side cannot use the other's unused share", () => {
  const stage = played("").stage
  const over = measureWith({ lines: { ...LINES, requesting: 32, responding: 20 } })
  expect(tried(stage, proffer, MOVER, over).refusal).toEqual({ code: "over-share", lines: 32, share: 31, other: 11 })
  expect(tried(stage, proffer, MOVER, measureWith({ lines: { ...LINES, requesting: 31 } })).refusal).toBe(null)
})

test("[L5] the other side's excess is not held against one", () => {
  expect(tried(played("").stage, proffer, MOVER, measureWith({ lines: { ...LINES, responding: 50 } })).refusal).toBe(null)
})

test("[L5] a statement counts toward the side's share", () => {
  const statement: Command = { type: "propose-joint", part: "statement", runs: unmarked("Ours.") }
  expect(tried(disagreed(), statement, MOVER, measureWith({ lines: { ...LINES, requesting: 32 } })).refusal).toMatchObject({
    code: "over-share",
    share: 31,
  })
})

test("[L5] when joint text grows, what a side has said stays", () => {
  const over = measureWith({ lines: { ...LINES, requesting: 40, responding: 40 } })
  const [, stage, command, by] = LONGER[3]!
  expect(tried(stage, command, by, over).refusal).toBe(null)
})

test("[L5] an open page is nobody's share", () => {
  const stage = played("", done(opened({ share: "open" }), { type: "add-issue", heading: unmarked("P") }, MOVER)).stage
  expect(tried(stage, proffer, MOVER, measureWith({ lines: { ...LINES, requesting: 60 } })).refusal).toBe(null)
  expect(tried(stage, { type: "release-lines", lines: 1 }, MOVER).refusal).toEqual({ code: "not-shared" })
})

const PAGE: PageMeasure = {
  pages: 2,
  linesPerPage: 46,
  linesUsed: 80,
  sides: { requesting: 30, responding: 20 },
  positions: {},
  words: 700,
}

test("[L5] half each of what the joint text leaves, less what was released, plus what was released to it", () => {
  const stage = played("").stage
  expect(measured(stage.letter, PAGE).lines).toEqual({
    available: 62,
    joint: 30,
    requesting: 30,
    responding: 20,
    share: { requesting: 31, responding: 31 },
  })
  const released = done(done(stage, { type: "release-lines", lines: 4 }, OTHER), { type: "release-lines", lines: 3 }, OTHER)
  expect(measured(released.letter, PAGE).lines.share).toEqual({ requesting: 38, responding: 24 })
  const back = done(released, { type: "release-lines", lines: 2 }, MOVER)
  expect(measured(back.letter, PAGE).lines.share).toEqual({ requesting: 36, responding: 26 })
})

test("[L5] where sharing is open either side may fill what is left", () => {
  const open = done(opened({ share: "open" }), { type: "add-issue", heading: unmarked("P") }, MOVER)
  expect(measured(open.letter, PAGE).lines.share).toEqual({ requesting: 62, responding: 62 })
})

test("[L5] an odd line is nobody's", () => {
  expect(measured(played("").stage.letter, { ...PAGE, linesUsed: 81 }).lines.share).toEqual({ requesting: 30, responding: 30 })
})

test("[L5] a side releases only lines that it does not fill", () => {
  const stage = played("").stage
  const release: Command = { type: "release-lines", lines: 12 }
  const after = (used: number): Measure =>
    measured(wouldBe(stage.letter, release, OTHER, stage.now)!, {
      ...PAGE,
      linesUsed: 60 + used,
      sides: { requesting: 30, responding: used },
    })
  expect(tried(stage, release, OTHER, after(19)).refusal).toBe(null)
  expect(tried(stage, release, OTHER, after(20)).refusal).toMatchObject({ code: "over-share", lines: 20, share: 19 })
})

test("[L1] pages over and lines left, as the engine measured them", () => {
  const { letter } = played("").stage
  const figures = (page: Partial<PageMeasure>) => {
    const { pages, linesOver, linesLeft } = measured(letter, { ...PAGE, ...page })
    return [pages, linesOver, linesLeft]
  }
  expect(figures({})).toEqual([2, 0, 12])
  expect(figures({ pages: 2, linesUsed: 92 })).toEqual([2, 0, 0])
  expect(figures({ pages: 3, linesUsed: 95 })).toEqual([3, 3, 0])
  expect(figures({ pages: 3, linesUsed: 92 })).toEqual([3, 1, 0])
})

test("[L6] words where the profile counts words, and more of them for several issues", () => {
  const stage = done(
    opened({ limit: { words: 500, wordsForSeveral: 1_000 }, share: "open" }),
    { type: "add-issue", heading: unmarked("P") },
    MOVER,
  )
  const two = done(stage, { type: "add-issue", heading: unmarked("Q") }, MOVER)
  const limits = [stage, two, done(two, { type: "withdraw-issue", issue: "issue-2" }, MOVER)].map(
    ({ letter }) => measured(letter, PAGE).limit,
  )
  expect(limits).toEqual([{ words: 500 }, { words: 1_000 }, { words: 500 }])
  expect(measured(stage.letter, PAGE).linesOver).toBe(0)
})

test("[L2] the sentences of every position in the dispute, and of a draft in place of it", () => {
  const { letter } = played("M! N! N+ N!").stage
  const ended = done(played("M! N! N+ N!").stage, { type: "withdraw-issue", issue: "issue-1" }, MOVER).letter
  const one = { count: 1, citations: 0 }
  expect(measured(letter, PAGE).sentences).toEqual({
    "issue-1": { requesting: one, responding: one },
    "issue-2": { responding: one },
  })
  expect(measured(ended, PAGE).sentences).toEqual({ "issue-2": { responding: one } })
  const drafts = { "issue-2": { requesting: unmarked("We disagree. We say why.") } }
  expect(measured(letter, PAGE, drafts).sentences["issue-2"]).toEqual({ requesting: { count: 2, citations: 0 }, responding: one })
})

test("[L1, L2] an order in the case goes before the profile's numbers, and is cited", () => {
  const profile = withOverride(profileWith(), { cite: "ECF No. 41", pages: 8, sentences: 3 })
  expect(profile).toMatchObject({
    limit: { pages: 8 },
    maxSentences: 3,
    share: "equal",
    cites: { L1: "ECF No. 41", L2: "ECF No. 41", T5: "¶ 1" },
    override: { cite: "ECF No. 41" },
  })
  expect(withOverride(profileWith(), { cite: "ECF No. 41", words: 500 })).toMatchObject({
    limit: { words: 500 },
    maxSentences: 2,
    share: "open",
    cites: { L2: "¶ 1" },
  })
  expect(withOverride(profileWith(), { cite: "ECF No. 41", sentences: 4 })).toMatchObject({
    limit: { pages: 2 },
    maxSentences: 4,
    cites: { L1: "¶ 1" },
  })
  expect(withOverride(profileWith(), { cite: "ECF No. 41", words: 500 }).limit).toEqual({ words: 500 })
})

test("[L3] a second counsel who joins makes nothing longer", () => {
  const stage = happened(opened(), [{ type: "member-joined", role: "counsel" }], { ...MOVER, userId: "ito" })
  expect(stage.letter.members).toHaveLength(3)
})
