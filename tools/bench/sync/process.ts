import { type ChildProcess, fork } from "node:child_process"
import { createServer } from "node:net"
import { join } from "node:path"
import { HOME } from "./peers.ts"

/** What a process has used: CPU since its start in µs, live memory in bytes. */
export interface Used {
  readonly cpu: number
  readonly live: number
  readonly rss: number
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number
  readonly pid: number
  /** How it ended, a code or a signal; null while it runs. */
  readonly end: string | null
  /** What it has used; with `live`, after a collection of garbage. */
  used(live?: boolean): Promise<Used>
  /** Ends it: in order, or at once as a crash would. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>
}

/** Starts a program that listens on PORT and says so; resolves when it does. */
export async function startServer(script: string, env: Readonly<Record<string, string>>, port: number): Promise<Server> {
  const execArgv = ["--expose-gc", "--import", join(HOME, "probe.mjs"), ...(process.env["NODE_BENCH"]?.split(" ") ?? [])]
  const child = fork(script, { cwd: HOME, execArgv, silent: true, env: { ...process.env, ...env, HOST: "127.0.0.1", PORT: String(port) } })
  child.stderr?.pipe(process.stderr)
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (said: Buffer) => /ready|running/.test(String(said)) && resolve())
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)))
  })
  return {
    port,
    pid: child.pid!,
    get end() {
      return child.signalCode ?? (child.exitCode === null ? null : `code ${child.exitCode}`)
    },
    used: (live = false) => ask<Used>(child, live ? "live" : "used"),
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once("exit", resolve))
      child.kill(signal)
      const late = setTimeout(() => child.kill("SIGKILL"), 8000)
      await gone
      clearTimeout(late)
    },
  }
}

/** Says something to a child and gives its next message. Rejects when that says `failed` and why, or when the child has ended. */
export function ask<Answer>(child: ChildProcess, question: string | object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the process ended"))
    child.once("exit", ended)
    child.once("message", (answer: object) => {
      child.off("exit", ended)
      if ("failed" in answer) reject(new Error(String(answer.failed)))
      else resolve(answer as Answer)
    })
    child.send(question, (error) => error && reject(error))
  })
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
