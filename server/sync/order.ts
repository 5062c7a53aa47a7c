import * as Y from "yjs"

/** What an update says, as it was read. */
export type Structs = ReturnType<typeof Y.decodeUpdate>["structs"]

/**
 * How new items stand to the neighbours that they name. `between`: behind the one and before the other. `turned`: in one row with them,
 * and not between. `apart`: in another row than one of them.
 */
export type Order = "between" | "turned" | "apart"

/** So many items may lie between two neighbours before the whole row is gone through: what another wrote there at the same time. */
const NEAR = 64

/** An item's place: the first item of the row it stands in, and how far it is from there. */
interface Place {
  readonly row: Y.Item
  readonly at: number
}

/**
 * How what an update brought stands to the neighbours it names; the worst of all. Yjs believes what it is told of them. Where that is not
 * so, it may make one order when the item comes by itself and another when the doc is loaded at once, so that two people read different
 * texts. Honest clients name `turned` neighbours in a redo now and then, and never any that are `apart`.
 *
 * @param known How much of each client was in the doc before.
 * @param onLook Told when a whole row is gone through, which takes some ms of the longest.
 */
export function orderOf(store: Y.Doc["store"], structs: Structs, known: ReadonlyMap<number, number>, onLook: () => void): Order {
  const places = new Places(onLook)
  const orders = new Set(structs.flatMap((struct) => (struct instanceof Y.Item ? ordersOf(store, struct, known.get(struct.id.client) ?? 0, places) : [])))
  return orders.has("apart") ? "apart" : orders.has("turned") ? "turned" : "between"
}

function ordersOf(store: Y.Doc["store"], { id, length, origin, rightOrigin }: Y.Item, known: number, places: Places): readonly Order[] {
  const clock = Math.max(id.clock, known)
  if (clock >= id.clock + length) return []
  const self = Y.createID(id.client, clock)
  const left = clock > id.clock ? Y.createID(id.client, clock - 1) : origin
  return [order(store, left, self, places), order(store, self, rightOrigin, places)]
}

/** How two letters stand of which the first is said to come first. None stands at either end; of an erased place nothing is left, of all in it. */
function order(store: Y.Doc["store"], a: Y.ID | null, b: Y.ID | null, places: Places): Order {
  if (!a || !b) return "between"
  const [left, right] = [Y.getItem(store, a), Y.getItem(store, b)]
  if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return left instanceof Y.Item || right instanceof Y.Item ? "apart" : "between"
  if (left === right) return a.clock < b.clock ? "between" : "turned"
  if (isNear(left, right)) return "between"
  const [from, to] = [places.of(left), places.of(right)]
  if (from.row !== to.row) return "apart"
  return from.at < to.at ? "between" : "turned"
}

/** Whether one stands a few items behind the other. */
function isNear(left: Y.Item, right: Y.Item): boolean {
  let item = left.right
  for (let steps = 0; item !== right && item && steps < NEAR; steps++) item = item.right
  return item === right
}

/** Where items stand. Each row is gone through once. */
class Places {
  private readonly places = new Map<Y.Item, Place>()
  private readonly onLook: () => void

  constructor(onLook: () => void) {
    this.onLook = onLook
  }

  of(item: Y.Item): Place {
    if (!this.places.has(item)) this.goThrough(item)
    return this.places.get(item)!
  }

  private goThrough(item: Y.Item): void {
    this.onLook()
    let row = item
    while (row.left) row = row.left
    for (let [each, at]: [Y.Item | null, number] = [row, 0]; each; each = each.right) this.places.set(each, { row, at: at++ })
  }
}

/** Whether a doc reads the same when it is loaded at once; what is erased counts, too, for others may write beside it. */
export function isSettled(doc: Y.Doc): boolean {
  const loaded = new Y.Doc({ guid: "" })
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc))
  const [here, there] = [lettersIn(doc), lettersIn(loaded)]
  for (;;) {
    const [one, other] = [here.next().value, there.next().value]
    if (one?.client !== other?.client || one?.clock !== other?.clock) return false
    if (!one) return true
  }
}

/** The names of all letters and marks in their order, row by row. */
function* lettersIn(doc: Y.Doc): Generator<Y.ID, undefined> {
  const waiting: (Y.Item | null)[] = [...doc.share.keys()].sort().map((root) => doc.share.get(root)!._start)
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!item) continue
    waiting.push(item.right)
    if (item.content instanceof Y.ContentType) waiting.push((item.content.type as Y.AbstractType<unknown>)._start)
    for (let at = 0; at < item.length; at++) yield Y.createID(item.id.client, item.id.clock + at)
  }
}
