import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")

const STAMP = join(ROOT, "dist/.built-from")

/** What the built program is made from. Tests are not, and do not cause a build. */
const SOURCES = ["shared", "server", "client", "tools/compressed.ts", "package-lock.json", "package.json", "tsconfig.base.json"]

/**
 * Installs the dependencies where they are missing or not those of the lockfile. False when that failed; npm has said why.
 *
 * @returns {boolean}
 */
export function ensureInstalled() {
  const lack = whatIsMissing()
  if (!lack) return true
  console.log(`Installing the dependencies (${lack}). This takes a minute or two.`)
  if (npm(["ci", "--include=dev", "--no-audit", "--no-fund"])) return true
  console.error("\nThe dependencies could not be installed; npm says why above. Check the network, then run this again.")
  return false
}

/**
 * Builds where the sources are not those of the last build. False when that failed; the compiler has said why.
 *
 * @returns {boolean}
 */
export function ensureBuilt() {
  const now = sourcesHash()
  if (builtFrom() === now) return true
  console.log("Building the server and the client. This takes less than a minute.")
  const started = Date.now()
  if (!npx(["tsc", "-b", "server"]) || !buildClient()) {
    console.error("\nThe build failed; the messages above say where.")
    return false
  }
  writeFileSync(STAMP, now)
  console.log(`Built in ${Math.round((Date.now() - started) / 1000)} s.`)
  return true
}

/** Builds beside the client that is there and takes its place at the end, so that a running server never lacks one. */
function buildClient() {
  const [next, place] = [join(ROOT, "dist/client.next"), join(ROOT, "dist/client")]
  if (!npx(["vite", "build", "client", "--logLevel", "warn", "--outDir", next, "--emptyOutDir"])) return false
  rmSync(`${place}.last`, { recursive: true, force: true })
  if (existsSync(place)) renameSync(place, `${place}.last`)
  renameSync(next, place)
  rmSync(`${place}.last`, { recursive: true, force: true })
  return true
}

/**
 * Runs npm, the one that started us if there is one. False when it failed.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options]
 */
export function npm(args, { cwd = ROOT, quiet = false } = {}) {
  const own = process.env["npm_execpath"]
  const [command, first] = own && /\.c?js$/.test(own) ? [process.execPath, [own]] : ["npm", []]
  return run(command, [...first, ...args], cwd, quiet)
}

/** @param {readonly string[]} args */
export function npx([tool = "", ...args]) {
  return run(process.execPath, [binOf(tool), ...args], ROOT, false)
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {boolean} quiet
 */
function run(command, args, cwd, quiet) {
  const shell = process.platform === "win32" && command === "npm"
  const { status, error } = spawnSync(command, args, { cwd, shell, stdio: quiet ? "ignore" : "inherit" })
  if (error) console.error(`${command} could not be run: ${error.message}`)
  return status === 0
}

/** The program behind a tool's name, without the detour of a shell script. @param {string} tool */
function binOf(tool) {
  const home = join(ROOT, "node_modules", { tsc: "typescript" }[tool] ?? tool)
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"))
  return join(home, typeof bin === "string" ? bin : bin[tool])
}

/** Why the dependencies have to be installed; null when they are all there, in the lockfile's versions. */
function whatIsMissing() {
  const installed = join(ROOT, "node_modules/.package-lock.json")
  if (!existsSync(installed)) return "none are there yet"
  const there = JSON.parse(readFileSync(installed, "utf8")).packages
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages
  const other = Object.keys(wanted).find((path) => path !== "" && !wanted[path].optional && there[path]?.version !== wanted[path].version)
  return other ? `${other.replace(/^.*node_modules\//, "")} is missing or of another version` : null
}

function builtFrom() {
  const whole = existsSync(join(ROOT, "dist/server/main.js")) && existsSync(join(ROOT, "dist/client/index.html")) && existsSync(STAMP)
  return whole ? readFileSync(STAMP, "utf8") : null
}

/** SHA-256 over the names and the bytes of the sources: times say nothing after a checkout. */
function sourcesHash() {
  const hash = createHash("sha256")
  for (const file of SOURCES.flatMap(filesUnder).sort()) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file))).update("\n")
  mkdirSync(join(ROOT, "dist"), { recursive: true })
  return hash.digest("hex")
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (/\.[a-z.]+$/.test(path)) return [path]
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const inside = `${path}/${entry.name}`
    if (entry.isDirectory()) return filesUnder(inside)
    return /\.(test|contract|property)\.tsx?$/.test(entry.name) ? [] : [inside]
  })
}
