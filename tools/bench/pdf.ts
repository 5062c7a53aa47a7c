import { exportPdf } from "../../server/export/pdf.ts"
import { createServerEngine } from "../../server/layout/engine.ts"
import { openBrowser } from "../../e2e/stage.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import { plain } from "../../shared/text/runs.ts"
import { byTurns, type Row } from "./row.ts"
import { typed } from "./typed.ts"

const LETTERS = 20
/** A tagged PDF of no standard. */
const PEER = "Chromium printing the words"

/** How long a changed letter takes to become a PDF for the court, beside a browser that prints the same words. */
export async function pdf(): Promise<Row[]> {
  const [engine, chromium] = [await createServerEngine(), await openBrowser()]
  const page = await chromium.newPage()
  const bytes = { ours: 0, theirs: 0 }
  const exported = async (i: number) => (bytes.ours = (await exportPdf(engine, typed(i))).length / 1000)
  const printed = async (i: number) => {
    await page.setContent(words(typed(i)))
    bytes.theirs = (await page.pdf({ format: "Letter", tagged: true })).length / 1000
  }
  for (let i = 0; i < 3; i++) await Promise.all([exported(i), printed(i)])
  const [ours, theirs] = await byTurns(LETTERS, (i) => exported(10 + i), (i) => printed(10 + i))
  await chromium.close()
  await engine.close()
  return [
    { what: "a changed letter to PDF/A-2a with PDF/UA-1", unit: "ms", ours, peer: { name: PEER, figure: theirs } },
    { what: "its size", unit: "kB", ours: bytes.ours, peer: { name: PEER, figure: bytes.theirs } },
  ]
}

function words({ body }: LetterContent): string {
  const texts = [body.introduction, ...body.issues.flatMap(({ heading, positions }) => [heading, ...positions.map(({ runs }) => runs)])]
  return `<body style="font: 12pt/1.2 Tinos, 'Times New Roman', serif">${texts.map((runs) => `<p>${plain(runs)}</p>`).join("")}`
}
