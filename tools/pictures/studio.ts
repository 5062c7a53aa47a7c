import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core"
import type { House } from "../../e2e/stage.ts"
import type { Side } from "../../shared/letter/side.ts"

interface Demo {
  readonly letter: string
  readonly accounts: readonly { readonly email: string; readonly password: string; readonly side: Side }[]
}

const DEFAULTS = { viewport: { width: 1280, height: 860 }, colorScheme: "light", reducedMotion: "reduce", timezoneId: "America/Los_Angeles", locale: "en-US" } as const

/** Where the example's people sit for their pictures. */
export class Studio {
  readonly house: House
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []

  constructor(browser: Browser, house: House) {
    this.#browser = browser
    this.house = house
  }

  /** A browser in which a side of the example is signed in; or nobody. */
  async page(side: Side | null, options: BrowserContextOptions = {}): Promise<Page> {
    const { url } = this.house
    const context = await this.#browser.newContext({ ...DEFAULTS, ...options, baseURL: url })
    this.#contexts.push(context)
    if (side) {
      const { email, password } = (await this.demo()).accounts.find((account) => account.side === side)!
      await context.request.post("/api/auth/sign-in/email", { headers: { origin: url }, data: { email, password } })
    }
    return context.newPage()
  }

  /** The example letter on the screen of a side, laid out in its own browser. */
  async letter(side: Side, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(side, options)
    const laidOut = page.waitForEvent("console", { predicate: (line) => line.text() === "laid out", timeout: 90_000 })
    await page.addInitScript(`new PerformanceObserver((list) => list.getEntriesByName("letter laid out").length && console.log("laid out"))
      .observe({ type: "measure", buffered: true })`)
    await page.goto(`/letters/${(await this.demo()).letter}`)
    await laidOut
    return page
  }

  async demo(): Promise<Demo> {
    return (await (await fetch(`${this.house.url}/api/demo`)).json()) as Demo
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close()
  }
}

/** The block of an issue. */
export function issue(page: Page, number: number): Locator {
  return page.getByRole("region", { name: new RegExp(`^Issue ${number}:`) })
}

/** Moves the letter until an issue is at the top of what can be seen. */
export async function scrollTo(page: Page, number: number): Promise<void> {
  await issue(page, number).evaluate((block) => block.scrollIntoView({ block: "start" }))
}

/** Puts words at the end of one's draft on an issue. */
export async function write(page: Page, number: number, words: string): Promise<void> {
  await issue(page, number).getByRole("textbox", { name: /^Your position/ }).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.insertText(words)
}

/** Puts one's draft into the letter, through the last look. */
export async function put(page: Page, number: number): Promise<void> {
  await issue(page, number).locator("button:not([aria-disabled=true])", { hasText: "Put into the letter" }).click()
  await page.getByRole("button", { name: /^Put revision \d+ into the letter/ }).click()
  await issue(page, number).getByText(/In the letter/).first().waitFor()
}

/** Waits until the screen has come to rest and no message lies over it, and takes it. */
export async function take(page: Page, path: string, part?: Locator): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.getByRole("button", { name: "Dismiss" }).first().waitFor({ state: "detached" })
  await page.waitForTimeout(1500)
  await (part ?? page).screenshot({ path, animations: "disabled", caret: "hide" })
}
