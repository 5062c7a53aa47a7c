import * as Y from "yjs"
import { writePosition } from "../../shared/draft/position.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import type { Store } from "../store/store.ts"

/** Puts words into a side's doc as if the person had typed them; not if anything was ever typed there. */
export async function seedDraft(store: Store, letter: string, by: Actor, draft: { issue: string; by: Side; runs: Runs }): Promise<void> {
  if ((await store.updates(letter, draft.by, 0)).length > 0) return
  const doc = new Y.Doc()
  writePosition(doc, draft.issue, draft.runs)
  await store.bindClients(letter, draft.by, by.userId, [doc.clientID])
  await store.appendUpdates([{ letter, doc: draft.by, userId: by.userId, update: Y.encodeStateAsUpdate(doc) }])
  doc.destroy()
}
