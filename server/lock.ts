import { DatabaseSync } from "@photostructure/sqlite"
import { join } from "node:path"

/** Held while a server uses a data directory. */
export interface DirectoryLock {
  release(): void
}

/**
 * Claims a data directory for this process; null when another server holds it. Two servers on one SQLite file would not
 * hear of each other's changes. The claim is an operating-system lock on a file, taken through SQLite, so it ends with
 * the process however the process ends: no stale lock to remove after a crash.
 */
export function lockDirectory(dataDir: string): DirectoryLock | null {
  const db = new DatabaseSync(join(dataDir, "server.lock"))
  try {
    db.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE")
    return { release: () => db.close() }
  } catch (error) {
    db.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null
    throw error
  }
}
