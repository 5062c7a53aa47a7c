import { expect, test } from "vitest"
import { shortcutOf, type Key } from "./shortcuts.ts"

/** A key written as "Alt+ArrowDown" or "k". */
function pressed(keys: string): Key {
  const parts = keys.split("+")
  const key = parts.at(-1)!
  const has = (name: string) => parts.includes(name)
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key
  return { key, code, ctrlKey: has("Ctrl"), metaKey: has("Meta"), altKey: has("Alt"), shiftKey: has("Shift") }
}

test.each([
  ["j", "next", null],
  ["K", "previous", null],
  ["?", "help", null],
  ["Alt+ArrowDown", "next", "next"],
  ["Alt+ArrowUp", "previous", "previous"],
  ["Alt+p", "preview", "preview"],
  ["Ctrl+k", "palette", "palette"],
  ["Meta+k", "palette", "palette"],
  ["Ctrl+Shift+k", null, null],
  ["Ctrl+j", null, null],
  ["Ctrl+Alt+ArrowDown", null, null],
  ["x", null, null],
])("%s: %s, while typing %s", (keys, outside, typing) => {
  expect(shortcutOf(pressed(keys), false)).toBe(outside)
  expect(shortcutOf(pressed(keys), true)).toBe(typing)
})

test("a Mac's Option+P types π, and still means the pages", () => {
  expect(shortcutOf({ ...pressed("Alt+p"), key: "π" }, true)).toBe("preview")
})
