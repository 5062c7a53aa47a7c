import type { DocName } from "../../shared/sync/docs.ts"
import type { Store } from "../store/store.ts"
import { parseFrame } from "./frames.ts"
import { frameOf, read, type State } from "./presence.ts"

/** How long a person counts as there without a word, in ms: stock clients say every 15 s that they are, and give up after 30. */
const LASTS = 45_000

/** Asks the other servers who is in a doc. */
const ROLL_CALL = "?"

/** A frame that tells of one person, and whose it is. */
interface Telling {
  readonly userId: string
  readonly frame: Uint8Array
}

/** What a server last said of a client, with the user whose it is. A state of `null` says that the person has left. */
interface Word {
  readonly userId: string
  readonly state: State
  readonly at: number
}

/**
 * Those who are in a doc at other servers, and those who have just left it anywhere. Told by NOTIFY, never stored: in the
 * order of commits, so that nothing here is younger than the record of which this server has heard. [A2]
 */
export class Elsewhere {
  private readonly letter: string
  private readonly doc: DocName
  private readonly store: Store
  private readonly words = new Map<number, Word>()
  private hasCalled = false

  constructor(letter: string, doc: DocName, store: Store) {
    this.letter = letter
    this.doc = doc
    this.store = store
  }

  /** Something may have been missed: the others are asked again with the next words. */
  callAgain(): void {
    this.hasCalled = false
  }

  /** Whether there is anything to tell the other servers, or to ask them. */
  hasToTell(tellings: readonly unknown[]): boolean {
    return tellings.length > 0 || !this.hasCalled
  }

  /**
   * Tells the other servers who has come, has gone or has moved the caret. Gives the number of the letter's last event at that
   * moment: a caret, too, is shown only to those who may see it by then. [A2]
   */
  async tell(tellings: readonly Telling[]): Promise<number> {
    const latest = new Map(tellings.map(({ userId, frame }) => [statesIn(frame)[0]?.client, wordsOf(userId, frame)]))
    const said = [...latest.values(), ...(this.hasCalled ? [] : [ROLL_CALL])]
    this.hasCalled = true
    return Math.max(0, ...(await Promise.all(said.map((words) => this.store.tellPresence(this.letter, this.doc, words)))))
  }

  /** Takes what another server tells or asks; gives the frame for those who are here, if it says something new. */
  hear(said: string, here: readonly Telling[]): Uint8Array | null {
    if (said === ROLL_CALL) {
      for (const { userId, frame } of here) this.answer(userId, frame)
      return null
    }
    const [userId = "", bytes = ""] = said.split(" ")
    const frame = new Uint8Array(Buffer.from(bytes, "base64"))
    const [state] = statesIn(frame)
    const gone = state && this.words.get(state.client)?.userId === userId ? this.goneSince(state) : null
    if (gone) this.answer(userId, gone)
    return state && !gone && this.note(userId, state) ? frame : null
  }

  /** Notes the last word of somebody who was here, and whether it is news. A client id stays its first user's. */
  note(userId: string, state: State): boolean {
    const known = this.words.get(state.client)
    const at = performance.now()
    if (known && known.at > at - LASTS && (known.userId !== userId || known.state.clock > state.clock)) return false
    this.words.set(state.client, { userId, state, at })
    return true
  }

  /** Whose a client id is that is in the doc at another server. */
  ownerOf(client: number): string | undefined {
    return this.lasting().find(({ state }) => state.client === client)?.userId
  }

  /**
   * What to tell a client that comes back under a number which others know as gone: they would pass over all that it says.
   * A stock client takes the next number when it hears this of itself.
   */
  farewellOf(state: State): Uint8Array | null {
    const frame = this.goneSince(state)
    this.words.delete(state.client)
    return frame
  }

  /** Everybody who is at other servers; null when nobody is. */
  all(): Uint8Array | null {
    const states = this.lasting().map(({ state }) => state).filter(({ json }) => json !== "null")
    return states.length > 0 ? frameOf(states) : null
  }

  /** Those who cannot be told now will hear it when the person next says so: within 15 s. */
  private answer(userId: string, frame: Uint8Array): void {
    this.store.tellPresence(this.letter, this.doc, wordsOf(userId, frame)).catch(() => undefined)
  }

  private goneSince({ client, clock, json }: State): Uint8Array | null {
    const known = this.words.get(client)?.state
    return json !== "null" && known?.json === "null" && known.clock >= clock ? frameOf([known]) : null
  }

  private lasting(): readonly Word[] {
    const now = performance.now()
    for (const [client, { at }] of this.words) if (at < now - LASTS) this.words.delete(client)
    return [...this.words.values()]
  }
}

/** The words in which another server is told of one person's presence. */
function wordsOf(userId: string, frame: Uint8Array): string {
  return `${userId} ${Buffer.from(frame).toString("base64")}`
}

/** The states in a frame on presence. */
export function statesIn(frame: Uint8Array): readonly State[] {
  const message = parseFrame(frame)
  return (message?.kind === "presence" && read(message.states)) || []
}
