import { expect, test } from "vitest"
import { Names } from "./once.ts"

test("a command that got no answer keeps its name; another one has another", () => {
  const names = new Names()
  const first = names.of("a remark")
  names.answered("a remark", 0)
  expect(names.of("a remark")).toBe(first)
  expect(names.of("another remark")).not.toBe(first)
})

test.each([[200, false], [409, false], [500, true], [503, true], [0, true]])("after status %i the same words have the same name: %s", (status, isSame) => {
  const names = new Names()
  const first = names.of("a remark")
  names.answered("a remark", status)
  expect(names.of("a remark") === first).toBe(isSame)
})

test("after a while the same words are meant once more", () => {
  let now = 0
  const names = new Names(() => now)
  const first = names.of("a remark")
  now = 5 * 60_000 - 1
  expect(names.of("a remark")).toBe(first)
  now++
  expect(names.of("a remark")).not.toBe(first)
})
