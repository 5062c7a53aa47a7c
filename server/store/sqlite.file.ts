import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite"
import { NewerTables, troubleOf } from "./failure.ts"
import { SQLITE_STEPS } from "./sqlite.schema.ts"

/** How long to wait for somebody else who writes to the file, in ms. */
export const PATIENCE = 5000

/**
 * Opens a database file so that a commit means "on disk": WAL, and a sync at each commit. The file is made if there is none.
 *
 * @param patience How long to wait for somebody else who writes to it, in ms.
 */
export function openFile(path: string, patience = PATIENCE): DatabaseSyncInstance {
  const db = new DatabaseSync(path)
  db.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON`)
  db.exec(`PRAGMA busy_timeout = ${patience}`)
  return db
}

/** Closes a file, with all of it in the one file again. What a failing disk keeps from going there stays beside it, and is not lost. */
export function closeFile(db: DatabaseSyncInstance): void {
  try {
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)")
  } catch (error) {
    if (!troubleOf(error)) throw error
  }
  db.close()
}

/** Applies the steps the file does not have yet. Refuses (throws) a file made by a newer program. */
export function migrate(db: DatabaseSyncInstance, steps: readonly string[] = SQLITE_STEPS): void {
  const { user_version: have } = db.prepare("PRAGMA user_version").get() as { user_version: number }
  if (have > steps.length) throw new NewerTables(have, steps.length)
  for (let version = have; version < steps.length; version++) {
    transaction(db, () => db.exec(`${steps[version]}; PRAGMA user_version = ${version + 1}`))
  }
}

/** Runs the work in one transaction: all of it is on disk, or none. */
export function transaction<Result>(db: DatabaseSyncInstance, work: () => Result): Result {
  db.exec("BEGIN IMMEDIATE")
  try {
    const result = work()
    db.exec("COMMIT")
    return result
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK")
    throw error
  }
}
