import { expect, test } from "vitest"
import { Stage } from "../../tools/stage/stage.ts"
import { Fuzz } from "./fuzz.contract.ts"

/** Seeds that have found something once, or stand for the quick run. `FUZZ=long` plays many more; `FUZZ_SEED` one again. */
const PINNED = [1, 2, 153, 20131112]
const LONG = process.env["FUZZ"] === "long"
const given = process.env["FUZZ_SEED"]
const seeds = given ? [Number(given)] : LONG ? Array.from({ length: 200 }, (_, n) => n + 1) : PINNED
const STEPS = LONG ? 400 : 120

test.concurrent.each(seeds)("honest people and liars, seed %i", async (seed) => {
  const stage = await Stage.open()
  try {
    await new Fuzz(seed, [stage], `letter-${seed}`).play(STEPS)
  } finally {
    await stage.close()
  }
  expect(stage.sync.counts()).toEqual({ sockets: 0, rooms: 0 })
}, LONG ? 600_000 : 120_000)
