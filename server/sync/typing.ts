import * as Y from "yjs"
import { isSame, type Keystroke, keystrokeUpdate, readKeystroke } from "./keystroke.ts"
import { bring } from "./tidying.ts"

/** Clients whose typing is followed at once in a doc; more than that are followed the slow way. */
const MOST = 64

/** What one client is typing: where its next letter belongs, and what is not in the doc yet. */
interface Line {
  next: number
  readonly before: Keystroke["before"]
  /** Typed since the doc was brought up to date. */
  text: string
}

/**
 * Typing on behind one's own last letter, which is nearly all that ever happens, without a transaction of the doc for each
 * key. What makes that the same as trying each update on the doc: the letter before is there and alive, and nothing was deleted
 * since; its neighbours are known; so the update fits, brings text that stays, and takes nothing away. Whatever is not certain
 * goes the long way, through the doc.
 */
export class Typing {
  private readonly doc: Y.Doc
  private readonly lines = new Map<number, Line>()
  private isBehind = false

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  /**
   * Takes an update that is the next keystroke of a client who is typing; gives what it says. Null: it must go the long way.
   *
   * @param isOwn Whether the client's id is that of whoever sent the update.
   */
  take(update: Uint8Array, isOwn: (client: number) => boolean): Keystroke | null {
    if (this.lines.size === 0) return null
    const key = readKeystroke(update)
    const line = key && this.lines.get(key.client)
    if (!line || line.next !== key.clock || !isSame(line.before, key.before) || !isOwn(key.client)) return null
    line.text += key.text
    line.next += key.text.length
    this.isBehind = true
    return key
  }

  /** Brings the doc up to date with everything taken. */
  settle(): void {
    if (!this.isBehind) return
    this.isBehind = false
    const taken: Uint8Array[] = []
    for (const [client, line] of this.lines) {
      if (line.text === "") continue
      const { next, before, text } = line
      taken.push(keystrokeUpdate({ client, clock: next - text.length, before, text }))
      line.text = ""
    }
    bring(this.doc, taken)
  }

  /** The clock of each client, with everything taken. */
  vector(): Map<number, number> {
    const { store } = this.doc
    return new Map([...store.clients.keys()].map((client) => [client, this.lines.get(client)?.next ?? Y.getState(store, client)]))
  }

  /** After a change of the doc: whose typing can be followed. A deletion may have taken the letter or the place away. */
  changed({ deleteSet }: Y.Transaction, written: readonly number[]): void {
    if (deleteSet.clients.size > 0 || this.lines.size >= MOST) this.forget()
    for (const client of written) this.begin(client)
  }

  /** Follows nobody any more. Only when everything is in the doc. */
  forget(): void {
    this.lines.clear()
  }

  private begin(client: number): void {
    const last = this.doc.store.clients.get(client)?.at(-1)
    const isText = last instanceof Y.Item && last.content instanceof Y.ContentString && !last.deleted && last.parentSub === null
    if (isText) this.lines.set(client, { next: last.id.clock + last.length, before: last.rightOrigin, text: "" })
    else this.lines.delete(client)
  }
}
