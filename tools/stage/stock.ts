import * as decoding from "lib0/decoding"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Message } from "../../shared/sync/wire.ts"
import type { SocketClass } from "./socket.ts"

// Each provider listens for the end of the process.
process.setMaxListeners(2000)

/** What the server says to be on its disk: a state vector, and how many updates of this connection. */
export interface Saved {
  readonly vector: Uint8Array
  readonly count: number
}

/** A draft at a stock y-websocket client. */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** Codes with which the server has closed. */
  readonly codes: number[] = []
  /** The last acknowledgement. */
  saved: Saved | null = null

  /** @param url Where a WebSocket connects, without the letter; http is taken for ws. */
  constructor(url: string, letter: string, doc: DocName, socket: SocketClass) {
    const WebSocketPolyfill = socket as unknown as typeof globalThis.WebSocket
    const address = `${url.replace(/^http/, "ws")}/${letter}`
    this.provider = new WebsocketProvider(address, doc, this.doc, { WebSocketPolyfill, disableBc: true, maxBackoffTime: 300 })
    this.provider.messageHandlers[Message.saved] = (_, decoder) => {
      this.takes({ vector: decoding.readVarUint8Array(decoder), count: decoding.readVarUint(decoder) })
    }
    this.provider.on("connection-close", (event) => event && this.codes.push(event.code))
  }

  /** Whether the last acknowledgement names all that was typed here; it does not tell of deletions. */
  get isSaved(): boolean {
    const saved = this.saved ? (Y.decodeStateVector(this.saved.vector).get(this.doc.clientID) ?? 0) : 0
    return saved >= Y.getState(this.doc.store, this.doc.clientID)
  }

  /** Everything the doc holds, as XML. */
  get words(): string {
    return [...this.doc.share.keys()].sort().map((root) => this.doc.getXmlFragment(root).toString()).join("|")
  }

  leave(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  protected takes(saved: Saved): void {
    this.saved = saved
  }
}
