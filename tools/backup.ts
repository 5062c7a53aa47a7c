/**
 * `npm run backup -- FOLDER` copies all that is kept into a new folder, while servers run or not. What a server keeps in its
 * `DATA_DIR`: the letters, then the accounts, so that nobody in the letters is missing there, each as it was at one moment; a
 * server started on the copy goes on from there. With a `DATABASE_URL`, that PostgreSQL as it was at one moment, in one file for
 * `npm run restore`. And the secret that signs sessions, where it is in `DATA_DIR`.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { DatabaseSync } from "@photostructure/sqlite"
import { dump } from "./dump.ts"

const DATABASES = ["letters.sqlite", "accounts.sqlite"]
const SECRET = "auth-secret"
/** The file of a PostgreSQL's copy, in its folder. */
export const DUMP = "database.jsonl"

/** Copies a data folder into one that is not there yet; gives what was wrong, or null. Nothing is written before all was looked at. */
export async function backUp(from: string, to: string): Promise<string | null> {
  const missing = DATABASES.find((name) => !existsSync(join(from, name)))
  if (missing) return `there is no ${missing} in ${from}: DATA_DIR names the folder of a server with its own databases`
  return into(from, to, (part) => {
    for (const name of DATABASES) copy(join(from, name), join(part, name))
  })
}

/** Copies a PostgreSQL; and from the data folder, the secret. */
export async function backUpPostgres(url: string, from: string, to: string): Promise<string | null> {
  return into(from, to, async (part) => void (await dump(url, join(part, DUMP))))
}

/** Under another name until it is whole: a copy that was interrupted is not taken for one. */
async function into(from: string, to: string, fill: (part: string) => void | Promise<void>): Promise<string | null> {
  if (existsSync(to)) return `${to} is there already, and nothing is ever written over`
  const part = `${to}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true, mode: 0o700 })
  await fill(part)
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
  const url = process.env["DATABASE_URL"]
  const done = (folder: string): Promise<string | null> => (url ? backUpPostgres(url, from, folder) : backUp(from, folder))
  const fault = to === undefined ? "say where to: npm run backup -- FOLDER" : await done(resolve(to))
  console.log(fault === null ? `${url ? "The database of DATABASE_URL" : from} is copied to ${resolve(to!)}` : `Nothing was copied: ${fault}.`)
  process.exit(fault === null ? 0 : 1)
}
