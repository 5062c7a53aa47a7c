import { Client } from "pg"
import type { Side } from "../../shared/letter/side.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import type { Log } from "../log.ts"
import type { Change } from "./store.ts"

/** Between two looks whether the line still stands, and between two tries to open it again, in ms. */
const BEAT = 5000
const RETRY = 500
/**
 * How long, in ms, the database goes on keeping what a server does not take. A suspended one would have it keep everything
 * since, and when the place for that is full (8 GB), nobody's commit succeeds any more.
 */
const DEAF = 60_000

/**
 * Hears from PostgreSQL what other nodes have stored. A line that breaks is opened again, and then tells that something may
 * have been missed.
 */
export class Listener {
  private readonly url: string
  private readonly node: string
  private readonly tell: (change: Change) => void
  private readonly log: Log
  private client: Client | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private isClosed = false

  /** @param node This node's name: its own changes are passed over. */
  constructor(url: string, node: string, tell: (change: Change) => void, log: Log) {
    this.url = url
    this.node = node
    this.tell = tell
    this.log = log
  }

  /** Opens the line; rejects if it cannot. */
  async open(): Promise<void> {
    const limits = { connectionTimeoutMillis: BEAT, query_timeout: BEAT, keepAlive: true, options: `-c tcp_user_timeout=${DEAF}` }
    const client = new Client({ connectionString: this.url, application_name: "joint-letter changes", ...limits })
    client.on("error", () => this.lost(client))
    client.on("end", () => this.lost(client))
    client.on("notification", ({ payload = "" }) => this.heard(payload))
    try {
      await client.connect()
      await client.query("LISTEN changes")
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    }
    if (this.isClosed) return client.end()
    this.client = client
    this.later(() => this.beat(client), BEAT)
  }

  async close(): Promise<void> {
    this.isClosed = true
    if (this.timer) clearTimeout(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  private heard(payload: string): void {
    const [node, kind, letter = "", what = "", ...said] = payload.split(" ")
    if (node === this.node) return
    if (kind === "presence") this.tell({ kind, letter, doc: what as DocName, said: said.join(" ") })
    if (kind === "sessions") this.tell({ kind, userId: letter })
    if (kind === "record") this.tell({ kind, letter, seq: Number(what) })
    if (kind === "aside") this.tell({ kind, letter, side: what as Side })
    if (kind === "draft") this.tell({ kind, letter, doc: what as DocName })
  }

  private beat(client: Client): void {
    client.query("SELECT 1").then(() => this.later(() => this.beat(client), BEAT), () => this.lost(client))
  }

  private lost(client: Client): void {
    if (this.client !== client || this.isClosed) return
    this.client = null
    client.end().catch(() => undefined)
    this.log.warn("the line to the database that tells of other servers' changes was lost")
    this.reopen()
  }

  private reopen(): void {
    this.later(() => {
      this.open().then(() => this.tell({ kind: "missed" }), () => this.reopen())
    }, RETRY)
  }

  private later(work: () => void, ms: number): void {
    if (this.timer) clearTimeout(this.timer)
    if (!this.isClosed) this.timer = setTimeout(work, ms)
  }
}
