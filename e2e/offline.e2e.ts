import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { Away, isKept, keptIn, NOT_CONNECTED, signsOut, words } from "./away.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { Person } from "./person.ts"
import { Profile } from "./profile.ts"

const away = new Away()

beforeAll(() => away.opens())
afterEach(() => away.parts())
afterAll(() => away.closes())

test("a tunnel: the page is closed in it and opened again after it, and all that was typed is in its place, once, for both", async () => {
  const { rosa } = await away.begins()
  await rosa.types(1, "Before the tunnel.")
  await rosa.isSaved()
  await away.house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " In the tunnel, every word of it.")
  await isKept(rosa)
  await rosa.page.goto("about:blank")
  await away.house.start()
  await away.comesBack(rosa)
  await away.isSame("Before the tunnel. In the tunnel, every word of it.")

  // And once more, with the page open all the while.
  await away.house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Again.")
  await isKept(rosa)
  await away.house.start()
  await away.isSame("Before the tunnel. In the tunnel, every word of it. Again.")
})

test("the browser is killed right after a key that it had kept: the words are in their place when it comes back", async () => {
  await away.begins()
  const profile = new Profile()
  try {
    let mine = await away.signedIn(profile)
    await mine.types(1, "Sent.")
    await mine.isSaved()
    await away.house.stop("SIGKILL")
    await sees(mine.issue(1).getByText(NOT_CONNECTED))
    await mine.types(1, " And not sent.")
    await isKept(mine)
    await profile.dies()
    await away.house.start()
    mine = await away.signedIn(profile)
    await eventually(() => words(mine), "Sent. And not sent.")
    await away.isSame("Sent. And not sent.")
  } finally {
    await profile.close()
  }
})

test("a laptop closed over a turn: the other side answers, withdraws, settles and files meanwhile, and each word is in its place or said to be left over", async () => {
  const { rosa, daniel } = await away.begins()
  await rosa.writes(1, "Sold with one impeller.")
  await rosa.isSaved()
  await rosa.proffers(1)
  await daniel.addsIssue("Warranty tickets")
  await daniel.addsIssue("Test logs")
  for (const issue of [2, 3]) await sees(rosa.editor(issue))
  await rosa.issue(1).getByRole("button", { name: "Draft an amendment" }).click()
  await sees(rosa.editor(1))
  await rosa.isSaved()

  await rosa.person.context.setOffline(true)
  await sees(rosa.issue(2).getByText(NOT_CONNECTED))
  await rosa.types(1, " Since 2009.")
  await rosa.types(2, "No ticket was shown.")
  await rosa.types(3, "The logs were asked for.")
  await isKept(rosa)
  await away.does(daniel, { type: "proffer", issue: "issue-1", runs: [{ text: "Not so." }] })
  await away.does(daniel, { type: "withdraw-issue", issue: "issue-2" })
  await away.does(daniel, { type: "propose-resolution", issue: "issue-3", terms: [{ text: "Logs by May 1." }] })
  // A colleague of hers, elsewhere, accepts.
  await away.does(rosa, { type: "accept-resolution", issue: "issue-3" })
  await rosa.person.context.setOffline(false)

  await away.isSame("Sold with one impeller. Since 2009.")
  await sees(rosa.theirs(1).getByText("Not so."))
  for (const [what, left] of [["The issue was withdrawn (Daniel Okafor", "No ticket was shown."], ["The issue was settled (Rosa Imai", "The logs were asked for."]] as const) {
    const box = rosa.page.getByRole("region", { name: "Words of your draft" }).filter({ hasText: what })
    await sees(box.getByText(left))
    await sees(box.getByRole("button", { name: "Copy" }))
  }

  await rosa.person.context.setOffline(true)
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " And again.")
  await isKept(rosa)
  await away.files()
  await rosa.person.context.setOffline(false)
  const box = rosa.issue(1).getByRole("region", { name: "Words of your draft" })
  await sees(box.getByText("Sold with one impeller. Since 2009. And again."))
  await sees(box.getByText(/^The letter was filed \(/))
})

test("two tabs of one person, one of them cut off, both typing: merged, and nothing is doubled", async () => {
  const { rosa } = await away.begins()
  await rosa.types(1, "Both: ")
  await rosa.isSaved()
  const tab = new Desk(rosa.person, await rosa.person.context.newPage())
  await away.comesBack(tab)
  await eventually(() => words(tab), "Both:")
  const cut = await rosa.person.context.newCDPSession(tab.page)
  await cut.send("Network.enable")
  const network = (offline: boolean) => cut.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await network(true)
  await sees(tab.issue(1).getByText(NOT_CONNECTED))
  await tab.types(1, "0123456789")
  await rosa.types(1, "abcdefghij")
  await isKept(tab)
  await rosa.isSaved()

  // A third tab finds what the second has kept, and sends it; the second comes back only then.
  const third = new Desk(rosa.person, await rosa.person.context.newPage())
  await away.comesBack(third)
  await eventually(async () => (await words(third)).length, "Both: 0123456789abcdefghij".length)
  await third.isSaved()
  await network(false)
  await tab.isSaved()
  const both = await words(tab)
  expect([both.replaceAll(/[^a-z]/g, "").slice("oth".length), both.replaceAll(/\D/g, "")]).toEqual(["abcdefghij", "0123456789"])
  await away.isSame(both)
})

test("a letter opened without a connection, from the page that is there: the last that was seen of it, and one's own draft to write in", async () => {
  const { rosa, daniel } = await away.begins()
  await rosa.types(1, "At the desk.")
  await rosa.isSaved()
  await daniel.types(1, "His.")
  await daniel.isSaved()
  await rosa.page.getByRole("link", { name: "All letters" }).click()
  const link = rosa.page.getByRole("link", { name: /Alder Creek v\. Sutter Pump/ })
  await sees(link)
  await rosa.person.context.setOffline(true)
  await link.click()
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await eventually(() => words(rosa), "At the desk.")
  await rosa.types(1, " On the train.")
  await isKept(rosa)
  // The other side's draft is never kept.
  expect(await rosa.page.getByText("His.").count()).toBe(0)
  await rosa.person.context.setOffline(false)
  await away.isSame("At the desk. On the train.")
  await sees(rosa.draft(1).getByText("His."))
})

/** A browser that keeps nothing, as some do in a private window. */
function keepsNothing({ person }: Desk): Promise<unknown> {
  return person.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError")
    }
  })
}

/** Cuts the drafts of a page off from the server, and not the record; gives how. */
async function cutting({ page }: Desk): Promise<(isCut: boolean) => Promise<void>> {
  let isCut = false
  const open = new Set<() => Promise<void>>()
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) return void socket.close()
    socket.connectToServer()
    open.add(() => socket.close())
  })
  await page.route(/\/sync\b/, (route) => (isCut ? route.abort() : route.continue()))
  return async (now) => {
    isCut = now
    if (isCut) await Promise.all([...open].map((close) => close()))
    open.clear()
  }
}

test("a browser that keeps nothing says so, asks before the page is left, and loses nothing while it is open", async () => {
  const { rosa } = await away.begins()
  await keepsNothing(rosa)
  const { page } = rosa
  // By a link of ours, so that a step back stays on the page, too.
  await page.goto(`${away.house.url}/`)
  await page.getByRole("link", { name: /Alder Creek v\. Sutter Pump/ }).click()
  await sees(rosa.editor(1))
  const at = page.url()
  await away.house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText("Not connected. Keep this page open: this browser cannot keep what you type. It will be sent when the connection is back."))
  await rosa.types(1, "Not kept.")
  await sees(rosa.issue(1).getByText("Only on this page"))
  const question = page.getByRole("dialog", { name: "Words on this page would be lost" })
  for (const leave of [() => page.getByRole("link", { name: "All letters" }).click(), () => page.evaluate(() => history.back())]) {
    await leave()
    await question.getByRole("button", { name: "Stay on this page" }).click()
    await question.waitFor({ state: "detached" })
    expect([page.url(), await words(rosa)]).toEqual([at, "Not kept."])
  }
  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  const signingOut = page.getByRole("dialog", { name: "Words in this browser would be lost" })
  await sees(signingOut)
  await page.keyboard.press("Escape")
  await signingOut.waitFor({ state: "detached" })
  await away.house.start()
  await away.isSame("Not kept.")
})

test("the other side files while words are on this page only: they stay on it, and are sent", async () => {
  const { rosa, daniel } = await away.begins()
  for (const desk of [rosa, daniel]) {
    await desk.writes(1, "Said.")
    await desk.isSaved()
    await desk.proffers(1)
  }
  await keepsNothing(rosa)
  const cut = await cutting(rosa)
  await away.returns(rosa)
  await rosa.issue(1).getByRole("button", { name: "Amend these words" }).click()
  await sees(rosa.editor(1))
  await cut(true)
  await sees(rosa.issue(1).getByText("Only on this page"))
  await rosa.types(1, " Not kept.")
  await sees(rosa.issue(1).getByText("Only on this page"))
  await away.files()
  const box = rosa.issue(1).getByRole("region", { name: "Words of your draft" })
  await sees(box.getByText("Said. Not kept."))
  await sees(box.getByText(/^The letter was filed/))
  await cut(false)
  // Nothing is asked any more before it is closed: the server has them.
  await eventually(() => rosa.page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))), true)
  await away.returns(rosa)
  await sees(box.getByText("Said. Not kept."))
})

test("what is kept is sealed; nobody else who signs in sees it; it waits when a session merely ends, and is gone when one signs out", async () => {
  const { rosa, daniel } = await away.begins()
  await rosa.types(1, "Rosa alone.")
  await rosa.isSaved()
  await away.house.stop("SIGKILL")
  await sees(rosa.issue(1).getByText(NOT_CONNECTED))
  await rosa.types(1, " Unsent.")
  await isKept(rosa)
  const kept = await keptIn(rosa)
  expect([kept.people, kept.text.includes("Rosa alone"), kept.text.includes("Unsent")]).toEqual([1, false, false])
  expect(kept.isExtractable).toBe(false)
  await rosa.page.goto("about:blank")
  await rosa.person.context.clearCookies()
  await away.house.start()

  // Opposing counsel, at the same browser.
  const other = new Desk(Person.at(daniel.person.name, away.house, rosa.person.context, rosa.page))
  await other.person.signsIn()
  await away.comesBack(other)
  await sees(other.draft(1).getByText("Rosa alone."))
  await other.types(1, "His own.")
  await other.isSaved()
  expect(await other.page.getByText("Unsent").count()).toBe(0)
  expect((await keptIn(other)).people).toBe(2)
  await signsOut(other)
  expect((await keptIn(other)).people).toBe(1)

  await rosa.person.signsIn()
  await away.comesBack(rosa)
  await away.isSame("Rosa alone. Unsent.")
  await signsOut(rosa)
  expect(await keptIn(rosa)).toMatchObject({ people: 0, rows: 0 })
})
