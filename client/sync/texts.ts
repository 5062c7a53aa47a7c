import type * as Y from "yjs"
import { readFragment } from "../../shared/draft/position.ts"
import { type DocName, isRootOf, placeOf } from "../../shared/sync/docs.ts"
import { type Runs, plain } from "../../shared/text/runs.ts"

/** The texts of a doc by place: an issue, or a part of the joint text. */
export type Texts = Readonly<Record<string, Runs>>

/** What a doc holds, place by place; empty places left out. */
export function textsOf(doc: Y.Doc, name: DocName): Texts {
  const roots = [...doc.share.keys()].filter((root) => isRootOf(name, root))
  const texts = roots.map((root) => [placeOf(root), readFragment(doc.getXmlFragment(root))] as const)
  return Object.fromEntries(texts.filter(([, runs]) => plain(runs).trim() !== ""))
}

/** A place as it is said: "heading issue 1". */
export function placeName(place: string): string {
  return place.replace(/[-:]/g, " ")
}
