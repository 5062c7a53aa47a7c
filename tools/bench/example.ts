import type { Browser, Page } from "playwright-core"
import type { Side } from "../../shared/letter/side.ts"
import { laidOut } from "./watch.ts"

interface Demo {
  readonly letter: string
  readonly accounts: readonly { readonly email: string; readonly password: string; readonly side: Side }[]
}

/** Opens the example letter for both its people, each in a browser of their own, and waits until each has laid it out. */
export async function openExample(chromium: Browser, url: string, prepare: (page: Page) => Promise<void>): Promise<Record<Side, Page>> {
  const { letter, accounts } = (await (await fetch(`${url}/api/demo`)).json()) as Demo
  const pages: Partial<Record<Side, Page>> = {}
  for (const { email, password, side } of accounts) {
    const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } })
    const signedIn = await context.request.post(`${url}/api/auth/sign-in/email`, { headers: { origin: url }, data: { email, password } })
    if (!signedIn.ok()) throw new Error(`${email} could not sign in: ${signedIn.status()}`)
    const page = await context.newPage()
    await prepare(page)
    await page.goto(`${url}/letters/${letter}`)
    while ((await laidOut(page)) === 0) await page.waitForTimeout(100)
    pages[side] = page
  }
  return pages as Record<Side, Page>
}
