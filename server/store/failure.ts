/** What has befallen the machine under a database: what, why, and what now, for whoever runs the server. */
const WORDS = {
  full: "The disk of the database is full. Nothing is lost, and nothing more is stored until there is room; it then goes on by itself.",
  "read-only": "The database can only be read: its disk, its file or its server takes no changes. Nothing is lost, and it goes on by itself when it can write again.",
  damaged: "The database is damaged on its disk. What is damaged is not shown, rather than shown wrong. Stop the server and restore a backup.",
  failing: "The disk of the database fails to read or write. Look at the disk; it goes on by itself when it works again.",
  gone: "The database cannot be reached. Look whether it runs, and at the network; it goes on by itself when it answers again.",
} as const

/** A kind of machine trouble. */
export type Trouble = keyof typeof WORDS

/** A failing machine, told apart from our own faults: what was asked of the store was not done, or is not known to be. */
export class StoreFailure extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause: unknown) {
    super(WORDS[trouble], { cause })
    this.trouble = trouble
  }
}

/** Tables that a newer program has made: this one does not know what they mean, and leaves them alone. */
export class NewerTables extends Error {
  constructor(have: number, know: number) {
    super(`The database was made by a newer version of this program: its tables are of version ${have}, and this program knows ${know}. Start the newer version, or restore a backup that this one has made.`)
  }
}

/** SQLite's primary result codes, https://sqlite.org/rescode.html. A lock that is never let go is a machine's fault, too. */
const SQLITE: Readonly<Record<number, Trouble>> = {
  5: "failing", 6: "failing", 8: "read-only", 10: "failing", 11: "damaged", 13: "full", 14: "failing", 26: "damaged",
}

/** PostgreSQL's SQLSTATEs, by their beginning, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const POSTGRES: readonly (readonly [string, Trouble])[] = [
  ["53100", "full"], ["25006", "read-only"], ["XX001", "damaged"], ["XX002", "damaged"], ["58", "failing"], ["53", "gone"], ["57", "gone"], ["08", "gone"],
]

/** What the driver of PostgreSQL says without a code when a connection breaks or an answer does not come. */
const BROKEN = /^Connection terminated|timeout|^Client has encountered a connection error|not queryable|server closed the connection/i
/** What the network says: ECONNREFUSED, EPIPE, ETIMEDOUT and so on; and the disk of a file. */
const SYSTEM: Readonly<Record<string, Trouble>> = { ENOSPC: "full", EDQUOT: "full", EROFS: "read-only", EIO: "failing", EFBIG: "failing" }

/** What trouble of the machine an error tells of; null for one of our own. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof StoreFailure) return error.trouble
  if (typeof error !== "object" || error === null) return null
  const { sqliteCode, code, message } = error as { sqliteCode?: unknown; code?: unknown; message?: unknown }
  if (typeof sqliteCode === "number") return SQLITE[sqliteCode & 0xff] ?? null
  if (typeof code !== "string") return typeof message === "string" && BROKEN.test(message) ? "gone" : null
  if (/^E[A-Z]+$/.test(code)) return SYSTEM[code] ?? "gone"
  return POSTGRES.find(([beginning]) => code.startsWith(beginning))?.[1] ?? null
}
