import { type ChildProcess, spawn } from "node:child_process"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Browser, chromium } from "playwright-core"
import { chromiumPath } from "../tools/browser.mjs"

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")

/** A running server of the built product, in a process and a data folder of its own. */
export class House {
  readonly url: string
  readonly dataDir: string
  readonly #port: number
  readonly #env: Record<string, string>
  #process: ChildProcess | null = null
  /** Everything the server printed. */
  output = ""

  private constructor(port: number, env: Record<string, string>) {
    this.#port = port
    this.#env = env
    this.url = `http://localhost:${port}`
    this.dataDir = mkdtempSync(join(tmpdir(), "joint-letter-e2e-"))
  }

  /** Starts a server on a free port; resolves when it says that it is ready. */
  static async open(env: Record<string, string> = {}): Promise<House> {
    const house = new House(await freePort(), env)
    await house.start()
    return house
  }

  /** Starts the server again on the same data and port; its clock may be so many days ahead. */
  async start({ daysLater = 0 } = {}): Promise<void> {
    const child = spawn(process.execPath, [...clockAhead(daysLater), join(ROOT, "dist/server/main.js")], {
      env: { ...process.env, DEMO: "0", ...this.#env, PORT: String(this.#port), DATA_DIR: this.dataDir, PUBLIC_URL: this.url },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#process = child
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString()
        if (this.output.includes(this.url)) resolve()
      }
      this.output = ""
      child.stdout.on("data", read)
      child.stderr.on("data", read)
      child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${this.output}`)))
    })
  }

  /** The number of the server's process while it runs. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Ends the server with a signal; SIGKILL is a crash. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const child = this.#process
    if (!child || child.exitCode !== null) return null
    this.#process = null
    return new Promise((resolve) => {
      child.once("exit", (code) => resolve(code))
      child.kill(signal)
    })
  }

  /** Starts another server on a copy of what this one, which is stopped, has left. */
  async copy(): Promise<House> {
    const copy = new House(await freePort(), this.#env)
    cpSync(this.dataDir, copy.dataDir, { recursive: true })
    await copy.start()
    return copy
  }

  /** Ends the server and removes its data. */
  async close(): Promise<void> {
    await this.stop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Options of a Chromium that does not talk to anybody but the server under test. */
export const ALONE: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/**
 * A headless Chromium that does not talk to anybody but the server under test.
 *
 * @param proxy Through which it does that; none if absent.
 */
export async function openBrowser(proxy?: { readonly server: string }): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: [...ALONE],
    ...(proxy && { proxy }),
  })
}

/** Node's options for a clock that is ahead: what comes after a week can be tried today. */
function clockAhead(days: number): string[] {
  if (days === 0) return []
  const ahead = `const Real = Date, ahead = ${days * 24 * 3600_000}
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ahead) }
      static now() { return Real.now() + ahead }
    }`
  return ["--import", `data:text/javascript,${encodeURIComponent(ahead)}`]
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))))
    })
  })
}
