import type { Letter } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { opponent, SIDES, type Side } from "../../shared/letter/side.ts"
import { counted } from "../letter/words.ts"

/** One side's share of the page. All figures are lines. [L5] */
export interface SideShare {
  readonly side: Side
  readonly party: string
  readonly share: number
  readonly used: number
  /** What it has not filled: 0 when it is over. */
  readonly unused: number
  /** What it gave to the other side, and what the other gave to it. */
  readonly gave: number
  readonly got: number
  /** "3 used, 30 unused". */
  readonly words: string
}

/** How the page is shared, my side first. */
export interface SharesView {
  /** Lines that the joint text leaves. */
  readonly available: number
  /** What each side has before anything was released. */
  readonly half: number
  readonly mine: SideShare
  readonly theirs: SideShare
}

/** Null where the profile does not share the page equally: then there is nothing to release. [L5] */
export function sharesView(letter: Letter, measure: Measure, me: Side): SharesView | null {
  if (letter.profile.share !== "equal") return null
  const { available } = measure.lines
  const [mine, theirs] = [me, opponent(me)].map((side) => shareOf(letter, measure, side)) as [SideShare, SideShare]
  return { available, half: Math.floor(available / 2), mine, theirs }
}

function shareOf(letter: Letter, { lines }: Measure, side: Side): SideShare {
  const [share, used] = [lines.share[side], lines[side]]
  const unused = Math.max(0, share - used)
  const words = used > share ? `${used} used, ${used - share} over` : `${used} used, ${unused} unused`
  const [gave, got] = [letter.released[side], letter.released[opponent(side)]]
  return { side, party: letter.sides[side].party, share, used, unused, gave, got, words }
}

/** What was released, for both sides to read: one sentence for each side that gave some. */
export function releasedWords(letter: Letter): readonly string[] {
  return SIDES.filter((side) => letter.released[side] > 0).map(
    (side) =>
      `${letter.sides[side].party} released ${counted(letter.released[side], "line")} to ${letter.sides[opponent(side)].party}.`,
  )
}

/** What releasing lines does, before it is done. It is final. */
export function releaseWords({ mine, theirs }: SharesView, lines: number): string {
  const [less, more] = [mine.share - lines, theirs.share + lines]
  return `Your share falls from ${mine.share} to ${less} lines, that of ${theirs.party} grows from ${theirs.share} to ${more}.`
}
