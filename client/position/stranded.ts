import { partOf } from "../../shared/letter/joint.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { type DocName, isRootOf, placeOf } from "../../shared/sync/docs.ts"

/**
 * Whether the letter, as it is now, has the place for which words in a doc were written, and so shows them there. The server may
 * have been set back to before an issue was raised.
 */
export function hasPlace(letter: Letter, doc: DocName, place: string): boolean {
  const part = partOf(place)
  const issue = doc === "joint" ? part?.issue : place
  return (doc === "joint" && part?.kind === "introduction") || letter.issues.some(({ id }) => id === issue)
}

/** Of the names under which a doc holds something, those that have no place in the letter. */
export function strandedRoots(letter: Letter, doc: DocName, roots: readonly string[]): readonly string[] {
  return roots.filter((root) => isRootOf(doc, root) && !hasPlace(letter, doc, placeOf(root)))
}
