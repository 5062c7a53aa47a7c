import { createServer } from "node:net"
import { Client } from "pg"
import { Postgres } from "../../tools/stage/postgres.ts"
import { Line } from "./line.ts"
import { Node } from "./node.ts"
import { RoundRobin } from "./robin.ts"

/** Three servers on one PostgreSQL behind a balancer, each with a line of its own to the database. */
export interface Cluster {
  readonly postgres: Postgres
  readonly database: string
  readonly nodes: readonly [Node, Node, Node]
  readonly lines: readonly [Line, Line, Line]
  readonly robin: RoundRobin
  /** Ends the connections by which the servers hear of each other's changes; gives how many there were. */
  deafen(): Promise<number>
  close(): Promise<void>
}

/** Starts everything; the three servers at once, on an empty database. */
export async function openCluster(env: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const postgres = await Postgres.start()
  const database = await postgres.database("letters")
  const lines = await three(() => Line.open(Number(new URL(database).port)))
  const ports = await three(freePort)
  const robin = await RoundRobin.open(ports)
  const shared = { AUTH_SECRET: "one secret for all the servers of a firm", PUBLIC_URL: robin.url, ...env }
  const nodes = await three(async (n) => new Node(ports[n]!, { ...shared, DATABASE_URL: through(database, lines[n]!) }))
  const close = async (): Promise<void> => {
    await robin.close()
    await Promise.all(nodes.map((node) => node.close()))
    await Promise.all(lines.map((line) => line.close()))
    await postgres.stop()
  }
  try {
    await Promise.all(nodes.map((node) => node.start()))
  } catch (error) {
    await close()
    throw error
  }
  return { postgres, database, nodes, lines, robin, deafen: () => deafen(database), close }
}

async function deafen(database: string): Promise<number> {
  const client = new Client({ connectionString: database })
  await client.connect()
  const { rowCount } = await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'joint-letter changes'")
  await client.end()
  return rowCount ?? 0
}

function through(database: string, line: Line): string {
  const url = new URL(database)
  url.port = String(line.port)
  return url.href
}

async function three<T>(make: (n: 0 | 1 | 2) => Promise<T>): Promise<readonly [T, T, T]> {
  return [await make(0), await make(1), await make(2)]
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))))
    })
  })
}
