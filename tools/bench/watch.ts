import type { CDPSession, Locator, Page } from "playwright-core"

/** The key that is pressed: rare in words, on every keyboard. */
export const KEY = "q"

/** What a watched page keeps in its window. */
interface Watched extends Window {
  readonly keys: number[]
  readonly seen: number[]
  readonly laid: number[]
}

declare const window: Watched

/** Before anything runs in the page: a loader that compiles functions by name needs this, and the layout is listened for. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript(`globalThis.__name = (it) => it
    globalThis.laid = []
    new PerformanceObserver((list) => list.getEntriesByName("letter laid out").forEach(({ duration }) => laid.push(duration)))
      .observe({ type: "measure", buffered: true })`)
}

/** Notes when keys are pressed in the page, and when each has been drawn in a part of it. Times are of the machine's clock, in ms. */
export async function watch(page: Page, part: Locator): Promise<void> {
  const element = await part.elementHandle()
  await page.evaluate(
    ([element, key]) => {
      const count = () => element!.textContent!.split(key as string).length - 1
      const now = (at: number) => performance.timeOrigin + at
      const before = count()
      Object.assign(window, { keys: [], seen: [] })
      document.addEventListener("keydown", (event) => event.key === key && window.keys.push(now(event.timeStamp)), true)
      const note = () => {
        const total = count() - before
        // The frame that shows it is the next one.
        requestAnimationFrame(() => {
          while (window.seen.length < total) window.seen.push(now(performance.now()))
        })
      }
      new MutationObserver(note).observe(element as Node, { subtree: true, childList: true, characterData: true })
    },
    [element, KEY] as const,
  )
}

/** When keys were pressed here and when they were seen here. */
export function noted(page: Page): Promise<{ keys: number[]; seen: number[]; laid: number[] }> {
  return page.evaluate(() => ({ keys: window.keys, seen: window.seen, laid: window.laid }))
}

/** Letters laid out in the page so far. */
export function laidOut(page: Page): Promise<number> {
  return page.evaluate(() => window.laid.length)
}

/** A reader of how much processor time the page's main thread has taken, in ms. */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send("Performance.enable", { timeDomain: "threadTicks" })
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics")
    return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value
  }
}
