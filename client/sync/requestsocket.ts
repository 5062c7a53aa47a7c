import { fromBase64, toBase64 } from "lib0/buffer"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close, MAX_FRAME, MAX_FRAMES, Message, Sync } from "../../shared/sync/wire.ts"
import type { Line } from "./line.ts"
import { isLess } from "./vector.ts"

/** What is said about one doc in one request. */
export interface Said {
  readonly doc: DocName
  readonly vector: string
  readonly frames: readonly string[]
  readonly mark: string
  readonly present: readonly (readonly [client: number, clock: number])[]
}

/** What is heard of one doc in the answer. */
export interface Heard {
  readonly doc: DocName
  readonly frames: readonly string[]
  readonly code: number | null
  readonly mark: string
}

/** What a socket needs of the doc behind it: each request says how much of it is here. */
export interface Source {
  readonly doc: Y.Doc
  readonly awareness: Awareness
}

/** Bytes of frames that go together in one request. A single one may be larger. */
const TOGETHER = 128 * 1024
/** Says hello, and nothing of anybody: a stock client that hears nothing for 30 s connects again. */
const HELLO = new Uint8Array([Message.awareness, 1, 0])

/**
 * Stands in for a WebSocket where the network lets none through: what is sent waits for the next request, what comes in an
 * answer is heard. Has as much of a WebSocket as y-websocket uses. What the server said with a close code it says with the same.
 */
export class RequestSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readyState = 0
  binaryType = "arraybuffer"
  onopen: ((event: unknown) => void) | null = null
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  readonly doc: DocName
  private readonly line: Line
  private readonly source: () => Source
  private queue: Uint8Array[] = []
  /** Updates that are on their way. */
  private flight: Uint8Array[] = []
  /** Updates of this connection that are on the server's disk. */
  private saved = 0
  private mark = ""
  /** The clock of one's own presence that was last said. */
  private said = -1
  private wasAsked = false

  constructor(line: Line, doc: DocName, source: () => Source) {
    this.line = line
    this.doc = doc
    this.source = source
    line.join(this)
  }

  /** Whether there is something to say, or nothing was heard yet. */
  get isWaiting(): boolean {
    return this.readyState === RequestSocket.CONNECTING || this.queue.length > 0 || this.clock !== this.said
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== RequestSocket.OPEN) return
    if (frame.length > MAX_FRAME) return this.fail(Close.TooLarge.code)
    if (isUpdate(frame)) this.queue.push(frame)
    this.line.wake()
  }

  /** Ends the connection from here. What is not yet sent is sent with the goodbye. */
  close(): void {
    if (this.readyState === RequestSocket.CLOSED) return
    const wasOpen = this.readyState === RequestSocket.OPEN
    this.readyState = RequestSocket.CLOSED
    this.line.leave(this)
    if (wasOpen) this.line.sayLast(this.goodbye())
    queueMicrotask(() => this.onclose?.({ code: 1000, reason: "" }))
  }

  /** Ends the connection as the server, or the network (1006), ended it. */
  fail(code: number): void {
    if (this.readyState === RequestSocket.CLOSED) return
    this.readyState = RequestSocket.CLOSED
    this.line.leave(this)
    this.onclose?.({ code, reason: "" })
  }

  /** What the next request says: as much of what waits as goes into one. */
  says(): Said {
    let bytes = 0
    const fits = this.queue.findIndex((frame, n) => n >= MAX_FRAMES - 1 || ((bytes += frame.length) > TOGETHER && n > 0))
    this.flight = this.queue.splice(0, fits < 0 ? this.queue.length : fits)
    this.said = this.clock
    return this.body([...this.presence(), ...this.flight])
  }

  /** What a request says that only asks. */
  asks(): Said {
    return this.body(this.presence())
  }

  /** What the last request says: that one has left, and whatever may not have arrived. */
  goodbye(): Said {
    const { doc } = this.source()
    const gone = encoding.encode((encoder) => {
      for (const number of [1, doc.clientID, this.clock + 1]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, "null")
    })
    return this.body([...this.flight, ...this.queue, presenceFrame(gone)])
  }

  /** Takes an answer in; gives whether it brought more than the server's question. @param asked What the request said. */
  hears({ frames, code, mark }: Heard, asked: Said): boolean {
    if (this.readyState === RequestSocket.CLOSED) return false
    if (code !== null) {
      this.fail(code)
      return true
    }
    this.mark = mark
    if (this.readyState === RequestSocket.CONNECTING) {
      this.readyState = RequestSocket.OPEN
      this.onopen?.({})
    }
    const heard = frames.map(fromBase64)
    for (const frame of [HELLO, ...heard]) if (this.isForUs(frame, asked)) this.tell(frame)
    const last = heard.filter(([type]) => type === Message.saved).at(-1)
    if (last) this.tellSaved(last, asked)
    return !heard.every(isQuestion)
  }

  /** The server acknowledges per request; a connection counts from its beginning. */
  private tellSaved(frame: Uint8Array, asked: Said): void {
    this.saved += asked.frames.filter((each) => isUpdate(fromBase64(each))).length
    this.flight = []
    const vector = decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(1)))
    this.tell(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, Message.saved)
        encoding.writeVarUint8Array(encoder, vector)
        encoding.writeVarUint(encoder, this.saved)
      }),
    )
  }

  /**
   * Whether a frame is told. The server asks in each answer what it lacks, as on each new connection; that is passed on at
   * first, and later only where it lacks what it had: it was set back to an older copy.
   */
  private isForUs(frame: Uint8Array, asked: Said): boolean {
    if (frame[0] === Message.saved) return false
    if (!isQuestion(frame)) return true
    const wasAsked = this.wasAsked
    this.wasAsked = true
    if (!wasAsked) return true
    const has = Y.decodeStateVector(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))))
    return isLess(has, Y.decodeStateVector(fromBase64(asked.vector))) && !asked.frames.some((each) => isUpdate(fromBase64(each)))
  }

  private tell(frame: Uint8Array): void {
    this.onmessage?.({ data: frame.slice().buffer })
  }

  /** Whose presence is known, the newest last: what else the server knows is news. */
  private body(frames: readonly Uint8Array[]): Said {
    const { doc, awareness } = this.source()
    const present = [...awareness.meta].slice(-MAX_FRAMES).map(([client, { clock }]) => [client, clock] as const)
    return { doc: this.doc, vector: toBase64(Y.encodeStateVector(doc)), frames: frames.map(toBase64), mark: this.mark, present }
  }

  private get clock(): number {
    const { doc, awareness } = this.source()
    return awareness.meta.get(doc.clientID)?.clock ?? -1
  }

  private presence(): Uint8Array[] {
    const { doc, awareness } = this.source()
    return awareness.getLocalState() === null ? [] : [presenceFrame(encodeAwarenessUpdate(awareness, [doc.clientID]))]
  }
}

/** Whether a frame is the server's question what it lacks. It comes in each answer to who may write. */
export function isQuestion([type, kind]: Uint8Array): boolean {
  return type === Message.sync && kind === Sync.step1
}

function isUpdate([type, kind]: Uint8Array): boolean {
  return type === Message.sync && (kind === Sync.step2 || kind === Sync.update)
}

function presenceFrame(states: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, Message.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}
