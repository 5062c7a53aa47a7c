import { readFileSync } from "node:fs"
import { textOf } from "./text.ts"

/** Prints the words of a PDF, page by page, what stands in the margins first: `tsx tools/pdf/words.ts FILE.pdf`. */
async function main([file]: string[]): Promise<void> {
  if (!file) throw new Error("usage: tsx tools/pdf/words.ts FILE.pdf")
  const pages = await textOf(readFileSync(file))
  for (const { artifacts, lines } of pages) console.log([...artifacts, ...lines, ""].join("\n"))
}

await main(process.argv.slice(2))
