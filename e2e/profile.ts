import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, chromium } from "playwright-core"
import { chromiumPath } from "../tools/browser.mjs"
import { ALONE } from "./stage.ts"

/** A browser with a profile on the disk, whose process can die without a farewell and be started again on the same profile. */
export class Profile {
  readonly #folder = mkdtempSync(join(tmpdir(), "joint-letter-profile-"))
  #process: ChildProcess | null = null

  /** Starts the browser; its first context is that of the profile. */
  async open(): Promise<Browser> {
    const child = spawn(await chromiumPath(), ["--headless=new", ...ALONE, `--user-data-dir=${this.#folder}`, "--remote-debugging-port=0", "about:blank"], {
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own, so that all of it dies at once.
      detached: true,
    })
    this.#process = child
    const address = await new Promise<string>((resolve, reject) => {
      let said = ""
      child.stderr.on("data", (chunk: Buffer) => {
        said += chunk
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once("exit", (code) => reject(new Error(`the browser ended with ${code}:\n${said}`)))
    })
    return chromium.connectOverCDP(address)
  }

  /** The machine loses its power, as far as the browser can tell. */
  async dies(): Promise<void> {
    const child = this.#process
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    process.kill(-child.pid, "SIGKILL")
    await gone
  }

  /** Ends it and leaves nothing behind. */
  async close(): Promise<void> {
    await this.dies()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
