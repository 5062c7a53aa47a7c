import { createHash } from "node:crypto"
import { EventEmitter } from "node:events"
import * as decoding from "lib0/decoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { Message, Sync } from "../../shared/sync/wire.ts"
import type { Said, Told } from "./call.ts"
import { askFrame } from "./frames.ts"
import { read } from "./presence.ts"
import type { Connection } from "./socket.ts"

/**
 * One request in place of a connection, for networks that block WebSockets: comes into the room as a socket, says what it has
 * to say, asks what it lacks, hears the answer, and leaves. All that holds for a WebSocket holds for it.
 */
export class Visit extends EventEmitter implements Connection {
  readonly comesBack = true
  readonly isPaused = false
  readyState: number = WebSocket.OPEN
  bufferedAmount = 0
  private said: Said
  private readonly out: Uint8Array[] = []
  /** Updates that are still to be acknowledged. */
  private unsaved: number
  private code: number | null = null
  private mark: string
  private isAnswered = false
  private isNews = false

  /** @param mayWrite Whether updates are acknowledged; a reader's are not. */
  constructor(said: Said, mayWrite: boolean) {
    super()
    this.said = said
    this.mark = said.mark
    this.unsaved = mayWrite ? said.frames.filter(isUpdate).length : 0
  }

  /** Says everything; afterwards the room has it in its queue. */
  speak(): void {
    for (const frame of [...this.said.frames, askFrame(this.said.vector)]) this.emit("message", Buffer.from(frame), true)
  }

  /** Whether all that was said is on disk and all that was asked is answered; or the visit is over. */
  get isDone(): boolean {
    return this.code !== null || (this.isAnswered && this.unsaved <= 0)
  }

  /** Whether there is something that the client does not know. */
  get hasNews(): boolean {
    return this.code !== null || this.isNews
  }

  /** Ends the visit, and gives what was heard. */
  leave(): Told {
    this.end(this.code)
    const { doc } = this.said
    // The room remembers for a while who was here, and nothing of what was said.
    this.said = { ...this.said, frames: [] }
    return { doc, frames: this.out.splice(0), code: this.code, mark: this.mark }
  }

  send(frame: Uint8Array): void {
    if (!this.take(frame)) return
    this.out.push(frame)
    this.bufferedAmount += frame.length
    this.emit("heard")
  }

  close(code = 1000): void {
    this.end(code)
    this.emit("heard")
  }

  /** 1006 is what a browser says of a WebSocket that broke. */
  terminate(): void {
    this.close(1006)
  }

  ping(): void {
    this.emit("pong")
  }

  pause(): void {}
  resume(): void {}

  private end(code: number | null): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    this.code = code
    // Later, as a WebSocket does: the room may be in the middle of going through its sockets.
    setImmediate(() => this.emit("close"))
  }

  /** Notes what a frame means; whether the client has a use for it. */
  private take(frame: Uint8Array): boolean {
    const [type, kind] = frame
    if (type === Message.saved) this.unsaved -= this.count(frame)
    if (type === Message.awareness) return this.isNewPresence(frame)
    if (type !== Message.sync || kind === Sync.step1) return true
    if (kind === Sync.step2) return this.takeAnswer(frame)
    return (this.isNews = true)
  }

  private counted = 0

  /** How many more updates are on disk than in the last acknowledgement. */
  private count(frame: Uint8Array): number {
    const decoder = decoding.createDecoder(frame.subarray(1))
    decoding.readVarUint8Array(decoder)
    const [before, now] = [this.counted, decoding.readVarUint(decoder)]
    this.counted = now
    return now - before
  }

  private takeAnswer(frame: Uint8Array): boolean {
    this.isAnswered = true
    const { structs, ds } = Y.decodeUpdate(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))))
    const before = this.mark
    this.mark = markOf(ds)
    this.isNews ||= structs.length > 0 || before !== this.mark
    this.emit("heard")
    return structs.length > 0 || before !== this.mark
  }

  private isNewPresence(frame: Uint8Array): boolean {
    const states = read(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(1)))) ?? []
    const isNew = states.some(({ client, clock }) => clock > (this.said.present.get(client) ?? -1))
    this.isNews ||= isNew
    return isNew
  }
}

function isUpdate([type, kind]: Uint8Array): boolean {
  return type === Message.sync && (kind === Sync.step2 || kind === Sync.update)
}

/** The same for the same deletions, on whichever node. */
function markOf({ clients }: ReturnType<typeof Y.decodeUpdate>["ds"]): string {
  const ranges = [...clients].sort(([a], [b]) => a - b).map(([client, items]) => [client, items.map(({ clock, len }) => [clock, len])])
  return createHash("sha256").update(JSON.stringify(ranges)).digest("base64url").slice(0, 22)
}
