import { mkdir, writeFile } from "node:fs/promises"
import { rulesTable } from "./rules/table.ts"

/** Writes docs/rules.md by asking the rules themselves. `npm run docs:rules`; a test fails when the file is out of date. */
const file = new URL("../docs/rules.md", import.meta.url)
await mkdir(new URL(".", file), { recursive: true })
await writeFile(file, rulesTable())
