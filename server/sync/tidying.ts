/**
 * Yjs takes out marks (bold and the like) that have become needless, by itself, after each change that comes from elsewhere and in every
 * doc; who has done so tells the others, as if somebody had erased something.
 */
import * as Y from "yjs"

/** Items that an update may have us look at to see whether it only tidies. */
const MOST_ITEMS = 20_000

/**
 * Brings updates into a doc, and does not tidy: a copy of what is on the disk must wait until a client says so, or it would know already,
 * and never store, what the disk does not have.
 */
export function bring(doc: Y.Doc, updates: readonly Uint8Array[]): Y.Transaction {
  return doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    // Only after changes that are not one's own is anything tidied.
    transaction.local = true
    return transaction
  })
}

/** Whether an update only takes out marks and what is erased already: then it may come from somebody who only reads. Throws on garbage. */
export function isTidying(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  let left = structs.length > 0 ? 0 : MOST_ITEMS
  for (const [client, ranges] of ds.clients) {
    const known = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len; left--) {
        if (left <= 0 || at >= Y.getState(doc.store, client)) return false
        const item = known[Y.findIndexSS(known, at)]!
        if (!item.deleted && !(item instanceof Y.Item && item.content instanceof Y.ContentFormat)) return false
        at = item.id.clock + item.length
      }
    }
  }
  return left > 0
}
