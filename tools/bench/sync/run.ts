/**
 * `npm run bench:sync` measures our server beside those that people use, in one run; with words after `--`, some parts and some
 * contenders only: `npm run bench:sync -- typing ours reference`. Each round goes through all contenders before the next one
 * begins, so that a busy machine slows all alike. It asserts nothing.
 */
import { cpus, loadavg } from "node:os"
import { ensureBuilt } from "../../fresh.mjs"
import { grid } from "../row.ts"
import { contenders } from "./contenders.ts"
import { prepare } from "./house.ts"
import { applies, type Figures, median, PARTS } from "./parts.ts"
import { installPeers } from "./peers.ts"

const rounds = Number(process.env["ROUNDS"] ?? 3)
if (!ensureBuilt() || !installPeers()) process.exit(1)
const house = await prepare()
const all = contenders(house)
const asked = process.argv.slice(2)
const unknown = asked.filter((word) => !(word in PARTS) && !all.some(({ name }) => name === word))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(" or ")}; there are ${[...Object.keys(PARTS), ...all.map(({ name }) => name)].join(", ")}.`)
  process.exit(2)
}
const some = <Item>(items: readonly Item[], name: (item: Item) => string): readonly Item[] => {
  const wanted = items.filter((item) => asked.includes(name(item)))
  return wanted.length > 0 ? wanted : items
}
const compared = some(all, ({ name }) => name)
const [busyBefore = 0] = loadavg()
for (const part of some(Object.keys(PARTS), (name) => name)) {
  const figures = new Map(compared.map(({ name }) => [name, [] as Figures[]]))
  for (let round = 1; round <= rounds; round++) {
    for (const contender of compared.filter((each) => applies(part, each))) {
      process.stderr.write(`${part}, round ${round}: ${contender.name} …\n`)
      const given = await PARTS[part]!(contender).catch((error: unknown) => failed(contender.name, error))
      figures.get(contender.name)!.push(given)
    }
  }
  console.log(`\n${grid(table(figures))}`)
}
house.remove()
console.log(`\n${compared.map(({ name, note }) => `${name}: ${note}`).join("\n")}`)
const [busy = 0] = loadavg()
console.log(`\nMedians of ${rounds} rounds, in brackets the least and the most; × is ours divided by it. Node ${process.version}, ${cpus().length} processors, load ${busyBefore.toFixed(1)} to ${busy.toFixed(1)}.`)
process.exit(0)

/** Says why a contender has no figures in a round; the others go on. */
function failed(name: string, error: unknown): Figures {
  process.stderr.write(`  ${name} has failed: ${error instanceof Error ? error.message : String(error)}\n`)
  return {}
}

/** A row for each figure, a column for each contender. */
function table(figures: ReadonlyMap<string, readonly Figures[]>): string[][] {
  const names = [...figures.keys()]
  const rows = [...new Set([...figures.values()].flat().flatMap((round) => Object.keys(round)))]
  const values = (name: string, row: string) => (figures.get(name) ?? []).flatMap((round) => round[row] ?? [])
  const cell = (name: string, row: string): string => {
    const all = values(name, row)
    if (all.length === 0) return ""
    const beside = name === "ours" ? "" : ratio(median(values("ours", row)), median(all))
    return `${short(median(all))} [${short(Math.min(...all))}–${short(Math.max(...all))}]${beside}`
  }
  return [["", ...names], ...rows.map((row) => [row, ...names.map((name) => cell(name, row))])]
}

/** How ours is beside another; nothing where ours was not measured, or has some of what the other has none of. */
function ratio(ours: number, theirs: number): string {
  if (ours === theirs) return " (the same)"
  return Number.isFinite(ours / theirs) ? ` (${short(ours / theirs)} ×)` : ""
}

function short(value: number): string {
  return value >= 999.5 ? String(Math.round(value)) : value.toPrecision(3)
}
