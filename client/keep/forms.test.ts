import { expect, test } from "vitest"
import { unmarked } from "../../shared/text/runs.ts"
import { formsOf, KeptForms, type FormSlot } from "./forms.ts"
import { MemoryVault } from "./memory.testing.ts"

const aTick = () => new Promise((resolve) => setTimeout(resolve))

/** A page with the forms of a letter. */
async function opened(vault: MemoryVault, letter = "L1"): Promise<KeptForms> {
  const forms = new KeptForms(vault, letter)
  await forms.loaded
  return forms
}

/** Types words into a form, key by key. */
function type(forms: KeptForms, slot: FormSlot, text: string): void {
  for (let to = 1; to <= text.length; to++) {
    const value = text.slice(0, to)
    forms.keep(slot, { place: slot.place, value, words: unmarked(value) })
  }
}

const valueIn = (forms: KeptForms, place = "note") => forms.open(place).unsent?.value ?? null

test("the next page finds what was typed, in one row, and marked as words that are nowhere else", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  type(page, page.open("note"), "Would take 2010.")
  await aTick()
  expect(valueIn(await opened(vault))).toBe("Would take 2010.")
  expect([...vault.rows.values()].map(({ isUnsent }) => isUnsent)).toEqual([true])
})

test("each form and each letter has its own", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  type(page, page.open("terms/issue-1"), "One.")
  type(page, page.open("terms/issue-2"), "Two.")
  await aTick()
  const next = await opened(vault)
  expect([valueIn(next, "terms/issue-1"), valueIn(next, "terms/issue-2"), valueIn(next)]).toEqual(["One.", "Two.", null])
  expect(valueIn(await opened(vault, "L2"), "terms/issue-1")).toBe(null)
})

test("what was sent is gone, though it is still being written when that is said", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Sent.")
  page.forget(slot)
  await aTick()
  expect([vault.rows.size, page.list()]).toEqual([0, []])
  type(page, slot, "The next.")
  await aTick()
  expect(valueIn(await opened(vault))).toBe("The next.")
})

test("on its way it does not count as unsent; refused, it does again, and is still there", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Words.")
  const sends = async (isGranted: boolean) => {
    const sending = page.send(slot, aTick().then(() => isGranted))
    return [page.list().length, await sending, page.list().length]
  }
  expect(await sends(false)).toEqual([0, "failed", 1])
  expect(valueIn(await opened(vault))).toBe("Words.")
  expect(await sends(true)).toEqual([0, "arrived", 0])
  await aTick()
  expect(vault.rows.size).toBe(0)
})

test.each([
  ["more is typed", "Words. More.", "outgrown", "Words. More."],
  ["something else is written", "Others.", "outgrown", "Others."],
  ["nothing is changed in the end", "Words.", "arrived", null],
  ["it is emptied", null, "arrived", null],
] as const)("while it is on its way %s: the words that were not sent stay, here and for the next page", async (_, then, sent, left) => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Words.")
  await aTick()
  const sending = page.send(slot, aTick().then(() => true))
  if (then === null) page.forget(slot)
  else type(page, slot, then)
  expect([await sending, page.list().length]).toEqual([sent, left === null ? 0 : 1])
  await aTick()
  expect([valueIn(page), valueIn(await opened(vault)), vault.rows.size]).toEqual([left, left, left === null ? 0 : 1])
})

test("what is written into an empty form while it is on its way stays", async () => {
  const page = await opened(new MemoryVault())
  const slot = page.open("call")
  const sending = page.send(slot, aTick().then(() => true))
  type(page, slot, "What was said.")
  expect([await sending, valueIn(page, "call")]).toEqual(["outgrown", "What was said."])
})

test("two tabs that fill in the same form: the next page has the newer, and the other when that is sent", async () => {
  const vault = new MemoryVault()
  const tabs = [await opened(vault), await opened(new MemoryVault(vault))] as const
  for (const [i, tab] of tabs.entries()) {
    type(tab, tab.open("note"), `Tab ${i}.`)
    await aTick()
  }
  const next = await opened(vault)
  expect(valueIn(next)).toBe("Tab 1.")
  next.forget(next.open("note"))
  await aTick()
  expect(valueIn(await opened(vault))).toBe("Tab 0.")
})

test("two tabs that have both taken up the same words and go on: neither takes the other's away", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  type(page, page.open("note"), "Begun.")
  await aTick()
  const tabs = [await opened(vault), await opened(vault)]
  const slots = tabs.map((tab) => tab.open("note"))
  type(tabs[0]!, slots[0]!, "Begun. Here.")
  await aTick()
  await tabs[1]!.look()
  type(tabs[1]!, slots[1]!, "Begun. There.")
  await aTick()
  const left = (await opened(vault)).list().map(({ value }) => value)
  expect(left).toEqual(["Begun. Here.", "Begun. There."])
})

test("what another tab has sent is not shown again, once this one is looked at", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  type(page, page.open("note"), "Begun.")
  await aTick()
  const other = await opened(vault)
  page.forget(page.open("note"))
  await aTick()
  await other.look()
  expect([valueIn(other), other.list()]).toEqual([null, []])
})

test("a browser that keeps nothing has it while the page is open; once it keeps again, the next key brings all of it", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  vault.fault = new Error("QuotaExceededError")
  type(page, slot, "Full.")
  await aTick()
  vault.fault = null
  await page.look()
  expect(valueIn(page)).toBe("Full.")
  type(page, slot, "Full. No more.")
  await aTick()
  expect((await formsOf(vault, "L1")).map(({ value }) => value)).toEqual(["Full. No more."])
})

test("what the browser did not take is said to be on this page only, until it is kept or given up", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const [note, terms] = [page.open("note"), page.open("terms/issue-1")]
  const isLoose: boolean[] = []
  const says = async () => (isLoose.push(page.isLoose), await aTick(), isLoose.push(page.isLoose))
  type(page, note, "Kept.")
  await says()
  vault.fault = new Error("QuotaExceededError")
  type(page, note, "Kept. No more.")
  type(page, terms, "Not kept.")
  await says()
  vault.fault = null
  type(page, note, "Kept. No more, again.")
  await says()
  page.forget(terms)
  await says()
  expect(isLoose).toEqual([false, false, false, true, false, true, false, false])
})

test("looking at what is kept does not set back what was typed since", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Begun.")
  await aTick()
  vault.fault = new Error("QuotaExceededError")
  type(page, slot, "Begun. More.")
  await aTick()
  vault.fault = null
  await page.look()
  expect(page.list().map(({ value }) => value)).toEqual(["Begun. More."])
})

test("what has no form any more can be let go, each by itself", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  for (const place of ["terms/issue-1", "reject/p-1"]) type(page, page.open(place), "Words.")
  await aTick()
  page.drop(page.list()[0]!)
  await aTick()
  expect((await opened(vault)).list().map(({ place }) => place)).toEqual(["reject/p-1"])
})

/** A page is closed after it has given what is in a form, under the name "first", and before the answer. */
async function leaves(vault: MemoryVault): Promise<void> {
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Sent.")
  expect(await page.name(slot, "a note: Sent.", "first")).toBe("first")
}

test.each([
  ["the same, it goes under the name that it had", "a note: Sent.", "first"],
  ["something else, it goes under its own", "a note: Sent. More.", "second"],
])("a page is closed while a form is on its way; where the next gives %s", async (_, said, name) => {
  const vault = new MemoryVault()
  await leaves(vault)
  const next = await opened(vault)
  expect(await next.name(next.open("note"), said, "second")).toBe(name)
  const last = await opened(vault)
  expect([await last.name(last.open("note"), said, "third"), valueIn(last), vault.rows.size]).toEqual([name, "Sent.", 1])
})

test("the name stays with what is typed since: typed back, it is the same again", async () => {
  const vault = new MemoryVault()
  await leaves(vault)
  const next = await opened(vault)
  for (const text of ["Sent. More.", "Sent."]) type(next, next.open("note"), text)
  await aTick()
  const last = await opened(vault)
  expect(await last.name(last.open("note"), "a note: Sent.", "third")).toBe("first")
})

test("on one page its own names hold: the same may be meant once more there", async () => {
  const page = await opened(new MemoryVault())
  const slot = page.open("note")
  type(page, slot, "Sent.")
  await page.name(slot, "a note: Sent.", "first")
  expect(await page.name(slot, "a note: Sent.", "second")).toBe("second")
})

test("so they do for what this page gave in place of what it found", async () => {
  const vault = new MemoryVault()
  await leaves(vault)
  const next = await opened(vault)
  const slot = next.open("note")
  type(next, slot, "Sent. More.")
  await next.name(slot, "a note: Sent. More.", "second")
  expect(await next.name(slot, "a note: Sent. More.", "third")).toBe("third")
})

test("with the answer the name has ended, for the next page, too, where more was typed meanwhile", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Sent.")
  await page.name(slot, "a note: Sent.", "first")
  const sending = page.send(slot, aTick().then(() => true))
  type(page, slot, "Sent. More.")
  await sending
  await aTick()
  const next = await opened(vault)
  expect([valueIn(next), await next.name(next.open("note"), "a note: Sent.", "second")]).toEqual(["Sent. More.", "second"])
})

test.each([
  ["refuses", () => Promise.reject(new Error("QuotaExceededError"))],
  ["hangs", () => new Promise<number>(() => {})],
])("a browser that %s does not hold a command back for its name", async (_, put) => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("note")
  type(page, slot, "Sent.")
  await aTick()
  vault.put = put
  expect(await page.name(slot, "a note: Sent.", "first")).toBe("first")
})

test("what is given with nothing filled in leaves nothing behind", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  expect([await page.name(page.open("reject/p-1"), "no", "first"), vault.rows.size]).toEqual(["first", 0])
})

test("numbers and choices alone are kept, and are no words about which anybody is asked", async () => {
  const vault = new MemoryVault()
  const page = await opened(vault)
  const slot = page.open("call")
  page.keep(slot, { place: "call", value: { minutes: "45" }, words: [] })
  await aTick()
  expect([...vault.rows.values()].map(({ isUnsent }) => isUnsent)).toEqual([false])
  expect(valueIn(await opened(vault), "call")).toEqual({ minutes: "45" })
  vault.fault = new Error("QuotaExceededError")
  page.keep(slot, { place: "call", value: { minutes: "50" }, words: [] })
  await aTick()
  expect([page.isLoose, page.list().length]).toEqual([false, 1])
})
