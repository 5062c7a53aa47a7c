import type { Locator, Page } from "playwright-core"
import { expect } from "vitest"
import type { Person } from "./person.ts"

/** How long anything on the screen may take to become true before the test gives up, in milliseconds. */
const PATIENCE = 20_000

/** Waits until the locator is on the screen. */
export async function sees(what: Locator): Promise<void> {
  await what.first().waitFor({ state: "visible", timeout: PATIENCE })
}

/** Waits until a question gives the expected answer. */
export async function eventually<T>(ask: () => Promise<T>, answer: T): Promise<void> {
  await expect.poll(ask, { timeout: PATIENCE, interval: 100 }).toEqual(answer)
}

/** A letter open in a person's browser, by what is on the screen. */
export class Desk {
  readonly page: Page
  readonly person: Person

  /** @param page Another tab of the person's than the first. */
  constructor(person: Person, page = person.page) {
    this.person = person
    this.page = page
  }

  /** The block of an issue. */
  issue(number: number): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^Issue ${number}:`) })
  }

  /** The person's own text box on an issue. */
  editor(number: number): Locator {
    return this.issue(number).getByRole("textbox", { name: /^Your position/ })
  }

  /** What the other side has drafted, or put in, on an issue. */
  theirs(number: number): Locator {
    return this.issue(number).getByRole("region", { name: new RegExp(`on issue ${number}$`) })
  }

  /** The other side's draft on an issue, as it grows. */
  draft(number: number): Locator {
    return this.theirs(number).getByRole("figure", { name: /^Draft of/ }).getByRole("paragraph").last()
  }

  /** Types at the end of one's position, key by key. */
  async types(number: number, words: string): Promise<void> {
    await this.editor(number).click()
    await this.page.keyboard.press("Control+End")
    await this.page.keyboard.type(words)
  }

  /** Replaces one's position. */
  async writes(number: number, words: string): Promise<void> {
    await this.editor(number).click()
    await this.page.keyboard.press("Control+a")
    await this.page.keyboard.insertText(words)
  }

  /** Waits until the screen says that all that was typed before is on the server's disk. */
  async isSaved(): Promise<void> {
    // What is on the screen a frame after the last key is said of that key.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    await sees(this.page.getByText("Saved", { exact: true }))
  }

  /** The button that puts a position into the letter. */
  profferButton(number: number): Locator {
    return this.issue(number).getByRole("button", { name: "Put into the letter" })
  }

  /** Puts one's position into the letter, through the last look. */
  async proffers(number: number): Promise<void> {
    await this.profferButton(number).click()
    await this.page.getByRole("button", { name: /^Put revision \d+ into the letter/ }).click()
    await sees(this.issue(number).getByText(/In the letter/))
  }

  /** What the meter says, without whose screen it is. */
  async meter(): Promise<string> {
    return (await this.page.getByRole("region", { name: "Length of the letter" }).first().textContent()) ?? ""
  }

  /** Adds an issue by the form. */
  async addsIssue(heading: string, request?: { kind: string; numbers: string; set: string }): Promise<void> {
    await this.page.getByRole("button", { name: /^Add (an|the first) issue/ }).first().click()
    const form = this.page.getByRole("form", { name: "New issue" })
    await form.getByRole("textbox", { name: "Heading" }).click()
    await this.page.keyboard.insertText(heading)
    if (request) {
      await form.getByLabel("Kind of request").fill(request.kind)
      await form.getByLabel("Numbers").fill(request.numbers)
      await form.getByLabel("Set or notice").fill(request.set)
    }
    await form.getByRole("button", { name: /^Add/ }).click()
    await sees(this.page.getByRole("heading", { name: new RegExp(heading) }))
  }
}
