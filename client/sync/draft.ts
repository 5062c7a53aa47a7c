import { readVarUint, readVarUint8Array } from "lib0/decoding"
import type { Awareness } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close, Message, nextMove } from "../../shared/sync/wire.ts"
import { plain } from "../../shared/text/runs.ts"
import { countedSocket, type Sent } from "./counted.ts"
import { RescueBox, type Shelf } from "./rescue.ts"
import { type Saved, savedOf } from "./status.ts"
import { type Texts, textsOf, Unsent } from "./unsent.ts"

/** What to open, for whom. */
export interface DraftSettings {
  /** Where the server syncs: `wss://host/sync`. */
  readonly url: string
  readonly letterId: string
  readonly doc: DocName
  readonly userId: string
  /** Whether this person may write here. The server decides; this only chooses the words. [A1] */
  readonly mayWrite: boolean
  /** Where unsent words are put aside; shared by the docs of a letter. */
  readonly rescue: RescueBox
  readonly shelf: Shelf | null
  readonly WebSocket?: typeof WebSocket
  /** The page, for its events. */
  readonly page?: Pick<Window, "addEventListener" | "removeEventListener">
}

/** A doc as it is open now. Replaced as a whole when something changes: compare by identity. */
export interface DraftState {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly saved: Saved
  /** Whether everything that is on the server has come. Before that nothing may be written. */
  readonly isReady: boolean
  /** The code with which the server ended the connection for good; null while it is open or being opened. */
  readonly closed: number | null
}

/** An open doc: a stock y-websocket client, its state in words, and no word lost when the server refuses. */
export interface Draft {
  getSnapshot(): DraftState
  subscribe(listener: () => void): () => void
  /** Connects again after a sign-in, or after the other side has opened its draft. */
  retry(): void
  close(): void
}

/** How long to wait after the server said "too fast", in ms. */
const WAIT = 5000
/** How long after a key unsent words are copied to the browser's storage, in ms. */
const COPY = 1000

/** Opens a doc. Must be closed again; made in an effect, closed in its clean-up (`TRAPS.md` 18). */
export function openDraft(settings: DraftSettings): Draft {
  return new OpenDraft(settings)
}

class OpenDraft implements Draft {
  private readonly settings: DraftSettings
  private readonly listeners = new Set<() => void>()
  private readonly page: DraftSettings["page"]
  private unsent!: Unsent
  private doc!: Y.Doc
  private provider!: WebsocketProvider
  private state!: DraftState
  private sent: Sent = { updates: 0, hasAnswered: false }
  private acknowledged = { count: 0, vector: new Map<number, number>() }
  private isReady = false
  /** Whether something was written here that the server has not said it has. */
  private isUnsaved = false
  private closed: number | null = null
  private left: Texts[] = []
  private timers = new Set<ReturnType<typeof setTimeout>>()
  private copying: ReturnType<typeof setTimeout> | null = null

  constructor(settings: DraftSettings) {
    this.settings = settings
    this.page = settings.page ?? (typeof window === "undefined" ? undefined : window)
    this.page?.addEventListener("beforeunload", this.warn)
    this.page?.addEventListener("pagehide", this.copy)
    this.begin()
    this.left = this.unsent.takeLeft()
  }

  getSnapshot = (): DraftState => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  retry(): void {
    this.closed = null
    this.provider.connect()
    this.tell()
  }

  close(): void {
    this.copy()
    this.page?.removeEventListener("beforeunload", this.warn)
    this.page?.removeEventListener("pagehide", this.copy)
    for (const timer of this.timers) clearTimeout(timer)
    this.end()
  }

  /** A fresh doc and its connection. */
  private begin(): void {
    const { url, letterId, doc: name, userId, shelf, WebSocket: Base = WebSocket } = this.settings
    this.doc = new Y.Doc()
    this.isReady = false
    this.unsent = new Unsent(shelf, userId, letterId, name, String(this.doc.clientID))
    const WebSocketPolyfill = countedSocket(Base, (sent) => this.connecting(sent))
    this.provider = new WebsocketProvider(`${url}/${letterId}`, name, this.doc, { WebSocketPolyfill, disableBc: true })
    this.provider.messageHandlers[Message.saved] = (_, decoder) => this.onSaved(readVarUint8Array(decoder), readVarUint(decoder))
    this.provider.on("status", () => this.tell())
    this.provider.on("sync", (isSynced) => isSynced && this.onReady())
    this.provider.on("connection-close", (event) => this.onClose(event?.code ?? null))
    this.doc.on("update", (_update, origin) => origin !== this.provider && this.onWritten())
    this.tell()
  }

  private end(): void {
    if (this.copying) clearTimeout(this.copying)
    this.copying = null
    this.provider.destroy()
    this.provider.awareness.destroy()
    this.doc.destroy()
  }

  private connecting(sent: Sent): void {
    this.sent = sent
    this.acknowledged = { count: 0, vector: new Map() }
  }

  /** True only when the server's last word covers all that was sent, deletions too, and all that is here. */
  private get isCovered(): boolean {
    if (!this.sent.hasAnswered || this.acknowledged.count < this.sent.updates) return false
    const { vector } = this.acknowledged
    return [...Y.decodeStateVector(Y.encodeStateVector(this.doc))].every(([client, clock]) => (vector.get(client) ?? 0) >= clock)
  }

  private onSaved(vector: Uint8Array, count: number): void {
    this.acknowledged = { count, vector: Y.decodeStateVector(vector) }
    if (this.isCovered) this.inPlace()
    this.tell()
  }

  /** Everything is on the server's disk: no copy is needed, and what was rescued may be in its place after all. */
  private inPlace(): void {
    if (this.copying) clearTimeout(this.copying)
    this.copying = null
    this.isUnsaved = false
    this.unsent.clear()
    this.prune()
  }

  private prune(): void {
    const texts = textsOf(this.doc, this.settings.doc)
    this.settings.rescue.prune(this.settings.doc, (place) => plain(texts[place] ?? []))
  }

  private onReady(): void {
    this.isReady = true
    this.closed = null
    for (const texts of this.left.splice(0)) this.rescue(texts, "The page was closed before these words were saved.")
    this.prune()
    this.tell()
  }

  private onWritten(): void {
    this.isUnsaved = true
    this.copying ??= setTimeout(this.copy, COPY)
    this.tell()
  }

  private onClose(code: number | null): void {
    this.closed = code
    const move = code === null ? "reconnect" : nextMove(code)
    if (move === "rescue-and-reset") this.reset(WHY[code ?? 0] ?? "The server refused the last change.")
    if (move === "wait") this.later(() => this.provider.connect(), WAIT)
    this.tell()
  }

  /** After a refusal this doc would be refused again and again: words aside, a fresh doc in its place (`TRAPS.md` 1). */
  private reset(why: string): void {
    this.rescue(textsOf(this.doc, this.settings.doc), why)
    this.unsent.clear()
    this.closed = null
    this.isUnsaved = false
    const { provider, doc } = this
    // The provider is still in the middle of closing.
    this.later(() => {
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    }, 0)
    if (this.copying) clearTimeout(this.copying)
    this.copying = null
    this.begin()
  }

  private rescue(texts: Texts, why: string): void {
    const at = new Date().toISOString()
    for (const [place, runs] of Object.entries(texts))
      this.settings.rescue.add({ id: crypto.randomUUID(), at, doc: this.settings.doc, place, runs, why })
  }

  private copy = (): void => {
    this.copying = null
    if (this.isUnsaved) this.unsent.keep(textsOf(this.doc, this.settings.doc))
  }

  private warn = (event: BeforeUnloadEvent): void => {
    if (this.isUnsaved) event.preventDefault()
  }

  private later(work: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      work()
    }, ms)
    this.timers.add(timer)
  }

  private tell(): void {
    const { provider, doc, isReady, isUnsaved, closed } = this
    const isConnected = provider.wsconnected
    const saved = savedOf({ mayWrite: this.settings.mayWrite, isConnected, isReady, isUnsaved, closed: isConnected ? null : closed })
    const before = this.state
    if (before?.doc === doc && before.isReady === isReady && before.closed === closed && before.saved.words === saved.words) return
    this.state = { doc, awareness: provider.awareness, saved, isReady, closed }
    for (const listener of this.listeners) listener()
  }
}

/** Why words were put aside. */
const WHY: Readonly<Record<number, string>> = {
  [Close.Unapplied.code]: "The server could not fit the last change into the draft.",
  [Close.TooLarge.code]: "The draft, or the last change, is larger than the server takes.",
  [Close.Trespass.code]: "The last change wrote where this draft does not allow it.",
}
