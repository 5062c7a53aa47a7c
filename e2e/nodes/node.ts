import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "../stage.ts"

/** One of several servers of the built product: a process of its own, on a database that all share. */
export class Node {
  readonly port: number
  readonly #env: Readonly<Record<string, string>>
  readonly #folder = mkdtempSync(join(tmpdir(), "joint-letter-node-"))
  #process: ChildProcess | null = null
  /** Everything the server printed. */
  output = ""

  constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port
    this.#env = env
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts the server; resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, "dist/server/main.js")], {
      env: { ...process.env, DEMO: "0", LOG_LEVEL: "warn", ...this.#env, PORT: String(this.port), DATA_DIR: this.#folder },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#process = child
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString()
        if (this.output.includes("Joint Letter is ready")) resolve()
      }
      this.output = ""
      child.stdout.on("data", read)
      child.stderr.on("data", read)
      child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${this.output}`)))
    })
  }

  /** Ends it: by kill -9, as a crash would, unless told otherwise. */
  async end(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill(signal)
    await gone
  }

  /** Stops its clock, as a suspended machine does: it does nothing and says nothing, and its connections stay open. */
  pause(): void {
    this.#process?.kill("SIGSTOP")
  }

  resume(): void {
    this.#process?.kill("SIGCONT")
  }

  async close(): Promise<void> {
    this.resume()
    await this.end()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
