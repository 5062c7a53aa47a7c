import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { Batch, type Job } from "./batch.ts"
import { Changes } from "./changes.ts"
import { eventOf } from "./event.row.ts"
import { type InvitationRow, invitationOf } from "./invitation.row.ts"
import { closeFile, migrate, openFile } from "./sqlite.file.ts"
import { type Writer, writerByPace } from "./sqlite.writer.ts"
import { type Given, type Gives, packed, PUT_AWAY, type Write, type WriteName } from "./sqlite.writes.ts"
import type { Appended, Change, Done, DraftUpdate, Invitation, Notice, Once, SideComment, Store, StoredUpdate } from "./store.ts"

/**
 * Rows after which the journal is put away. Opening a doc reads through it, half a millisecond for so many; and putting away
 * holds up writing for about 15 ms.
 */
const LONG = 4000
/** Writes in one transaction: enough for a busy moment, few enough that nobody waits long behind them. */
const MOST = 500

const SQL = {
  events: "SELECT body FROM events WHERE letter = ? AND seq > ? ORDER BY seq",
  lettersOf: `SELECT letter FROM events WHERE user_id = ? AND type IN ('letter-created', 'member-joined')
    GROUP BY letter ORDER BY max(rowid) DESC`,
  done: "SELECT after, through FROM done WHERE letter = ? AND user_id = ? AND key = ?",
  hasLetter: "SELECT 1 FROM events WHERE letter = ? AND seq = 1",
  updates: `SELECT n AS id, data AS "update" FROM updates WHERE letter = ?1 AND doc = ?2 AND n > ?3
    UNION ALL SELECT n, data FROM journal WHERE letter = ?1 AND doc = ?2 AND n > ?3 AND n > ${PUT_AWAY} ORDER BY 1`,
  hasJournal: "SELECT 1 FROM journal LIMIT 1",
  clients: "SELECT client, user_id AS userId FROM clients WHERE letter = ? AND doc = ?",
  invitation: "SELECT * FROM invitations WHERE token_hash = ?",
  sideComments: `SELECT id, letter, side, issue, user_id AS userId, name, at, runs FROM side_comments
    WHERE letter = ? AND side = ? ORDER BY id`,
  notices: "SELECT id, user_id AS userId, letter, at, subject, text FROM notices WHERE user_id = ? ORDER BY id DESC",
} as const

/** The store in one SQLite file, for one server process. Reads are immediate; writes share commits. */
export class SqliteStore implements Store {
  private readonly db: DatabaseSyncInstance
  private readonly sql: Record<keyof typeof SQL, StatementSyncInstance>
  private readonly writer: Writer
  private readonly changes = new Changes()
  private readonly batch = new Batch<Write>((jobs) => this.commit(jobs), MOST)
  /** Rows in the journal. */
  private journal = 0

  /** @param writerOf Who writes. */
  constructor(path: string, writerOf: (path: string) => Writer = writerByPace) {
    this.db = openFile(path)
    migrate(this.db)
    this.writer = writerOf(path)
    const prepared = Object.entries(SQL).map(([name, sql]) => [name, this.db.prepare(sql)])
    this.sql = Object.fromEntries(prepared) as typeof this.sql
    // Everybody comes back after a start: what an earlier run has left is put away before each of them has to read through it.
    if (this.hasJournal()) this.putAway()
  }

  /** A page that cannot be read is trouble for what is in it, not for the start. */
  private hasJournal(): boolean {
    try {
      return this.sql.hasJournal.get() !== undefined
    } catch {
      return false
    }
  }

  async appendEvents(letter: string, expectedSeq: number, events: readonly LetterEvent[], once?: Once): Promise<"appended" | "stale"> {
    const answer = await this.write("appendEvents", letter, expectedSeq, events, once)
    if (answer === "appended") this.changes.tell([{ kind: "record", letter, seq: expectedSeq + events.length }])
    return answer
  }

  async done(letter: string, { userId, key }: Once): Promise<Done | null> {
    return (this.sql.done.get(letter, userId, key) as Done | undefined) ?? null
  }

  async events(letter: string, after: number): Promise<LetterEvent[]> {
    return this.sql.events.all(letter, after).map((row) => eventOf((row as { body: string }).body))
  }

  async lettersOf(userId: string): Promise<string[]> {
    return this.sql.lettersOf.all(userId).map((row) => (row as { letter: string }).letter)
  }

  async hasLetter(letter: string): Promise<boolean> {
    return this.sql.hasLetter.get(letter) !== undefined
  }

  async appendUpdates(updates: readonly DraftUpdate[]): Promise<Appended[]> {
    const { ids, seqs } = await this.batch.add<Gives<"appendUpdates">>({ name: "appendUpdates", given: [packed(updates)] }, true)
    this.journal += updates.length
    if (this.journal >= LONG) this.putAway()
    return ids.map((id, i) => ({ id, seq: seqs[i]! }))
  }

  /** Nobody waits for it. Where it fails, everything is as it was, and it is tried again after the next commit. */
  private putAway(): void {
    this.journal = 0
    this.write("putAway").catch(() => (this.journal = LONG))
  }

  async updates(letter: string, doc: DocName, after: number): Promise<StoredUpdate[]> {
    return this.sql.updates.all(letter, doc, after) as StoredUpdate[]
  }

  compact(letter: string, doc: DocName, through: number, merged: Uint8Array): Promise<boolean> {
    return this.write("compact", letter, doc, through, merged)
  }

  bindClients(letter: string, doc: DocName, userId: string, clients: readonly number[]): Promise<number[]> {
    return this.write("bindClients", letter, doc, userId, clients)
  }

  async clients(letter: string, doc: DocName): Promise<Map<number, string>> {
    const rows = this.sql.clients.all(letter, doc) as { client: number; userId: string }[]
    return new Map(rows.map((row) => [row.client, row.userId]))
  }

  addInvitation(invitation: Invitation): Promise<boolean> {
    return this.write("addInvitation", invitation)
  }

  async invitation(tokenHash: string): Promise<Invitation | null> {
    const row = this.sql.invitation.get(tokenHash) as InvitationRow | undefined
    return row ? invitationOf(row) : null
  }

  takeInvitation(tokenHash: string, userId: string): Promise<boolean> {
    return this.write("takeInvitation", tokenHash, userId)
  }

  countWrongCode(tokenHash: string): Promise<number> {
    return this.write("countWrongCode", tokenHash)
  }

  async addSideComment(comment: Omit<SideComment, "id">, key?: string): Promise<SideComment | null> {
    const kept = await this.write("addSideComment", comment, key)
    if (kept) this.changes.tell([{ kind: "aside", letter: comment.letter, side: comment.side }])
    return kept
  }

  async sideComments(letter: string, side: Side): Promise<SideComment[]> {
    return this.sql.sideComments.all(letter, side) as SideComment[]
  }

  addNotice(notice: Omit<Notice, "id">): Promise<Notice> {
    return this.write("addNotice", notice)
  }

  async notices(userId: string): Promise<Notice[]> {
    return this.sql.notices.all(userId) as Notice[]
  }

  /** There is no other node; and what this one appends, it hears of at once. */
  async tellPresence(): Promise<number> {
    return 0
  }

  async tellSessions(): Promise<void> {}

  onChange(listener: (change: Change) => void): () => void {
    return this.changes.listen(listener)
  }

  async ping(): Promise<void> {
    await this.write("ping")
  }

  async close(): Promise<void> {
    await this.batch.idle()
    await this.writer.close()
    closeFile(this.db)
  }

  private write<Name extends WriteName>(name: Name, ...given: Given<Name>): Promise<Gives<Name>> {
    return this.batch.add<Gives<Name>>({ name, given })
  }

  private async commit(jobs: readonly Job<Write>[]): Promise<void> {
    try {
      const outcomes = await this.writer.write(jobs.map(({ item }) => item))
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.ok) jobs[index]?.done(outcome.value)
        else jobs[index]?.failed(Object.assign(new Error(outcome.fault.message), outcome.fault))
      }
    } catch (error) {
      for (const job of jobs) job.failed(error)
    }
  }
}
