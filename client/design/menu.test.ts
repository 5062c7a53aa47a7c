import { expect, test } from "vitest"
import { nextEntry } from "./Menu.tsx"

const ITEMS = ["New letter", "Account", "Use dark colors", "Sign out", "Settings"]

test.each([
  [0, "ArrowDown", 1],
  [4, "ArrowDown", 0],
  [0, "ArrowUp", 4],
  [2, "Home", 0],
  [2, "End", 4],
  [0, "s", 3],
  [3, "s", 4],
  [4, "S", 3],
  [0, "x", null],
  [0, "Enter", null],
  [-1, "ArrowDown", 0],
])("from %d, %s leads to %j", (at, key, to) => expect(nextEntry(ITEMS, at, key)).toBe(to))
