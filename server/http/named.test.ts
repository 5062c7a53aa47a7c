import { expect, test } from "vitest"
import { newCode, newToken } from "./invitation.ts"
import { drawn, seeds } from "./named.ts"

const once = { userId: "ada", key: "0123456789abcdef" }
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

test("a seed is the same for its name, person, place and our secret, and no other; without a name it is never the same", () => {
  const seed = seeds("our secret")
  expect(hex(seed("letters", { ...once }))).toBe(hex(seed("letters", once)))
  const others = [
    seed("letters", { ...once, userId: "ben" }),
    seed("letters", { ...once, key: "0123456789abcdeg" }),
    seed("l1", once),
    seeds("another secret")("letters", once),
    seed("letters", undefined),
    seed("letters", undefined),
    // What is put together from other parts is not taken for the same.
    seed('letters","ada', { ...once, userId: "x" }),
  ]
  expect(new Set([seed("letters", once), ...others].map(hex)).size).toBe(others.length + 1)
})

test("what is drawn for one use tells nothing of another, and a code's characters are evenly likely", () => {
  const seed = seeds("our secret")("l1", once)
  expect(hex(drawn(seed, "token", 24))).not.toBe(hex(drawn(seed, "code", 24)))
  expect(newToken(seed)).toMatch(/^[\w-]{32}$/)
  const counts = new Map<string, number>()
  for (let n = 0; n < 2500; n++)
    for (const letter of newCode(seeds("our secret")("l1", { ...once, key: String(n) }))) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(25)
  for (const count of counts.values()) expect(Math.abs(count - 800)).toBeLessThan(150)
})
