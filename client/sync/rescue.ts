import type { DocName } from "../../shared/sync/docs.ts"
import { type Runs, plain } from "../../shared/text/runs.ts"

/** Words that could not be kept in their place: why, where from, and the words themselves, to copy or to use again. */
export interface Rescued {
  readonly id: string
  readonly at: string
  readonly doc: DocName
  /** The issue whose position it was, or the part of the joint text. */
  readonly place: string
  readonly runs: Runs
  readonly why: string
}

/** What is kept of the browser's storage. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">

/**
 * A person's rescued words of one letter, kept in the browser until the person is done with them. A browser without storage,
 * or with a full one, keeps them while the page is open.
 */
export class RescueBox {
  private items: readonly Rescued[]
  private readonly listeners = new Set<() => void>()
  private readonly shelf: Shelf | null
  private readonly key: string

  constructor(shelf: Shelf | null, userId: string, letter: string) {
    this.shelf = shelf
    this.key = `rescued/${userId}/${letter}`
    this.items = (read(shelf, this.key) as readonly Rescued[] | null) ?? []
  }

  /** Oldest first. The same list until it changes. */
  list = (): readonly Rescued[] => this.items

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Puts words aside, unless the same words of the same place are there already. */
  add(item: Rescued): void {
    const isThere = this.items.some(({ doc, place, runs }) => doc === item.doc && place === item.place && plain(runs) === plain(item.runs))
    if (!isThere) this.change([...this.items, item])
  }

  /** Forgets words: the person is done with them. */
  remove(id: string): void {
    this.change(this.items.filter((item) => item.id !== id))
  }

  /** Forgets what is in its place after all. */
  prune(doc: DocName, textOf: (place: string) => string): void {
    const left = this.items.filter((item) => item.doc !== doc || plain(item.runs) !== textOf(item.place))
    if (left.length < this.items.length) this.change(left)
  }

  private change(items: readonly Rescued[]): void {
    this.items = items
    write(this.shelf, this.key, items.length > 0 ? items : null)
    for (const listener of this.listeners) listener()
  }
}

/** Reads JSON from a shelf; null where there is none, or none that can be read. */
export function read(shelf: Shelf | null, key: string): unknown {
  try {
    return JSON.parse(shelf?.getItem(key) ?? "null")
  } catch {
    return null
  }
}

/** Writes JSON to a shelf, or removes it; false where the browser cannot keep it. */
export function write(shelf: Shelf | null, key: string, value: unknown): boolean {
  try {
    if (value === null) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(value))
    return shelf !== null
  } catch {
    return false
  }
}
