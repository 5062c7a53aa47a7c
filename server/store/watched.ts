import type { Log } from "../log.ts"
import { StoreFailure, troubleOf } from "./failure.ts"
import type { Store } from "./store.ts"

/**
 * The same store; a failing machine rejects with a `StoreFailure`, and the log is told once when it begins to fail and once
 * when it stores again, rather than for every keystroke that waits.
 */
export function watched(store: Store, log: Log): Store {
  let failing: string | null = null
  const failed = (error: unknown): never => {
    const trouble = troubleOf(error)
    if (!trouble) throw error
    const failure = error instanceof StoreFailure ? error : new StoreFailure(trouble, error)
    // One damaged page says nothing of the rest; whoever asked for it says which letter it is.
    if (trouble === "damaged") throw failure
    if (failing !== trouble) log.error({ trouble, err: error }, failure.message)
    failing = trouble
    throw failure
  }
  const stored = (): void => {
    if (failing) log.info({ trouble: failing }, "the database stores again")
    failing = null
  }
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== "function") return method
      return (...given: unknown[]): unknown => {
        const answer: unknown = method.apply(target, given)
        if (!(answer instanceof Promise)) return answer
        return answer.then((value: unknown) => (WRITES.has(name) && stored(), value), failed)
      }
    },
  })
}

/** What proves that it stores. A full disk can still be read. */
const WRITES: ReadonlySet<string | symbol> = new Set<keyof Store>(["appendEvents", "appendUpdates", "bindClients", "addNotice", "addSideComment", "addInvitation", "ping"])
