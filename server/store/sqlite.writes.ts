import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { invitationRow } from "./invitation.row.ts"
import { transaction } from "./sqlite.file.ts"
import type { DraftUpdate, Invitation, Notice, Once, SideComment } from "./store.ts"

/** The last update of a doc (?1, ?2) that is not only in the journal. What the journal has up to there was put away, or made one. */
export const PUT_AWAY = "(SELECT coalesce(max(n), 0) FROM updates WHERE letter = ?1 AND doc = ?2)"

const SQL = {
  version: "PRAGMA data_version",
  lastSeq: "SELECT coalesce(max(seq), 0) AS seq FROM events WHERE letter = ?",
  addEvent: "INSERT INTO events (letter, seq, type, user_id, body) VALUES (?, ?, ?, ?, ?)",
  addDone: "INSERT INTO done (letter, user_id, key, after, through) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  lastPutAway: `SELECT ${PUT_AWAY} AS n`,
  lastInJournal: "SELECT letter, doc, user_id AS userId, max(n) AS n FROM journal GROUP BY letter, doc",
  addUpdate: "INSERT INTO journal (letter, doc, n, user_id, data) VALUES (?, ?, ?, ?, ?)",
  putAway: `INSERT INTO updates (letter, doc, n, user_id, data) SELECT letter, doc, n, user_id, data FROM journal AS j
    WHERE n > (SELECT coalesce(max(n), 0) FROM updates WHERE letter = j.letter AND doc = j.doc) ORDER BY letter, doc, n`,
  emptyJournal: "DELETE FROM journal",
  replaceJournal: `INSERT INTO updates (letter, doc, n, user_id, data) SELECT letter, doc, n, user_id, ?4 FROM journal
    WHERE letter = ?1 AND doc = ?2 AND n = ?3 AND n > ${PUT_AWAY}`,
  addMerged: "INSERT INTO updates (letter, doc, n, user_id, data) VALUES (?, ?, ?, ?, ?)",
  replaceUpdate: "UPDATE updates SET data = ? WHERE letter = ? AND doc = ? AND n = ?",
  dropUpdates: "DELETE FROM updates WHERE letter = ? AND doc = ? AND n < ?",
  bindClient: "INSERT INTO clients (letter, doc, client, user_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  ownerOf: "SELECT user_id AS userId FROM clients WHERE letter = ? AND doc = ? AND client = ?",
  addInvitation: `INSERT INTO invitations (token_hash, code_hash, letter, side, role, email, invited_by_id, invited_by_name,
    created_at, expires_at, accepted_by, wrong_codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  takeInvitation: "UPDATE invitations SET accepted_by = ?1 WHERE token_hash = ?2 AND coalesce(accepted_by, ?1) = ?1",
  wrongCode: "UPDATE invitations SET wrong_codes = wrong_codes + 1 WHERE token_hash = ? RETURNING wrong_codes AS count",
  addSideComment: `INSERT INTO side_comments (letter, side, issue, user_id, name, at, runs) VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING id`,
  addNotice: "INSERT INTO notices (user_id, letter, at, subject, text) VALUES (?, ?, ?, ?, ?) RETURNING id",
  // Says whose file it is; written each time, though nothing changes.
  ping: `PRAGMA application_id = ${0x4a4c5452}`,
} as const

type Statements = Record<keyof typeof SQL, StatementSyncInstance>

/** Docs and letters whose numbers are remembered. */
const MOST = 20_000

/** A doc's last update, where that is in the journal: its number, and who wrote it. */
interface Last {
  readonly n: number
  readonly userId: string
}

/** What the writes work with: the statements, and the last numbers of docs and letters, so that they are looked up once. */
class Desk {
  readonly sql: Statements
  private readonly updates = new Map<string, Last>()
  private readonly events = new Map<string, number>()
  private isJournalRead = false
  private version: unknown = null

  constructor(sql: Statements) {
    this.sql = sql
  }

  /** Before each transaction: if any other connection has written to the file, nothing is remembered. */
  look(): void {
    const { data_version: version } = this.sql.version.get() as { data_version: number }
    if (version !== this.version) this.forget()
    this.version = version
  }

  forget(): void {
    this.updates.clear()
    this.events.clear()
    this.isJournalRead = false
  }

  /** The number for the next update of a doc, which this person writes. */
  next(letter: string, doc: DocName, userId: string): number {
    const n = (this.last(letter, doc)?.n ?? (this.sql.lastPutAway.get(letter, doc) as { n: number }).n) + 1
    this.updates.set(keyOf(letter, doc), { n, userId })
    return n
  }

  /** A doc's last update, unless it was put away, or made one with others. */
  last(letter: string, doc: DocName): Last | undefined {
    if (this.updates.size >= MOST) this.forget()
    if (!this.isJournalRead) this.readJournal()
    return this.updates.get(keyOf(letter, doc))
  }

  /** The journal has no index: it is gone through once, rather than for each doc. */
  private readJournal(): void {
    this.isJournalRead = true
    for (const { letter, doc, n, userId } of this.sql.lastInJournal.all() as (Last & { letter: string; doc: DocName })[])
      if (n > (this.sql.lastPutAway.get(letter, doc) as { n: number }).n) this.updates.set(keyOf(letter, doc), { n, userId })
  }

  /** The number of a letter's last event. */
  seq(letter: string): number {
    const seq = this.events.get(letter) ?? (this.sql.lastSeq.get(letter) as { seq: number }).seq
    this.appended(letter, seq)
    return seq
  }

  /** Notes the number of a letter's last event. */
  appended(letter: string, seq: number): void {
    if (this.events.size >= MOST) this.events.clear()
    this.events.set(letter, seq)
  }
}

function keyOf(letter: string, doc: DocName): string {
  return `${letter}/${doc}`
}

/** Draft updates as they go to another thread: in columns, and their bytes in one piece of memory. As objects they take half as long again. */
interface Packed {
  readonly letters: readonly string[]
  readonly docs: readonly DocName[]
  readonly userIds: readonly string[]
  /** Where in the bytes each update ends. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array
}

/** Puts updates into columns. */
export function packed(updates: readonly DraftUpdate[]): Packed {
  let size = 0
  const ends = updates.map(({ update }) => (size += update.length))
  const bytes = new Uint8Array(size)
  for (const [i, { update }] of updates.entries()) bytes.set(update, ends[i - 1] ?? 0)
  const column = <Name extends keyof DraftUpdate>(name: Name): DraftUpdate[Name][] => updates.map((update) => update[name])
  return { letters: column("letter"), docs: column("doc"), userIds: column("userId"), ends, bytes }
}

/** Everything that writes, by name: data in, data out, so that it can be done in another thread. */
const WRITES = {
  /** A full disk can be read and locked; only a write tells. */
  ping({ sql }: Desk): void {
    sql.ping.run()
  },

  appendEvents(desk: Desk, letter: string, expected: number, events: readonly LetterEvent[], once?: Once): "appended" | "stale" {
    if (desk.seq(letter) !== expected) return "stale"
    desk.appended(letter, expected + events.length)
    for (const event of events) desk.sql.addEvent.run(letter, event.seq, event.type, event.actor.userId, JSON.stringify(event))
    if (once) desk.sql.addDone.run(letter, once.userId, once.key, expected, expected + events.length)
    return "appended"
  },

  appendUpdates(desk: Desk, { letters, docs, userIds, ends, bytes }: Packed): { readonly ids: number[]; readonly seqs: number[] } {
    const ids = letters.map((letter, i) => {
      const id = desk.next(letter, docs[i]!, userIds[i]!)
      desk.sql.addUpdate.run(letter, docs[i]!, id, userIds[i]!, bytes.subarray(ends[i - 1] ?? 0, ends[i]))
      return id
    })
    return { ids, seqs: letters.map((letter) => desk.seq(letter)) }
  },

  putAway({ sql }: Desk): void {
    sql.putAway.run()
    sql.emptyJournal.run()
  },

  compact(desk: Desk, letter: string, doc: DocName, through: number, merged: Uint8Array): boolean {
    const { sql } = desk
    const last = desk.last(letter, doc)
    const isReplaced = sql.replaceUpdate.run(merged, letter, doc, through).changes > 0
    if (!isReplaced && last?.n === through) sql.addMerged.run(letter, doc, through, last.userId, merged)
    else if (!isReplaced && sql.replaceJournal.run(letter, doc, through, merged).changes === 0) return false
    sql.dropUpdates.run(letter, doc, through)
    return true
  },

  bindClients({ sql }: Desk, letter: string, doc: DocName, userId: string, clients: readonly number[]): number[] {
    for (const client of clients) sql.bindClient.run(letter, doc, client, userId)
    return clients.filter((client) => (sql.ownerOf.get(letter, doc, client) as { userId: string }).userId !== userId)
  },

  addInvitation({ sql }: Desk, invitation: Invitation): boolean {
    return sql.addInvitation.run(...invitationRow(invitation)).changes === 1
  },

  takeInvitation({ sql }: Desk, tokenHash: string, userId: string): boolean {
    return sql.takeInvitation.run(userId, tokenHash).changes === 1
  },

  countWrongCode({ sql }: Desk, tokenHash: string): number {
    return (sql.wrongCode.get(tokenHash) as { count: number } | undefined)?.count ?? 0
  },

  addSideComment({ sql }: Desk, comment: Omit<SideComment, "id">, key?: string): SideComment | null {
    const { letter, side, issue, userId, name, at, runs } = comment
    if (key !== undefined && sql.addDone.run(letter, userId, key, 0, 0).changes === 0) return null
    return { ...(sql.addSideComment.get(letter, side, issue, userId, name, at, runs) as { id: number }), ...comment }
  },

  addNotice({ sql }: Desk, notice: Omit<Notice, "id">): Notice {
    const { userId, letter, at, subject, text } = notice
    return { ...(sql.addNotice.get(userId, letter, at, subject, text) as { id: number }), ...notice }
  },
}

type Writes = typeof WRITES
export type WriteName = keyof Writes
/** What a write is given. */
export type Given<Name extends WriteName> = Parameters<Writes[Name]> extends [Desk, ...infer Rest] ? Rest : []
/** What a write gives. */
export type Gives<Name extends WriteName> = ReturnType<Writes[Name]>

/** One write to be done. */
export interface Write {
  readonly name: WriteName
  readonly given: readonly unknown[]
}

/** What a write came to: on disk, or not at all. */
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault }

/** What SQLite said. An error loses its code on the way to another thread. */
export interface Fault {
  readonly message: string
  /** https://sqlite.org/rescode.html; undefined for a fault that is not SQLite's. */
  readonly sqliteCode: number | undefined
}

/** Does writes on a database, each batch in one transaction. */
export function writerOn(db: DatabaseSyncInstance): (batch: readonly Write[]) => Outcome[] {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)])
  const desk = new Desk(Object.fromEntries(prepared) as Statements)
  const doOne = ({ name, given }: Write): unknown => (WRITES[name] as (desk: Desk, ...given: readonly unknown[]) => unknown)(desk, ...given)
  const doAll = (batch: readonly Write[]): Outcome[] => {
    try {
      return transaction(db, () => {
        desk.look()
        return batch.map((write) => ({ ok: true, value: doOne(write) }))
      })
    } catch (error) {
      desk.forget()
      // One of them failed: each gets a transaction of its own, so that none pays for another.
      return batch.length === 1 ? [{ ok: false, fault: faultOf(error) }] : batch.flatMap((write) => doAll([write]))
    }
  }
  return doAll
}

function faultOf(error: unknown): Fault {
  const { message, sqliteCode } = error as { message?: string; sqliteCode?: number }
  return { message: message ?? String(error), sqliteCode }
}
