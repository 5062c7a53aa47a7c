import { expect, test } from "vitest"
import { costOf, learn, type Load } from "./model.ts"

test("only what another server's reader fetches is fetched", () => {
  const price = { server: 0, key: 0, fetch: 1 }
  expect([1, 2, 3].map((nodes) => costOf(price, { keys: 60, nodes }))).toEqual([0, 60, 60])
})

test("prices are found again from what they cost, and foretell what was not seen", () => {
  const price = { server: 0.2, key: 0.0002, fetch: 0.0005 }
  const loads: Load[] = [{ keys: 250, nodes: 1 }, { keys: 500, nodes: 1 }, { keys: 250, nodes: 2 }, { keys: 500, nodes: 2 }]
  const found = learn(loads.map((load) => ({ load, cost: costOf(price, load) })))
  const unseen = { keys: 2000, nodes: 3 }
  expect(costOf(found, unseen) / costOf(price, unseen)).toBeCloseTo(1, 4)
})

test("no price is below zero", () => {
  const found = learn([[100, 0.2], [200, 0.15], [400, 0.12]].map(([keys, cost]) => ({ load: { keys: keys!, nodes: 1 }, cost: cost! })))
  expect(Math.min(...Object.values(found))).toBe(0)
  expect(costOf(found, { keys: 200, nodes: 1 })).toBeGreaterThan(0.1)
})
