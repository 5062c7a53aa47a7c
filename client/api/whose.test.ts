import { expect, test } from "vitest"
import { type Person, Whose } from "./whose.ts"

const ROSA: Person = { id: "rosa", name: "Rosa Imai", email: "rosa@example.test" }
const DANIEL: Person = { id: "daniel", name: "Daniel Okafor", email: "daniel@example.test" }

/** What the browser has kept: whose sessions of these marks are. */
const kept = async (mark: string): Promise<Person | null> => ({ hers: ROSA, his: DANIEL })[mark] ?? null

/** A page whose person only the browser has told. */
async function borrowed(): Promise<Whose> {
  const page = new Whose()
  await page.untold("hers", kept)
  expect(page.person).toEqual(ROSA)
  return page
}

test("a page says for whom it acts, once it knows", () => {
  const page = new Whose()
  expect(page.headers()).toEqual({})
  page.told(ROSA)
  expect(page.headers()).toEqual({ "acts-for": "rosa" })
})

test("another person than it acts for is not taken: it goes on saying the one before, until it is loaded again", () => {
  const page = new Whose()
  page.told(ROSA)
  expect([page.told(DANIEL), page.person]).toEqual([false, ROSA])
})

test("whom the server has named stays when the session ends", () => {
  const page = new Whose()
  page.told(ROSA)
  expect([page.told(null), page.person]).toEqual([true, ROSA])
})

test("whom only the browser has told goes when the server says nobody", async () => {
  const page = await borrowed()
  expect([page.told(null), page.person]).toEqual([true, null])
})

test("whom the server has confirmed is not borrowed any more", async () => {
  const page = await borrowed()
  page.told(ROSA)
  page.told(null)
  expect(page.person).toEqual(ROSA)
})

test("another mark, while the server still cannot say: nobody; of somebody else's session: the page begins anew", async () => {
  const page = await borrowed()
  expect([await page.untold("hers", kept), page.person]).toEqual([true, ROSA])
  expect([await page.untold("unknown", kept), page.person]).toEqual([true, null])
  const again = await borrowed()
  expect([await again.untold("his", kept), again.person]).toEqual([false, null])
})

test("another mark does not take from a page whom the server itself had named", async () => {
  const page = new Whose()
  page.told(ROSA)
  expect([await page.untold("his", kept), page.person]).toEqual([true, ROSA])
})

test("who signs in while the browser looks is not overwritten", async () => {
  const page = new Whose()
  let look: (found: Person | null) => void = () => {}
  const looking = page.untold("hers", () => new Promise((resolve) => (look = resolve)))
  page.set(DANIEL)
  look(ROSA)
  await looking
  expect(page.person).toEqual(DANIEL)
  expect([page.told(null), page.person]).toEqual([true, DANIEL])
})
