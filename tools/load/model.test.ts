import { expect, test } from "vitest"
import { costOf, learn, type Load, workOf } from "./model.ts"

const COMMIT = 0.002

test("a lone key is committed by itself; a flood is committed once in the time of a commit, on each server", () => {
  expect(workOf({ keys: 1, nodes: 1 }, COMMIT).appends).toBeCloseTo(1, 2)
  expect(workOf({ keys: 1e9, nodes: 1 }, COMMIT).appends).toBeCloseTo(500, 0)
  expect(workOf({ keys: 1e9, nodes: 3 }, COMMIT).appends).toBeCloseTo(1500, 0)
})

test("only what another server's reader fetches is fetched", () => {
  expect([1, 2, 3].map((nodes) => workOf({ keys: 60, nodes }, COMMIT).fetched)).toEqual([0, 60, 60])
})

test("prices are found again from what they cost, and foretell what was not seen", () => {
  const price = { idle: 0.01, append: 0.0004, wake: 0.0001, fetch: 0.0002, key: 0.00005 }
  const loads: Load[] = [{ keys: 100, nodes: 1 }, { keys: 250, nodes: 1 }, { keys: 500, nodes: 1 }, { keys: 250, nodes: 2 }, { keys: 500, nodes: 2 }]
  const found = learn(loads.map((load) => ({ work: workOf(load, COMMIT), cost: costOf(price, workOf(load, COMMIT)) })))
  const unseen = workOf({ keys: 2000, nodes: 3 }, COMMIT)
  expect(costOf(found, unseen) / costOf(price, unseen)).toBeCloseTo(1, 1)
})

test("no price is below zero", () => {
  const sample = (keys: number, cost: number) => ({ work: workOf({ keys, nodes: 1 }, COMMIT), cost })
  const found = learn([sample(100, 0.2), sample(200, 0.15), sample(400, 0.12)])
  expect(Math.min(...Object.values(found))).toBeGreaterThanOrEqual(0)
})
