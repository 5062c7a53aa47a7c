import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { Message, Sync } from "../../shared/sync/wire.ts"

/** What a client may send. */
export type Incoming =
  | { readonly kind: "ask"; readonly stateVector: Uint8Array }
  /** `whole`: the answer to our question after connecting, rather than one change. */
  | { readonly kind: "update"; readonly update: Uint8Array; readonly whole: boolean }
  | { readonly kind: "presence"; readonly states: Uint8Array }
  | { readonly kind: "who" }

/** Reads one frame; null for anything that the protocol does not have. */
export function parseFrame(frame: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case Message.sync:
        return parseSync(decoder)
      case Message.awareness:
        return { kind: "presence", states: decoding.readVarUint8Array(decoder) }
      case Message.queryAwareness:
        return { kind: "who" }
      default:
        return null
    }
  } catch {
    return null
  }
}

function parseSync(decoder: decoding.Decoder): Incoming | null {
  const kind = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (kind === Sync.step1) return { kind: "ask", stateVector: bytes }
  if (kind === Sync.step2 || kind === Sync.update) return { kind: "update", update: bytes, whole: kind === Sync.step2 }
  return null
}

/** Asks a client for what it has beyond this state vector. */
export function askFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(Sync.step1, stateVector)
}

/** Answers a client's question with everything it lacks. */
export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(Sync.step2, update)
}

/** Shows a change. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(Sync.update, update)
}

/** By hand: the general encoder makes two buffers for what is sent with each keystroke. */
function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
  let head = 3
  for (let rest = bytes.length; rest > 127; rest = Math.floor(rest / 128)) head++
  const frame = Buffer.allocUnsafe(head + bytes.length)
  frame[0] = Message.sync
  frame[1] = kind
  let at = 2
  let rest = bytes.length
  for (; rest > 127; rest = Math.floor(rest / 128)) frame[at++] = 128 + (rest % 128)
  frame[at] = rest
  frame.set(bytes, head)
  return frame
}

/**
 * Says that everything up to the state vector is on disk. The number after it is how many of this connection's updates that
 * includes: a deletion does not move the state vector, so the vector alone cannot say that it was saved.
 */
export function savedFrame(stateVector: Uint8Array, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, Message.saved)
    encoding.writeVarUint8Array(encoder, stateVector)
    encoding.writeVarUint(encoder, count)
  })
}

/** Tells who is there. */
export function presenceFrame(states: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, Message.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}
