import type { Change } from "./store.ts"

/** Tells this node's listeners what changed. */
export class Changes {
  private readonly listeners = new Set<(change: Change) => void>()

  /** Adds a listener; gives the way to take it off. */
  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(changes: readonly Change[]): void {
    for (const change of changes) for (const listener of this.listeners) listener(change)
  }
}
