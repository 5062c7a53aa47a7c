import { afterAll, afterEach, beforeAll, test } from "vitest"
import { Away, isKept, NOT_CONNECTED, words } from "./away.ts"
import { eventually, sees } from "./desk.ts"

const away = new Away()

beforeAll(() => away.opens())
afterEach(() => away.parts())
afterAll(() => away.closes())

test("two of one side open an amendment without a connection: both are told that it stands twice, and one click takes the copy out", async () => {
  const { rosa, daniel } = await away.begins()
  const ann = await away.joinsHer("Ann Ito")
  // Given elsewhere, so that the draft is empty and an amendment begins with what stands.
  await away.does(rosa, { type: "proffer", issue: "issue-1", runs: [{ text: "Sold with one impeller." }] })
  await away.does(daniel, { type: "proffer", issue: "issue-1", runs: [{ text: "Not so." }] })
  for (const desk of [rosa, ann]) {
    await sees(desk.issue(1).getByRole("button", { name: "Amend these words" }))
    await desk.person.context.setOffline(true)
    await desk.issue(1).getByRole("button", { name: "Amend these words" }).click()
    await sees(desk.issue(1).getByText(NOT_CONNECTED))
    await eventually(() => words(desk), "Sold with one impeller.")
  }
  await ann.types(1, " Since 2009.")
  await isKept(ann)
  for (const desk of [rosa, ann]) await desk.person.context.setOffline(false)
  for (const desk of [rosa, ann]) await sees(desk.issue(1).getByText(/^This was begun in two places at once/))
  await rosa.issue(1).getByRole("button", { name: "Take the copy out" }).click()
  for (const desk of [rosa, ann]) {
    await eventually(() => words(desk), "Sold with one impeller. Since 2009.")
    await eventually(() => desk.issue(1).getByText(/^This was begun in two places at once/).count(), 0)
  }
  await rosa.isSaved()

  // It can be undone.
  await rosa.editor(1).focus()
  await rosa.page.keyboard.press("Control+z")
  await sees(ann.issue(1).getByText(/^This was begun in two places at once/))
  await ann.person.leaves()
})
