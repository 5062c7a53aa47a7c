import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { presenceFrame } from "./frames.ts"
import type { Socket } from "./socket.ts"

/**
 * Longest state of one person, in bytes, as the others are told it: a name and a caret take 300. In base64 it fits into one
 * notification of PostgreSQL, which holds 8,000 bytes.
 */
const MAX_STATE = 4096

/** What one client says of itself. */
export interface State {
  readonly client: number
  readonly clock: number
  /** JSON; `null` says that the person has left. */
  readonly json: string
}

/** Who is in a doc and where their carets are. Kept in memory, told at once, never stored; the only thing that may be lost. */
export class Presence {
  private readonly states = new Map<Socket, State>()

  /**
   * Takes what a socket says of itself and gives the frame that tells the others; null when it says nothing of itself: stock
   * clients repeat what they heard of others, which is passed over. `garbage` and `TooLarge` are refusals.
   *
   * @param ownerOf Whose a client id is, from what was written under it.
   */
  take(socket: Socket, bytes: Uint8Array, ownerOf: (client: number) => string | undefined): Uint8Array | null | "Unapplied" | "TooLarge" {
    const said = read(bytes)
    if (!said) return "Unapplied"
    const own = said.find(({ client }) => client === socket.client) ?? this.first(socket, said, ownerOf)
    if (!own) return this.farewell(socket, said)
    if (own.json.length > MAX_STATE) return "TooLarge"
    const state = stamped(own, socket)
    if (!state) return "Unapplied"
    // Told in other words than it was said in, it may be longer: 1e20 becomes 21 digits.
    if (Buffer.byteLength(state.json) > MAX_STATE) return "TooLarge"
    socket.client = own.client
    const [holder, held] = this.holding(own.client) ?? []
    // What was said on a connection before this one, and comes later.
    if (holder !== socket && held && held.clock > state.clock) return null
    if (holder) this.states.delete(holder)
    if (state.json !== "null") this.states.set(socket, state)
    // One who comes by requests says the same in each.
    return held?.clock === state.clock && held.json === state.json ? null : frameOf([state])
  }

  /** Everybody who is here, for one who has come or asks; null when nobody is. */
  all(): Uint8Array | null {
    return this.states.size > 0 ? frameOf([...this.states.values()]) : null
  }

  /** Everybody who is here, each with the frame that tells of them. */
  each(): { readonly userId: string; readonly frame: Uint8Array }[] {
    return [...this.states].map(([{ person }, state]) => ({ userId: person.userId, frame: frameOf([state]) }))
  }

  /** Takes a socket off; gives the frame that tells the others. */
  leave(socket: Socket): Uint8Array | null {
    const state = this.states.get(socket)
    if (!state) return null
    this.states.delete(socket)
    return frameOf([{ client: state.client, clock: state.clock + 1, json: "null" }])
  }

  /** Takes a socket off without a word. */
  forget(socket: Socket): void {
    this.states.delete(socket)
  }

  /** Takes off somebody who came by requests and says in the last one that it was; not one who has come back sooner than that arrived. */
  private farewell(socket: Socket, [state, ...more]: readonly State[]): Uint8Array | null {
    const [holder, held] = (state?.json === "null" && more.length === 0 && this.holding(state.client)) || []
    const isLast = held !== undefined && state!.clock > held.clock
    return isLast && socket.client === null && holder?.person.userId === socket.person.userId ? this.leave(holder) : null
  }

  private holding(client: number): [Socket, State] | undefined {
    return [...this.states].find(([, held]) => held.client === client)
  }

  /** The state a socket introduces itself with: its own, unless somebody else is known under that id. */
  private first(socket: Socket, said: readonly State[], ownerOf: (client: number) => string | undefined): State | undefined {
    const [state] = said
    if (socket.client !== null || said.length !== 1 || !state || state.json === "null") return undefined
    const { userId } = socket.person
    const holder = this.holding(state.client)?.[0]
    return (holder && holder.person.userId !== userId) || (ownerOf(state.client) ?? userId) !== userId ? undefined : state
  }
}

/** Says hello without saying anything of anybody. */
export const HELLO = frameOf([])

/** Reads the states in a message on presence; null for garbage. */
export function read(bytes: Uint8Array): State[] | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const states: State[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
      states.push({ client, clock, json: decoding.readVarString(decoder) })
    }
    return states
  } catch {
    return null
  }
}

/** The state with the name and the side that the session says, whatever it claimed. */
function stamped(state: State, { person }: Socket): State | null {
  try {
    const said: unknown = JSON.parse(state.json)
    if (said === null) return state
    if (typeof said !== "object" || Array.isArray(said)) return null
    return { ...state, json: JSON.stringify({ ...said, user: { name: person.name, side: person.side } }) }
  } catch {
    return null
  }
}

/** The frame that tells of these. */
export function frameOf(states: readonly State[]): Uint8Array {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length)
    for (const { client, clock, json } of states) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })
  return presenceFrame(bytes)
}
