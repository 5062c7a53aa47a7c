import * as Y from "yjs"

/** A struct of an update, as it was read. */
type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number]

/** An item's place: the first item of the row it stands in, and how far it is from there. */
interface Place {
  readonly row: Y.Item
  readonly at: number
}

/**
 * Whether what an update brought stands where it says: behind the neighbour it names on its left and before the one on its right, in
 * one row. An honest client writes nothing else. Of what stands otherwise Yjs makes one order when it comes by itself and another
 * when a doc is loaded at once, so two people would read different texts.
 *
 * @param known How much of each client was in the doc before.
 */
export function areInOrder(store: Y.Doc["store"], structs: readonly Struct[], known: ReadonlyMap<number, number>): boolean {
  const places = new Map<Y.Item, Place>()
  return structs.every((struct) => !(struct instanceof Y.Item) || isInOrder(store, struct, known.get(struct.id.client) ?? 0, places))
}

function isInOrder(store: Y.Doc["store"], { id, length, origin, rightOrigin }: Y.Item, known: number, places: Map<Y.Item, Place>): boolean {
  const clock = Math.max(id.clock, known)
  if (clock >= id.clock + length) return true
  const self = Y.createID(id.client, clock)
  const left = clock > id.clock ? Y.createID(id.client, clock - 1) : origin
  return isBefore(store, left, self, places) && isBefore(store, self, rightOrigin, places)
}

/** Whether one letter stands before another. None stands at either end; of a place that is erased nothing is left, of all who stood there. */
function isBefore(store: Y.Doc["store"], a: Y.ID | null, b: Y.ID | null, places: Map<Y.Item, Place>): boolean {
  if (!a || !b) return true
  const [left, right] = [Y.getItem(store, a), Y.getItem(store, b)]
  if (left === right) return a.clock < b.clock
  if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return !(left instanceof Y.Item) && !(right instanceof Y.Item)
  if (left.right === right) return true
  const [from, to] = [placeOf(left, places), placeOf(right, places)]
  return from.row === to.row && from.at < to.at
}

/** Each row is gone through once. */
function placeOf(item: Y.Item, places: Map<Y.Item, Place>): Place {
  if (!places.has(item)) {
    let row = item
    while (row.left) row = row.left
    for (let [each, at]: [Y.Item | null, number] = [row, 0]; each; each = each.right) places.set(each, { row, at: at++ })
  }
  return places.get(item)!
}
