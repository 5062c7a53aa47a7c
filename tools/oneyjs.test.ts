import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import viteConfig from "../client/vite.config.ts"

/** Two copies of Yjs in one program break it without a word: `docs/traps.md` 13. */
const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8")) as { packages: Record<string, unknown> }

test("the lockfile installs one copy of Yjs, and one of the protocols that stand on it", () => {
  for (const name of ["yjs", "y-protocols", "lib0"]) {
    const copies = Object.keys(lock.packages).filter((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    expect(copies, name).toEqual([`node_modules/${name}`])
  }
})

test("the bundler is told to take one copy of Yjs wherever it is imported from", () => {
  expect(viteConfig.resolve?.dedupe).toContain("yjs")
})
