import type { Change } from "../../shared/text/diff.ts"
import { normal, plain, type Runs } from "../../shared/text/runs.ts"

/** A stretch of change between two stretches that stayed. */
interface Pair {
  readonly removed: Runs
  readonly added: Runs
}

const length = (runs: Runs) => plain(runs).length
const size = ({ removed, added }: Pair) => Math.max(length(removed), length(added))

/** The changes as pairs, each with what stayed after it; what stayed at the very beginning goes with an empty pair. */
function paired(changes: readonly Change[]): { pair: Pair; same: Runs }[] {
  const out: { pair: Pair; same: Runs }[] = [{ pair: { removed: [], added: [] }, same: [] }]
  for (const { kind, runs } of changes) {
    const last = out.at(-1)!
    if (kind === "same") last.same = normal([...last.same, ...runs])
    else if (last.same.length > 0) out.push({ pair: { removed: [], added: [], [kind]: runs }, same: [] })
    else last.pair = { ...last.pair, [kind]: normal([...last.pair[kind], ...runs]) }
  }
  return out
}

/**
 * A comparison as a person reads it: a word or two that happen to stay the same between larger changes are taken into them, so
 * that a rewritten sentence is one struck out and one new. What is removed comes before what is added. Says the same as before:
 * all but the added is still the old text, all but the removed the new one.
 */
export function readable(changes: readonly Change[]): readonly Change[] {
  const pairs = paired(changes)
  for (let i = 0; i < pairs.length - 1; i++) {
    const [one, two] = [pairs[i]!, pairs[i + 1]!]
    const stays = length(one.same)
    if (stays === 0 || size(one.pair) === 0 || stays > size(one.pair) || stays > size(two.pair)) continue
    const joined = (side: "removed" | "added") => normal([...one.pair[side], ...one.same, ...two.pair[side]])
    pairs.splice(i, 2, { pair: { removed: joined("removed"), added: joined("added") }, same: two.same })
    // The larger change may take in what stays before it, too.
    i = Math.max(-1, i - 2)
  }
  const part = (kind: Change["kind"], runs: Runs): readonly Change[] => (runs.length > 0 ? [{ kind, runs }] : [])
  return pairs.flatMap(({ pair, same }) => [
    ...part("removed", pair.removed),
    ...part("added", pair.added),
    ...part("same", same),
  ])
}
