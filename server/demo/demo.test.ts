import { expect, test } from "vitest"
import { courtTime } from "../../shared/letter/dates.ts"
import { plain } from "../../shared/text/runs.ts"
import { verify } from "../../shared/record/verify.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { Caller, openHouse, proffer } from "../http/client.testing.ts"
import type { Demo } from "../http/services.ts"

test("the example: two accounts, four issues in four states, a record that verifies, two pages; made once", async () => {
  const house = await openHouse({ DEMO: "1" })
  const demo = (await new Caller(house).get<Demo>("/api/demo")).body
  expect(demo.accounts.map(({ side }) => side)).toEqual(["requesting", "responding"])
  const [marisol, dale] = await Promise.all(
    demo.accounts.map(async ({ email, password }) => {
      const caller = new Caller(house)
      expect((await caller.post("/api/auth/sign-in/email", { email, password })).status).toBe(200)
      return caller
    }),
  )
  const seen = await marisol!.sees(demo.letter)
  expect(seen.letter.issues.map(({ state, turn, positions }) => [state, turn, positions.requesting !== null, positions.responding !== null])).toEqual([
    ["exchanged", "requesting", true, true],
    ["open", "responding", true, false],
    ["open", "responding", false, false],
    ["open", "responding", false, false],
  ])
  expect(plain(seen.letter.joint["introduction"]!.accepted)).toContain("by telephone")
  expect(seen.letter.calls.map(({ state, at }) => [state, courtTime(at, "America/Los_Angeles")])).toEqual([["confirmed", "10:05 a.m."]])
  expect(seen.measure.pages).toBeLessThanOrEqual(2)
  const { body } = await dale!.get<{ events: LetterEvent[]; head: string }>(`/api/letters/${demo.letter}/record`)
  expect(verify(body.events, body.head).ok).toBe(true)
  expect(body.events.every(({ at }, index) => index === 0 || at >= body.events[index - 1]!.at)).toBe(true)

  expect((await dale!.does(demo.letter, proffer("I will number the pages as they come back.", "issue-2"))).status).toBe(200)
  const before = await marisol!.sees(demo.letter)
  await house.restart()
  expect(await marisol!.sees(demo.letter)).toEqual(before)
  expect((await marisol!.get<unknown[]>("/api/letters")).body).toHaveLength(1)
  await house.close()
})
