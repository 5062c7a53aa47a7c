import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from "node:fs"
import { Client, Pool } from "pg"
import { ACCOUNTS_VERSION, bringUpToDate } from "../server/auth/tables.ts"
import { postgresAccounts } from "../server/store/accounts.ts"
import { migrate } from "../server/store/postgres.ts"
import { POSTGRES_STEPS } from "../server/store/postgres.schema.ts"

/** What a file of ours begins with. Each line after it is a table's name, a tab, and a row as JSON; the last one counts them. */
const FIRST = "joint-letter-database"
const LAST = "end"
/** Rows that are fetched at once; a draft's row is under a megabyte, most are under a kilobyte. */
const AT_ONCE = 200
/** Tables that the restoring program fills by itself. */
const VERSIONS = ["letters_version", "accounts_version"]

/** Those that refer to others come after them. */
const TABLES = `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
  ORDER BY (SELECT count(*) FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f'), c.relname`

/**
 * Writes all of a PostgreSQL database into a file, as it is at one moment, while servers go on writing to it. Gives the number
 * of rows.
 */
export async function dump(url: string, file: string): Promise<number> {
  const client = await connected(url)
  const out = openSync(file, "wx", 0o600)
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    const versions = await Promise.all(VERSIONS.map(async (table) => (await client.query<{ version: number }>(`SELECT version FROM ${table}`)).rows[0]!.version))
    writeSync(out, `${FIRST}\t${versions.join("\t")}\n`)
    let count = 0
    for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) if (!VERSIONS.includes(name)) count += await dumpTable(client, name, out)
    writeSync(out, `${LAST}\t${count}\n`)
    fsyncSync(out)
    await client.query("COMMIT")
    return count
  } finally {
    closeSync(out)
    await client.end()
  }
}

async function dumpTable(client: Client, table: string, out: number): Promise<number> {
  // The database's own JSON, never read as numbers here: nothing is rounded, and bytes come as text.
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM "${table}" t`)
  let count = 0
  for (let rows; (rows = (await client.query<{ row: string }>(`FETCH ${AT_ONCE} FROM rows`)).rows).length > 0; count += rows.length) {
    writeSync(out, rows.map(({ row }) => `${table}\t${row}\n`).join(""))
  }
  await client.query("CLOSE rows")
  return count
}

/**
 * Fills an empty PostgreSQL database from such a file, all of it or nothing. Gives what was wrong, or null. The tables are made
 * as they were; a server that starts on them brings them up to date.
 */
export async function restore(url: string, file: string): Promise<string | null> {
  const fault = await fileFault(file)
  if (fault) return fault
  const [, letters, accounts] = (await firstLine(file)).split("\t").map(Number) as [number, number, number]
  if (letters > POSTGRES_STEPS.length || accounts > ACCOUNTS_VERSION) return "it was made by a newer version of this program: restore it with that one"
  const client = await connected(url)
  try {
    if (await isUsed(client)) return "the database of DATABASE_URL is not empty, and nothing is ever written over"
    await makeTables(url, letters)
    await client.query("BEGIN")
    await fill(client, file)
    await client.query("COMMIT")
    return null
  } finally {
    await client.end()
  }
}

async function makeTables(url: string, version: number): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 })
  const database = postgresAccounts(url)
  try {
    await migrate(pool, POSTGRES_STEPS.slice(0, version))
    await bringUpToDate({ database })
  } finally {
    await pool.end()
    await database.db.destroy()
  }
}

async function fill(client: Client, file: string): Promise<void> {
  let [table, rows] = ["", [] as string[]]
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await client.query(`INSERT INTO "${table}" SELECT r.* FROM unnest($1::jsonb[]) AS j, jsonb_populate_record(NULL::"${table}", j) AS r`, [rows])
    rows = []
  }
  for await (const line of lines(file)) {
    const [name, row] = split(line)
    if (name === FIRST) continue
    if (name !== table || rows.length === AT_ONCE) await flush()
    if (name === LAST) break
    table = name
    rows.push(row)
  }
  await client.query(COUNTERS)
}

/** Numbers that the database gives go on after the highest that is there. */
const COUNTERS = `DO $$ DECLARE it record; BEGIN
  FOR it IN SELECT c.table_name AS t, c.column_name AS c, pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) AS s
    FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.column_default LIKE 'nextval(%'
  LOOP EXECUTE format('SELECT setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %I), false)', it.s, it.c, it.t); END LOOP;
END $$`

/** Whether somebody keeps letters or accounts there. Tables without a row do not count: an attempt that failed leaves them. */
async function isUsed(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(TABLES)
  for (const { name } of rows) {
    if (!VERSIONS.includes(name) && (await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)).rows.length > 0) return true
  }
  return false
}

/** A copy that was cut short is found out before anything is written. */
async function fileFault(file: string): Promise<string | null> {
  let [count, last] = [-1, ""]
  for await (const line of lines(file)) {
    if (count === -1 && split(line)[0] !== FIRST) return `${file} is no backup of ours`
    if (split(line)[0] !== LAST) count++
    last = line
  }
  return last === `${LAST}\t${count}` ? null : `${file} is not whole: it was cut short`
}

async function firstLine(file: string): Promise<string> {
  for await (const line of lines(file)) return line
  return ""
}

/** Only \n ends a line: JSON may hold the other ends of lines as they are. */
async function* lines(file: string): AsyncGenerator<string> {
  let rest = ""
  for await (const chunk of createReadStream(file, "utf8")) {
    const whole = (rest + String(chunk)).split("\n")
    rest = whole.pop()!
    yield* whole
  }
  if (rest !== "") yield rest
}

function split(line: string): [string, string] {
  const at = line.indexOf("\t")
  return [line.slice(0, at), line.slice(at + 1)]
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}
