import type { Duplex } from "node:stream"
import { WebSocket } from "ws"
import type { Side } from "../../shared/letter/side.ts"
import type { Rights } from "../../shared/sync/docs.ts"
import { Close, type CloseReason, MAX_FRAME } from "../../shared/sync/wire.ts"
import { type Incoming, parseFrame } from "./frames.ts"
import { Bucket } from "./rate.ts"

/** Who is at the other end; from the session and the record, never from what the client says. */
export interface Person {
  readonly userId: string
  readonly name: string
  readonly side: Side
  readonly session: string
}

/** Frames: a fast typist sends 15 a second, a pasted page one; the burst lets a script or a reconnect catch up. */
const FRAMES = { burst: 3000, perSecond: 300 }
/** Bytes: three docs' worth at once, then a page a second many times over. */
const BYTES = { burst: 3 * 1024 * 1024, perSecond: 256 * 1024 }
/**
 * Questions, for what a client lacks and for who is there: a stock client asks once a connection; the answer may be a whole doc. A
 * reader's updates count as well: to see that they say nothing new, the whole doc is looked through.
 */
const QUESTIONS = { burst: 10, perSecond: 0.5 }
/** Bytes that may wait for a reader who does not drain: a whole doc and the keystrokes of a long pause. */
const MAX_WAITING = 4 * 1024 * 1024
/** Bytes that go out in one write; more go frame by frame, each when there is still room. */
const MAX_TOGETHER = 64 * 1024
/** Bytes of a socket's frames that may wait for their turn before it is no longer read from. */
const MAX_UNHANDLED = 512 * 1024

/** The library closes an oversize message by itself, before we see it: with our code rather than its own. */
export class LetterWebSocket extends WebSocket {
  /** The connection beneath, where frames go out without a detour. */
  line: Duplex | null = null

  override close(code?: number, data?: string | Buffer): void {
    super.close(code === 1009 ? Close.TooLarge.code : code, data)
  }

  /** Sends several messages in one write. The library would take two for each, and they are most of what a keystroke costs. */
  sendTogether(messages: readonly Uint8Array[]): void {
    if (!this.line || this.readyState !== WebSocket.OPEN) return
    this.line.write(messages.length === 1 ? framed(messages[0]!) : Buffer.concat(messages.map(framed)))
  }
}

/** A binary message as one unmasked frame (RFC 6455, 5.2). */
function framed(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x82
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, head)
  return frame
}

function sizeOf(frames: readonly Uint8Array[]): number {
  let size = 0
  for (const { length } of frames) size += length
  return size
}

/** What a socket needs of the connection beneath it: a WebSocket, or a request that stands in for one (`visit.ts`). */
export interface Connection {
  /** Whether it is one of many short ones of the same client, so that its end does not mean that the person has left. */
  readonly comesBack?: boolean
  readonly readyState: number
  readonly bufferedAmount: number
  readonly isPaused: boolean
  on(event: "message", hear: (data: Buffer, isBinary: boolean) => void): unknown
  on(event: "pong" | "close", hear: () => void): unknown
  send(frame: Uint8Array): void
  /** Sends several in one go, where that is cheaper. */
  sendTogether?(frames: readonly Uint8Array[]): void
  close(code?: number, reason?: string): void
  terminate(): void
  ping(): void
  pause(): void
  resume(): void
}

/** What a socket reports to: the room it is in. */
export interface Listener {
  incoming(message: Incoming, size: number): void
  left(): void
}

/** One connection of one person to one doc. */
export class Socket {
  readonly person: Person
  readonly rights: Rights
  /** The number of the last event of the record from which the rights are known to follow; stale ones are asked again. */
  seq: number
  /** Updates of this connection that were let in and are on disk. */
  saved = 0
  /** When it last heard how many, and whether there are more by now. */
  toldAt = Number.NEGATIVE_INFINITY
  isOwed = false
  /** Whether its question about what it lacks was answered. Before that nothing is shown to it: the answer has it all. [A2] */
  isAnswered = false
  /** Whether it has answered our question about what we lack. */
  hasAnswered = false
  /** Updates that build on what the answer will bring. */
  early: Uint8Array[] = []
  /** The client id this socket is present under; null before it says so. */
  client: number | null = null
  private readonly ws: Connection
  private readonly frames = new Bucket(FRAMES.burst, FRAMES.perSecond)
  private readonly bytes = new Bucket(BYTES.burst, BYTES.perSecond)
  private readonly questions = new Bucket(QUESTIONS.burst, QUESTIONS.perSecond)
  private unhandled = 0
  private heard = true
  private spoken = true
  private gone = false
  private refused = false

  constructor(ws: Connection, person: Person, rights: Rights, seq: number) {
    this.ws = ws
    this.person = person
    this.rights = rights
    this.seq = seq
  }

  /** Starts to listen. What arrives is checked for size, form and rate before the room sees it. */
  attend(listener: Listener): void {
    this.ws.on("message", (data, isBinary) => this.receive(data, isBinary, listener))
    this.ws.on("pong", () => (this.heard = true))
    this.ws.on("close", () => {
      this.gone = true
      listener.left()
    })
  }

  /** Whether it was closed from this end: what it sent before and is still waiting is not looked at either. */
  get isRefused(): boolean {
    return this.refused
  }

  /** Whether the person is most likely back in a moment: not one who was sent away. */
  get comesBack(): boolean {
    return this.ws.comesBack === true && !this.refused
  }

  /** Sends several frames in one go. A reader who does not drain is cut off; it reconnects and catches up. */
  send(frames: readonly Uint8Array[]): void {
    if (this.gone || this.ws.readyState !== WebSocket.OPEN) return
    this.spoken = true
    if (this.ws.sendTogether && this.ws.bufferedAmount < MAX_WAITING && sizeOf(frames) < MAX_TOGETHER) return this.ws.sendTogether(frames)
    for (const frame of frames) {
      if (this.ws.bufferedAmount > MAX_WAITING) return this.ws.terminate()
      this.ws.send(frame)
    }
  }

  /** Ends the connection and says why. Nothing that arrives after this is looked at. */
  close(reason: CloseReason): void {
    if (this.refused) return
    this.gone = this.refused = true
    this.ws.close(Close[reason].code, reason)
  }

  /** Ends the connection for a restart: the client comes back by itself. What it has sent is still dealt with. */
  goAway(): void {
    this.gone = true
    this.ws.close(1012, "restart")
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.ws.terminate()
  }

  /** Says that a frame was dealt with; lets the socket be read from again. */
  handled(size: number): void {
    this.unhandled -= size
    if (this.ws.isPaused && this.unhandled < MAX_UNHANDLED) this.ws.resume()
  }

  /**
   * Called now and then. Cuts off a peer that is not there any more; says `hello` to one that would otherwise hear nothing
   * (a stock client reconnects after 30 s of silence).
   */
  beat(hello: Uint8Array): void {
    if (!this.heard) return this.ws.terminate()
    this.heard = false
    this.ws.ping()
    if (!this.spoken) this.send([hello])
    this.spoken = false
  }

  private receive(data: Buffer, isBinary: boolean, listener: Listener): void {
    if (this.gone) return
    this.heard = true
    if (data.length > MAX_FRAME) return this.close("TooLarge")
    if (!this.frames.take(1) || !this.bytes.take(data.length)) return this.close("TooFast")
    const message = isBinary ? parseFrame(data) : null
    if (!message) return this.close("Unapplied")
    const isQuestion = message.kind === "ask" || message.kind === "who" || (message.kind === "update" && !this.rights.write)
    if (isQuestion && !this.questions.take(1)) return this.close("TooFast")
    this.unhandled += data.length
    if (this.unhandled > MAX_UNHANDLED) this.ws.pause()
    listener.incoming(message, data.length)
  }
}
