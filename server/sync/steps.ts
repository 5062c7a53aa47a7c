import * as Y from "yjs"

/** Steps that are left to what is under way. */
let left = Number.POSITIVE_INFINITY

const integrate = Y.Item.prototype.integrate
// Yjs offers no other place to count: where an item belongs is known only when all before it are in the doc.
Y.Item.prototype.integrate = function (transaction, offset) {
  if (left !== Number.POSITIVE_INFINITY) spend(this)
  integrate.call(this, transaction, offset)
}

/**
 * Does something in which new items may go past so many others, all together, to find their places; throws where that is not enough. Yjs
 * itself knows no end: for thousands of items that name no neighbours, each goes past all before it, one frame would hold up the
 * server for minutes.
 */
export function inSteps<Value>(most: number, work: () => Value): Value {
  left = most
  try {
    return work()
  } finally {
    left = Number.POSITIVE_INFINITY
  }
}

/** Goes the way that Yjs is about to go, ten times as fast. */
function spend(item: Y.Item): void {
  for (let each = firstPassed(item); each && each !== item.right; each = each.right) if (left-- <= 0) throw new Error("too many steps")
}

function firstPassed({ left: behind, parent, parentSub }: Y.Item): Y.Item | null {
  if (behind) return behind.right
  if (!(parent instanceof Y.AbstractType)) return null
  if (parentSub === null) return parent._start
  let first = parent._map.get(parentSub) ?? null
  while (first?.left && left-- > 0) first = first.left
  return first
}
