/**
 * Work that is done one at a time and always on the newest: what is offered while it runs waits, and only the last of it.
 * `work` must not reject.
 */
export function latestWins<T>(work: (item: T) => Promise<void>): (item: T) => void {
  let waiting: { readonly item: T } | null = null
  let busy = false
  const run = async () => {
    busy = true
    while (waiting) {
      const { item } = waiting
      waiting = null
      await work(item)
    }
    busy = false
  }
  return (item) => {
    waiting = { item }
    if (!busy) void run()
  }
}
