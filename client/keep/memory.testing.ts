import type { Kept, Putting, Vault } from "./vault.ts"

/** A vault without a browser, for tests. Two that share their rows are two tabs. */
export class MemoryVault implements Vault {
  readonly rows: Map<number, Kept & { readonly place: string }>
  /** What every call is refused with, as by a browser that is full; null while it works. */
  fault: Error | null = null
  /** How many rows it has room for. */
  room = Infinity

  constructor(tab?: MemoryVault) {
    this.rows = tab?.rows ?? new Map()
  }

  async read(place: string): Promise<readonly Kept[]> {
    this.check()
    return [...this.rows.values()].filter((row) => row.place === place)
  }

  async put(place: string, bytes: Uint8Array, { instead = [], isUnsent = false }: Putting = {}): Promise<number> {
    this.check()
    if (this.rows.size - instead.length >= this.room) throw new Error("QuotaExceededError")
    const id = Math.max(0, ...this.rows.keys()) + 1
    this.rows.set(id, { id, place, bytes: new Uint8Array(bytes), isUnsent })
    for (const gone of instead) this.rows.delete(gone)
    return id
  }

  async remove(ids: readonly number[]): Promise<void> {
    this.check()
    for (const id of ids) this.rows.delete(id)
  }

  reopen(): void {}

  private check(): void {
    if (this.fault) throw this.fault
  }
}
