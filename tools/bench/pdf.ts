import { exportPdf } from "../../server/export/pdf.ts"
import { createServerEngine } from "../../server/layout/engine.ts"
import { openBrowser } from "../../e2e/stage.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import { plain } from "../../shared/text/runs.ts"
import { type Row, type Spread, times } from "./row.ts"
import { typed } from "./typed.ts"

const LETTERS = 20

/** How long a changed letter takes to become a PDF for the court, beside a browser that prints the same words. */
export async function pdf(): Promise<Row[]> {
  const engine = await createServerEngine()
  for (let i = 0; i < 3; i++) await exportPdf(engine, typed(i))
  const ours = await times(LETTERS, (i) => exportPdf(engine, typed(10 + i)))
  const bytes = (await exportPdf(engine, typed(0))).length / 1000
  await engine.close()
  const theirs = await printed()
  const name = "Chromium printing the words"
  return [
    { what: "a changed letter to PDF/A-2a with PDF/UA-1", unit: "ms", ours, peer: { name, figure: theirs.time } },
    { what: "its size", unit: "kB", ours: bytes, peer: { name, figure: theirs.bytes } },
  ]
}

/** The same words as a tagged PDF of no standard. */
async function printed(): Promise<{ readonly time: Spread; readonly bytes: number }> {
  const chromium = await openBrowser()
  const page = await chromium.newPage()
  let bytes = 0
  const print = async (i: number) => {
    await page.setContent(words(typed(i)))
    bytes = (await page.pdf({ format: "Letter", tagged: true })).length / 1000
  }
  await print(0)
  const time = await times(LETTERS, (i) => print(10 + i))
  await chromium.close()
  return { time, bytes }
}

function words({ body }: LetterContent): string {
  const texts = [body.introduction, ...body.issues.flatMap(({ heading, positions }) => [heading, ...positions.map(({ runs }) => runs)])]
  return `<body style="font: 12pt/1.2 Tinos, 'Times New Roman', serif">${texts.map((runs) => `<p>${plain(runs)}</p>`).join("")}`
}
