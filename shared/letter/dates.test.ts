import { expect, test } from "vitest"
import { courtDate, courtMoment, courtTime, instant } from "./dates.ts"

const PACIFIC = "America/Los_Angeles"

test("[S4] the court's day and clock, summer and winter", () => {
  expect(courtDate("2013-08-07T05:30:00.000Z", PACIFIC)).toBe("August 6, 2013")
  expect(courtDate("2013-12-01T08:00:00.000Z", PACIFIC)).toBe("December 1, 2013")
  const times = ["2013-08-06T17:00:00Z", "2013-08-06T19:05:00Z", "2013-08-06T07:00:00Z", "2013-12-01T17:00:00Z"]
  expect(times.map((at) => courtTime(at, PACIFIC))).toEqual(["10:00 a.m.", "12:05 p.m.", "12:00 a.m.", "9:00 a.m."])
  expect(courtTime("2013-08-06T17:00:00Z", "America/New_York")).toBe("1:00 p.m.")
})

test("[S4] the moment as the court's clock shows it", () => {
  expect(courtMoment("2013-08-07T05:30:15.250Z", PACIFIC)).toBe("2013-08-06T22:30:15-07:00")
  expect(courtMoment("2013-12-01T08:00:00.000Z", "America/New_York")).toBe("2013-12-01T03:00:00-05:00")
  expect(courtMoment("2013-12-01T08:00:00.000Z", "UTC")).toBe("2013-12-01T08:00:00+00:00")
  expect(courtMoment("2013-12-01T23:00:00.000Z", "Asia/Kolkata")).toBe("2013-12-02T04:30:00+05:30")
  expect(Date.parse(courtMoment("2013-11-03T09:30:00.000Z", PACIFIC))).toBe(Date.parse("2013-11-03T09:30:00.000Z"))
})

test("an instant has a day, a time and a zone", () => {
  expect(instant("2013-08-06T10:00:00-07:00")).toBe("2013-08-06T17:00:00.000Z")
  expect(instant("2012-02-29T10:00Z")).toBe("2012-02-29T10:00:00.000Z")
  const none = [
    "2013-02-29T10:00:00Z",
    "2013-06-31T10:00:00Z",
    "2013-13-01T10:00:00Z",
    "2013-08-06T10:00:00",
    "2013-08-06",
    "6 Aug 2013",
    "",
    "2013-08-06T25:00:00Z",
  ]
  expect(none.map(instant)).toEqual(none.map(() => null))
})
