import type { ChildProcess } from "node:child_process"

/** A server in a process of its own. */
export interface Served {
  /** Where a WebSocket connects, without the letter. */
  readonly url: string
  stop(): Promise<void>
}

/** A server that runs as that child. */
export function served(child: ChildProcess, url: string): Served {
  return {
    url,
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
