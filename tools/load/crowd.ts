import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Answer, Ask } from "../bench/sync/load.ts"
import { ask } from "../bench/sync/process.ts"

/** The people, in a process of their own, so that what they need is not counted as the servers'. */
export class Crowd {
  private readonly child: ChildProcess = fork(fileURLToPath(new URL("../bench/sync/load.ts", import.meta.url)), { execArgv: ["--import", "tsx"] })

  ask(question: Ask): Promise<Answer> {
    return ask<Answer>(this.child, question)
  }

  /** All of them are gone, without a word. */
  end(): void {
    this.child.kill("SIGKILL")
  }
}
