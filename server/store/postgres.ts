import { randomUUID } from "node:crypto"
import type { Pool, PoolClient, QueryResultRow } from "pg"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Side } from "../../shared/letter/side.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import type { Log } from "../log.ts"
import { Batch, type Job } from "./batch.ts"
import { Changes } from "./changes.ts"
import { eventOf } from "./event.row.ts"
import { NewerTables } from "./failure.ts"
import { type InvitationRow, invitationOf, invitationRow } from "./invitation.row.ts"
import { Listener } from "./postgres.listen.ts"
import { openPool } from "./postgres.pool.ts"
import { POSTGRES_STEPS } from "./postgres.schema.ts"
import { type Appended, type Change, type Done, type DraftUpdate, type Invitation, MOST_DOCS, type Notice, type Once, type SideComment, type Store, type StoredUpdate } from "./store.ts"

/** Connections of one node for its letters. */
const CONNECTIONS = 8
/** What one notification may hold, in bytes: 8,000 less the names before it. */
const MAX_SAID = 7800

const SQL = {
  appendEvents: "SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8, $9) AS done",
  done: "SELECT after, through FROM done WHERE letter = $1 AND user_id = $2 AND key = $3",
  events: "SELECT body FROM events WHERE letter = $1 AND seq > $2 ORDER BY seq",
  lettersOf: `SELECT letter FROM events WHERE user_id = $1 AND type IN ('letter-created', 'member-joined')
    GROUP BY letter ORDER BY max(id) DESC`,
  hasLetter: "SELECT 1 FROM events WHERE letter = $1 AND seq = 1",
  appendUpdates: "SELECT id, seq FROM append_updates($1, $2, $3, $4, $5)",
  updates: `SELECT n AS id, data AS "update" FROM updates WHERE letter = $1 AND doc = $2 AND n > $3 ORDER BY n`,
  // In the order of their numbers, so that two nodes that do it at once wait in one row, and neither for the other.
  compact: `WITH held AS MATERIALIZED (SELECT n FROM updates WHERE letter = $1 AND doc = $2 AND n <= $3 ORDER BY n FOR UPDATE),
    kept AS (UPDATE updates SET data = $4 WHERE letter = $1 AND doc = $2 AND n = $3 AND n IN (SELECT n FROM held) RETURNING 1),
    dropped AS (DELETE FROM updates WHERE letter = $1 AND doc = $2 AND n IN (SELECT n FROM held) AND n < $3 AND EXISTS (SELECT FROM kept))
    SELECT EXISTS (SELECT FROM kept) AS done`,
  bindClients: `INSERT INTO clients (letter, doc, client, user_id) SELECT $1, $2, client, $3 FROM unnest($4::bigint[]) AS client
    ORDER BY client ON CONFLICT DO NOTHING`,
  foreign: "SELECT client FROM clients WHERE letter = $1 AND doc = $2 AND user_id <> $3 AND client = ANY($4::bigint[])",
  clients: `SELECT client, user_id AS "userId" FROM clients WHERE letter = $1 AND doc = $2`,
  addInvitation: `INSERT INTO invitations (token_hash, code_hash, letter, side, role, email, invited_by_id, invited_by_name,
    created_at, expires_at, accepted_by, wrong_codes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING 1`,
  invitation: "SELECT * FROM invitations WHERE token_hash = $1",
  takeInvitation: "UPDATE invitations SET accepted_by = $2 WHERE token_hash = $1 AND coalesce(accepted_by, $2) = $2 RETURNING 1",
  wrongCode: "UPDATE invitations SET wrong_codes = wrong_codes + 1 WHERE token_hash = $1 RETURNING wrong_codes AS count",
  addSideComment: `WITH named AS (INSERT INTO done (letter, user_id, key, after, through)
      SELECT $2, $5, $9::text, 0, 0 WHERE $9::text IS NOT NULL ON CONFLICT DO NOTHING RETURNING 1),
    kept AS (INSERT INTO side_comments (letter, side, issue, user_id, name, at, runs)
      SELECT $2, $3, $4, $5, $6, $7, $8 WHERE $9::text IS NULL OR EXISTS (SELECT FROM named) RETURNING id)
    SELECT id, pg_notify('changes', $1::text || ' aside ' || $2::text || ' ' || $3::text) FROM kept`,
  sideComments: `SELECT id, letter, side, issue, user_id AS "userId", name, at, runs FROM side_comments
    WHERE letter = $1 AND side = $2 ORDER BY id`,
  tellPresence: `SELECT coalesce((SELECT max(e.seq) FROM events e WHERE e.letter = t.letter), 0) AS seq,
      CASE WHEN length(said) > 0 THEN pg_notify('changes', $1::text || ' presence ' || t.letter || ' ' || t.doc || ' ' || t.said) END
    FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t (letter, doc, said, ord) ORDER BY ord`,
  tellSessions: "SELECT pg_notify('changes', $1::text || ' sessions ' || $2::text)",
  addNotice: "INSERT INTO notices (user_id, letter, at, subject, text) VALUES ($1, $2, $3, $4, $5) RETURNING id",
  // Written to the log of the database and waited for: a full disk, or a copy that takes no changes, still answers questions.
  ping: "SELECT pg_logical_emit_message(true, 'joint-letter', 'ping')",
  notices: `SELECT id, user_id AS "userId", letter, at, subject, text FROM notices WHERE user_id = $1 ORDER BY id DESC`,
} as const

/** Something to tell the other nodes of a doc. */
interface Told {
  readonly letter: string
  readonly doc: DocName
  readonly said: string
}

/** The store in a PostgreSQL that several nodes share. */
export class PostgresStore implements Store {
  private readonly pool: Pool
  private readonly node = randomUUID()
  private readonly changes = new Changes()
  private readonly listener: Listener
  private readonly batch = new Batch<readonly DraftUpdate[]>((jobs) => this.append(jobs), MOST_DOCS)
  private readonly presence = new Batch<Told>((jobs) => this.tellAll(jobs), MOST_DOCS)

  private constructor(url: string, log: Log) {
    this.pool = openPool(url, CONNECTIONS, (error) => log.warn({ err: error }, "a connection to the database was lost"))
    this.listener = new Listener(url, this.node, (change) => this.changes.tell([change]), log)
  }

  /** Connects, and brings the tables up to date. Rejects when the database cannot be reached. */
  static async open(url: string, log: Log): Promise<PostgresStore> {
    const store = new PostgresStore(url, log)
    try {
      await migrate(store.pool)
      await store.listener.open()
      return store
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async appendEvents(letter: string, expectedSeq: number, events: readonly LetterEvent[], once?: Once): Promise<"appended" | "stale"> {
    const columns = [events.map(({ seq }) => seq), events.map(({ type }) => type), events.map(({ actor }) => actor.userId)]
    const bodies = events.map((event) => JSON.stringify(event))
    const [row] = await this.rows<{ done: boolean }>(SQL.appendEvents, [this.node, letter, expectedSeq, ...columns, bodies, once?.userId, once?.key])
    if (!row?.done) return "stale"
    this.changes.tell([{ kind: "record", letter, seq: expectedSeq + events.length }])
    return "appended"
  }

  async done(letter: string, { userId, key }: Once): Promise<Done | null> {
    return (await this.rows<Done & QueryResultRow>(SQL.done, [letter, userId, key]))[0] ?? null
  }

  async events(letter: string, after: number): Promise<LetterEvent[]> {
    return (await this.rows<{ body: string }>(SQL.events, [letter, after])).map(({ body }) => eventOf(body))
  }

  async lettersOf(userId: string): Promise<string[]> {
    return (await this.rows<{ letter: string }>(SQL.lettersOf, [userId])).map(({ letter }) => letter)
  }

  async hasLetter(letter: string): Promise<boolean> {
    return (await this.rows(SQL.hasLetter, [letter])).length > 0
  }

  appendUpdates(updates: readonly DraftUpdate[]): Promise<Appended[]> {
    return this.batch.add<Appended[]>(updates, true)
  }

  updates(letter: string, doc: DocName, after: number): Promise<StoredUpdate[]> {
    return this.rows<StoredUpdate & QueryResultRow>(SQL.updates, [letter, doc, after])
  }

  async compact(letter: string, doc: DocName, through: number, merged: Uint8Array): Promise<boolean> {
    const [row] = await this.rows<{ done: boolean }>(SQL.compact, [letter, doc, through, Buffer.from(merged)])
    return row?.done ?? false
  }

  async bindClients(letter: string, doc: DocName, userId: string, clients: readonly number[]): Promise<number[]> {
    const values = [letter, doc, userId, clients]
    await this.rows(SQL.bindClients, values)
    return (await this.rows<{ client: string }>(SQL.foreign, values)).map(({ client }) => Number(client))
  }

  async clients(letter: string, doc: DocName): Promise<Map<number, string>> {
    const rows = await this.rows<{ client: string; userId: string }>(SQL.clients, [letter, doc])
    return new Map(rows.map(({ client, userId }) => [Number(client), userId]))
  }

  async addInvitation(invitation: Invitation): Promise<boolean> {
    return (await this.rows(SQL.addInvitation, invitationRow(invitation))).length === 1
  }

  async invitation(tokenHash: string): Promise<Invitation | null> {
    const [row] = await this.rows<InvitationRow & QueryResultRow>(SQL.invitation, [tokenHash])
    return row ? invitationOf(row) : null
  }

  async takeInvitation(tokenHash: string, userId: string): Promise<boolean> {
    return (await this.rows(SQL.takeInvitation, [tokenHash, userId])).length === 1
  }

  async countWrongCode(tokenHash: string): Promise<number> {
    return (await this.rows<{ count: number }>(SQL.wrongCode, [tokenHash]))[0]?.count ?? 0
  }

  async addSideComment(comment: Omit<SideComment, "id">, key?: string): Promise<SideComment | null> {
    const { letter, side, issue, userId, name, at, runs } = comment
    const values = [this.node, letter, side, issue, userId, name, at, runs, key]
    const [row] = await this.rows<{ id: number }>(SQL.addSideComment, values)
    if (!row) return null
    this.changes.tell([{ kind: "aside", letter, side }])
    return { id: row.id, ...comment }
  }

  sideComments(letter: string, side: Side): Promise<SideComment[]> {
    return this.rows<SideComment & QueryResultRow>(SQL.sideComments, [letter, side])
  }

  async addNotice(notice: Omit<Notice, "id">): Promise<Notice> {
    const { userId, letter, at, subject, text } = notice
    const [row] = await this.rows<{ id: number }>(SQL.addNotice, [userId, letter, at, subject, text])
    return { id: row!.id, ...notice }
  }

  notices(userId: string): Promise<Notice[]> {
    return this.rows<Notice & QueryResultRow>(SQL.notices, [userId])
  }

  tellPresence(letter: string, doc: DocName, said: string): Promise<number> {
    return this.presence.add<number>({ letter, doc, said: said.length > MAX_SAID ? "" : said })
  }

  async tellSessions(userId: string): Promise<void> {
    await this.rows(SQL.tellSessions, [this.node, userId])
  }

  onChange(listener: (change: Change) => void): () => void {
    return this.changes.listen(listener)
  }

  async ping(): Promise<void> {
    await this.rows(SQL.ping, [])
  }

  async close(): Promise<void> {
    await this.batch.idle()
    await this.presence.idle()
    await this.listener.close()
    await this.pool.end()
  }

  private async rows<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values.map(storable))).rows
  }

  private async tellAll(jobs: readonly Job<Told>[]): Promise<void> {
    const columns = [jobs.map(({ item }) => item.letter), jobs.map(({ item }) => item.doc), jobs.map(({ item }) => item.said)]
    try {
      const rows = await this.rows<{ seq: number }>(SQL.tellPresence, [this.node, ...columns])
      for (const [n, job] of jobs.entries()) job.done(rows[n]!.seq)
    } catch (error) {
      for (const job of jobs) job.failed(error)
    }
  }

  /** Everything gathered goes in one statement, which is one transaction. */
  private async append(jobs: readonly Job<readonly DraftUpdate[]>[]): Promise<void> {
    const all = jobs.flatMap(({ item }) => item)
    const columns = [all.map(({ letter }) => letter), all.map(({ doc }) => doc), all.map(({ userId }) => userId)]
    const datas = all.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength))
    try {
      const rows = await this.rows<Appended & QueryResultRow>(SQL.appendUpdates, [this.node, ...columns, datas])
      let at = 0
      for (const job of jobs) job.done(rows.slice(at, (at += job.item.length)))
    } catch (error) {
      for (const job of jobs) job.failed(error)
    }
  }
}

/** PostgreSQL has no place for U+0000 in a text; nothing of ours needs it, but anything may be asked for. */
function storable(value: unknown): unknown {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value
}

/** Applies the steps the database does not have yet; several nodes may start at once. Refuses one made by a newer program. */
export async function migrate(pool: Pool, steps: readonly string[] = POSTGRES_STEPS): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("BEGIN")
    await client.query("SELECT pg_advisory_xact_lock(4721)")
    await client.query("CREATE TABLE IF NOT EXISTS letters_version (version integer NOT NULL)")
    await applyFrom(client, steps)
    await client.query("COMMIT")
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function applyFrom(client: PoolClient, steps: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ version: number }>("SELECT version FROM letters_version")
  const have = rows[0]?.version ?? 0
  if (have > steps.length) throw new NewerTables(have, steps.length)
  for (const step of steps.slice(have)) await client.query(step)
  await client.query("DELETE FROM letters_version")
  await client.query("INSERT INTO letters_version VALUES ($1)", [steps.length])
}
