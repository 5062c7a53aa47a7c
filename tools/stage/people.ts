import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { paragraphOf } from "./paragraph.ts"
import { ORIGIN } from "./stage.ts"

/** A WebSocket as a browser in which the person is signed in would open it. */
export function browserSocket(person: string): typeof globalThis.WebSocket {
  const headers = { cookie: `user=${person}`, origin: ORIGIN }
  class BrowserSocket extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers })
    }
  }
  return BrowserSocket as unknown as typeof globalThis.WebSocket
}

// Each provider listens for the end of the process.
process.setMaxListeners(1000)

/** An honest person at a stock client. */
export class Typist {
  readonly person: string
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** Close codes the server has sent. */
  readonly codes: number[] = []
  /** The state vector in the last acknowledgement, and its count. */
  saved: { vector: Uint8Array; count: number } | null = null

  constructor(url: string, letter: string, doc: DocName, person: string) {
    this.person = person
    const WebSocketPolyfill = browserSocket(person)
    this.provider = new WebsocketProvider(`${url}/${letter}`, doc, this.doc, { WebSocketPolyfill, disableBc: true, maxBackoffTime: 200 })
    this.provider.messageHandlers[4] = (_, decoder) => {
      this.saved = readSaved(decoder.arr.subarray(decoder.pos))
    }
    this.provider.on("connection-close", (event) => event && this.codes.push(event.code))
  }

  /** The paragraph on an issue; made when first written to. */
  text(issue = "issue-1"): Y.XmlText {
    return paragraphOf(this.doc, `position/${issue}`)
  }

  /** The paragraph of a part of the joint text. */
  part(part = "introduction"): Y.XmlText {
    return paragraphOf(this.doc, `part/${part}`)
  }

  /** Everything the doc holds, as XML. */
  get words(): string {
    return [...this.doc.share.keys()].sort().map((root) => this.doc.getXmlFragment(root).toString()).join("|")
  }

  leave(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** Waits until something is so. Fails with the words after 10 s. */
export async function until(what: string, isSo: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`still not so: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

/** Lets everything that is under way between the parts happen. */
export function aWhile(ms = 60): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function readSaved(bytes: Uint8Array): { vector: Uint8Array; count: number } {
  let at = 0
  const varUint = (): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
  }
  const length = varUint()
  const vector = bytes.slice(at, (at += length))
  return { vector, count: varUint() }
}
