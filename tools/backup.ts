/**
 * `npm run backup -- FOLDER` copies what a server keeps in its `DATA_DIR` into a new folder, while the server runs or not:
 * the letters, then the accounts, so that nobody in the letters is missing there, then the secret that signs sessions. Each
 * database is copied as it was at one moment. A server started on the copy goes on from there.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { DatabaseSync } from "@photostructure/sqlite"

const DATABASES = ["letters.sqlite", "accounts.sqlite"]
const SECRET = "auth-secret"

/** Copies a data folder into one that is not there yet; gives what was wrong, or null. Nothing is written before all was looked at. */
export function backUp(from: string, to: string): string | null {
  const missing = DATABASES.find((name) => !existsSync(join(from, name)))
  if (missing) return `there is no ${missing} in ${from}: DATA_DIR names the folder of a server with its own databases`
  if (existsSync(to)) return `${to} is there already, and nothing is ever written over`
  // Under another name until it is whole: a copy that was interrupted is not taken for one.
  const part = `${to}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true, mode: 0o700 })
  for (const name of DATABASES) copy(join(from, name), join(part, name))
  if (existsSync(join(from, SECRET))) copyFileSync(join(from, SECRET), join(part, SECRET))
  renameSync(part, to)
  return null
}

/** One database as it is now. What is being written waits for nothing: the copy reads a snapshot. */
function copy(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true })
  try {
    db.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } finally {
    db.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [to] = process.argv.slice(2)
  const from = resolve(process.env["DATA_DIR"] ?? "data")
  const fault = to === undefined ? "say where to: npm run backup -- FOLDER" : backUp(from, resolve(to))
  console.log(fault === null ? `${from} is copied to ${resolve(to!)}` : `Nothing was copied: ${fault}.`)
  process.exit(fault === null ? 0 : 1)
}
