import type { Vault } from "../keep/vault.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { type Runs, plain } from "../../shared/text/runs.ts"

/** Words that could not be kept in their place: why, where from, and the words themselves, to copy or to use again. */
export interface Rescued {
  readonly at: string
  readonly doc: DocName
  /** The issue whose position it was, or the part of the joint text; empty where that is not known. */
  readonly place: string
  readonly runs: Runs
  readonly why: string
  /** Whether the browser keeps them when the page is closed. */
  readonly isKept: boolean
}

/** Words to be put aside. */
export type Rescuing = Omit<Rescued, "isKept">

/**
 * A person's rescued words of one letter, kept in the browser until the person is done with them. A browser that cannot keep
 * them has them while the page is open, and says so.
 */
export class RescueBox {
  private items: readonly Rescued[] = []
  /** Where in the vault each is. */
  private readonly rows = new Map<Rescued, number>()
  private readonly listeners = new Set<() => void>()
  private readonly vault: Vault | null
  private readonly place: string

  constructor(vault: Vault | null, letter: string) {
    this.vault = vault
    this.place = `${letter}/rescued`
    void this.load()
  }

  /** Oldest first. The same list until it changes. */
  list = (): readonly Rescued[] => this.items

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Puts words aside, unless the same words of the same place are there already. Resolves when they are kept, or cannot be. */
  async add(words: Rescuing): Promise<void> {
    if (this.items.some((item) => isSame(item, words))) return
    const item: Rescued = { ...words, isKept: false }
    this.change([...this.items, item])
    const bytes = new TextEncoder().encode(JSON.stringify(words))
    const id = await this.vault?.put(this.place, bytes, { isUnsent: true, isStrict: true }).catch(() => null)
    if (typeof id === "number") this.kept(item, id)
  }

  /** Forgets words: the person is done with them. */
  remove(item: Rescued): void {
    const id = this.rows.get(item)
    this.rows.delete(item)
    this.change(this.items.filter((other) => other !== item))
    if (id !== undefined) void this.vault?.remove([id]).catch(() => {})
  }

  /** Forgets what is in its place after all. */
  prune(doc: DocName, textOf: (place: string) => string): void {
    for (const item of this.items) if (item.doc === doc && plain(item.runs) === textOf(item.place)) this.remove(item)
  }

  private async load(): Promise<void> {
    const rows = (await this.vault?.read(this.place).catch(() => [])) ?? []
    for (const { id, bytes } of rows) {
      const item: Rescued = { ...(JSON.parse(new TextDecoder().decode(bytes)) as Rescuing), isKept: true }
      if (this.items.some((other) => isSame(other, item))) continue
      this.rows.set(item, id)
      this.items = [...this.items, item]
    }
    if (rows.length > 0) this.change([...this.items].sort((a, b) => a.at.localeCompare(b.at)))
  }

  /** Words that were let go while they were being kept are let go there, too. */
  private kept(item: Rescued, id: number): void {
    if (!this.items.includes(item)) return void this.vault?.remove([id]).catch(() => {})
    const kept = { ...item, isKept: true }
    this.rows.set(kept, id)
    this.change(this.items.map((other) => (other === item ? kept : other)))
  }

  private change(items: readonly Rescued[]): void {
    this.items = items
    for (const listener of this.listeners) listener()
  }
}

function isSame(a: Rescuing, b: Rescuing): boolean {
  return a.doc === b.doc && a.place === b.place && plain(a.runs) === plain(b.runs)
}
