import { evolve } from "../../shared/letter/evolve.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { GENESIS } from "../../shared/record/chain.ts"
import { linkFault } from "../../shared/record/verify.ts"
import { StoreFailure } from "../store/failure.ts"
import type { Store } from "../store/store.ts"

/** Folded letters kept in memory; a letter of two pages with its history is some tens of kilobytes. */
const KEPT = 500

/**
 * The letters as the record says they are. Keeps what it has folded and asks the store only for what came after, so a
 * letter is never older than the record, whichever node wrote to it, and nothing has to be invalidated.
 */
export class Letters {
  readonly #store: Store
  /** In the order of use, the oldest first. */
  readonly #kept = new Map<string, Letter>()
  readonly #queues = new Map<string, Promise<unknown>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** The letter now; null when there is none of that id. */
  async of(id: string): Promise<Letter | null> {
    const known = this.#kept.get(id) ?? null
    const letter = folded(id, known, await this.#store.events(id, known?.seq ?? 0))
    if (letter) this.#keep(id, letter)
    return letter
  }

  /** The letter as it was after event `seq`; null when there was no such event. */
  async at(id: string, seq: number): Promise<Letter | null> {
    const events = await this.#store.events(id, 0)
    return seq <= events.length ? folded(id, null, events.slice(0, seq)) : null
  }

  /**
   * Does one thing at a time to a letter on this node. Another node's commands still interfere; the store's expected
   * number catches those. This only keeps a busy letter from laying out the same page again and again in vain.
   */
  async inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(id) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.then(ignore, ignore)
    this.#queues.set(id, settled)
    try {
      return await mine
    } finally {
      if (this.#queues.get(id) === settled) this.#queues.delete(id)
    }
  }

  #keep(id: string, letter: Letter): void {
    const known = this.#kept.get(id)
    this.#kept.delete(id)
    this.#kept.set(id, known && known.seq > letter.seq ? known : letter)
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!)
  }
}

/** Folds what the store gave, after a look at each link: a disk that changed a word is found out before anybody reads it. [R3] */
function folded(id: string, from: Letter | null, events: readonly LetterEvent[]): Letter | null {
  let [seq, head] = [from?.seq ?? 0, from?.head ?? GENESIS]
  for (const event of events) {
    const fault = linkFault(event, ++seq, head)
    if (fault) throw new StoreFailure("damaged", new Error(`event ${seq} of letter ${id} ${fault}`))
    head = event.hash
  }
  return events.reduce<Letter | null>(evolve, from)
}

function ignore(): void {}
