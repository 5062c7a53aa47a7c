import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { Batch, type Job } from "./batch.ts"
import { Changes } from "./changes.ts"
import { type InvitationRow, invitationOf, invitationRow } from "./invitation.row.ts"
import { migrate, openFile, transaction } from "./sqlite.file.ts"
import type { Appended, Change, DraftUpdate, Invitation, Notice, SideComment, Store, StoredUpdate } from "./store.ts"

/** Jobs in one transaction: enough for a busy tick, few enough that nobody waits long behind them. */
const MOST = 500

const SQL = {
  lastSeq: "SELECT coalesce(max(seq), 0) AS seq FROM events WHERE letter = ?",
  addEvent: "INSERT INTO events (letter, seq, type, user_id, body) VALUES (?, ?, ?, ?, ?)",
  events: "SELECT body FROM events WHERE letter = ? AND seq > ? ORDER BY seq",
  lettersOf: `SELECT letter FROM events WHERE user_id = ? AND type IN ('letter-created', 'member-joined')
    GROUP BY letter ORDER BY max(rowid) DESC`,
  hasLetter: "SELECT 1 FROM events WHERE letter = ? AND seq = 1",
  addUpdate: `INSERT INTO updates (letter, doc, n, user_id, data)
    VALUES (?1, ?2, (SELECT coalesce(max(n), 0) + 1 FROM updates WHERE letter = ?1 AND doc = ?2), ?3, ?4) RETURNING n`,
  updates: "SELECT n AS id, data AS \"update\" FROM updates WHERE letter = ? AND doc = ? AND n > ? ORDER BY n",
  replaceUpdate: "UPDATE updates SET data = ? WHERE letter = ? AND doc = ? AND n = ?",
  dropUpdates: "DELETE FROM updates WHERE letter = ? AND doc = ? AND n < ?",
  bindClient: "INSERT INTO clients (letter, doc, client, user_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  ownerOf: "SELECT user_id AS userId FROM clients WHERE letter = ? AND doc = ? AND client = ?",
  clients: "SELECT client, user_id AS userId FROM clients WHERE letter = ? AND doc = ?",
  addInvitation: `INSERT INTO invitations (token_hash, code_hash, letter, side, role, email, invited_by_id, invited_by_name,
    created_at, expires_at, accepted_by, wrong_codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  invitation: "SELECT * FROM invitations WHERE token_hash = ?",
  takeInvitation: "UPDATE invitations SET accepted_by = ? WHERE token_hash = ? AND accepted_by IS NULL",
  wrongCode: "UPDATE invitations SET wrong_codes = wrong_codes + 1 WHERE token_hash = ? RETURNING wrong_codes AS count",
  addSideComment: `INSERT INTO side_comments (letter, side, issue, user_id, name, at, runs) VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING id`,
  sideComments: `SELECT id, letter, side, issue, user_id AS userId, name, at, runs FROM side_comments
    WHERE letter = ? AND side = ? ORDER BY id`,
  addNotice: "INSERT INTO notices (user_id, letter, at, subject, text) VALUES (?, ?, ?, ?, ?) RETURNING id",
  notices: "SELECT id, user_id AS userId, letter, at, subject, text FROM notices WHERE user_id = ? ORDER BY id DESC",
} as const

type Statements = Record<keyof typeof SQL, StatementSyncInstance>

/** What a job in the shared transaction works with: the statements, and a list of changes to tell of once it is on disk. */
interface Writing {
  readonly sql: Statements
  readonly changes: Change[]
}

/** Work to be done in the shared transaction. */
type Work = (writing: Writing) => unknown

/** The store in one SQLite file, for one server process. Reads are immediate; writes share commits. */
export class SqliteStore implements Store {
  private readonly db: DatabaseSyncInstance
  private readonly sql: Statements
  private readonly changes = new Changes()
  private readonly batch = new Batch<Work>((jobs) => this.commit(jobs), MOST)

  constructor(path: string) {
    this.db = openFile(path)
    migrate(this.db)
    const prepared = Object.entries(SQL).map(([name, sql]) => [name, this.db.prepare(sql)])
    this.sql = Object.fromEntries(prepared) as Statements
  }

  appendEvents(letter: string, expectedSeq: number, events: readonly LetterEvent[]): Promise<"appended" | "stale"> {
    return this.write(({ sql, changes }) => {
      if (seqOf(sql, letter) !== expectedSeq) return "stale"
      for (const event of events) sql.addEvent.run(letter, event.seq, event.type, event.actor.userId, JSON.stringify(event))
      changes.push({ kind: "record", letter, seq: expectedSeq + events.length, here: true })
      return "appended"
    })
  }

  async events(letter: string, after: number): Promise<LetterEvent[]> {
    return this.sql.events.all(letter, after).map((row) => JSON.parse((row as { body: string }).body) as LetterEvent)
  }

  async lettersOf(userId: string): Promise<string[]> {
    return this.sql.lettersOf.all(userId).map((row) => (row as { letter: string }).letter)
  }

  async hasLetter(letter: string): Promise<boolean> {
    return this.sql.hasLetter.get(letter) !== undefined
  }

  appendUpdates(updates: readonly DraftUpdate[]): Promise<Appended[]> {
    return this.write(({ sql, changes }) => updates.map((update) => appendUpdate(sql, changes, update)))
  }

  async updates(letter: string, doc: DocName, after: number): Promise<StoredUpdate[]> {
    return this.sql.updates.all(letter, doc, after) as StoredUpdate[]
  }

  compact(letter: string, doc: DocName, through: number, merged: Uint8Array): Promise<boolean> {
    return this.write(({ sql }) => {
      if (sql.replaceUpdate.run(merged, letter, doc, through).changes === 0) return false
      sql.dropUpdates.run(letter, doc, through)
      return true
    })
  }

  bindClients(letter: string, doc: DocName, userId: string, clients: readonly number[]): Promise<number[]> {
    return this.write(({ sql }) => {
      for (const client of clients) sql.bindClient.run(letter, doc, client, userId)
      return clients.filter((client) => (sql.ownerOf.get(letter, doc, client) as { userId: string }).userId !== userId)
    })
  }

  async clients(letter: string, doc: DocName): Promise<Map<number, string>> {
    const rows = this.sql.clients.all(letter, doc) as { client: number; userId: string }[]
    return new Map(rows.map((row) => [row.client, row.userId]))
  }

  async addInvitation(invitation: Invitation): Promise<void> {
    await this.write(({ sql }) => sql.addInvitation.run(...invitationRow(invitation)))
  }

  async invitation(tokenHash: string): Promise<Invitation | null> {
    const row = this.sql.invitation.get(tokenHash) as InvitationRow | undefined
    return row ? invitationOf(row) : null
  }

  takeInvitation(tokenHash: string, userId: string): Promise<boolean> {
    return this.write(({ sql }) => sql.takeInvitation.run(userId, tokenHash).changes === 1)
  }

  countWrongCode(tokenHash: string): Promise<number> {
    return this.write(({ sql }) => (sql.wrongCode.get(tokenHash) as { count: number } | undefined)?.count ?? 0)
  }

  addSideComment(comment: Omit<SideComment, "id">): Promise<SideComment> {
    const { letter, side, issue, userId, name, at, runs } = comment
    return this.write(({ sql }) => {
      const { id } = sql.addSideComment.get(letter, side, issue, userId, name, at, runs) as { id: number }
      return { id, ...comment }
    })
  }

  async sideComments(letter: string, side: Side): Promise<SideComment[]> {
    return this.sql.sideComments.all(letter, side) as SideComment[]
  }

  addNotice(notice: Omit<Notice, "id">): Promise<Notice> {
    const { userId, letter, at, subject, text } = notice
    return this.write(({ sql }) => {
      const { id } = sql.addNotice.get(userId, letter, at, subject, text) as { id: number }
      return { id, ...notice }
    })
  }

  async notices(userId: string): Promise<Notice[]> {
    return this.sql.notices.all(userId) as Notice[]
  }

  onChange(listener: (change: Change) => void): () => void {
    return this.changes.listen(listener)
  }

  async ping(): Promise<void> {
    this.db.prepare("SELECT 1").get()
  }

  async close(): Promise<void> {
    await this.batch.idle()
    this.db.close()
  }

  private write<Result>(work: (writing: Writing) => Result): Promise<Result> {
    return this.batch.add<Result>(work)
  }

  /** One transaction for all jobs. If one of them fails, each gets a transaction of its own, so that none pays for another. */
  private async commit(jobs: readonly Job<Work>[]): Promise<void> {
    const changes: Change[] = []
    try {
      const results = transaction(this.db, () => jobs.map((job) => job.item({ sql: this.sql, changes })))
      this.changes.tell(changes)
      for (const [index, job] of jobs.entries()) job.done(results[index])
    } catch (error) {
      if (jobs.length === 1) jobs[0]?.failed(error)
      else for (const job of jobs) await this.commit([job])
    }
  }
}

function seqOf(sql: Statements, letter: string): number {
  return (sql.lastSeq.get(letter) as { seq: number }).seq
}

function appendUpdate(sql: Statements, changes: Change[], { letter, doc, userId, update }: DraftUpdate): Appended {
  const { n } = sql.addUpdate.get(letter, doc, userId, update) as { n: number }
  changes.push({ kind: "draft", letter, doc, here: true })
  return { id: n, seq: seqOf(sql, letter) }
}
