/** What was asked of the servers: keys a second from all writers together, and how many servers they went to. */
export interface Load {
  readonly keys: number
  readonly nodes: number
}

/** Work a second that a load causes, in the model's terms. */
export interface Work {
  /** Transactions that append keystrokes. */
  readonly appends: number
  /** Times that the line of a server, of any, is woken to hear of an append. */
  readonly woken: number
  /** Keystrokes that another server fetches because a reader is there. */
  readonly fetched: number
  readonly keys: number
  readonly nodes: number
}

/**
 * Group commit: while one commit is on its way, for `commit` seconds, what arrives waits for the next. So a server that gets
 * few keys commits each, and one that gets many commits at most 1 / `commit` times a second, each with more in it.
 */
export function workOf({ keys, nodes }: Load, commit: number): Work {
  const each = keys / nodes
  const appends = (nodes * each) / (1 + each * commit)
  return { appends, woken: nodes * appends, fetched: nodes > 1 ? keys : 0, keys, nodes }
}

/** What one unit of each kind of work costs, beside what each server costs in any case. All in the same unit. */
export interface Price {
  readonly idle: number
  readonly append: number
  readonly wake: number
  readonly fetch: number
  readonly key: number
}

/** Costs nothing. */
export const NOTHING: Price = { idle: 0, append: 0, wake: 0, fetch: 0, key: 0 }

export function costOf(price: Price, { appends, woken, fetched, keys, nodes }: Work): number {
  return price.idle * nodes + price.append * appends + price.wake * woken + price.fetch * fetched + price.key * keys
}

/** A measured point to learn prices from. */
export interface Sample {
  readonly work: Work
  readonly cost: number
}

/**
 * The prices with which the samples agree best, as ratios: an error of 10 % weighs the same at every size. Prices below zero
 * mean that the samples cannot tell two kinds apart; then the dearer explanation is dropped.
 */
export function learn(samples: readonly Sample[], kinds: readonly (keyof Price)[] = ["idle", "append", "wake", "fetch", "key"]): Price {
  const seen = kinds.filter((kind) => samples.some(({ work }) => unit(kind, work) > 0))
  const rows = samples.map(({ work, cost }) => seen.map((kind) => unit(kind, work) / cost))
  const prices = solve(rows)
  const worst = prices.indexOf(Math.min(...prices))
  if (prices[worst]! < 0) return learn(samples, seen.filter((_, n) => n !== worst))
  const price = { ...NOTHING }
  for (const [n, kind] of seen.entries()) price[kind] = prices[n]!
  return price
}

function unit(kind: keyof Price, { appends, woken, fetched, keys, nodes }: Work): number {
  return { idle: nodes, append: appends, wake: woken, fetch: fetched, key: keys }[kind]
}

/** Least squares for rows that should each come to 1; a little is added to the diagonal, for rows that are all alike. */
function solve(rows: readonly (readonly number[])[]): number[] {
  const size = rows[0]!.length
  const scale = Array.from({ length: size }, (_, i) => Math.sqrt(rows.reduce((sum, row) => sum + row[i]! ** 2, 0)) || 1)
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => rows.reduce((sum, row) => sum + (row[i]! * row[j]!) / (scale[i]! * scale[j]!), i === j ? 1e-6 : 0)),
    rows.reduce((sum, row) => sum + row[i]! / scale[i]!, 0),
  ])
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      if (k === i) continue
      const factor = matrix[k]![i]! / matrix[i]![i]!
      matrix[k] = matrix[k]!.map((value, j) => value - factor * matrix[i]![j]!)
    }
  return matrix.map((row, i) => row[size]! / row[i]! / scale[i]!)
}
