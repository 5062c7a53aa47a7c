// `npm test`: everything that is checked, one after the other, up to the first failure. The last line counts.
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureBuilt, ensureInstalled, npx, ROOT } from "./fresh.mjs"

const REPORTS = join(ROOT, "node_modules/.cache/test")

/** @type {{ name: string, run: () => boolean, report?: string }[]} */
const STEPS = [
  { name: "types", run: () => npx(["tsc", "-b"]) },
  { name: "lint and import cycles", run: () => npx(["oxlint", "--deny-warnings", "."]) },
  { name: "unit, property and model tests", ...vitest("unit") },
  { name: "build", run: ensureBuilt },
  { name: "end to end, in a browser", ...vitest("e2e") },
]

/** @param {string} project */
function vitest(project) {
  const report = join(REPORTS, `${project}.json`)
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  return { report, run: () => npx(["vitest", ...args]) }
}

/** Tests that passed and failed, by the runner's own report. @param {string} report */
function counted(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

if (!ensureInstalled()) process.exit(1)
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
let [passed, failed] = [0, 0]
for (const { name, run, report } of STEPS) {
  console.log(`\n— ${name}`)
  const started = Date.now()
  const ok = run()
  const tests = report ? counted(report) : { passed: ok ? 1 : 0, failed: 0 }
  passed += tests.passed
  failed += ok ? 0 : Math.max(1, tests.failed)
  console.log(`— ${name}: ${ok ? "passed" : "FAILED"} (${Math.round((Date.now() - started) / 1000)} s)`)
  if (!ok) break
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
