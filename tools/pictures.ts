/**
 * `npm run docs:pictures` takes the pictures in docs/pictures from the running example, each in a browser as a person would
 * see it; `npm run docs:pictures -- desk timeline` only some.
 */
import { mkdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { House, openBrowser } from "../e2e/stage.ts"
import { ensureBuilt, ROOT } from "./fresh.mjs"
import { Studio } from "./pictures/studio.ts"
import { SCENES } from "./pictures/scenes.ts"

const FOLDER = join(ROOT, "docs/pictures")

const asked = process.argv.slice(2)
const names = Object.keys(SCENES).filter((name) => asked.length === 0 || asked.includes(name))
if (!ensureBuilt()) process.exit(1)
mkdirSync(FOLDER, { recursive: true })
const [browser, house] = [await openBrowser(), await House.open({ DEMO: "1" })]
for (const name of names) {
  const studio = new Studio(browser, house)
  const path = join(FOLDER, `${name}.png`)
  await SCENES[name]!(studio, path)
  await studio.close()
  console.log(`${name.padEnd(12)} ${Math.round(statSync(path).size / 1000)} kB`)
}
await browser.close()
await house.close()
process.exit(0)
