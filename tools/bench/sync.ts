import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Typist, until } from "../stage/people.ts"
import { PEER, servePeer } from "./peer/peer.ts"
import { serveOurs, type Served } from "./process.ts"
import { type Row, type Spread, spread } from "./row.ts"

/** How long one measurement takes, in ms. */
const LASTS = 4000

/** Letters in which somebody types so many keys a second while others of the side read. */
interface Crowd {
  readonly name: string
  readonly letters: number
  readonly readers: readonly string[]
  readonly keys: number
}

const CROWDS: readonly Crowd[] = [
  { name: "one letter", letters: 1, readers: ["ben"], keys: 10 },
  { name: "50 letters", letters: 50, readers: ["ben"], keys: 10 },
  { name: "20 letters, 2 readers, 60 keys a second", letters: 20, readers: ["ben", "amy"], keys: 60 },
]

/** What one delivered key cost: the server's CPU in µs, and its way in ms. */
interface Cost {
  readonly cpu: number
  readonly way: Spread
}

/** The server's CPU for each key that reaches another person, and the way there: on disk before it is shown, rights checked. */
export async function sync(): Promise<Row[]> {
  const rows: Row[] = []
  for (const crowd of CROWDS) {
    const ours = await cost(crowd, (folder) => serveOurs(folder, crowd.letters))
    const theirs = await cost(crowd, servePeer)
    if (!ours) continue
    rows.push({ what: `server CPU per key, ${crowd.name}`, unit: "µs", ours: ours.cpu, peer: { name: PEER, figure: theirs?.cpu ?? null } })
    rows.push({ what: `a key's way through the server, ${crowd.name}`, unit: "ms", ours: ours.way, peer: { name: PEER, figure: theirs?.way ?? null } })
  }
  return rows
}

async function cost({ letters, readers, keys }: Crowd, serve: (folder: string) => Promise<Served | null>): Promise<Cost | null> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  const server = await serve(folder)
  if (!server) return null
  const delays: number[] = []
  const pairs = Array.from({ length: letters }, (_, n) => new Pair(server.url, n, readers, delays))
  await Promise.all(pairs.map((pair) => pair.begin()))
  delays.length = 0
  const before = await server.used()
  await type(pairs, keys)
  const after = await server.used()
  for (const pair of pairs) pair.leave()
  await server.stop()
  rmSync(folder, { recursive: true })
  return { cpu: (after.cpu - before.cpu) / delays.length, way: spread(delays) }
}

/** Everybody types at their pace, none at the same moment, and what is under way arrives. */
async function type(pairs: readonly Pair[], keys: number): Promise<void> {
  const typing = pairs.map((pair, n) => ({ pair, next: performance.now() + (n / pairs.length) * (1000 / keys) }))
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
}

/** One letter's writer and readers, and how long each key took to the readers. */
class Pair {
  private readonly delays: number[]
  private readonly writer: Typist
  private readonly readers: readonly Typist[]
  private readonly sent: number[] = []

  constructor(url: string, n: number, readers: readonly string[], delays: number[]) {
    this.delays = delays
    this.writer = new Typist(url, `l${n}`, "requesting", `ada${n}`)
    this.readers = readers.map((name) => new Typist(url, `l${n}`, "requesting", `${name}${n}`))
  }

  private get all(): readonly Typist[] {
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
