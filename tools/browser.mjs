import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, join } from "node:path"
import { brotliDecompressSync } from "node:zlib"
import { npm, ROOT } from "./fresh.mjs"

const CACHE = join(ROOT, "node_modules/.cache/chromium")

/**
 * A Chromium to test with: the one `CHROMIUM_PATH` names, one that is installed, one that Playwright has downloaded, or one
 * fetched now and kept. `CHROMIUM_PATH=none` passes over all that are installed. Rejects, saying what to do, if there is none.
 *
 * @returns {Promise<string>}
 */
export async function chromiumPath() {
  const named = process.env["CHROMIUM_PATH"]
  if (named && named !== "none") {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH=${named}: there is no such file.`)
  }
  const found = (named === "none" ? null : (installed() ?? playwrights())) ?? fetched() ?? fromDebian()
  if (found) return found
  throw new Error("No Chromium was found and none could be fetched. Install Chrome or Chromium, or say where it is: CHROMIUM_PATH=/path/to/chrome npm test")
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
]

function installed() {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/snap/bin"]
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE]
  return candidates.find((path) => existsSync(path)) ?? null
}

/** Browsers downloaded by any Playwright on this machine, the newest first. */
function playwrights() {
  const homes = [process.env["PLAYWRIGHT_BROWSERS_PATH"], join(homedir(), ".cache/ms-playwright"), join(homedir(), "Library/Caches/ms-playwright")]
  const programs = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-headless-shell-linux64/chrome-headless-shell", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"]
  for (const home of homes) {
    if (!home || !existsSync(home)) continue
    const folders = readdirSync(home).filter((name) => name.startsWith("chromium")).sort().reverse()
    const found = folders.flatMap((folder) => programs.map((program) => join(home, folder, program))).find((path) => existsSync(path))
    if (found) return found
  }
  return null
}

/**
 * A headless Chromium with the few libraries it needs, in an npm package: it runs where nothing is installed. Of the
 * versions that run on Node 20 the newest; the archives must be those that were tried.
 */
const PACKAGE = "@sparticuz/chromium@143.0.4"
const ARCHIVES = {
  "chromium.br": "dc18266bc60b0c9556054808b7a63d1079b56665074ff42bf5b980d27b8bd5b5",
  "al2023.tar.br": "69efac9d056e086ee38bf39d318eaf225c3ec14df928f1dcb3709a3a4bc956ab",
  "fonts.tar.br": "e8bc337ddbd758aed43c1c676cd6f55bf06435b363a1837b6fd0e95282a9720c",
}

/** Libraries and fonts of the package, for this program alone. */
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="relative">fonts/cache</cachedir></fontconfig>
`

function fetched() {
  const launcher = join(CACHE, "chromium.sh")
  if (existsSync(launcher)) return launcher
  if (process.platform !== "linux" || process.arch !== "x64") return null
  console.log("No Chromium is installed: fetching one (64 MB) for the tests, kept under node_modules/.cache.")
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(join(CACHE, "package.json"), '{ "private": true }\n')
  if (!npm(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE], { cwd: CACHE, quiet: true })) return null
  unpack("chromium.br", "chromium")
  for (const archive of ["al2023.tar.br", "fonts.tar.br"]) unpackTar(archive)
  chmodSync(join(CACHE, "chromium"), 0o755)
  rmSync(join(CACHE, "node_modules"), { recursive: true })
  writeFileSync(join(CACHE, "fonts.conf"), FONTS)
  writeFileSync(`${launcher}.new`, LAUNCHER, { mode: 0o755 })
  renameSync(`${launcher}.new`, launcher)
  return launcher
}

/** @param {keyof typeof ARCHIVES} archive @param {string} name */
function unpack(archive, name) {
  const bytes = readFileSync(join(CACHE, "node_modules/@sparticuz/chromium/bin", archive))
  const hash = createHash("sha256").update(bytes).digest("hex")
  if (hash !== ARCHIVES[archive]) throw new Error(`${PACKAGE} holds another ${archive} than the one that was tried (${hash})`)
  writeFileSync(join(CACHE, name), brotliDecompressSync(bytes))
}

/** @param {keyof typeof ARCHIVES} archive */
function unpackTar(archive) {
  const name = archive.replace(".br", "")
  unpack(archive, name)
  const { status } = spawnSync("tar", ["-xf", name], { cwd: CACHE, stdio: "inherit" })
  if (status !== 0) throw new Error(`${name} could not be unpacked`)
  rmSync(join(CACHE, name))
}

/** Other processors have no such package; a Debian on which we may install has one of its own. */
function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null
  console.log("Installing the system's own Chromium for the tests.")
  const apt = (/** @type {string[]} */ ...args) => spawnSync("apt-get", ["-qq", "-y", ...args], { stdio: "inherit" }).status === 0
  return (apt("install", "chromium") || (apt("update") && apt("install", "chromium"))) ? installed() : null
}
