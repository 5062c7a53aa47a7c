import { expect, test } from "vitest"
import { courtTime } from "../../shared/letter/dates.ts"
import { morningBefore } from "./morning.ts"

const ZONE = "America/Los_Angeles"

test.each([
  ["the same morning", "2026-06-10T18:00:00.000Z", "2026-06-10T17:05:00.000Z"],
  ["before five past ten: the day before", "2026-06-10T17:00:00.000Z", "2026-06-09T17:05:00.000Z"],
  ["late in the evening there, the next day in UTC", "2026-06-11T05:00:00.000Z", "2026-06-10T17:05:00.000Z"],
  ["a Sunday: the Friday before", "2026-06-14T18:00:00.000Z", "2026-06-12T17:05:00.000Z"],
  ["in winter", "2026-11-24T19:00:00.000Z", "2026-11-24T18:05:00.000Z"],
  ["the Monday after the clocks changed, before ten", "2026-11-02T17:00:00.000Z", "2026-10-30T17:05:00.000Z"],
])("%s", (_, now, morning) => expect(morningBefore(now, ZONE)).toBe(morning))

test("always at 10:05 a.m. by the court's clock, and within four days", () => {
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const now = new Date(Date.UTC(2026, 0, 1, hour)).toISOString()
    const morning = morningBefore(now, ZONE)
    expect(courtTime(morning, ZONE)).toBe("10:05 a.m.")
    expect(Date.parse(now) - Date.parse(morning)).toBeLessThan(4 * 24 * 3600_000)
  }
})
