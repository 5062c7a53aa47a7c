import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { COMMAND_TYPES } from "../shared/letter/roles.ts"
import { MOVER, OTHER, STATES } from "./rules/letters.ts"
import { cell, rulesTable } from "./rules/table.ts"

test("docs/rules.md is what the rules say now; `npm run docs:rules` writes it", () => {
  expect(readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8")).toBe(rulesTable())
})

test("every command is asked in every state, and each can be lawful somewhere", () => {
  const granted = COMMAND_TYPES.filter((type) =>
    Object.keys(STATES).some((state) => [MOVER, OTHER].some((by) => cell(type, state, by).code === "yes")),
  )
  expect(granted).toEqual(COMMAND_TYPES)
})

test("[S5] nothing is lawful once filed", () => {
  for (const type of COMMAND_TYPES) for (const by of [MOVER, OTHER]) expect(cell(type, "filed", by).code).toBe("already-filed")
})
