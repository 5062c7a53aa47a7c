import { type ChildProcess, fork } from "node:child_process"

/** What a process has used since its start: CPU in µs, memory in bytes. */
export interface Used {
  readonly cpu: number
  readonly memory: number
}

/** A server in a process of its own, whose thirst can be asked for. */
export interface Served {
  /** Where a WebSocket connects, without the letter. */
  readonly url: string
  used(): Promise<Used>
  stop(): Promise<void>
}

/** Asks a server that answers any message with what it has used. */
export function served(child: ChildProcess, url: string): Served {
  return {
    url,
    used: async () => {
      const answer = message<Used>(child)
      child.send("used")
      return answer
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve))
      child.kill("SIGKILL")
      await gone
    },
  }
}

/** The next message of a child. Rejects when it ends first. */
export function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the server ended"))
    child.once("exit", ended)
    child.once("message", (answer) => {
      child.off("exit", ended)
      resolve(answer as T)
    })
  })
}

/** Our own sync server over SQLite in a folder, with so many letters. */
export async function serveOurs(folder: string, letters: number): Promise<Served> {
  const script = new URL("../stage/serve.ts", import.meta.url).pathname
  const child = fork(script, [`${folder}/letters.sqlite`, "0", String(letters)], { execArgv: ["--import", "tsx"], silent: true })
  child.stderr?.pipe(process.stderr)
  const url = await new Promise<string>((resolve) => child.stdout?.once("data", (line: Buffer) => resolve(String(line).trim())))
  return served(child, url)
}
