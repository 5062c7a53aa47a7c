/**
 * `npm run restore -- FOLDER` fills an empty PostgreSQL, that of `DATABASE_URL`, from a copy that `npm run backup` has made of
 * one. A copy of a `DATA_DIR` needs no restoring: a server is started on it.
 */
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { DUMP } from "./backup.ts"
import { restore } from "./dump.ts"

const [from = ""] = process.argv.slice(2)
const url = process.env["DATABASE_URL"]
const file = join(resolve(from), DUMP)
const usage = "say from where, and whereto: DATABASE_URL=postgres://… npm run restore -- FOLDER"
const missing = `there is no ${DUMP} in ${resolve(from)}; a copy of a DATA_DIR is not restored, a server is started on it`
const fault = !url || !from ? usage : existsSync(file) ? await restore(url, file) : missing
console.log(fault === null ? `${file} is in the database of DATABASE_URL` : `Nothing was restored: ${fault}.`)
process.exit(fault === null ? 0 : 1)
