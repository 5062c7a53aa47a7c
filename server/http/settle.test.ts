import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { profileById } from "../../shared/court/profiles.ts"
import { create } from "../../shared/letter/create.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { granted, refused } from "../../shared/letter/verdict.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { verify } from "../../shared/record/verify.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { openStore, type Opened } from "../store/open.ts"
import { NEW_LETTER } from "./client.testing.ts"
import { Letters } from "./letters.ts"
import { Metrics } from "./metrics.ts"
import { settle, type Judge, type Node } from "./settle.ts"

const ROSA: Actor = { userId: "rosa", name: "Rosa Imai", side: "requesting", role: "counsel" }

let folder = ""
let opened: Opened[] = []
afterEach(async () => {
  for (const each of opened) await each.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Servers that know nothing of each other but the database, and one letter in it. */
async function nodes(count: number): Promise<Node[]> {
  folder = mkdtempSync(join(tmpdir(), "joint-letter-"))
  opened = []
  for (let n = 0; n < count; n++) opened.push(await openStore({ dataDir: folder }))
  const { matter, sides } = NEW_LETTER
  const begun = create({ letter: "letter", profile: profileById(NEW_LETTER.profile)!, matter: { ...matter, dates: [] }, sides }, ROSA)
  await opened[0]!.store.appendEvents("letter", 0, seal(begun, ROSA, "2026-01-01T00:00:00.000Z", 0, GENESIS))
  return opened.map(({ store }) => ({ store, letters: new Letters(store), metrics: new Metrics() }))
}

const remark = (words: string): Judge => async (letter) =>
  granted([{ type: "commented", comment: `comment-${letter.comments.length + 1}`, issue: null, runs: unmarked(words) }])

test("[R1] commands at the same moment on several servers: each is judged on the letter it lands on, none is lost", async () => {
  const all = await nodes(3)
  const asked = Array.from({ length: 8 }, (_, n) => all.map((node, at) => settle(node, "letter", ROSA, remark(`${at}-${n}`)))).flat()
  const outcomes = await Promise.all(asked)
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  const events = await all[0]!.store.events("letter", 0)
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
  expect(verify(events).ok).toBe(true)
  expect(new Set(events.flatMap((event) => (event.type === "commented" ? [event.comment] : []))).size).toBe(24)
  expect(all.map(({ metrics }) => metrics.text()).join("")).toContain("letter_judged_again_total")
})

test("what a letter that moved on no longer allows is refused, not appended", async () => {
  const [here, there] = await nodes(2)
  const once: Judge = async (letter) => (letter.comments.length > 0 ? refused({ code: "stale", seq: letter.seq }) : remark("once")(letter, ""))
  const outcomes = await Promise.all([here!, there!].map((node) => settle(node, "letter", ROSA, once)))
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await here!.store.events("letter", 0)).toHaveLength(2)
})

test("the record's time never runs backward, whatever the clock says", async () => {
  const [node] = await nodes(1)
  const letter = (await node!.letters.of("letter"))!
  const future = "2999-01-01T00:00:00.000Z"
  const ahead = await remark("from a clock ahead")(letter, future)
  if (!ahead.ok) throw new Error("refused")
  await node!.store.appendEvents("letter", letter.seq, seal(ahead.happenings, ROSA, future, letter.seq, letter.head))
  const outcome = await settle(node!, "letter", ROSA, remark("after it"))
  expect(outcome.ok && outcome.events[0]!.at).toBe(future)
})
