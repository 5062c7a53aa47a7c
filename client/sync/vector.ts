/** How much of a doc there is: of each client that wrote in it, up to which number. */
export type Vector = ReadonlyMap<number, number>

/** Whether a doc of which there is so much lacks something of another. */
export function isLess(has: Vector, than: Vector): boolean {
  return [...than].some(([client, clock]) => (has.get(client) ?? 0) < clock)
}
