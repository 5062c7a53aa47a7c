import { grid } from "../bench/row.ts"
import { costOf, type Price } from "./model.ts"

/** Letters open at once. */
const LETTERS = [1_000, 10_000, 100_000]
/** Of the open letters, those in which somebody types at the same moment; and keys a second of one who does. See docs/scale.md. */
const TYPING = 0.05
const KEYS = 5
/** A server is given half a processor of the one thread that serves; the rest is for bursts. A database is given so many whole ones. */
const SERVER = 0.5
const DATABASE = 4
/** Fewer servers than two are none when one is restarted. */
const LEAST = 2
const HEAD = ["letters open", "keys/s", "databases", "servers on each", "servers in all", "idle memory, GB", "a turn to commit, ms"]

/**
 * What the prices say of many letters: servers, databases, memory, and how long a key may wait. A commit that notifies holds a
 * lock of its whole database, so the servers on one database commit one after the other.
 *
 * @param commit How long a commit takes, in s. @param resident What an idle letter keeps in memory, in bytes.
 */
export function forecast({ servers, database }: { servers: Price; database: Price }, commit: number, resident: number): string {
  const rows = LETTERS.map((letters) => {
    const keys = letters * TYPING * KEYS
    const databases = fewest(1, (count) => costOf(database, { keys: keys / count, nodes: nodesFor(keys / count) }) <= DATABASE)
    const nodes = nodesFor(keys / databases)
    return [letters, keys, databases, nodes, databases * nodes, (letters * resident) / 1e9, nodes * commit * 1000]
  })
  const digits = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 })
  return grid([HEAD, ...rows.map((row) => row.map(digits))])

  function nodesFor(keys: number): number {
    return fewest(LEAST, (nodes) => costOf(servers, { keys, nodes }) / nodes <= SERVER)
  }
}

/** The smallest number that is enough; ten thousand where none is. */
function fewest(least: number, isEnough: (count: number) => boolean): number {
  for (let count = least; count < 10_000; count++) if (isEnough(count)) return count
  return 10_000
}
