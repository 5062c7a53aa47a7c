import { expect, test } from "vitest"
import { networkWords } from "./networkwords.ts"

test("a good network is not spoken of", () => {
  expect(networkWords("sockets", "live", true)).toBe(null)
  expect(networkWords("sockets", "loading", true)).toBe(null)
})

test("a network that blocks says what becomes of one's words, whichever way the news come", () => {
  for (const status of ["loading", "live", "polling"] as const) expect(networkWords("requests", status, true)).toMatch(/blocks live connections.*nothing is lost/)
  expect(networkWords("sockets", "polling", true)).toMatch(/holds live news back.*nothing is lost/)
})

test("without a connection nothing is promised", () => {
  expect(networkWords("requests", "polling", false)).toBe(null)
  for (const status of ["offline", "refused", "broken"] as const) expect(networkWords("requests", status, true)).toBe(null)
})
