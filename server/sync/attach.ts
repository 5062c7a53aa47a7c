import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import { WebSocketServer } from "ws"
import type { Letter } from "../../shared/letter/letter.ts"
import { type DocName, isDocName } from "../../shared/sync/docs.ts"
import { Close, type CloseReason, MAX_FRAME } from "../../shared/sync/wire.ts"
import { isMeantFor } from "../auth/meant.ts"
import type { Log } from "../log.ts"
import type { Store } from "../store/store.ts"
import { hearOut, type Said, type Told } from "./call.ts"
import { Hub } from "./hub.ts"
import { rightsOf } from "./room.ts"
import { LetterWebSocket, Socket } from "./socket.ts"
import { Visit } from "./visit.ts"

/** What the sync server needs of the rest. */
export interface SyncOptions {
  readonly store: Store
  /** Whose request it is, in which session; null without a live one. */
  sessionOf(request: IncomingMessage): Promise<{ readonly userId: string; readonly name: string; readonly sessionId: string } | null>
  /** Whether a session is still live. Asked when one of a person's sessions has ended, and now and then. */
  isLive(sessionId: string): Promise<boolean>
  /** The letter as the record has it at this moment, never older; null when there is none. */
  letterOf(id: string): Promise<Letter | null>
  /** The origins whose pages may connect. */
  readonly origins: readonly string[]
  readonly log: Log
}

/** Whose connection it is. */
export type Session = NonNullable<Awaited<ReturnType<SyncOptions["sessionOf"]>>>

/** The running sync server. */
export interface Sync {
  /**
   * Lets a person say and hear one request's worth, where WebSockets are blocked; by the same rights and limits. Resolves when
   * what was said is on disk, or refused, and there is news or the time is up.
   *
   * @param letter As the record has it at this moment. @param wait How long to wait for news, in ms.
   * @param hungUp Aborted when nobody waits for the answer any more.
   */
  call(letter: Letter, session: Session, said: readonly Said[], wait: number, hungUp: AbortSignal): Promise<readonly Told[]>
  /** Looks at the record again and closes the sockets of a letter whose rights have changed. */
  recheck(letter: string): Promise<void>
  /** Closes all sockets of a person; by default because of the session. */
  closeUser(userId: string, reason?: CloseReason): void
  /** Closes the sockets of a person's sessions that have ended; the other ones go on. */
  sessionsChanged(userId: string): Promise<void>
  /** What is open, for the metrics. */
  counts(): { readonly sockets: number; readonly rooms: number }
  /** Sends everybody away to come back later; resolves when everything received is on disk. */
  close(): Promise<void>
}

/** Between two beats, in ms: a stock client reconnects when it has heard nothing for 30 s. */
const BEAT = 20_000
/** Between two notes that the server is awake, in ms. */
const TICK = 500
/** What the library reads of one message before it gives up: more than a frame, so that we are the ones to refuse it. */
const MAX_READ = 4 * MAX_FRAME
/** Longest path that can name a letter and a doc. */
const MAX_PATH = 200

/**
 * Serves `/sync/:letter/:doc` on an HTTP server; other upgrades get 404, foreign origins 403. Whoever may not come in for
 * another reason is let in and told by a close code, for a browser shows no script the status of a refused upgrade.
 */
export function attachSync(server: Server, options: SyncOptions): Sync {
  const hub = new Hub(options)
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_READ, WebSocket: LetterWebSocket, clientTracking: false })

  const doubt = (err: unknown): void => options.log.error({ err }, "a connection could not be judged")

  async function upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    raw.on("error", () => raw.destroy())
    if (!request.url?.startsWith("/sync/")) return refuse(raw, "404 Not Found")
    if (!options.origins.includes(request.headers.origin ?? "")) return refuse(raw, "403 Forbidden")
    const { endings } = hub
    const answer = await admission(request, options, hub).catch((error: unknown): CloseReason => {
      doubt(error)
      return "NotStored"
    })
    if (raw.destroyed) return
    wss.handleUpgrade(request, raw, head, (ws) => {
      ws.line = raw
      ws.on("error", () => ws.terminate())
      if (typeof answer === "string") return ws.close(Close[answer].code, answer)
      if (!hub.admits(answer.person.userId)) return ws.close(Close.TooFast.code, "TooFast")
      const socket = new Socket(ws, answer.person, answer.rights, answer.letter.seq)
      hub.enter(answer.letter.id, answer.doc, socket)
      // A session ended while the letter was looked up, and whoever ended it did not find this socket yet.
      if (hub.endings !== endings) options.sessionOf(request).then((session) => session ?? socket.close("SignedOut"), doubt)
    })
  }

  const listener = (request: IncomingMessage, raw: Duplex, head: Buffer): void => void upgrade(request, raw, head)
  server.on("upgrade", listener)
  const beat = setInterval(() => hub.beat(), BEAT).unref()
  const tick = setInterval(() => hub.tick(), TICK).unref()
  return {
    async call(letter, session, said, wait, hungUp) {
      const visits = said.map((each) => visit(hub, letter, session, each))
      // The session may have ended on the way here, when there was nobody to be closed.
      const signOut = (): void => visits.forEach((each) => each.close(Close.SignedOut.code))
      if (wait > 0) options.isLive(session.sessionId).then((isLive) => isLive || signOut(), doubt)
      return hearOut(visits, wait, hungUp)
    },
    recheck: (letter) => hub.recheck(letter),
    closeUser: (userId, reason = "SignedOut") => hub.closeUser(userId, reason),
    sessionsChanged: (userId) => hub.lookAtSessions(userId),
    counts: () => hub.counts(),
    async close() {
      server.off("upgrade", listener)
      clearInterval(beat)
      clearInterval(tick)
      await hub.close()
    },
  }
}

/** Who comes in, to what; or why not. */
interface Admitted {
  readonly letter: Letter
  readonly doc: DocName
  readonly person: Socket["person"]
  readonly rights: Socket["rights"]
}

/** Who connects by a WebSocket, to what. [A1, A2] */
async function admission(request: IncomingMessage, options: SyncOptions, hub: Hub): Promise<Admitted | CloseReason> {
  const session = await options.sessionOf(request)
  if (!session || !isMeantFor(request, session.userId)) return "SignedOut"
  if (!hub.allowances.knocks(session.userId)) return "TooFast"
  const [id, doc] = target(request.url ?? "")
  const letter = id && doc && isDocName(doc) ? await options.letterOf(id) : null
  if (!letter || !doc || !isDocName(doc)) return "Unknown"
  return entry(letter, doc, session)
}

/** The one place where it is decided who may come in, from the record alone. [A1, A2] */
function entry(letter: Letter, doc: DocName, { userId, name, sessionId }: Session): Admitted | CloseReason {
  const rights = rightsOf(letter, doc, userId)
  const side = letter.members.find((member) => member.userId === userId)?.side
  return rights.read && side ? { letter, doc, person: { userId, name, side, session: sessionId }, rights } : "Forbidden"
}

/** Comes in as far as it may, and says what it has to say. */
function visit(hub: Hub, letter: Letter, session: Session, said: Said): Visit {
  const answer = hub.allowances.knocks(session.userId) ? entry(letter, said.doc, session) : "TooFast"
  const refused = typeof answer === "string" ? answer : hub.admits(session.userId) ? null : "TooFast"
  const visit = new Visit(said, typeof answer !== "string" && answer.rights.write)
  if (refused) visit.close(Close[refused].code)
  else if (typeof answer !== "string") {
    hub.enter(letter.id, said.doc, new Socket(visit, answer.person, answer.rights, letter.seq))
    visit.speak()
  }
  return visit
}

/** The letter and the doc that a path names; nothing for a path that names none. */
function target(url: string): readonly (string | undefined)[] {
  const [path = ""] = url.split("?")
  const parts = path.length <= MAX_PATH && /^\/sync\/[\w-]+\/[\w-]+$/.test(path) ? path.split("/") : []
  return parts.slice(2)
}

function refuse(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
