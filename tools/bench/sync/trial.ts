import { type ChildProcess, fork } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Contender, Target } from "./contenders.ts"
import type { Answer, Ask } from "./load.ts"
import { ask as tell, type Server, type Used } from "./process.ts"

/** One contender's server on a folder of its own, and a process that plays its people. */
export class Trial {
  private readonly contender: Contender
  private readonly folder: string
  private server: Server
  private people: ChildProcess | null = null

  private constructor(contender: Contender, folder: string, server: Server) {
    this.contender = contender
    this.folder = folder
    this.server = server
  }

  static async begin(contender: Contender): Promise<Trial> {
    const folder = mkdtempSync(join(tmpdir(), "bench-sync-"))
    return new Trial(contender, folder, await contender.serve(folder))
  }

  get target(): Target {
    return this.contender.target(this.server)
  }

  /** The server's process, for who is to kill it. */
  get pid(): number {
    return this.server.pid
  }

  /** Has the people do something; the first time, or after `sendHome`, by people who have nothing yet. Rejects when they cannot. */
  async ask(question: Ask): Promise<Answer> {
    this.people ??= fork(join(import.meta.dirname, "load.ts"), { execArgv: ["--import", "tsx"] })
    return tell<Answer>(this.people, question).catch(({ message }: Error) => {
      throw new Error(this.server.end === null ? message : `${message}; the server has ended with ${this.server.end}`)
    })
  }

  used(live = false): Promise<Used> {
    return this.server.used(live)
  }

  /** Ends the people's process: what they had is gone. */
  sendHome(): void {
    this.people?.kill("SIGKILL")
    this.people = null
  }

  /** Kills the server as a crash would. */
  async crash(): Promise<void> {
    await this.server.stop("SIGKILL")
  }

  /** Starts it again on the same folder and port. */
  async restart(): Promise<void> {
    this.server = await this.contender.serve(this.folder, this.server.port)
  }

  async end(): Promise<void> {
    this.sendHome()
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
