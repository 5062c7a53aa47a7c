import * as Y from "yjs"
import type { Kept, Putting, Vault } from "../keep/vault.ts"

/** How well what is in a doc is kept in this browser. `failing`: it is full, or does not keep things. */
export type Keeping = "kept" | "keeping" | "failing"

/** What earlier pages have left of a doc. */
export interface Left {
  /** The rows it stands in. */
  readonly rows: readonly number[]
  /** The server's doc as it last came, with all that was written on top of it. It lacks nothing. */
  readonly update: Uint8Array
  /** What the server is known to have had: more than it has, where it was set back to an older copy. */
  readonly had: ReadonlyMap<number, number>
  /** Whether something of it may never have reached the server. */
  readonly isUnsent: boolean
  /** Words whose neighbours are missing, so that they have no place: kept by a page that died while another tidied up. */
  readonly loose: string
}

/** Rows of one doc after which they are made into one, so that opening it stays quick. */
const ROWS = 100

/** What the copy needs to know of the doc. */
export interface KeptDocSettings {
  readonly vault: Vault
  /** Where in the vault: `LETTER/requesting`. */
  readonly place: string
  /** The doc as one update. */
  readonly whole: () => Uint8Array
  readonly onChange: () => void
}

/**
 * The copy of a doc in this browser: every update, the server's and one's own, as it comes. The tabs of a person write side by
 * side. Rows are only added, or taken away together with the coming of one that holds them all, so it does not matter
 * who is first. The next page merges them and has the words where they were, under the ids under which they were written;
 * what it writes itself it writes under its own.
 */
export class KeptDoc {
  private readonly settings: KeptDocSettings
  /** The rows whose words are in this page's doc. */
  private rows: number[] = []
  private waiting: Uint8Array[] = []
  private isUnsent = false
  private writing: Promise<void> = Promise.resolve()
  private underWay = 0
  private isFailing = false
  private isOver = false

  constructor(settings: KeptDocSettings) {
    this.settings = settings
  }

  /** What earlier pages have left; null where there is nothing. To be taken into the doc, and noted with `took`. */
  async load(): Promise<Left | null> {
    const rows = await this.settings.vault.read(this.settings.place).catch(() => this.fails<readonly Kept[]>([]))
    return rows.length > 0 ? leftOf(rows) : null
  }

  /** Notes that the doc holds what was left: its rows may now be replaced. */
  took({ rows }: Left): void {
    this.rows.push(...rows)
  }

  get state(): Keeping {
    if (this.isFailing) return "failing"
    return this.underWay > 0 || this.waiting.length > 0 ? "keeping" : "kept"
  }

  /** Whether nothing is kept of the doc, nor about to be. */
  get isEmpty(): boolean {
    return this.rows.length === 0 && this.state !== "keeping"
  }

  /** Whether it is time to make the rows into one. */
  get isLong(): boolean {
    return this.rows.length > ROWS
  }

  /** Keeps an update. Those that come while one is on its way go together. */
  add(update: Uint8Array, isUnsent: boolean): void {
    this.waiting.push(update)
    this.isUnsent ||= isUnsent
    if (this.underWay === 0) this.flush()
  }

  /** Puts the doc as it is now in place of all its rows, and on the disk. */
  replace(isUnsent: boolean): void {
    this.waiting = []
    this.isUnsent = false
    this.put(this.settings.whole(), { isUnsent, instead: this.rows.splice(0), isStrict: true })
  }

  /** Writes what waits, and does not wait for what is on its way. After a failure everything: what failed would be missing. */
  flush(): void {
    if (this.waiting.length === 0) return
    const update = this.isFailing ? this.settings.whole() : Y.mergeUpdates(this.waiting)
    this.waiting = []
    this.put(update, { isUnsent: this.isUnsent })
    this.isUnsent = false
  }

  /** Takes away what this page has read and written: the server refused it. Resolves when that is done, or cannot be. */
  async drop(): Promise<void> {
    this.isOver = true
    await this.writing
    await this.settings.vault.remove(this.rows).catch(() => {})
  }

  private put(update: Uint8Array, how: Putting): void {
    if (this.isOver) return
    this.underWay++
    const { vault, place } = this.settings
    const done = vault.put(place, update, how).then(
      (id) => {
        this.isFailing = false
        this.rows.push(id)
      },
      () => {
        this.fails(this.rows.push(...(how.instead ?? [])))
        this.isUnsent ||= how.isUnsent ?? false
      },
    )
    this.writing = done.then(() => this.done())
    this.settings.onChange()
  }

  private done(): void {
    this.underWay--
    if (this.underWay === 0 && !this.isFailing) this.flush()
    this.settings.onChange()
  }

  private fails<T>(value: T): T {
    this.isFailing = true
    return value
  }
}

function leftOf(rows: readonly Kept[]): Left {
  const doc = new Y.Doc()
  const [sent, unsent] = [rows.filter(({ isUnsent }) => !isUnsent), rows.filter(({ isUnsent }) => isUnsent)]
  for (const { bytes } of sent) Y.applyUpdate(doc, bytes)
  const had = Y.decodeStateVector(Y.encodeStateVector(doc))
  for (const { bytes } of unsent) Y.applyUpdate(doc, bytes)
  const loose = withoutPending(doc)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { rows: rows.map(({ id }) => id), update, had, isUnsent: unsent.length > 0, loose }
}

/** Takes out what does not fit: the server would refuse all of it for that. Gives its words. */
function withoutPending({ store }: Y.Doc): string {
  const pending = store.pendingStructs
  store.pendingStructs = null
  store.pendingDs = null
  const structs = pending ? Y.decodeUpdateV2(pending.update).structs : []
  return structs.map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "")).join("")
}
