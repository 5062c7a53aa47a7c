import { readFileSync, writeFileSync } from "node:fs"
import type { LetterContent } from "../../shared/layout/content.ts"
import { FINAL_SAMPLE, SAMPLE } from "../../shared/layout/sample.ts"
import { exportPdf } from "../../server/export/pdf.ts"
import { createServerEngine } from "../../server/layout/engine.ts"

/**
 * Writes a letter's PDF without a server: `tsx tools/layout/page.ts sample|final|CONTENT.json OUT.pdf [wasm] [marks]`. For
 * looking at the page while the template changes.
 */
async function main([what, out, ...flags]: string[]): Promise<void> {
  if (!what || !out) throw new Error("usage: tsx tools/layout/page.ts sample|final|CONTENT.json OUT.pdf [wasm] [marks]")
  const engine = await createServerEngine({ build: flags.includes("wasm") ? "wasm" : "native" })
  const content = { ...contentOf(what), ...(flags.includes("marks") && { marks: true }) }
  writeFileSync(out, await exportPdf(engine, content))
  console.log(JSON.stringify(await engine.measure(content)))
  await engine.close()
}

function contentOf(what: string): LetterContent {
  if (what === "sample") return SAMPLE
  if (what === "final") return FINAL_SAMPLE
  return JSON.parse(readFileSync(what, "utf8")) as LetterContent
}

await main(process.argv.slice(2))
