import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { MemoryVault } from "../keep/memory.testing.ts"
import { KeptDoc } from "./kept.ts"

/** A page with a doc and its copy. */
class Page {
  readonly doc = new Y.Doc()
  readonly kept: KeptDoc

  constructor(vault: MemoryVault) {
    this.kept = new KeptDoc({ vault, place: "l/requesting", whole: () => Y.encodeStateAsUpdate(this.doc), onChange: () => {} })
  }

  /** A page that takes up what is kept. */
  static async opened(vault: MemoryVault): Promise<Page> {
    const page = new Page(vault)
    const left = await page.kept.load()
    if (left) {
      Y.applyUpdate(page.doc, left.update)
      page.kept.took(left)
    }
    page.doc.on("update", (update: Uint8Array) => page.kept.add(update, true))
    return page
  }

  get text(): string {
    return this.doc.getText("t").toString()
  }

  type(words: string, at = this.text.length): void {
    this.doc.getText("t").insert(at, words)
  }

  erase(at: number, length: number): void {
    this.doc.getText("t").delete(at, length)
  }
}

const aTick = () => new Promise((resolve) => setTimeout(resolve))

test("the next page has the words where they were, and writes under an id of its own", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  for (const key of "words") page.type(key)
  page.erase(0, 1)
  await aTick()
  const next = await Page.opened(vault)
  expect([next.text, next.doc.clientID === page.doc.clientID]).toEqual(["ords", false])
})

test("what was taken up is made into one row with what came since", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  for (const key of "abc") {
    page.type(key)
    await aTick()
  }
  expect(vault.rows.size).toBe(3)
  const next = await Page.opened(vault)
  next.type("d")
  await aTick()
  next.kept.replace(true)
  await aTick()
  expect([vault.rows.size, (await Page.opened(vault)).text]).toEqual([1, "abcd"])
})

test("what is kept says whether the server has it, and what it had", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  page.type("saved")
  await aTick()
  page.kept.replace(false)
  await aTick()
  expect(vault.rows.size).toBe(1)
  expect(await page.kept.load()).toMatchObject({ isUnsent: false, loose: "" })
  page.type(" not saved")
  await aTick()
  const left = await page.kept.load()
  expect([left?.isUnsent, left?.had.get(page.doc.clientID)]).toEqual([true, 5])
})

test("pages side by side, in any order of keys, tidying and dying: the next one has every word that was kept, once", async () => {
  const deed = fc.record({ page: fc.nat(2), act: fc.constantFrom("type", "type", "type", "erase", "tidy", "reopen", "wait" as const) })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
      const vault = new MemoryVault()
      const pages = [await Page.opened(vault), await Page.opened(vault), await Page.opened(vault)]
      const all = new Y.Doc()
      const hear = (page: Page) => page.doc.on("update", (update: Uint8Array) => Y.applyUpdate(all, update))
      pages.forEach(hear)
      for (const [i, { page: at, act }] of deeds.entries()) {
        const page = pages[at]!
        if (act === "type") page.type(`${i};`, 0)
        if (act === "erase" && page.text.length > 3) page.erase(1, 2)
        if (act === "tidy") page.kept.replace(i % 2 === 0)
        if (act === "wait") await aTick()
        if (act !== "reopen") continue
        page.kept.flush()
        await aTick()
        hear((pages[at] = await Page.opened(vault)))
      }
      await aTick()
      const next = await Page.opened(vault)
      expect(next.text).toBe(all.getText("t").toString())
    }),
    { seed: 20131112, numRuns: process.env["FUZZ"] === "long" ? 5000 : 150 },
  )
})

test("after a failure all of the doc is written again, so that nothing is missing in between", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  page.type("a")
  await aTick()
  vault.fault = new Error("QuotaExceededError")
  page.type("b")
  await aTick()
  expect(page.kept.state).toBe("failing")
  vault.fault = null
  page.type("c")
  await aTick()
  expect(page.kept.state).toBe("kept")
  expect((await Page.opened(vault)).text).toBe("abc")
})

test("words whose neighbours are gone are not sent, as the server would refuse all for them, but given", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  page.type("gone ")
  await aTick()
  page.type("loose words")
  await aTick()
  await vault.remove([Math.min(...vault.rows.keys())])
  const left = await new Page(vault).kept.load()
  expect(left?.loose).toBe("loose words")
  const doc = new Y.Doc()
  Y.applyUpdate(doc, left!.update)
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
})

test("what the server has refused is taken away, and nothing is added to it", async () => {
  const vault = new MemoryVault()
  const page = await Page.opened(vault)
  page.type("refused")
  await page.kept.drop()
  page.type("more")
  await aTick()
  expect(vault.rows.size).toBe(0)
})
