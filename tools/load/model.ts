/** What was asked of the servers: keys a second from all writers together, and how many servers they went to. */
export interface Load {
  readonly keys: number
  readonly nodes: number
}

/** What each server, each key, and each key that another server's reader fetches costs. All in the same unit. */
export interface Price {
  readonly server: number
  readonly key: number
  readonly fetch: number
}

/**
 * What a load costs: a straight line. The truth bends downwards, for what arrives while one commit is on its way shares the
 * next; so a larger load than those that were learned from costs less than is foretold, not more.
 */
export function costOf(price: Price, load: Load): number {
  return KINDS.reduce((sum, kind) => sum + price[kind] * UNITS[kind](load), 0)
}

const UNITS: Readonly<Record<keyof Price, (load: Load) => number>> = {
  server: ({ nodes }) => nodes,
  key: ({ keys }) => keys,
  fetch: ({ keys, nodes }) => (nodes > 1 ? keys : 0),
}
const KINDS = ["server", "key", "fetch"] as const

/** A measured point to learn prices from. */
export interface Sample {
  readonly load: Load
  readonly cost: number
}

/**
 * The prices with which the samples agree best, as ratios: an error of 10 % weighs the same at every size. A price below zero
 * means that the samples cannot tell two kinds apart; then that kind is left out.
 */
export function learn(samples: readonly Sample[], kinds: readonly (keyof Price)[] = KINDS): Price {
  const seen = kinds.filter((kind) => samples.some(({ load }) => UNITS[kind](load) > 0))
  const price = { server: 0, key: 0, fetch: 0 }
  if (seen.length === 0) return price
  const prices = solve(samples.map(({ load, cost }) => seen.map((kind) => UNITS[kind](load) / cost)))
  const worst = prices.indexOf(Math.min(...prices))
  if (prices[worst]! < 0) return learn(samples, seen.filter((_, n) => n !== worst))
  for (const [n, kind] of seen.entries()) price[kind] = prices[n]!
  return price
}

/** Least squares for rows that should each come to 1; a little is added to the diagonal, for rows that are all alike. */
function solve(rows: readonly (readonly number[])[]): number[] {
  const columns = rows[0]!.map((_, i) => i)
  const scale = columns.map((i) => Math.hypot(...rows.map((row) => row[i]!)) || 1)
  const matrix = columns.map((i) => [
    ...columns.map((j) => rows.reduce((sum, row) => sum + (row[i]! * row[j]!) / (scale[i]! * scale[j]!), i === j ? 1e-9 : 0)),
    rows.reduce((sum, row) => sum + row[i]! / scale[i]!, 0),
  ])
  for (const i of columns)
    for (const k of columns.filter((each) => each !== i)) {
      const factor = matrix[k]![i]! / matrix[i]![i]!
      matrix[k] = matrix[k]!.map((value, j) => value - factor * matrix[i]![j]!)
    }
  return matrix.map((row, i) => row.at(-1)! / row[i]! / scale[i]!)
}
