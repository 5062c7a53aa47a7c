import type { DocName } from "../../shared/sync/docs.ts"
import type { Store } from "../store/store.ts"
import type { Draft } from "./draft.ts"
import { Elsewhere, statesIn } from "./elsewhere.ts"
import { Presence } from "./presence.ts"
import type { Socket } from "./socket.ts"
import type { Fault } from "./twin.ts"

/** Somebody has come, has gone or has moved the caret: the frame that tells the others. */
export interface Move {
  readonly from: Socket
  readonly frame: Uint8Array
}

/** What is to be told when a socket has said who it is: to the others, and to itself. */
interface Heard {
  readonly others: Uint8Array | null
  readonly itself: readonly (Uint8Array | null)[]
}

/** Everybody who has a doc open, at this server and at others. */
export class Company {
  private readonly draft: Draft<Socket>
  private readonly here = new Presence()
  private readonly abroad: Elsewhere

  constructor(letter: string, doc: DocName, store: Store, draft: Draft<Socket>) {
    this.draft = draft
    this.abroad = new Elsewhere(letter, doc, store)
  }

  /** Frames that tell of everybody, for one who has come or asks. */
  get all(): (Uint8Array | null)[] {
    return [this.here.all(), this.abroad.all()]
  }

  /** Something may have been missed of what other servers have told. */
  missed(): void {
    this.abroad.callAgain()
  }

  /** Takes what another server tells or asks; gives the frame for those who are here, if it says something new. */
  told(said: string): Uint8Array | null {
    return this.abroad.hear(said, this.here.each())
  }

  /** Takes what a socket says of itself. A client id becomes its user's before anybody hears of it. */
  take(socket: Socket, states: Uint8Array): Heard | Fault {
    const others = this.here.take(socket, states, (client) => this.draft.twin?.ownerOf(client) ?? this.abroad.ownerOf(client))
    if (others === "Unapplied" || others === "TooLarge") return others
    if (others && socket.client !== null && !this.draft.claim(socket, socket.person.userId, socket.client)) return "Trespass"
    return { others, itself: others ? statesIn(others).map((state) => this.abroad.farewellOf(state)) : [] }
  }

  /** Takes a socket off; gives the frame that tells the others. */
  leave(socket: Socket): Uint8Array | null {
    const frame = this.here.leave(socket)
    for (const state of frame ? statesIn(frame) : []) this.abroad.note(socket.person.userId, state)
    return frame
  }

  /** Takes a socket off without a word. */
  forget(socket: Socket): void {
    this.here.forget(socket)
  }

  /** Whether there is anything to tell the other servers, or to ask them. */
  hasToTell(moves: readonly Move[]): boolean {
    return this.abroad.hasToTell(moves)
  }

  /** Tells the other servers; gives the number of the letter's last event at that moment. [A2] */
  tell(moves: readonly Move[]): Promise<number> {
    return this.abroad.tell(moves.map(({ from, frame }) => ({ userId: from.person.userId, frame })))
  }
}
