import { Client } from "pg"

/** How long a server may do nothing while the others wait for it, and how long they wait for their turn, in ms. */
const IDLE = 30_000
const TURN = 120_000

/**
 * Does what only one of several servers may do at a time: making tables, or the example. The lock ends with the transaction,
 * and the transaction with the server: one that is suspended in the middle is shown out by the database.
 */
export async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const limits = { connectionTimeoutMillis: IDLE, idle_in_transaction_session_timeout: IDLE, lock_timeout: TURN }
  const client = new Client({ connectionString: url, keepAlive: true, ...limits })
  // Whoever is shown out hears of it at the next query.
  client.on("error", () => undefined)
  await client.connect()
  try {
    await client.query("BEGIN")
    await client.query("SELECT pg_advisory_xact_lock(4722)")
    const done = await work()
    await client.query("COMMIT")
    return done
  } finally {
    await client.end().catch(() => undefined)
  }
}
