import { type ChildProcess, fork } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Answer, Ask } from "../bench/sync/load.ts"
import { ask } from "../bench/sync/process.ts"

const LOAD = fileURLToPath(new URL("../bench/sync/load.ts", import.meta.url))

/** The people, in a process of their own, so that what they need is not counted as the servers'. */
export class Crowd {
  private readonly child: ChildProcess = fork(LOAD, { execArgv: ["--import", "tsx"] })

  ask(question: Ask): Promise<Answer> {
    return ask<Answer>(this.child, question)
  }

  /** The processor time that the people have taken, in µs; NaN where the system does not tell. */
  cpu(): number {
    const file = `/proc/${this.child.pid}/stat`
    // Fields 14 and 15: user and system time, in ticks of 10 ms.
    const [user, system] = existsSync(file) ? readFileSync(file, "utf8").split(") ")[1]!.split(" ").slice(11, 13) : []
    return 10_000 * (Number(user) + Number(system))
  }

  /** All of them are gone, without a word. */
  end(): void {
    this.child.kill("SIGKILL")
  }
}
