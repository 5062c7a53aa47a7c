import { afterEach, expect, test, vi } from "vitest"
import { MAX_DOC } from "../../shared/sync/wire.ts"
import { Allowances } from "./allowances.ts"

afterEach(() => void vi.useRealTimers())

/** How often something can be done before the person has to wait. */
function times(allowances: Allowances, does: () => unknown): number {
  let count = 0
  for (; allowances.admits("ada") && count < 5000; count++) does()
  return count
}

test("connections, work and refusals each come to an end, come back with time, and are each person's own", () => {
  vi.useFakeTimers({ toFake: ["performance"] })
  const allowances = new Allowances()
  const wait = (seconds: number): unknown => vi.advanceTimersByTime(seconds * 1000)
  expect(times(allowances, () => allowances.knocks("ada"))).toBe(2048)
  expect([allowances.admits("ada"), allowances.admits("ben")]).toEqual([false, true])
  expect(allowances.spends("ada", 1)).toBe(false)
  wait(1)
  expect(times(allowances, () => allowances.knocks("ada"))).toBeGreaterThan(100)
  wait(60)
  expect(times(allowances, () => allowances.spends("ada", MAX_DOC))).toBe(64)
  wait(60)
  expect(times(allowances, () => allowances.refused("ada"))).toBe(20)
})

test("more than there is can be spent, and has to be made good before anything else", () => {
  vi.useFakeTimers({ toFake: ["performance"] })
  const allowances = new Allowances()
  expect(allowances.spends("ada", 100 * MAX_DOC)).toBe(true)
  vi.advanceTimersByTime(8000)
  expect(allowances.admits("ada")).toBe(false)
  vi.advanceTimersByTime(2000)
  expect(allowances.admits("ada")).toBe(true)
})

test("who has everything left is forgotten, and who has not is remembered", () => {
  vi.useFakeTimers({ toFake: ["performance"] })
  const allowances = new Allowances()
  times(allowances, () => allowances.spends("ada", MAX_DOC))
  allowances.tidy()
  expect([allowances.admits("ada"), allowances.size]).toEqual([false, 1])
  vi.advanceTimersByTime(60_000)
  allowances.tidy()
  expect(allowances.size).toBe(0)
})
