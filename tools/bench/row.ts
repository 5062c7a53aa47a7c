/** One thing that was measured. Less is better, always: then a ratio below 1 is ours to be glad of. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly ours: Figure
  /** Who else did the same on this machine just now; its figure is null where it could not be had. */
  readonly peer?: { readonly name: string; readonly figure: Figure | null }
}

/** A number, or how a number of repetitions spread. */
export type Figure = number | Spread

/** The middle one of some repetitions and the one that 95 in 100 stay below. */
export interface Spread {
  readonly median: number
  readonly p95: number
}

/** How values spread. NaN of none. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}

/** The milliseconds of each of so many repetitions, one after the other; what is done before each does not count. */
export async function times(count: number, work: (i: number) => unknown, before?: () => unknown): Promise<Spread> {
  const all: number[] = []
  for (let i = 0; i < count; i++) {
    await before?.()
    all.push(await timed(() => work(i)))
  }
  return spread(all)
}

/** The same for two, by turns: what else the machine is doing then slows both alike. */
export async function byTurns(count: number, ours: (i: number) => unknown, theirs: (i: number) => unknown): Promise<[Spread, Spread]> {
  const all: [number[], number[]] = [[], []]
  for (let i = 0; i < count; i++) {
    all[0].push(await timed(() => ours(i)))
    all[1].push(await timed(() => theirs(i)))
  }
  return [spread(all[0]), spread(all[1])]
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The rows as a table that reads well in a terminal and on a page of Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, unit, ours, peer }) => [
    what,
    shown(ours, unit),
    peer ? (peer.figure === null ? "not to be had" : shown(peer.figure, unit)) : "",
    peer ? peer.name : "",
    peer && peer.figure !== null ? ratio(middle(ours), middle(peer.figure)) : "",
  ])
  return grid([["measured", "ours", "beside it", "which is", "ours is"], ...cells])
}

/** Cells in columns of one width each; the first row is the head. */
export function grid(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...body.map(line)].join("\n")
}

const ratio = (ours: number, theirs: number): string => (ours === theirs ? "the same" : `${digits(ours / theirs)} ×`)
const middle = (figure: Figure): number => (typeof figure === "number" ? figure : figure.median)

function shown(figure: Figure, unit: string): string {
  return typeof figure === "number" ? `${digits(figure)} ${unit}` : `${digits(figure.median)} ${unit}, p95 ${digits(figure.p95)}`
}

/** Two or three digits that mean something. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return "–"
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places })
}
