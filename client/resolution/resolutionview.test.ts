import { expect, test } from "vitest"
import type { Happening, LetterEvent } from "../../shared/letter/event.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { print } from "../../shared/letter/print.ts"
import { seal } from "../../shared/record/chain.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { DANIEL, played, ROSA } from "../letter/played.ts"
import { endedAs, offerView, pastOffers } from "./resolutionview.ts"

const START = played(["R + Pumps", "R + E-mail"])
const offer = (terms: string, issue = "issue-1"): Happening => ({ type: "resolution-proposed", issue, terms: unmarked(terms) })
const NO: Happening = { type: "resolution-declined", issue: "issue-1" }

function record(...batches: readonly (readonly [Actor, ...Happening[]])[]): readonly LetterEvent[] {
  return batches.reduce<readonly LetterEvent[]>((events, [by, ...happenings]) => {
    const last = events.at(-1)
    return [...events, ...seal(happenings, by, `2013-08-06T10:${10 + events.length}:00.000Z`, last?.seq ?? START.seq, last?.hash ?? START.head)]
  }, [])
}

test.each<[string, readonly (readonly [Actor, ...Happening[]])[], string[]]>([
  ["an open offer is not past", [[ROSA, offer("A")]], []],
  ["[T6] declined", [[ROSA, offer("A")], [DANIEL, NO]], ["requesting A declined"]],
  ["[T6] taken back", [[ROSA, offer("A")], [ROSA, NO]], ["requesting A taken-back"]],
  ["[T6] a counter-offer declines visibly", [[ROSA, offer("A")], [DANIEL, NO, offer("B")]], ["requesting A countered"]],
  ["[T6] a new offer of the same side, too", [[ROSA, offer("A")], [ROSA, NO, offer("B")]], ["requesting A replaced"]],
  [
    "the newest first; another issue's offers elsewhere",
    [[ROSA, offer("A")], [DANIEL, offer("X", "issue-2")], [DANIEL, NO], [DANIEL, offer("B")], [ROSA, NO]],
    ["responding B declined", "requesting A declined"],
  ],
])("%s", (_, batches, past) =>
  expect(pastOffers(record(...batches), "issue-1").map(({ side, terms, fate }) => `${side} ${plain(terms)} ${fate}`)).toEqual(past),
)

test("[T6] the letter with and without an issue differ by it alone", () => {
  const [issue] = START.issues
  const ended = endedAs(START, issue!, { kind: "withdrawn", act: START.created })
  expect([print(START).body.issues.length, print(ended).body.issues.length]).toEqual([2, 1])
  expect(endedAs(ended, ended.issues[0]!, null)).toEqual(START)
})

test("[T6, A1] counsel may offer terms while the issue is in dispute", () => {
  const now = "2013-08-06T10:00:00.000Z"
  const why = (letter: typeof START) => offerView(letter, ROSA, letter.issues[0]!, now).why
  expect(why(START)).toBe(null)
  expect(why({ ...START, members: START.members.map((member) => ({ ...member, role: "associate" })) })).toMatch(/counsel/)
  expect(why(played(["R + Pumps", "R 1 x"]))).toMatch(/withdrawn/)
})
