import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { openStore } from "../server/store/open.ts"
import type { Happening } from "../shared/letter/event.ts"
import { GENESIS, seal } from "../shared/record/chain.ts"
import { backUp } from "./backup.ts"

const folder = mkdtempSync(join(tmpdir(), "backup-"))
const [data, copy] = [join(folder, "data"), join(folder, "it's a copy")]

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("a copy made while the store is written to holds everything that was stored before it; never written over", async () => {
  const running = await openStore({ dataDir: data })
  writeFileSync(join(data, "auth-secret"), "secret")
  const actor = { userId: "ada", name: "Ada", side: "requesting", role: "counsel" } as const
  const happening: Happening = { type: "visibility-set", side: "requesting", visibility: "private" }
  const [first] = seal([happening], actor, "2026-01-02T03:04:05.000Z", 0, GENESIS)
  await running.store.appendEvents("letter", 0, [first!])
  expect(backUp(data, copy)).toBeNull()
  await running.store.appendEvents("letter", 1, seal([happening], actor, "2026-01-02T03:04:06.000Z", 1, first!.hash))
  await running.close()
  const restored = await openStore({ dataDir: copy })
  expect(await restored.store.events("letter", 0)).toEqual([first])
  await restored.close()
  expect(backUp(data, copy)).toMatch(/there already/)
  expect(backUp(join(folder, "nowhere"), join(folder, "other"))).toMatch(/no letters.sqlite/)
})
