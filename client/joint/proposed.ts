import type * as Y from "yjs"
import { readPart } from "../../shared/draft/position.ts"
import { sameRuns, tidy } from "../../shared/letter/tidy.ts"
import { partRoot } from "../../shared/sync/docs.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { paragraphsOf, takeOut } from "../position/twice.ts"

/**
 * Takes the words that were proposed for a part out of the draft that both sides write. False, and nothing is touched, where it reads
 * otherwise by now: somebody went on writing while the proposal was on its way. The paragraph stays, and in it what the other side
 * types at this very moment.
 */
export function takeOutProposed(doc: Y.Doc, part: string, proposed: Runs, origin?: unknown): boolean {
  if (!sameRuns(tidy(readPart(doc, part)), tidy(proposed))) return false
  const fragment = doc.getXmlFragment(partRoot(part))
  for (const { at } of paragraphsOf(fragment)) takeOut(fragment, at, origin)
  return true
}
