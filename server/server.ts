import { mkdirSync } from "node:fs"
import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { assemble } from "./assemble.ts"
import { ourOrigins, publicUrl, type Config } from "./config.ts"
import { lockDirectory } from "./lock.ts"
import type { Log } from "./log.ts"
import { ROOT } from "./root.ts"
import { NewerTables, StoreFailure, troubleOf } from "./store/failure.ts"

/** A server that answers. */
export interface RunningServer {
  /** Where people reach it. */
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets the running ones end, has everything on disk, and closes. */
  close(): Promise<void>
}

/** A running server, or why it cannot run, in words for whoever starts it. */
export type Start = { readonly ok: true; readonly server: RunningServer } | { readonly ok: false; readonly message: string }

/** How long running requests may take to end after the server was told to stop, in milliseconds. */
const LAST_REQUESTS_MS = 2_000

/**
 * How long a connection waits for another request, in milliseconds: longer than proxies keep theirs by default (nginx and AWS's
 * balancers 60 s, Traefik 90 s, Caddy 120 s). Whoever closes first must not be the server: a proxy may be sending a command just then.
 */
const IDLE_MS = 150_000

/** Claims the data directory, listens, opens everything, and then answers. */
export async function startServer(config: Config, log: Log, clientDir = join(ROOT, "dist/client")): Promise<Start> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  // PostgreSQL serves many servers; a SQLite file serves one.
  const lock = config.databaseUrl ? { release: () => {} } : lockDirectory(config.dataDir)
  if (!lock) return { ok: false, message: inUse(config.dataDir) }
  let listener: RequestListener = starting
  const http = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: IDLE_MS }, (req, res) => listener(req, res))
  const fault = await listen(http, config)
  if (fault) {
    lock.release()
    return { ok: false, message: fault }
  }
  const { port } = http.address() as AddressInfo
  const url = publicUrl(config, port)
  try {
    const parts = await assemble({ config, http, publicUrl: url, origins: ourOrigins(config, port), log, clientDir })
    listener = parts.app
    return { ok: true, server: { url, port, close: () => stop(http, parts, lock.release) } }
  } catch (error) {
    http.close()
    http.closeAllConnections()
    lock.release()
    if (error instanceof NewerTables) return { ok: false, message: error.message }
    const why = config.databaseUrl ? databaseFault(error) : fileFault(error, config.dataDir)
    if (why) return { ok: false, message: why }
    throw error
  }
}

/** What the network (E…) or PostgreSQL (five characters) says of a database that cannot be used; null for our own faults. */
function databaseFault(error: unknown): string | null {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code !== "string" || !/^(E[A-Z]+|[0-9A-Z]{5})$/.test(code)) return null
  return `The database of DATABASE_URL cannot be used: ${message || code}. Check the address, and that PostgreSQL runs there.`
}

/** What SQLite says of files that cannot be used; null for our own faults. */
function fileFault(error: unknown, dataDir: string): string | null {
  const trouble = troubleOf(error)
  return trouble && `The databases in DATA_DIR=${dataDir} cannot be used: ${(error as Error).message}. ${new StoreFailure(trouble, error).message}`
}

async function stop(http: Server, parts: { letGo(): void; close(): Promise<void> }, release: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  parts.letGo()
  http.closeIdleConnections()
  const cut = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS_MS)
  await closed
  clearTimeout(cut)
  await parts.close()
  release()
}

/** Null when it listens, or why it cannot. */
function listen(http: Server, { port, host }: Config): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(listenFault(error, port, host))
    http.once("error", failed)
    http.listen(port, host, () => {
      http.off("error", failed)
      resolve(null)
    })
  })
}

function listenFault({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  const why: Record<string, string> = {
    EADDRINUSE: `PORT=${port} is in use by another program on ${host}. Stop that, or choose another: PORT=${port + 1} npm start`,
    EACCES: `This user may not listen on PORT=${port}. Choose one above 1023.`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine.`,
    ENOTFOUND: `HOST=${host} is not a name that this machine knows.`,
  }
  return why[code ?? ""] ?? `The server cannot listen on ${host}:${port}: ${message}`
}

function inUse(dataDir: string): string {
  return `Another server already uses DATA_DIR=${dataDir}. Stop it first, or give this one a folder of its own.`
}

/** Until everything is open. */
const starting: RequestListener = (_req, res) => {
  const body = { code: "starting", rule: "", message: "The server is starting. Try again in a second.", facts: {} }
  res.writeHead(503, { "content-type": "application/json", "retry-after": "1" }).end(JSON.stringify(body))
}
