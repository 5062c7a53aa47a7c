import { expect, test } from "vitest"
import { cleanCode, codeFault, spokenCode } from "./code.ts"

test.each([
  ["k7rm-4wxe", "K7RM4WXE"],
  [" K7RM 4WXE ", "K7RM4WXE"],
  ["K7RM4WXEextra", "K7RM4WXE"],
  ["oil0125", ""],
])("%j is read as %j", (typed, code) => expect(cleanCode(typed)).toBe(code))

test("a code is shown in halves and read back the same", () => {
  expect(spokenCode("K7RM4WXE")).toBe("K7RM 4WXE")
  expect(cleanCode(spokenCode("K7RM4WXE"))).toBe("K7RM4WXE")
  expect(spokenCode("K7R")).toBe("K7R")
})

test("a code that cannot be right is not sent", () => {
  expect(codeFault("")).toContain("Enter")
  expect(codeFault("K7RM")).toContain("these are 4")
  expect(codeFault("k7rm 4wxe")).toBeUndefined()
})
