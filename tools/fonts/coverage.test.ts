import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { generated } from "./coverage.ts"

test("the coverage that the product knows is that of the fonts it ships", () => {
  expect(readFileSync("shared/text/coverage.ts", "utf8")).toBe(generated())
})
