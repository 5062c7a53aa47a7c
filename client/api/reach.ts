let reached = true
const listeners = new Set<() => void>()

/** Whether the last request of any kind reached the server: for `useSyncExternalStore`. True until one did not. */
export const reach = {
  now: (): boolean => reached,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Notes how a request went. */
  note(answered: boolean): void {
    if (answered === reached) return
    reached = answered
    for (const tell of listeners) tell()
  },
}
