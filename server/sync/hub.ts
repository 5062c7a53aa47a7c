import type { Letter } from "../../shared/letter/letter.ts"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { type CloseReason, MAX_SOCKETS } from "../../shared/sync/wire.ts"
import type { Log } from "../log.ts"
import type { Change, Store } from "../store/store.ts"
import { Allowances } from "./allowances.ts"
import { Commits } from "./commits.ts"
import { HELLO } from "./presence.ts"
import { Room, type Surroundings } from "./room.ts"
import type { Socket } from "./socket.ts"

/** Beats between two looks at all sessions: five minutes of twenty seconds. */
const BEATS_A_LOOK = 15
/** A server that did nothing for so long, in ms, was suspended: the busiest does a round of its work in a tenth of that. */
const NAP = 5000
/** How long a socket may take to answer our goodbye, in ms, before it is cut off. */
const GOODBYE = 1000

/** What the rooms need of the rest. */
export interface HubOptions {
  readonly store: Store
  readonly log: Log
  letterOf(id: string): Promise<Letter | null>
  isLive(session: string): Promise<boolean>
}

/** All rooms and sockets of this node. */
export class Hub implements Surroundings {
  readonly store: Store
  readonly commits: Commits
  readonly allowances = new Allowances()
  /** How often it was heard that sessions may have ended: whoever was being let in at that moment was not here to be looked at. */
  endings = 0
  private readonly options: HubOptions
  private readonly rooms = new Map<string, Room>()
  private readonly sockets = new Map<string, Set<Socket>>()
  private readonly deafen: () => void
  private emptied: (() => void) | null = null
  private beats = 0
  private awakeAt = performance.now()

  constructor(options: HubOptions) {
    this.store = options.store
    this.commits = new Commits(options.store)
    this.options = options
    this.deafen = options.store.onChange((change) => this.changed(change))
  }

  /** Whether a person may have one more socket now: not too many, and not after too much work or too many refusals. */
  admits(userId: string): boolean {
    return (this.sockets.get(userId)?.size ?? 0) < MAX_SOCKETS && this.allowances.admits(userId)
  }

  /** Takes a socket into its room. */
  enter(letter: string, doc: DocName, socket: Socket): void {
    const { userId } = socket.person
    this.sockets.set(userId, (this.sockets.get(userId) ?? new Set()).add(socket))
    this.room(letter, doc).join(socket)
  }

  /** Forgets a socket that has closed. */
  exit(socket: Socket): void {
    const mine = this.sockets.get(socket.person.userId)
    mine?.delete(socket)
    if (mine?.size === 0) this.sockets.delete(socket.person.userId)
  }

  /** Looks at the record again and closes the sockets of a letter whose rights have changed. */
  async recheck(letter: string): Promise<void> {
    const rooms = this.roomsOf(letter)
    if (rooms.length === 0) return
    const now = await this.options.letterOf(letter)
    for (const room of rooms) room.settle(now)
  }

  closeUser(userId: string, reason: CloseReason): void {
    for (const socket of this.sockets.get(userId) ?? []) socket.close(reason)
  }

  /** Closes the sockets of a person, or of anybody, whose session has ended. A session that cannot be asked after goes on. */
  async lookAtSessions(userId?: string): Promise<void> {
    this.endings++
    const sockets = userId === undefined ? this.people : [...(this.sockets.get(userId) ?? [])]
    for (const session of new Set(sockets.map(({ person }) => person.session))) {
      if (await this.options.isLive(session)) continue
      for (const socket of sockets) if (socket.person.session === session) socket.close("SignedOut")
    }
  }

  /** What is open, for the metrics. */
  counts(): { sockets: number; rooms: number } {
    return { sockets: this.people.length, rooms: this.rooms.size }
  }

  /** Keeps connections alive and finds those that are dead; now and then, those whose session is. */
  beat(): void {
    for (const socket of this.people) socket.beat(HELLO)
    this.allowances.tidy()
    if (++this.beats % BEATS_A_LOOK === 0) this.sessionsMayHaveEnded()
  }

  private sessionsMayHaveEnded(userId?: string): void {
    this.lookAtSessions(userId).catch((error: unknown) => this.options.log.error({ err: error }, "sessions could not be looked at"))
  }

  /** Sends everybody away to come back later; resolves when everything received is on disk. */
  async close(): Promise<void> {
    this.deafen()
    const people = this.people
    for (const socket of people) socket.goAway()
    for (const room of this.rooms.values()) room.disperse()
    const timer = setTimeout(() => people.forEach((socket) => socket.cut()), GOODBYE)
    if (this.rooms.size > 0) await new Promise<void>((resolve) => (this.emptied = resolve))
    clearTimeout(timer)
  }

  /** Notes that this server is awake. */
  tick(): void {
    if (this.isAwake()) this.awakeAt = performance.now()
  }

  /**
   * A server that was suspended has not heard which rights and sessions have ended meanwhile, and the frames that wait for it
   * may come before that news. It trusts none of its connections: they come back, perhaps elsewhere, and are judged anew.
   */
  isAwake(): boolean {
    const slept = performance.now() - this.awakeAt > NAP
    if (!slept) return true
    this.awakeAt = performance.now()
    this.endings++
    for (const socket of this.people) socket.close("Recheck")
    return false
  }

  leaving(room: Room, failure: unknown): void {
    const key = keyOf(room.letter, room.doc)
    if (this.rooms.get(key) === room) this.rooms.delete(key)
    if (failure) this.options.log.error({ err: failure, letter: room.letter, doc: room.doc }, "a draft could not be read or stored")
    if (this.rooms.size === 0) this.emptied?.()
  }

  private get people(): Socket[] {
    return [...this.sockets.values()].flatMap((sockets) => [...sockets])
  }

  private room(letter: string, doc: DocName): Room {
    const key = keyOf(letter, doc)
    const room = this.rooms.get(key) ?? new Room(letter, doc, this)
    this.rooms.set(key, room)
    return room
  }

  private roomsOf(letter: string): Room[] {
    return DOC_NAMES.flatMap((doc) => this.rooms.get(keyOf(letter, doc)) ?? [])
  }

  private changed(change: Change): void {
    if (change.kind === "missed") for (const room of this.rooms.values()) room.missed()
    if (change.kind === "missed") this.sessionsMayHaveEnded()
    if (change.kind === "sessions") this.sessionsMayHaveEnded(change.userId)
    if (change.kind === "presence") this.rooms.get(keyOf(change.letter, change.doc))?.told(change.said)
    if (change.kind === "draft") this.rooms.get(keyOf(change.letter, change.doc))?.elsewhere()
    if (change.kind !== "record") return
    for (const room of this.roomsOf(change.letter)) room.unsettle(change.seq)
    this.recheck(change.letter).catch((error: unknown) => this.doubt(change.letter, error))
  }

  /** Rights that cannot be looked up are not assumed. */
  private doubt(letter: string, error: unknown): void {
    this.options.log.error({ err: error, letter }, "the rights on a letter could not be looked up")
    for (const room of this.roomsOf(letter)) for (const socket of room.people) socket.close("NotStored")
  }
}

function keyOf(letter: string, doc: DocName): string {
  return `${letter}/${doc}`
}
