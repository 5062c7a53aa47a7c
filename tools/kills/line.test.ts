import { Client } from "pg"
import { pino } from "pino"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { Line } from "../../e2e/nodes/line.ts"
import { Listener } from "../../server/store/postgres.listen.ts"
import type { Change } from "../../server/store/store.ts"
import { Postgres } from "../stage/postgres.ts"

/** How long anything may take to come right, in ms: the database drops who does not listen after a minute. */
const PATIENCE = 180_000

let postgres: Postgres
let url: string
let desk: Client
let line: Line
let listener: Listener
let heard: Change[]

beforeAll(async () => {
  postgres = await Postgres.start()
  url = await postgres.database("letters")
  desk = new Client({ connectionString: url })
  await desk.connect()
}, PATIENCE)
afterAll(async () => {
  await desk.end()
  await postgres.stop()
}, PATIENCE)
afterEach(async () => {
  await line.close()
  await listener.close()
})

/** Has a listener hear through a line of its own. */
async function listens(): Promise<void> {
  const address = new URL(url)
  line = await Line.open(Number(address.port))
  address.port = String(line.port)
  heard = []
  listener = new Listener(String(address), "here", (change) => void heard.push(change), pino({ level: "silent" }))
  await listener.open()
}

const tells = (said: string): Promise<unknown> => desk.query("SELECT pg_notify('changes', $1)", [said])
const lines = async (): Promise<number[]> =>
  (await desk.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE application_name = 'joint-letter changes'")).rows.map(({ pid }) => pid)

test("a line that swallows everything and never breaks is given up for another one, and it is told that something was missed", async () => {
  await listens()
  await tells("there sessions first")
  await expect.poll(() => heard, { timeout: PATIENCE }).toEqual([{ kind: "sessions", userId: "first" }])
  line.swallow()
  await tells("there sessions swallowed")
  line.forget()
  await expect.poll(() => heard.slice(1), { timeout: PATIENCE }).toEqual([{ kind: "missed" }])
  await tells("there sessions second")
  await expect.poll(() => heard.slice(2), { timeout: PATIENCE }).toEqual([{ kind: "sessions", userId: "second" }])
}, PATIENCE)

test("the database drops a server that takes nothing, rather than keep everything for it", async () => {
  await listens()
  const deaf = (await lines()).at(-1)!
  line.swallow()
  // More than the network between them holds, so that the database has to wait.
  await desk.query("SELECT pg_notify('changes', 'there sessions ' || n || repeat('x', 7000)) FROM generate_series(1, 4000) AS n")
  await expect.poll(lines, { timeout: PATIENCE, interval: 1000 }).not.toContain(deaf)
}, PATIENCE + 10_000)
