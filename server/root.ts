import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The project's root folder: the nearest one above this file that holds `package.json`. The same built or not. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(from: string): string {
  if (existsSync(join(from, "package.json"))) return from
  const up = dirname(from)
  if (up === from) throw new Error("package.json was not found above the server's files")
  return findRoot(up)
}
