import { expect, test } from "vitest"
import { spread, table } from "./row.ts"

test("how values spread, whatever their order", () => {
  expect(spread(Array.from({ length: 101 }, (_, i) => 100 - i))).toEqual({ median: 50, p95: 95 })
  expect(spread([])).toEqual({ median: Number.NaN, p95: Number.NaN })
})

test("a row beside a peer has a ratio; one whose peer could not be had says so; one without a peer is silent", () => {
  const rows = [
    { what: "a", unit: "ms", ours: { median: 5, p95: 250.4 }, peer: { name: "them", figure: 20 } },
    { what: "b", unit: "%", ours: 1.234, peer: { name: "them", figure: null } },
    { what: "c", unit: "ms", ours: 1234 },
    { what: "d", unit: "%", ours: 0, peer: { name: "them", figure: 0 } },
  ]
  expect(table(rows).split("\n")).toEqual([
    "| measured | ours             | beside it     | which is | ours is  |",
    "|----------|------------------|---------------|----------|----------|",
    "| a        | 5.00 ms, p95 250 | 20.0 ms       | them     | 0.25 ×   |",
    "| b        | 1.23 %           | not to be had | them     |          |",
    "| c        | 1,234 ms         |               |          |          |",
    "| d        | 0.00 %           | 0.00 %        | them     | the same |",
  ])
})
