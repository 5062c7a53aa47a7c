import { Pool } from "pg"

/** How long a connection or an answer may take before the database counts as gone, in ms. */
const PATIENCE = 10_000

/**
 * Connections to a PostgreSQL that several servers share. None waits for ever: not for a database that takes everything and
 * says nothing, and no other server for a transaction that one has left open, because it is suspended in the middle of it.
 *
 * @param max How many connections. A hundred is what a PostgreSQL takes by default, for all servers together.
 * @param lost Is told of a connection that was lost while nobody used it. The pool opens another one.
 */
export function openPool(url: string, max: number, lost: (error: Error) => void, patience = PATIENCE): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    statement_timeout: patience,
    idle_in_transaction_session_timeout: patience,
  })
  pool.on("error", lost)
  // One that breaks while a transaction has it and asks nothing would be an error that nobody takes.
  pool.on("connect", (client) => client.on("error", () => undefined))
  return pool
}
