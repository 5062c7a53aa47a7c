import { expect, test } from "vitest"
import { plain, unmarked } from "../text/runs.ts"
import { contentChanges } from "./changes.ts"
import type { Command } from "./command.ts"
import type { Letter } from "./letter.ts"
import { done, MOVER, OTHER, played, type Stage } from "./plays.property.ts"
import { contentHash } from "./print.ts"
import type { Actor } from "./side.ts"

const joined = played("M! N! call M= N= M+ M! N!").stage

/** What changed, as lines: "part | -removed +added". */
function lines(before: Letter, after: Letter): readonly string[] {
  const sign = { same: "", added: "+", removed: "-" } as const
  const told = ({ kind, runs }: { kind: keyof typeof sign; runs: Parameters<typeof plain>[0] }) =>
    kind === "same" ? "" : ` ${sign[kind]}${plain(runs).trim()}`
  return contentChanges(before, after).map(({ part, changes }) => `${part} |${changes.map(told).join("")}`)
}

const after = (command: Command, by: Actor, from: Stage = joined) => done(from, command, by)

test("[S2] an amendment shows under the side and the issue it belongs to, word by word", () => {
  const amended = after({ type: "proffer", issue: "issue-1", runs: unmarked("Words 3 of our side.") }, MOVER)
  expect(lines(joined.letter, amended.letter)).toEqual(["Alder's words on the issue “Dispute 1” | -one +our"])
  expect(contentChanges(joined.letter, amended.letter)[0]?.issue).toBe("issue-1")
})

test("[S2] an issue that came, or went, shows with all its words", () => {
  const gone = after({ type: "withdraw-issue", issue: "issue-2" }, MOVER)
  expect(lines(joined.letter, gone.letter)).toHaveLength(3)
  expect(lines(joined.letter, gone.letter)[0]).toBe("The heading of the issue “Dispute 2” | -Dispute 2")
  expect(lines(gone.letter, joined.letter)[0]).toBe("The heading of the issue “Dispute 2” | +Dispute 2")
})

test("[S2] joint text, a confirmed call, another order", () => {
  const proposed = after({ type: "propose-joint", part: "introduction", runs: unmarked("They differ.") }, MOVER)
  const accepted = after({ type: "accept-joint", proposal: "proposal-1" }, OTHER, proposed)
  expect(lines(joined.letter, proposed.letter)).toEqual([])
  expect(lines(joined.letter, accepted.letter)).toEqual(["The introduction | +They differ."])
  expect(lines(joined.letter, played("call", joined).stage.letter)[0]).toMatch(/^The calls \| .*\+/)
  const asked = after({ type: "reorder-issues", order: ["issue-2", "issue-1"] }, MOVER)
  const turned = after({ type: "accept-joint", proposal: "proposal-1" }, OTHER, asked)
  expect(lines(joined.letter, turned.letter)).toEqual(["The order of the issues | -1 +2 -2 +1"])
})

test("[S2] what is signed is what is compared: no change is shown exactly where the content's hash is the same", () => {
  const moves = ["M?", "N?", "N~", "log", "call", "N!", "M!", "Mx", "M+"]
  for (const move of moves) {
    const { stage, refusal } = played(move, joined)
    if (refusal) continue
    const same = contentHash(stage.letter) === contentHash(joined.letter)
    expect([move, contentChanges(joined.letter, stage.letter).length === 0]).toEqual([move, same])
  }
})
