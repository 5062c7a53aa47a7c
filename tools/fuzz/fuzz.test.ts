import { expect, test } from "vitest"
// The first of ours: what runs before it is not counted block by block.
import { type Hunt, hunt } from "./hunt.ts"
import { parseFrame } from "../../server/sync/frames.ts"
import { growth, LINEAR } from "../growth.ts"
import { BYTES } from "./bytes.ts"
import { COMMANDS } from "./commands.property.ts"
import { DRAFTS } from "./drafts.property.ts"
import { FRAMES } from "./frames.property.ts"
import { RECORDS_FILE } from "./records.property.ts"
import type { Target } from "./target.ts"
import { TWIN } from "./twin.property.ts"
import { TYPING } from "./typing.property.ts"

const LONG = process.env["FUZZ"] === "long"
const SEED = Number(process.env["FUZZ_SEED"] ?? 20131112)

/** A target, and how often it is run in about a second. */
const TARGETS: readonly { readonly name: string; hunted(times: number): Hunt<unknown> }[] = [
  row(FRAMES, 8_000),
  row(TWIN, 200),
  row(TYPING, 100),
  row(DRAFTS, 500),
  row(COMMANDS, 60),
  row(RECORDS_FILE, 40),
]

function row<Input>(target: Target<Input>, runs: number) {
  return { name: target.name, hunted: (times: number) => hunt(target, { seed: SEED, runs: runs * times, guided: true }) }
}

test.each(TARGETS)("$name: whatever is given, all holds", { timeout: 3_600_000 }, ({ hunted }) => {
  const { failure } = hunted(LONG ? 100 : 1)
  expect(failure?.words ?? "nothing").toBe("nothing")
})

test("frames that got further cost no more than in proportion when they go on and on", () => {
  const { finds } = hunt(FRAMES, { seed: SEED, runs: 8_000, guided: true })
  for (const find of [...FRAMES.seeds, ...finds])
    expect(growth((text) => parseFrame(Buffer.from(text, "latin1")), Buffer.from(find).toString("latin1") || "0")).toBeLessThan(LINEAR)
})

const MAGIC = [0x4a, 0x6f, 0x69, 0x6e, 0x74]
const PLANTED: Target<Uint8Array> = {
  name: "planted",
  files: /fuzz\.test\.ts/,
  kind: BYTES,
  seeds: [new Uint8Array(8)],
  words: [],
  run([a, b, c, d, e]) {
    if (a === MAGIC[0] && b === MAGIC[1] && c === MAGIC[2] && d === MAGIC[3] && e === MAGIC[4]) throw new Error("found")
  },
}

test("a fault behind five bytes is found by who builds on what got further, made as small as it can be, and by nobody else", { timeout: 600_000 }, () => {
  const terms = { seed: 1, runs: 60_000 }
  const { failure } = hunt(PLANTED, { ...terms, guided: true })
  expect(failure?.input).toEqual(Uint8Array.from(MAGIC))
  expect(failure?.words).toMatch(/planted, seed 1.*\n*.*found/s)
  expect(failure?.words).toContain("input: 4a6f696e74")
  expect(hunt(PLANTED, { ...terms, guided: false }).failure).toBe(null)
})
