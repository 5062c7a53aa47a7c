import { describe, expect, test } from "vitest"
import { Names } from "./once.ts"

const LETTER = "/api/letters/l1/commands"

test("a command that got no answer keeps its name; another one has another, and so has the same one in another letter", () => {
  const names = new Names()
  const first = names.of(LETTER, "a remark")
  names.answered(LETTER, "a remark", 0)
  expect(names.of(LETTER, "a remark")).toBe(first)
  expect(names.of(LETTER, "another remark")).not.toBe(first)
  expect(names.of("/api/letters/l2/commands", "a remark")).not.toBe(first)
})

test.each([[200, false], [409, false], [500, true], [503, true], [0, true]])("after status %i the same words have the same name: %s", (status, isSame) => {
  const names = new Names()
  const first = names.of(LETTER, "a remark")
  names.answered(LETTER, "a remark", status)
  expect(names.of(LETTER, "a remark") === first).toBe(isSame)
})

test("after a while the same words are meant once more", () => {
  let now = 0
  const names = new Names(() => now)
  const first = names.of(LETTER, "a remark")
  now = 5 * 60_000 - 1
  expect(names.of(LETTER, "a remark")).toBe(first)
  now++
  expect(names.of(LETTER, "a remark")).not.toBe(first)
})

/**
 * Whether "private", given and not answered, is the same command when it is given again after what is drawn: "L" gives "live", which is
 * granted, "L-" refused, "L?" not answered; "P?" gives "private" again, not answered; "M" gives "live" in another letter; "me" and
 * "they" are acts that the record brings, "me+" another event of the same act.
 */
function isRepeated(drawing: string): boolean {
  const names = new Names()
  let at = 0
  const gives = (path: string, body: string, status: number) => (names.of(path, body), names.answered(path, body, status))
  const sees = (userId: string) => names.saw(LETTER, { at: String(at), actor: { userId, name: userId, side: "requesting" } }, "me")
  const STEPS: Record<string, () => unknown> = {
    "L": () => gives(LETTER, "live", 200),
    "L-": () => gives(LETTER, "live", 409),
    "L?": () => gives(LETTER, "live", 0),
    "P?": () => gives(LETTER, "private", 0),
    "M": () => gives("/api/letters/l2/commands", "live", 200),
    "me": () => (at++, sees("me")),
    "me+": () => sees("me"),
    "they": () => (at++, sees("they")),
  }
  const first = names.of(LETTER, "private")
  names.answered(LETTER, "private", 0)
  for (const step of drawing.split(" ").filter(Boolean)) STEPS[step]!()
  return names.of(LETTER, "private") === first
}

describe("a command without an answer, given again", () => {
  test.each(["", "P?", "L?", "L-", "M", "they", "they they", "me", "me me+", "they me"])("is a repeat after: %s", (drawing) => expect(isRepeated(drawing)).toBe(true))
  test.each(["L", "L? L", "P? L", "me L", "me they", "me me", "they me they", "me me+ they"])("is meant anew after: %s", (drawing) => expect(isRepeated(drawing)).toBe(false))
})

test("what was granted ends nothing that was given after it", () => {
  const names = new Names()
  names.of(LETTER, "live")
  const later = names.of(LETTER, "private")
  names.answered(LETTER, "live", 200)
  expect(names.of(LETTER, "private")).toBe(later)
})
