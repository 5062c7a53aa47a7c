import { expect, test } from "vitest"
import { dateOf, exact, relative } from "./moment.ts"

const NOW = Date.parse("2013-11-12T18:00:00Z")

test.each([
  ["2013-11-12T18:00:20Z", "just now"],
  ["2013-11-12T17:59:10Z", "just now"],
  ["2013-11-12T17:58:00Z", "2 minutes ago"],
  ["2013-11-12T13:00:00Z", "5 hours ago"],
  ["2013-11-11T17:00:00Z", "yesterday"],
  ["2013-11-15T19:00:00Z", "in 3 days"],
  ["2013-11-05T17:00:00Z", null],
  ["2013-11-20T18:00:00Z", null],
  ["no moment", null],
])("%s is %j", (iso, words) => expect(relative(iso, NOW)).toBe(words))

test("exactly, with the time zone", () => {
  expect(exact("2013-11-13T00:10:00Z", "en-US", "America/Los_Angeles")).toMatch(/^Nov 12, 2013, 4:10\sPM PST$/)
  expect(dateOf("2013-11-13T00:10:00Z", "en-US", "America/Los_Angeles")).toBe("Nov 12, 2013")
})
