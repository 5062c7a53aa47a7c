import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { ROOT } from "./stage.ts"

const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8")

/** What axe has to say of the screen, as far as this reads it. */
interface Findings {
  readonly violations: readonly { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[]
}

/**
 * The serious and critical barriers that axe finds on the screen as it is, in both themes; one line each, with the element.
 * Axe goes in as a debugger's words do, so the page's own policy need not be loosened.
 */
export async function barriers(page: Page): Promise<string[]> {
  const lines: string[] = []
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as Findings
    for (const { id, impact, nodes } of violations.filter(({ impact }) => impact === "serious" || impact === "critical"))
      lines.push(...nodes.map(({ html, failureSummary }) => `${colorScheme}: ${impact} ${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll("\n", " ")}`))
  }
  return lines
}
