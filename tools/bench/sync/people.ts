import { createRequire } from "node:module"
import { join } from "node:path"
import type { WebsocketProvider } from "y-websocket"
import type * as Yjs from "yjs"
import type { DocName } from "../../../shared/sync/docs.ts"
import { browserSocket, type SocketClass } from "../../stage/socket.ts"
import type { Target } from "./contenders.ts"
import { HOME } from "./peers.ts"

/** Each server's own client, and one Yjs for all of them, from the peers' folder. */
const peers = createRequire(join(HOME, "package.json"))
const Y = peers("yjs") as typeof Yjs
const Stock = (peers("y-websocket") as { WebsocketProvider: typeof WebsocketProvider }).WebsocketProvider
const Hocuspocus = (peers("@hocuspocus/provider") as { HocuspocusProvider: new (settings: object) => HocuspocusClient }).HocuspocusProvider

/** What we use of Hocuspocus's client. */
interface HocuspocusClient {
  readonly synced: boolean
  readonly configuration: { readonly websocketProvider: { connect(): Promise<unknown>; disconnect(): void } }
  destroy(): void
}

/** Whose socket: the n-th letter, and the part in it. */
export interface Place {
  readonly letter: number
  readonly part: number
  readonly doc: DocName
}

// Each stock client listens for the end of the process.
process.setMaxListeners(0)

/** Somebody at a stock client of the server that is tried. */
export class Person {
  readonly doc = new Y.Doc()
  private readonly name: DocName
  private readonly client: Client

  constructor(target: Target, { letter, part, doc }: Place) {
    this.name = doc
    const cookies = target.cookies[letter % target.cookies.length]
    const urls = [target.url, ...(target.more ?? [])]
    const url = urls[(letter + part) % urls.length]!
    const headers = { cookie: cookies?.[part] ?? "", origin: new URL(url.replace("ws", "http")).origin }
    this.client = (target.client === "hocuspocus" ? hocuspocus : stock)(url, `l${letter}`, doc, this.doc, browserSocket(() => headers))
  }

  get isSynced(): boolean {
    return this.client.isSynced()
  }

  /** Loses the network, or finds it again. */
  disconnect(): void {
    this.client.disconnect()
  }

  connect(): void {
    this.client.connect()
  }

  leave(): void {
    this.client.destroy()
    this.doc.destroy()
  }

  /** The words this person has before the eyes; null before there are any. */
  get text(): Yjs.XmlText | null {
    const paragraph = this.root.length > 0 ? (this.root.get(0) as Yjs.XmlElement) : null
    return paragraph && paragraph.length > 0 ? (paragraph.get(0) as Yjs.XmlText) : null
  }

  get length(): number {
    return this.text?.length ?? 0
  }

  /** Types one more letter at the end of the words. */
  key(): void {
    const text = this.text ?? this.begin()
    text.insert(text.length, "x")
  }

  private get root(): Yjs.XmlFragment {
    return this.doc.getXmlFragment(this.name === "joint" ? "part/introduction" : "position/issue-1")
  }

  private begin(): Yjs.XmlText {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement("paragraph")
    this.doc.transact(() => {
      paragraph.insert(0, [text])
      this.root.insert(0, [paragraph])
    })
    return text
  }
}

interface Client {
  isSynced(): boolean
  connect(): void
  disconnect(): void
  destroy(): void
}

function stock(url: string, letter: string, name: DocName, doc: Yjs.Doc, WebSocketPolyfill: SocketClass): Client {
  const provider = new Stock(`${url}/${letter}`, name, doc, { WebSocketPolyfill: WebSocketPolyfill as never, disableBc: true })
  // Our acknowledgement; nobody else has one.
  provider.messageHandlers[4] = () => {}
  return { isSynced: () => provider.synced, connect: () => provider.connect(), disconnect: () => provider.disconnect(), destroy: () => provider.destroy() }
}

function hocuspocus(url: string, letter: string, name: DocName, document: Yjs.Doc, WebSocketPolyfill: SocketClass): Client {
  const provider = new Hocuspocus({ url, name: `${letter}/${name}`, document, WebSocketPolyfill })
  const { websocketProvider: line } = provider.configuration
  return { isSynced: () => provider.synced, connect: () => void line.connect(), disconnect: () => line.disconnect(), destroy: () => provider.destroy() }
}
