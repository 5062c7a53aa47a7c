import { expect, test } from "vitest"
import { isPrintable } from "../text/printable.ts"
import { DEFAULT_PROFILE, profileById, PROFILES } from "./profiles.ts"

test("the default comes first and says what the order of 12 November 2013 says", () => {
  expect(PROFILES[0]?.id).toBe(DEFAULT_PROFILE)
  expect(profileById("edca-newman-2013")).toMatchObject({
    limit: { pages: 2 },
    maxSentences: 2,
    citationsCount: false,
    share: "equal",
    callsAfterExchange: 1,
    callsPerSet: 1,
    modes: ["phone", "video", "in-person"],
    style: { fontSizePt: 12, marginIn: 1, spacing: 1 },
    source: { asOf: "2013-11-12", confidence: "verified" },
  })
  expect(profileById("nowhere")).toBe(undefined)
})

test.each(PROFILES.map((profile) => [profile.id, profile] as const))("%s names its source and its limit", (_, profile) => {
  expect(profile.source.title).not.toBe("")
  expect(profile.source.confidence).not.toBe("unverified")
  expect(profile.limit.pages ?? profile.limit.words).toBeGreaterThan(0)
  expect(profile.modes.length).toBeGreaterThan(0)
  expect(profile.cites[profile.limit.pages === undefined ? "L6" : "L1"]).toBeTruthy()
  expect(() => new Intl.DateTimeFormat("en-US", { timeZone: profile.timeZone })).not.toThrow()
  expect(isPrintable([profile.court, profile.judge ?? "", profile.source.title].join(" "))).toBe(true)
  expect(profile.override).toBe(null)
})

test("ids are unique, and shares are lines of a page", () => {
  expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length)
  for (const { share, limit } of PROFILES) if (share === "equal") expect(limit.pages).toBeGreaterThan(0)
})

test("judges differ: a telephone call counts before one and not before another", () => {
  const modes = (id: string) => profileById(id)?.modes
  expect([modes("ndca-cisneros"), modes("ndca-ryu-2016"), modes("ndca-spero-2016")]).toEqual([
    ["video", "in-person"],
    ["phone", "in-person"],
    ["in-person"],
  ])
})
