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
  /** The client id of the doc they were in. Words of the same doc and place take the place of those before. */
  readonly from: number
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
  /** Where in the vault each is, or will be; null where the browser does not keep it. */
  private readonly rows = new Map<string, Promise<number | null>>()
  private readonly listeners = new Set<() => void>()
  private readonly vault: Vault | null
  private readonly place: string

  constructor(vault: Vault | null, letter: string) {
    this.vault = vault
    this.place = placeOf(letter)
    void this.load()
  }

  /** Oldest first. The same list until it changes. */
  list = (): readonly Rescued[] => this.items

  /** Whether some of the words are on this page and nowhere else. */
  get isLoose(): boolean {
    return this.items.some(({ isKept }) => !isKept)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Puts words aside, unless the same words of the same place are there already: then it only sees to it that those are kept.
   * They take the place of earlier ones from the same doc: the person is still typing. Resolves when they are kept, or cannot be.
   */
  async add(words: Rescuing): Promise<void> {
    const same = this.items.find((item) => isSame(item, words))
    if (same) return this.keep(same)
    const item: Rescued = { ...words, isKept: false }
    const earlier = this.items.find((other) => keyOf(other) === keyOf(item))
    this.change(earlier ? this.items.map((other) => (other === earlier ? item : other)) : [...this.items, item])
    await this.keep(item)
  }

  /** Tries again to keep what is on this page only: the browser may have room now. Resolves when it is kept, or cannot be. */
  async keepAll(): Promise<void> {
    await Promise.all(this.items.map((item) => this.keep(item)))
  }

  /** Forgets words: the person is done with them. */
  remove(item: Rescued): void {
    const row = this.rows.get(keyOf(item))
    this.rows.delete(keyOf(item))
    this.change(this.items.filter((other) => keyOf(other) !== keyOf(item)))
    // Also of words that are only now being kept.
    void row?.then((id) => this.vault?.remove(id === null ? [] : [id])).catch(() => {})
  }

  /** Forgets what is in its place after all. */
  prune(doc: DocName, textOf: (place: string) => string): void {
    for (const item of this.items) if (item.doc === doc && plain(item.runs) === textOf(item.place)) this.remove(item)
  }

  private async load(): Promise<void> {
    const rows = (await this.vault?.read(this.place).catch(() => [])) ?? []
    for (const { id, bytes } of rows) {
      const item: Rescued = { ...wordsOf(bytes), isKept: true }
      if (this.items.some((other) => isSame(other, item))) continue
      this.rows.set(keyOf(item), Promise.resolve(id))
      this.items = [...this.items, item]
    }
    if (rows.length > 0) this.change([...this.items].sort((a, b) => a.at.localeCompare(b.at)))
  }

  private async keep(item: Rescued): Promise<void> {
    if (item.isKept) return
    const key = keyOf(item)
    const before = this.rows.get(key) ?? Promise.resolve(null)
    const kept = before.then((row) => this.put(item, row))
    this.rows.set(key, kept.catch(() => before))
    await kept.then(() => this.isKept(item)).catch(() => {})
  }

  /** Rejects where the browser cannot keep them: the row before then stays. */
  private async put(item: Rescued, row: number | null): Promise<number> {
    if (!this.vault) throw new Error("nothing is kept here")
    const bytes = new TextEncoder().encode(JSON.stringify({ ...item, isKept: undefined }))
    return this.vault.put(this.place, bytes, { isUnsent: true, isStrict: true, instead: row === null ? [] : [row] })
  }

  private isKept(item: Rescued): void {
    if (this.items.includes(item)) this.change(this.items.map((other) => (other === item ? { ...item, isKept: true } : other)))
  }

  private change(items: readonly Rescued[]): void {
    this.items = items
    for (const listener of this.listeners) listener()
  }
}

/** What a browser has kept of a letter's rescued words, where the letter itself cannot be opened. */
export async function rescuedOf(vault: Vault, letter: string): Promise<readonly Rescuing[]> {
  return (await vault.read(placeOf(letter))).map(({ bytes }) => wordsOf(bytes))
}

/** Where the rescued words of a letter lie in the vault. */
function placeOf(letter: string): string {
  return `${letter}/rescued`
}

function wordsOf(bytes: Uint8Array): Rescuing {
  return JSON.parse(new TextDecoder().decode(bytes)) as Rescuing
}

/** What tells one rescued text from another, however it grows. */
export function keyOf({ at, from, doc, place }: Rescuing): string {
  return [at, from, doc, place].join("/")
}

function isSame(a: Rescuing, b: Rescuing): boolean {
  return a.doc === b.doc && a.place === b.place && plain(a.runs) === plain(b.runs)
}
