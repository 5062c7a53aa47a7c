import type { Locator } from "playwright-core"
import { Desk, eventually, sees } from "./desk.ts"

/** Counsel at the letter: the deeds of a whole letter, each done by what is on the screen. */
export class Counsel extends Desk {
  /** Writes a position and puts it into the letter, once the page says that one may. */
  async says(issue: number, words: string): Promise<void> {
    await this.writes(issue, words)
    await eventually(() => this.profferButton(issue).getAttribute("aria-disabled"), null)
    await this.proffers(issue)
  }

  /** Opens one's position again and puts other words in. */
  async amends(issue: number, words: string): Promise<void> {
    await this.issue(issue).getByRole("button", { name: /Amend|amendment/ }).click()
    await this.says(issue, words)
  }

  /** Proposes an introduction; nothing changes until the other side accepts it. */
  async proposesIntroduction(words: string): Promise<void> {
    await this.button(/^Propose (an|another) introduction$/).click()
    await this.page.getByRole("textbox", { name: "Propose another introduction" }).click()
    await this.page.keyboard.press("Control+a")
    await this.page.keyboard.insertText(words)
    await this.button("Propose").click()
    await sees(this.page.getByRole("region", { name: "Your proposed introduction" }))
  }

  /** Rejects the proposal that waits, with words. */
  async rejects(words: string): Promise<void> {
    await this.button("Reject…").click()
    await this.page.getByLabel("Why not").fill(words)
    await this.button("Reject the proposal").click()
  }

  /** Accepts the proposal that waits. */
  async accepts(): Promise<void> {
    await this.button("Accept").click()
  }

  /** Logs a call that has just taken place, about the issues of these headings. */
  async logsCall(headings: readonly RegExp[]): Promise<void> {
    await this.page.getByRole("tab", { name: /^Calls/ }).click()
    await this.page.getByRole("tabpanel").getByRole("button", { name: "Log a call" }).click()
    const form = this.page.getByRole("dialog")
    const now = await this.page.evaluate(() => {
      const at = new Date()
      return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    })
    await form.getByLabel("Began").fill(now)
    await form.getByLabel("Minutes").fill("1")
    for (const heading of headings) await form.getByRole("checkbox", { name: heading }).check()
    await form.getByRole("button", { name: "Log the call" }).click()
    await form.waitFor({ state: "detached" })
  }

  /** Confirms the call that the other side has logged. */
  async confirmsCall(): Promise<void> {
    await this.page.getByRole("tab", { name: /^Calls/ }).click()
    await this.page.getByRole("tabpanel").getByRole("button", { name: "Confirm the call" }).click()
  }

  /** Stands on one's words against a revision of the other side. */
  async stands(issue: number, against: number): Promise<void> {
    const stand = this.issue(issue).getByRole("button", { name: "Stand on our words" })
    await eventually(() => stand.getAttribute("aria-disabled"), null)
    await stand.click()
    await this.button(`Stand against revision ${against}`).click()
    await stand.waitFor({ state: "detached" })
  }

  /** Offers terms that would settle an issue. */
  async offersTerms(issue: number, words: string): Promise<void> {
    await this.issue(issue).getByRole("button", { name: `More for issue ${issue}` }).click()
    await this.page.getByRole("menuitem", { name: "Offer terms to settle it" }).click()
    await this.page.keyboard.insertText(words)
    await this.button("Offer these terms").click()
  }

  /** Accepts the terms offered on an issue. */
  async acceptsTerms(issue: number): Promise<void> {
    await this.issue(issue).getByRole("button", { name: "Accept…" }).click()
    await this.page.getByRole("dialog").getByRole("button", { name: "Accept these terms" }).click()
  }

  /** The foot of the letter, where it is signed. */
  approval(): Locator {
    return this.page.getByRole("region", { name: "Approval" })
  }

  /** Reads the letter whole, and approves it. */
  async approves(): Promise<void> {
    await this.button("Read it whole and approve").click()
    const view = this.page.getByRole("dialog")
    await view.getByRole("tab", { name: "As words" }).click()
    await sees(view.getByRole("article", { name: "The letter as words" }))
    const sign = view.getByRole("button", { name: `Approve as ${this.person.name}` })
    await eventually(() => sign.getAttribute("aria-disabled"), "true")
    await view.getByRole("checkbox", { name: /I have read the whole letter/ }).check()
    await sign.click()
    await view.waitFor({ state: "detached" })
  }

  /** Records the docket number, which closes the letter. */
  async recordsFiling(ecf: string): Promise<void> {
    await this.button("Record the filing").click()
    await this.page.getByLabel("ECF number").fill(ecf)
    await this.button("Record and close the letter").click()
  }

  /** What the bar over the letter says is to be done. */
  banner(words: string | RegExp): Locator {
    return this.page.getByRole("status").getByText(words)
  }

  private button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" })
  }
}
