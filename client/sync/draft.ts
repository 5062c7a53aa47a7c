import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding"
import type { Awareness } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { ACTS_FOR, Close, Message, nextMove, Sync } from "../../shared/sync/wire.ts"
import { plain } from "../../shared/text/runs.ts"
import { inTime } from "../keep/intime.ts"
import { isOnlyHere, watchOnlyHere } from "../keep/onlyhere.ts"
import type { Vault } from "../keep/vault.ts"
import { BrowserCopy, KEPT } from "./browsercopy.ts"
import { countedSocket, type Sent } from "./counted.ts"
import { requestSocket } from "./line.ts"
import { way as ours, type Way } from "./way.ts"
import { putAside } from "./refused.ts"
import { RescueBox } from "./rescue.ts"
import { type Saved, savedOf } from "./status.ts"
import { textsOf } from "./texts.ts"
import { isLess } from "./vector.ts"
import { whyRefused } from "./why.ts"

/** What to open, for whom. */
export interface DraftSettings {
  /** Where the server syncs: `wss://host/sync`. */
  readonly url: string
  readonly letterId: string
  readonly doc: DocName
  readonly userId: string
  /** Whether this person may write here, to begin with. The server decides; this only chooses the words. [A1] */
  readonly mayWrite: boolean
  /** Where unsent words are put aside; shared by the docs of a letter. */
  readonly rescue: RescueBox
  /** Where a copy of the doc is kept in this browser; null for what is only read, the other side's draft above all. [A2] */
  readonly vault: Vault | null
  readonly WebSocket?: typeof WebSocket
  /** By what means it goes to the server, and how a request is made. */
  readonly way?: Way
  readonly fetch?: typeof fetch
  /** The page, for its events. */
  readonly page?: Pick<Window, "addEventListener" | "removeEventListener">
}

/** A doc as it is open now. Replaced as a whole when something changes: compare by identity. */
export interface DraftState {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly saved: Saved
  /**
   * Whether there is something to write on: everything that is on the server, or, without a connection, what this browser has
   * kept of it. Before that nothing may be written.
   */
  readonly isReady: boolean
  /**
   * Whether this is a doc that the server refused, while a fresh one is on its way. An editor that is bound to it stays: what is
   * typed goes into the rescue box. Nothing else is to be written into it.
   */
  readonly isRefused: boolean
  /** The code with which the server ended the connection for good; null while it is open or being opened. */
  readonly closed: number | null
}

/** An open doc: a stock y-websocket client, its state in words, and no word lost when the server refuses. */
export interface Draft {
  getSnapshot(): DraftState
  subscribe(listener: () => void): () => void
  /** Connects again after a sign-in, or after the other side has opened its draft. Nothing where it is not closed. */
  retry(): void
  /** This person may write here from now on, or no longer: the other side has filed. What is unsent stays, and is sent. */
  permit(mayWrite: boolean): void
  close(): void
}

/** How long to wait after the server said "too fast", in ms. */
const WAIT = 5000
/** How long to wait after the server could not store something, in ms: twice as long each time, and never longer than the most (`docs/traps.md` 49). */
const AGAIN = { first: 500, most: 8000 }
/** How long the browser may take to bring what it has kept, in ms. Then the server is asked without it. */
const PATIENCE = 3000
/** What a browser calls it when its network comes or goes. */
const NETWORK = ["offline", "online"] as const

/** Opens a doc. Must be closed again; made in an effect, closed in its clean-up (`docs/traps.md` 18). */
export function openDraft(settings: DraftSettings): Draft {
  return new OpenDraft(settings)
}

class OpenDraft implements Draft {
  private readonly settings: DraftSettings
  private readonly listeners = new Set<() => void>()
  private readonly page: DraftSettings["page"]
  private copy!: BrowserCopy
  private doc!: Y.Doc
  private provider!: WebsocketProvider
  private state!: DraftState
  private sent: Sent = { updates: 0, hasAnswered: false }
  private acknowledged = { count: 0, vector: new Map<number, number>() }
  private isReady = false
  /** The doc that was refused, until the fresh one in its place is ready. */
  private refused: Y.Doc | null = null
  /** Whether something was written here that the server has not said it has. */
  private isUnsaved = false
  private closed: number | null = null
  /** How often in a row the server could not store what it was sent. */
  private failures = 0
  /** Whether the server has less of this doc than it had. */
  private isBehind = false
  private isOver = false
  private mayWrite: boolean
  private readonly unwatch: () => void
  /** Connects again, where we choose the time. Over as soon as something else connects. */
  private again: ReturnType<typeof setTimeout> | undefined

  constructor(settings: DraftSettings) {
    this.settings = settings
    this.mayWrite = settings.mayWrite
    this.unwatch = watchOnlyHere(() => settings.rescue.isLoose || (this.isUnsaved && this.copy.state === "failing"))
    this.page = settings.page ?? (typeof window === "undefined" ? undefined : window)
    this.page?.addEventListener("beforeunload", this.warn)
    for (const change of NETWORK) this.page?.addEventListener(change, this.anew)
    this.begin()
  }

  getSnapshot = (): DraftState => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  retry(): void {
    if (this.closed === null) return
    this.closed = null
    this.provider.connect()
    this.tell()
  }

  permit(mayWrite: boolean): void {
    this.mayWrite = mayWrite
    this.tell()
  }

  close(): void {
    this.unwatch()
    this.page?.removeEventListener("beforeunload", this.warn)
    for (const change of NETWORK) this.page?.removeEventListener(change, this.anew)
    clearTimeout(this.again)
    this.copy.close()
    this.end()
  }

  /**
   * A fresh doc and its connection.
   *
   * @param after What the browser's copy of the doc before must wait for.
   */
  private begin(after: Promise<unknown> = Promise.resolve()): void {
    const { url, letterId, doc: name, WebSocket: Base = WebSocket, way = ours, fetch = globalThis.fetch } = this.settings
    const doc = new Y.Doc()
    this.doc = doc
    this.isReady = false
    this.isBehind = false
    this.copy = new BrowserCopy({ ...this.settings, doc, name, isUnsaved: () => this.isUnsaved, onChange: () => this.tell() })
    const counted = (Socket: typeof WebSocket) => countedSocket(Socket, (sent) => this.connecting(sent))
    const source = () => ({ doc, awareness: provider.awareness })
    const WebSocketPolyfill = way.between(Base, counted(Base), counted(requestSocket(source, fetch)))
    // A browser gives a WebSocket no headers.
    const params = { [ACTS_FOR]: this.settings.userId }
    const shouldReconnect = ({ code }: { code: number }) => nextMove(code) === "reconnect"
    const options = { WebSocketPolyfill, params, shouldReconnect, disableBc: true, connect: false }
    const provider = new WebsocketProvider(`${url}/${letterId}`, name, doc, options)
    this.provider = provider
    this.listen(provider)
    this.provider.on("status", ({ status }) => {
      if (status === "connecting") returns(provider.awareness)
      this.tell()
    })
    this.provider.on("sync", (isSynced) => isSynced && this.onReady())
    this.provider.on("connection-close", (event) => this.onClose(event?.code ?? null))
    doc.on("update", (update, origin) => doc === this.doc && this.onUpdate(update, origin))
    this.tell()
    void this.takeBack(this.provider, after)
  }

  /** What this browser has kept comes first: the connection then brings both sides what they lack of it. */
  private async takeBack(provider: WebsocketProvider, after: Promise<unknown>): Promise<void> {
    await after
    const taken = this.copy.takeBack(({ isUnsent }) => {
      this.isUnsaved ||= isUnsent
      this.tell()
    })
    await inTime(taken, PATIENCE)
    if (!this.isOver && provider === this.provider) provider.connect()
  }

  private listen({ messageHandlers }: WebsocketProvider): void {
    messageHandlers[Message.saved] = (_, decoder) => this.onSaved(readVarUint8Array(decoder), readVarUint(decoder))
    const inSync = messageHandlers[Message.sync]!
    messageHandlers[Message.sync] = (encoder, decoder, ...rest) => {
      const peek = createDecoder(decoder.arr.subarray(decoder.pos))
      if (readVarUint(peek) === Sync.step1) this.onAsked(readVarUint8Array(peek))
      inSync(encoder, decoder, ...rest)
    }
  }

  private end(): void {
    this.isOver = true
    this.provider.destroy()
    this.provider.awareness.destroy()
    this.doc.destroy()
  }

  private connecting(sent: Sent): void {
    clearTimeout(this.again)
    this.sent = sent
    this.acknowledged = { count: 0, vector: new Map() }
  }

  /** True only when the server's last word covers all that was sent, deletions too, and all that is here. */
  private get isCovered(): boolean {
    if (!this.sent.hasAnswered || this.acknowledged.count < this.sent.updates) return false
    const { vector } = this.acknowledged
    return !isLess(vector, Y.decodeStateVector(Y.encodeStateVector(this.doc)))
  }

  /** The server says what it has. Less than it had: it was set back to an older copy, and gets from here what it lacks. */
  private onAsked(vector: Uint8Array): void {
    this.isBehind = this.copy.isMoreThan(Y.decodeStateVector(vector))
    this.isUnsaved ||= this.isBehind
    this.tell()
  }

  private onSaved(vector: Uint8Array, count: number): void {
    this.acknowledged = { count, vector: Y.decodeStateVector(vector) }
    if (count > 0) this.failures = 0
    if (this.isCovered) this.inPlace()
    this.tell()
  }

  /** Everything is on the server's disk, and what was rescued may be in its place after all. */
  private inPlace(): void {
    this.isUnsaved = false
    this.isBehind = false
    this.copy.isSaved()
    this.prune()
  }

  private prune(): void {
    const { rescue, doc: name } = this.settings
    if (rescue.list().length === 0) return
    const texts = textsOf(this.doc, name)
    rescue.prune(name, (place) => plain(texts[place] ?? []))
  }

  private onReady(): void {
    this.isReady = true
    this.refused = null
    this.closed = null
    // That it answers does not mean that it can store what is on its way.
    if (!this.isUnsaved) this.failures = 0
    this.prune()
    this.copy.isLetIn()
    this.tell()
  }

  private onUpdate(update: Uint8Array, origin: unknown): void {
    if (origin === KEPT) return
    const isOurs = origin !== this.provider
    // Whoever only reads tidies marks all the same (`docs/traps.md` 48).
    this.isUnsaved ||= isOurs && this.mayWrite
    this.copy.add(update, isOurs)
    if (isOurs) this.tell()
  }

  private onClose(code: number | null): void {
    this.closed = code
    const move = code === null ? "reconnect" : nextMove(code)
    if (move === "rescue-and-reset") this.reset(whyRefused(code, this.isBehind))
    else if (move !== "stop" && move !== "sign-in") this.isReady ||= this.copy.isThere
    // Where it was forbidden it may be open again by now: a refusal and the record's word cross each other. The page closes what is not.
    if (move === "wait" || code === Close.Forbidden.code) this.connectAfter(WAIT)
    if (code !== null) this.failures = move === "keep-and-resend" ? this.failures + 1 : 0
    if (move === "keep-and-resend") this.connectAfter(Math.min(AGAIN.first * 2 ** (this.failures - 1), AGAIN.most))
    this.tell()
  }

  /** After a refusal this doc would be refused again and again: words aside, a fresh doc in its place (`docs/traps.md` 1). */
  private reset(why: string): void {
    const { provider, doc, copy } = this
    copy.end()
    const { doc: name, rescue } = this.settings
    const aside = inTime(putAside({ doc, name, rescue, why }), PATIENCE)
    if (this.isReady) this.refused = doc
    this.closed = null
    this.isUnsaved = false
    // The provider is still in the middle of closing.
    setTimeout(() => {
      provider.destroy()
      provider.awareness.destroy()
    })
    // What was refused is in the browser's copy, too. It goes when the words are kept elsewhere; where the browser was too full for
    // that, its going makes room.
    const dropped = aside.then(() => copy.drop())
    this.begin(dropped.then(() => inTime(rescue.keepAll(), PATIENCE)))
  }

  private warn = (event: BeforeUnloadEvent): void => {
    if (this.isUnsaved || isOnlyHere()) event.preventDefault()
  }

  /** The network comes or goes: an old connection would be dead for half a minute before that is seen. A new one tells. */
  private anew = (): void => {
    if (!this.provider.shouldConnect) return
    this.provider.disconnect()
    this.provider.connect()
  }

  private connectAfter(ms: number): void {
    this.again = setTimeout(() => this.provider.connect(), ms)
  }

  private tell(): void {
    const { provider, isReady, isUnsaved, closed, mayWrite } = this
    const isFailing = this.failures > 0
    // Not before the server has said what it has: that may be less than it had, and nothing is called saved that it lacks.
    const isConnected = provider.synced && !isFailing
    const reason = isFailing ? Close.NotStored.code : isConnected ? null : closed
    const keeping = this.copy.state
    const saved = savedOf({ mayWrite, isConnected, isReady, isUnsaved, closed: reason, keeping })
    const before = this.state
    const isRefused = this.refused !== null && !isReady
    const doc = isRefused ? this.refused! : this.doc
    const isSame = before?.doc === doc && before.isReady === isReady && before.closed === closed
    if (isSame && before.saved.words === saved.words && before.saved.here === saved.here) return
    this.state = { doc, awareness: provider.awareness, saved, isReady, isRefused, closed }
    for (const listener of this.listeners) listener()
  }
}

/**
 * Others take no notice of a state under a number that they have heard already. When a connection ended they were told that one
 * had left, under the next number; what one says on the new connection has the one after that (`docs/traps.md` 50).
 */
function returns(awareness: Awareness): void {
  for (let n = 0; n < 2; n++) awareness.setLocalState(awareness.getLocalState())
}
