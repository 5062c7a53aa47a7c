import type * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import type { RescueBox } from "./rescue.ts"
import { textsOf } from "./texts.ts"

/** What is put aside, and where. */
export interface Refusing {
  readonly doc: Y.Doc
  readonly name: DocName
  readonly rescue: RescueBox
  /** In a sentence, to be read by the person. */
  readonly why: string
}

/**
 * Puts the words of a doc that was refused into the rescue box, and what is still typed into it, too: an editor stays on it until
 * a fresh doc has come, so that no key falls between the two. What is erased meanwhile stays in the box as it was.
 *
 * @returns Resolves when the words that are there now are kept, or cannot be.
 */
export function putAside({ doc, name, rescue, why }: Refusing): Promise<unknown> {
  const at = new Date().toISOString()
  const from = doc.clientID
  const put = () => {
    const texts = Object.entries(textsOf(doc, name))
    return Promise.all(texts.map(([place, runs]) => rescue.add({ at, from, doc: name, place, runs, why })))
  }
  doc.on("update", () => void put())
  return put()
}
