import { type ChildProcess, fork } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Typist, until } from "../stage/people.ts"

/** Keys a second of one person: a fast typist. */
const KEYS = 10
/** How long one measurement takes, in ms. */
const LASTS = 6000

/** What the server has used so far: CPU in µs, memory in bytes. */
interface Used {
  readonly cpu: number
  readonly memory: number
}

/** The server in a process of its own. */
class Server {
  readonly url: string
  private readonly child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.child = child
    this.url = url
  }

  static async start(folder: string, letters: number): Promise<Server> {
    const script = join(import.meta.dirname, "../stage/serve.ts")
    const child = fork(script, [join(folder, "letters.sqlite"), "0", String(letters)], { execArgv: ["--import", "tsx"], silent: true })
    child.stderr?.pipe(process.stderr)
    const url = await new Promise<string>((resolve) => child.stdout?.once("data", (line: Buffer) => resolve(String(line).trim())))
    return new Server(child, url)
  }

  used(): Promise<Used> {
    return new Promise((resolve) => {
      this.child.once("message", (used) => resolve(used as Used))
      this.child.send("used")
    })
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once("exit", resolve))
    this.child.kill("SIGKILL")
    await gone
  }
}

/** One letter's writer and readers, and how long each key took to the readers. */
class Pair {
  readonly delays: number[]
  private readonly writer: Typist
  private readonly readers: readonly Typist[]
  private readonly sent: number[] = []

  constructor(url: string, n: number, readers: readonly string[], delays: number[]) {
    this.delays = delays
    this.writer = new Typist(url, `l${n}`, "requesting", `ada${n}`)
    this.readers = readers.map((name) => new Typist(url, `l${n}`, "requesting", `${name}${n}`))
  }

  get all(): readonly Typist[] {
    return [this.writer, ...this.readers]
  }

  async begin(): Promise<void> {
    await until("in sync", () => this.all.every(({ provider }) => provider.synced), 60_000)
    const text = this.writer.text()
    text.insert(0, " ")
    await until("seen", () => this.readers.every(({ words }) => words.length > 0), 60_000)
    for (const reader of this.readers) {
      const seen = reader.text()
      let length = seen.length
      seen.observe(() => {
        const now = performance.now()
        for (; length < seen.length; length++) this.delays.push(now - (this.sent[length] ?? now))
      })
    }
  }

  key(): void {
    const text = this.writer.text()
    this.sent[text.length] = performance.now()
    text.insert(text.length, "x")
  }

  leave(): void {
    for (const person of this.all) person.leave()
  }
}

async function measure(name: string, letters: number, readers: readonly string[], keys: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  const server = await Server.start(folder, letters)
  const start = await server.used()
  const delays: number[] = []
  const pairs = Array.from({ length: letters }, (_, n) => new Pair(server.url, n, readers, delays))
  await Promise.all(pairs.map((pair) => pair.begin()))
  delays.length = 0
  const before = await server.used()
  const typing = pairs.map((pair, n) => ({ pair, next: performance.now() + (n / letters) * (1000 / keys) }))
  for (const end = performance.now() + LASTS; performance.now() < end; ) {
    const now = performance.now()
    for (const typist of typing) {
      if (typist.next > now) continue
      typist.pair.key()
      typist.next = Math.max(typist.next + 1000 / keys, now - 100)
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  const after = await server.used()
  delays.sort((a, b) => a - b)
  const at = (share: number): string => (delays[Math.floor(delays.length * share)] ?? Number.NaN).toFixed(1)
  console.log(`${name.padEnd(34)} ${String(delays.length).padStart(7)} delivered  ${((after.cpu - before.cpu) / delays.length).toFixed(0).padStart(4)} µs CPU each  ` +
    `p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  ${((before.memory - start.memory) / letters / 1024).toFixed(0)} KB a doc`)
  for (const pair of pairs) pair.leave()
  await server.stop()
  rmSync(folder, { recursive: true })
}

console.log("Server CPU for each key delivered to another person, and its way there: SQLite, on disk before it is shown")
await measure("1 letter, typing", 1, ["ben"], KEYS)
await measure("50 letters, typing", 50, ["ben"], KEYS)
await measure("250 letters, typing", 250, ["ben"], KEYS)
await measure("20 letters × 3, 60 keys a second", 20, ["ben", "amy"], 60)
