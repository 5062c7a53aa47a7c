import { grid } from "../bench/row.ts"
import { costOf, type Price, workOf } from "./model.ts"

/** Letters open at once. */
const LETTERS = [1_000, 10_000, 100_000]
/** Of the open letters, those in which somebody types at the same moment; and keys a second of one who does. See docs/scale.md. */
const TYPING = 0.05
const KEYS = 5
/** A server is given half a processor of the thread that serves; the rest is for bursts and for laying out. */
const FULL = 0.5
/** A database is given so many processors of work before its letters are divided among more. */
const DATABASE = 4

/**
 * What the prices say of many letters: servers, databases, memory, and how long a key waits for its turn to commit. A commit
 * that notifies holds a lock of the whole database, so the servers of one database commit one after the other.
 */
export function forecast({ servers, database, commit }: { servers: Price; database: Price; commit: number }, resident: number): string {
  const rows = LETTERS.map((letters) => {
    const keys = letters * TYPING * KEYS
    const shards = fewest((shards) => costOf(database, work(keys, shards)) <= DATABASE)
    const { nodes } = plan(keys, shards)
    const wait = nodes * commit * 1000
    return [letters, keys, shards, nodes, shards * nodes, (letters * resident) / 1e9, wait, costOf(servers, work(keys, shards))]
  })
  const shown = rows.map((row) => row.map((value) => value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 })))
  const head = ["letters open", "keys/s", "databases", "servers on each", "servers in all", "memory, GB", "a key waits at most, ms", "CPUs of a database's servers"]
  return grid([head, ...shown])

  function plan(keys: number, shards: number): { nodes: number } {
    const nodes = fewest((nodes) => costOf(servers, workOf({ keys: keys / shards, nodes }, nodes * commit)) / nodes <= FULL)
    return { nodes }
  }

  function work(keys: number, shards: number): ReturnType<typeof workOf> {
    const { nodes } = plan(keys, shards)
    return workOf({ keys: keys / shards, nodes }, nodes * commit)
  }
}

/** The smallest number that is enough; a thousand where none is. */
function fewest(isEnough: (count: number) => boolean): number {
  for (let count = 1; count < 1000; count++) if (isEnough(count)) return count
  return 1000
}
