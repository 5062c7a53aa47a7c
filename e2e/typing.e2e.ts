import type { Editor } from "@tiptap/core"
import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Desk, eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { House, openBrowser } from "./stage.ts"

let house: House
let browser: Browser
let letter: Opened
let rosa: Desk
let daniel: Desk

/** Longer than keys are taken together for undo, in ms. */
const PAUSE = 700

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  letter = await openLetter(house, browser)
  rosa = letter.rosa
  daniel = letter.daniel
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("bold, italic and underline by the keyboard reach the other side; undo and redo stay within one's own words", async () => {
  await rosa.editor(1).click()
  await rosa.page.keyboard.type("Sold with ")
  for (const [key, word] of [["b", "one"], ["i", "impeller"], ["u", "throughout"]] as const) {
    await rosa.page.keyboard.press(`Control+${key}`)
    await rosa.page.keyboard.type(word)
    await rosa.page.keyboard.press(`Control+${key}`)
    await rosa.page.keyboard.type(" ")
  }
  for (const [tag, word] of [["strong", "one"], ["em", "impeller"], ["u", "throughout"]] as const) await eventually(() => textsOf(daniel.draft(1), tag), [word])

  await daniel.types(1, "Not so.")
  await aWhile(PAUSE)
  await rosa.page.keyboard.insertText("from 2009.")
  await sees(daniel.draft(1).getByText("from 2009."))
  await rosa.page.keyboard.press("Control+z")
  await eventually(async () => (await daniel.draft(1).textContent())?.trim(), "Sold with one impeller throughout")
  expect(await daniel.editor(1).textContent()).toBe("Not so.")
  await rosa.page.keyboard.press("Control+Shift+z")
  await sees(daniel.draft(1).getByText("from 2009."))
})

test("what a word processor puts on the clipboard comes in as words with bold, italic and underline, and the rest is named", async () => {
  await rosa.editor(1).click()
  await rosa.page.keyboard.press("Control+a")
  await pastes(rosa.editor(1), `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
    <style>p { color: red }</style><script>document.title = "owned"</script>
    <p class=MsoNormal style="color:red">The <b>model</b> was <span style='font-style:italic'>sold</span> with <u>one</u>\timpeller <del>ever</del>.<o:p></o:p></p>
    <p class=MsoNormal onclick="alert(1)">See <a href="https://example.test">Ex.&nbsp;A</a>.</p><!--EndFragment--></body></html>`)
  const cleaned = "The model was sold with one impeller . See Ex.\u00a0A."
  await eventually(() => rosa.editor(1).textContent(), cleaned)
  await sees(rosa.issue(1).getByText("Struck-out text was left out."))
  await eventually(() => daniel.draft(1).textContent(), cleaned)
  expect([await textsOf(rosa.editor(1), "strong"), await textsOf(rosa.editor(1), "em"), await textsOf(rosa.editor(1), "u")]).toEqual([["model"], ["sold"], ["one"]])
  expect(await rosa.page.title()).not.toBe("owned")
})

test("[L2] sentences are numbered as they are counted; a contested count is recorded with both numbers, and the other side sees them", async () => {
  await rosa.editor(1).click()
  await rosa.page.keyboard.press("Control+End")
  await rosa.page.keyboard.type(" And a second. And a third.")
  await eventually(() => labelsOf(rosa.editor(1)), ["1", "cite", "2", "3"])
  expect((await rosa.editor(1).locator("[data-sentence=over]").allTextContents()).join("")).toBe("And a third.")
  await eventually(() => rosa.profferButton(1).getAttribute("aria-disabled"), "true")
  await rosa.issue(1).getByRole("button", { name: "Contest the count" }).click()
  await rosa.issue(1).getByLabel("Sentences by your own count").fill("2")
  await rosa.issue(1).getByRole("button", { name: "State this count" }).click()
  await rosa.proffers(1)
  await sees(daniel.theirs(1).getByText("Count contested: 2 sentences stated by Rosa Imai, 3 counted."))
  const { events } = await rosa.person.asksWell<{ events: { type: string; sentences?: unknown }[] }>("GET", `/api/letters/${letter.id}/record`)
  expect(events.at(-1)).toMatchObject({ type: "proffered", sentences: { counted: 3, stated: 2 } })
})

test("the words in the letter are those that were typed, marks and all", async () => {
  const { letter: seen } = await daniel.person.asksWell<{ letter: { issues: { positions: { requesting: { runs: unknown } } }[] } }>("GET", `/api/letters/${letter.id}`)
  expect(seen.issues[0]!.positions.requesting.runs).toEqual([
    { text: "The " },
    { text: "model", bold: true },
    { text: " was " },
    { text: "sold", italic: true },
    { text: " with " },
    { text: "one", underline: true },
    { text: " impeller . See Ex.\u00a0A. And a second. And a third." },
  ])
})

test("[A2] once a side drafts in private not a word more reaches the other browser; live again, it does", async () => {
  let heard = ""
  daniel.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => void (heard += payload.toString())))
  await rosa.addsIssue("Warranty data")
  await daniel.page.reload()
  await rosa.writes(2, "Seen by all.")
  await sees(daniel.draft(2).getByText("Seen by all."))
  await draftsAre("Private")
  await sees(daniel.theirs(2).getByText(/drafts in private/))
  await rosa.writes(2, "Xylophone.")
  await rosa.isSaved()
  await daniel.types(1, " Still not so.")
  await daniel.isSaved()
  expect(await daniel.theirs(2).textContent()).not.toContain("Xylophone")
  expect(heard).toContain("Seen by all.")
  expect(heard).not.toContain("Xylophone")
  await draftsAre("Live")
  await sees(daniel.draft(2).getByText("Xylophone."))
})

test("two tabs of one person are two pens on one draft, and no key is lost or doubled", async () => {
  const tab = new Desk(rosa.person, await rosa.person.context.newPage())
  await tab.page.goto(`${house.url}/letters/${letter.id}`)
  await rosa.writes(2, "Both: ")
  await eventually(async () => (await tab.editor(2).textContent())?.trim(), "Both:")
  await Promise.all([rosa.types(2, "abcdefghijklmnopqrstuvwxyz"), tab.types(2, "01234567890123456789")])
  for (const desk of [rosa, tab]) await desk.isSaved()
  const both = (await rosa.editor(2).textContent())!
  await eventually(() => tab.editor(2).textContent(), both)
  await eventually(() => daniel.draft(2).textContent(), both)
  expect(both.slice(6).replaceAll(/\d/g, "")).toBe("abcdefghijklmnopqrstuvwxyz")
  expect(both.slice(6).replaceAll(/\D/g, "")).toBe("01234567890123456789")
  await tab.page.close()
})

test("where the caret was just put it stays, though words of another come before the browser has told of it", async () => {
  await rosa.writes(2, "Some words")
  await rosa.page.keyboard.press("Control+Home")
  await rosa.editor(2).evaluate(wordsComeAsTheCaretGoesToTheEnd)
  await rosa.page.keyboard.type(" and mine")
  expect(await rosa.editor(2).textContent()).toBe("Theirs. Some words and mine")
})

test("both sides type at once, as fast as keys come: each reads all that the other wrote, in its order", async () => {
  const [hers, his] = ["r", "d"].map((who) => Array.from({ length: 40 }, (_, i) => `${who}${i}`).join(" "))
  await Promise.all([rosa.writes(2, "."), daniel.writes(1, ".")])
  await Promise.all([rosa.types(2, hers!), daniel.types(1, his!)])
  expect([await rosa.editor(2).textContent(), await daniel.editor(1).textContent()]).toEqual([`.${hers}`, `.${his}`])
  await eventually(() => daniel.draft(2).textContent(), `.${hers}`)
  await eventually(() => rosa.draft(1).textContent(), `.${his}`)
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})

/** Runs in the page. What is between the two lines no test can do from outside: they are of one moment. */
function wordsComeAsTheCaretGoesToTheEnd(box: Element): void {
  const { state } = (box as Element & { editor: Editor }).editor
  const [text] = state.plugins.map((plugin) => plugin.getState(state)?.binding?.type.get(0).get(0)).filter(Boolean)
  getSelection()!.selectAllChildren(box)
  getSelection()!.collapseToEnd()
  text.doc.transact(() => text.insert(0, "Theirs. "), "another's")
}

/** Pastes HTML as the browser would hand it over. */
async function pastes(editor: Locator, html: string): Promise<void> {
  await editor.evaluate((element, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/html", html)
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

async function draftsAre(choice: "Private" | "Live"): Promise<void> {
  await rosa.page.getByRole("button", { name: /^Drafts (live|private)/ }).click()
  await rosa.page.getByRole("radio", { name: new RegExp(`^${choice}`) }).click()
  await sees(rosa.page.getByRole("button", { name: `Drafts ${choice.toLowerCase()}` }))
}

async function textsOf(within: Locator, tag: "strong" | "em" | "u"): Promise<string[]> {
  return within.locator(tag).allTextContents()
}

/** The number of each sentence, as it stands over its first character. */
async function labelsOf(editor: Locator): Promise<(string | null)[]> {
  return editor.locator("[data-label]").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-label")))
}

function aWhile(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
