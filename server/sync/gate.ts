import type { Draft } from "./draft.ts"
import type { Socket } from "./socket.ts"
import type { Fault } from "./twin.ts"

/** How long updates that do not fit yet may wait for the answer of which they are a part, in ms. */
const PATIENCE = 3000

/** Lets updates into a draft, or says why not. */
export class Gate {
  private readonly draft: Draft<Socket>
  private readonly overdue: (socket: Socket) => void

  /** @param overdue Called when updates have waited for longer than an honest client's would. */
  constructor(draft: Draft<Socket>, overdue: (socket: Socket) => void) {
    this.draft = draft
    this.overdue = overdue
  }

  /** How many of the socket's updates have got in now, those that say nothing new among them; or what is wrong. [A1] */
  pass(socket: Socket, update: Uint8Array, whole: boolean): number | Fault | Promise<number | Fault> {
    if (!socket.rights.write) return this.overhear(update)
    if (socket.early.length > 0 && !whole) return this.postpone(socket, update)
    const fault = this.draft.admit(socket, socket.person.userId, update, whole)
    return fault === null && !whole ? 1 : this.decide(socket, update, whole, fault)
  }

  private async decide(socket: Socket, update: Uint8Array, whole: boolean, answer: Fault | null | Promise<Fault | null>): Promise<number | Fault> {
    const fault = await answer
    if (fault === "Unapplied" && !whole && !socket.hasAnswered) return this.postpone(socket, update)
    if (fault) return fault
    return whole ? this.passEarly(socket) : 1
  }

  /**
   * A stock client sends what is typed at once on connecting, before it has answered our question with what was typed
   * without a connection. Such updates do not fit before that answer, and are no fault.
   */
  private postpone(socket: Socket, update: Uint8Array): 0 {
    if (socket.early.length === 0) setTimeout(() => this.overdue(socket), PATIENCE).unref()
    socket.early.push(update)
    return 0
  }

  private async passEarly(socket: Socket): Promise<number | Fault> {
    socket.hasAnswered = true
    const early = socket.early.splice(0)
    for (const update of early) {
      const fault = await this.draft.admit(socket, socket.person.userId, update, false)
      if (fault) return fault
    }
    return early.length + 1
  }

  /** A reader may say what is known already, as stock clients do, and nothing else (`docs/traps.md` 4). */
  private async overhear(update: Uint8Array): Promise<0 | Fault> {
    const known = (await this.draft.open()).knows(update)
    return ({ yes: 0, no: "Trespass", garbage: "Unapplied" } as const)[known]
  }
}
