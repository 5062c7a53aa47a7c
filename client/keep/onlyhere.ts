const sources = new Set<() => boolean>()

/**
 * Has something that holds a person's words asked before the page goes, as long as it is open.
 *
 * @param source Whether it holds words that would go with the page: neither the server has them, nor does the browser keep them.
 * @returns Stops asking it.
 */
export function watchOnlyHere(source: () => boolean): () => void {
  sources.add(source)
  return () => void sources.delete(source)
}

/** Whether words of the person are on this page and nowhere else, so that leaving it would lose them. */
export function isOnlyHere(): boolean {
  return [...sources].some((source) => source())
}
