import { expect, test } from "vitest"
import { PROFILES, profileById } from "../../shared/court/profiles.ts"
import { byCourt, demandsOf, profileName } from "./demands.ts"

const of = (id: string) => Object.fromEntries(demandsOf(profileById(id)!).map(({ term, text }) => [term, text]))

test("[L1, L2, T5, C3] the 2013 order's demands read as it does", () => {
  expect(of("edca-newman-2013")).toMatchObject({
    Length: "At most 2 pages",
    "Each position": expect.stringMatching(/^At most 2 sentences, citations not counted; states/),
    Calls: "1 call after the exchange and 1 about each set of requests; by telephone, video or in person",
    Page: "12 point, 1-inch margins, single spaced",
    Space: expect.stringContaining("Half"),
  })
})

test("[L6] a limit in words says both numbers", () => {
  expect(of("wdtx-albright").Length).toBe("At most 500 words for one issue, 1,000 for several")
})

test("what a court leaves open is left out", () => expect(of("edny-kuo")).not.toHaveProperty("Space"))

test.each(PROFILES.map((profile) => [profile.id, profile] as const))("%s says something for each demand it lists", (_id, profile) => {
  for (const { text } of demandsOf(profile)) expect(text).not.toMatch(/undefined|null|^\s*$|,\s*$/)
})

test("no two profiles of a court are called the same", () => {
  for (const [, profiles] of byCourt(PROFILES)) expect(new Set(profiles.map(profileName)).size).toBe(profiles.length)
})

test("every profile is listed once", () => expect(byCourt(PROFILES).flatMap(([, profiles]) => profiles)).toHaveLength(PROFILES.length))
