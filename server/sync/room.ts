import type { Letter } from "../../shared/letter/letter.ts"
import { type DocName, rights } from "../../shared/sync/docs.ts"
import type { Store } from "../store/store.ts"
import type { Commits } from "./commits.ts"
import { Draft, type Shown } from "./draft.ts"
import { Elsewhere, statesIn } from "./elsewhere.ts"
import { answerFrame, askFrame, type Incoming, savedFrame, updateFrame } from "./frames.ts"
import { Gate } from "./gate.ts"
import { Presence } from "./presence.ts"
import type { Socket } from "./socket.ts"
import type { Fault } from "./twin.ts"

/** Messages dealt with before their commit: bounds the time for which nobody else is served. */
const AT_ONCE = 200
/** How often the record may move on while it is looked at, before something must be wrong with the machine. */
const MAX_LOOKS = 100

/** How long somebody who comes by requests (`visit.ts`) counts as there after the last one, in ms: three polls of a hidden page. */
const LINGER = 15_000

/** What a room needs of the world. */
export interface Surroundings {
  readonly store: Store
  readonly commits: Commits
  /** Looks at the record again and has every room of the letter settle its sockets by it. */
  recheck(letter: string): Promise<void>
  /** The room is empty, or has failed; a person who comes now gets a new one. */
  leaving(room: Room, failure: unknown): void
  /** A socket has closed. */
  exit(socket: Socket): void
  /** Whether this server was awake all the time; where not, everybody is sent away, to come back and be judged anew. */
  isAwake(): boolean
  /** A person's update was refused. */
  refused(userId: string): void
}

/**
 * How often at most a socket hears that its words are saved, in ms. The first of a while at once; who types on sees "Saving…" for
 * so long at the end.
 */
const TELL_EVERY = 1000

/** Something for the room to do. */
type Task =
  | { readonly kind: "message"; readonly socket: Socket; readonly message: Incoming; readonly size: number }
  | { readonly kind: "join" | "left" | "expired" | "overdue"; readonly socket: Socket }
  | { readonly kind: "elsewhere" | "due" }

/** What there is to tell after a commit. */
interface News {
  readonly shown: readonly Shown<Socket>[]
  /** Who has come, has gone or has moved the caret. */
  readonly presence: readonly { readonly from: Socket; readonly frame: Uint8Array }[]
  /** How many updates of each socket are on disk now. */
  readonly served: ReadonlyMap<Socket, number>
}

/**
 * Everybody who has one doc open. One queue: what arrives is tried on the twin, stored, and only then shown and
 * acknowledged. While a commit is on its way the next messages gather, and go together. [A1, A2]
 */
export class Room {
  readonly letter: string
  readonly doc: DocName
  private readonly around: Surroundings
  private readonly draft: Draft<Socket>
  private readonly gate: Gate
  private readonly presence = new Presence()
  private readonly abroad: Elsewhere
  private readonly sockets = new Set<Socket>()
  /** Those who have left and are most likely back in a moment, by client id. */
  private readonly lingering = new Map<number | null, { readonly socket: Socket; readonly timer: NodeJS.Timeout }>()
  private tasks: Task[] = []
  private isClosing = false
  /** Runs while somebody has not heard yet that words are saved. */
  private due: NodeJS.Timeout | null = null
  private state: "idle" | "running" | "over" = "idle"
  /** The record's last number, as far as heard. Sockets whose rights follow from an older record get nothing until settled. */
  private seq = 0

  constructor(letter: string, doc: DocName, around: Surroundings) {
    this.letter = letter
    this.doc = doc
    this.around = around
    this.draft = new Draft(letter, doc, around.store, around.commits)
    this.abroad = new Elsewhere(letter, doc, around.store)
    this.gate = new Gate(this.draft, (socket) => this.add({ kind: "overdue", socket }))
  }

  /** Lets a socket in. It is greeted when the doc is loaded; a load that fails refuses it. */
  join(socket: Socket): void {
    this.sockets.add(socket)
    this.seq = Math.max(this.seq, socket.seq)
    socket.attend({
      incoming: (message, size) => this.around.isAwake() && this.add({ kind: "message", socket, message, size }),
      left: () => this.left(socket),
    })
    this.add({ kind: "join", socket })
  }

  /** The sockets in the room. */
  get people(): ReadonlySet<Socket> {
    return this.sockets
  }

  /** Another node has stored something. */
  elsewhere(): void {
    this.add({ kind: "elsewhere" })
  }

  /** Something may have been missed of what other nodes have told. */
  missed(): void {
    this.abroad.callAgain()
    this.elsewhere()
  }

  /** Another node tells of somebody who has come there, has gone or has moved the caret; or asks who is here. */
  told(said: string): void {
    const frame = this.abroad.hear(said, this.presence.each())
    for (const socket of this.sockets) this.send(socket, [frame])
  }

  /** The record has moved on: until `settle`, nobody whose rights follow from an older one is told anything. [A2] */
  unsettle(seq: number): void {
    this.seq = Math.max(this.seq, seq)
  }

  /** Closes the sockets whose rights are not what they were; the others may be told things again. [A2] */
  settle(letter: Letter | null): void {
    for (const socket of this.sockets) {
      const now = letter && rightsOf(letter, this.doc, socket.person.userId)
      if (now?.read !== socket.rights.read || now.write !== socket.rights.write) socket.close("Recheck")
      else socket.seq = Math.max(socket.seq, letter?.seq ?? 0)
    }
    for (const socket of this.sockets) this.send(socket, this.everybody)
  }

  private add(task: Task): void {
    this.tasks.push(task)
    this.start()
  }

  /** The server stops: nobody is waited for. */
  disperse(): void {
    this.isClosing = true
    for (const { socket } of this.forget()) this.add({ kind: "expired", socket })
  }

  private left(socket: Socket): void {
    this.sockets.delete(socket)
    this.around.exit(socket)
    if (socket.comesBack && !this.isClosing && this.state !== "over") this.linger(socket)
    else this.add({ kind: "left", socket })
  }

  /**
   * Keeps the room, and the person's presence in it, until the next request. One a client: the latest. Whoever does not come
   * back is forgotten without a word: it may be at another server, and others' browsers give up after 30 s by themselves.
   */
  private linger(socket: Socket): void {
    const { client } = socket
    clearTimeout(this.lingering.get(client)?.timer)
    const timer = setTimeout(() => {
      this.lingering.delete(client)
      this.add({ kind: "expired", socket })
    }, LINGER).unref()
    this.lingering.set(client, { socket, timer })
  }

  private forget(): { readonly socket: Socket }[] {
    const waiting = [...this.lingering.values()]
    for (const { timer } of waiting) clearTimeout(timer)
    this.lingering.clear()
    return waiting
  }

  private get isEmpty(): boolean {
    return this.sockets.size === 0 && this.lingering.size === 0
  }

  private start(): void {
    if (this.state !== "idle") return
    this.state = "running"
    this.run().catch((error: unknown) => this.end(error))
  }

  private async run(): Promise<void> {
    while (this.tasks.length > 0) {
      await this.around.commits.turn()
      await this.handle(this.tasks.splice(0, AT_ONCE))
    }
    if (this.isEmpty) await this.draft.compact()
    this.state = "idle"
    if (this.tasks.length > 0) this.start()
    else if (this.isEmpty) this.end(null)
  }

  /** After a failure nobody goes on from a doc that is not on disk: all keep their words, come back and send them again. */
  private end(failure: unknown): void {
    this.state = "over"
    this.tasks = []
    this.forget()
    for (const socket of this.sockets) socket.close("NotStored")
    this.around.leaving(this, failure)
  }

  private async handle(tasks: readonly Task[]): Promise<void> {
    // Each wait costs every keystroke: only where there is something to wait for.
    if (!this.draft.twin) await this.draft.open()
    const [served, presence] = [new Map<Socket, number>(), [] as { from: Socket; frame: Uint8Array }[]]
    // One look finds all that was told of before it: a room that lags does not fall further behind.
    const news = tasks.find(({ kind }) => kind === "elsewhere")
    for (const task of tasks) {
      // Who may watch again must not be shown what was erased meanwhile, also where another node was told of that. [A2]
      if (task === news || this.asksToWatch(task)) await this.draft.catchUp()
      if (task.kind === "overdue" && task.socket.early.length > 0) this.refuse(task.socket, "Unapplied")
      const passed = this.take(task)
      const taken = typeof passed === "number" ? passed : await passed
      if (taken && "socket" in task) served.set(task.socket, (served.get(task.socket) ?? 0) + taken)
      const frame = this.heard(task)
      if (frame && "socket" in task) presence.push({ from: task.socket, frame })
      if (task.kind === "message") task.socket.handled(task.size)
    }
    const { shown, seq, refused } = await this.draft.commit()
    for (const socket of refused) this.refuse(socket, "Trespass")
    const told = this.abroad.hasToTell(presence) ? await this.tell(presence) : 0
    this.seq = Math.max(this.seq, seq ?? 0, told)
    if (this.isUnsettled(tasks, shown)) await this.settled(tasks, shown)
    this.show(tasks, { shown, presence, served })
    if (this.draft.isLong) await this.draft.compact()
  }

  private tell(presence: News["presence"]): Promise<number> {
    return this.abroad.tell(presence.map(({ from, frame }) => ({ userId: from.person.userId, frame })))
  }

  /** How many updates of the socket are in. */
  private take(task: Task): number | Promise<number> {
    if (task.kind !== "message" || task.message.kind !== "update" || task.socket.isRefused) return 0
    const { socket, message: { update, whole } } = task
    const passed = this.gate.pass(socket, update, whole)
    const counted = (passed: number | Fault): number => (typeof passed === "number" ? passed : this.refuse(socket, passed))
    return passed instanceof Promise ? passed.then(counted) : counted(passed)
  }

  /** What is to be told of a socket's presence. A client id becomes its user's before anybody hears of it. */
  private heard(task: Task): Uint8Array | null {
    if (task.kind === "left") return this.leave(task.socket)
    if (task.kind === "expired") this.presence.forget(task.socket)
    if (task.kind !== "message" || task.message.kind !== "presence" || task.socket.isRefused) return null
    const { socket, message } = task
    const frame = this.presence.take(socket, message.states, (client) => this.draft.twin?.ownerOf(client) ?? this.abroad.ownerOf(client))
    if (frame === "Unapplied" || frame === "TooLarge") {
      this.refuse(socket, frame)
      return null
    }
    if (frame && socket.client !== null && socket.rights.write) this.draft.claim(socket.person.userId, socket.client)
    for (const state of frame ? statesIn(frame) : []) this.send(socket, [this.abroad.farewellOf(state)])
    return frame
  }

  private leave(socket: Socket): Uint8Array | null {
    const frame = this.presence.leave(socket)
    for (const state of frame ? statesIn(frame) : []) this.abroad.note(socket.person.userId, state)
    return frame
  }

  private get everybody(): (Uint8Array | null)[] {
    return [this.presence.all(), this.abroad.all()]
  }

  private refuse(socket: Socket, fault: Fault): 0 {
    socket.close(fault)
    this.around.refused(socket.person.userId)
    return 0
  }

  /** Whether what is about to be shown may be younger than the rights of those who would see it. [A2] */
  private isUnsettled(tasks: readonly Task[], shown: readonly Shown<Socket>[]): boolean {
    return this.isAsked(tasks, shown) || this.hasStale()
  }

  /** Whether something is to be shown of which the store has not said which event was the last. */
  private isAsked(tasks: readonly Task[], shown: readonly Shown<Socket>[]): boolean {
    const asked = tasks.some((task) => task.kind === "elsewhere" || (task.kind === "join" && this.watches(task.socket)) || this.asksToWatch(task))
    return asked || shown.some(({ from }) => from === null)
  }

  /** Whether the rights of somebody here follow from an older record than the last one heard of. */
  private hasStale(): boolean {
    for (const socket of this.sockets) if (socket.seq < this.seq && !socket.isRefused) return true
    return false
  }

  /** Looks at the record again, until everybody's rights are as young as what is about to be shown. [A2] */
  private async settled(tasks: readonly Task[], shown: readonly Shown<Socket>[]): Promise<void> {
    if (this.isAsked(tasks, shown)) await this.around.recheck(this.letter)
    // The record may move on again meanwhile. What is not sent now would be missing for ever, so nobody is left out.
    for (let tries = 0; this.hasStale(); tries++) {
      if (tries === MAX_LOOKS) throw new Error("the letter is older than its record")
      await this.around.recheck(this.letter)
    }
  }

  /** Whether it is the question of somebody who reads only because the writers let it. */
  private asksToWatch(task: Task): boolean {
    return task.kind === "message" && task.message.kind === "ask" && this.watches(task.socket)
  }

  /** Whether a socket reads only because the writers let it. */
  private watches({ person }: Socket): boolean {
    return this.doc !== "joint" && this.doc !== person.side
  }

  private show(tasks: readonly Task[], { shown, presence, served }: News): void {
    const updates = shown.map(({ from, update }) => ({ from, frame: updateFrame(update) }))
    const asking = tasks.filter((task) => !isTyping(task))
    const isDue = asking.some(({ kind }) => kind === "due")
    for (const socket of this.sockets) {
      const out: (Uint8Array | null)[] = []
      if (socket.isAnswered) for (const { from, frame } of updates) if (from !== socket) out.push(frame)
      for (const { from, frame } of presence) if (from !== socket) out.push(frame)
      for (const task of asking) if ("socket" in task && task.socket === socket) out.push(...this.reply(task))
      const saved = this.saved(socket, served.get(socket) ?? 0, isDue)
      if (saved) out.push(saved)
      if (out.length > 0) this.send(socket, out)
    }
  }

  private reply(task: Task & { socket: Socket }): (Uint8Array | null)[] {
    const { twin } = this.draft
    if (task.kind === "join") return [task.socket.rights.write && twin ? askFrame(twin.stateVector()) : null, ...this.everybody]
    if (task.kind !== "message") return []
    if (task.message.kind === "who") return this.everybody
    return task.message.kind === "ask" ? this.answer(task.socket, task.message.stateVector) : []
  }

  private answer(socket: Socket, stateVector: Uint8Array): Uint8Array[] {
    const answer = this.draft.twin?.since(stateVector)
    socket.isAnswered ||= Boolean(answer)
    if (answer) return [answerFrame(answer)]
    this.refuse(socket, "Unapplied")
    return []
  }

  /** The acknowledgement, if it is time for one. Only after a commit, when the twin is what the disk has. */
  private saved(socket: Socket, count: number, isDue: boolean): Uint8Array | null {
    socket.saved += count
    if (count === 0 && !(isDue && socket.isOwed)) return null
    const now = performance.now()
    socket.isOwed = now - socket.toldAt < TELL_EVERY && !isDue
    if (socket.isOwed) {
      this.due ??= setTimeout(() => this.tellDue(), TELL_EVERY).unref()
      return null
    }
    socket.toldAt = now
    return this.draft.twin && savedFrame(this.draft.twin.stateVector(), socket.saved)
  }

  private tellDue(): void {
    this.due = null
    if (this.state !== "over") this.add({ kind: "due" })
  }

  /** The one way out: nothing goes to a socket whose rights are older than the record. [A2] */
  private send(socket: Socket, frames: readonly (Uint8Array | null)[]): void {
    const some = frames.filter((frame) => frame !== null)
    if (some.length > 0 && socket.seq >= this.seq) socket.send(some)
  }
}

function isTyping(task: Task): boolean {
  return task.kind === "message" && task.message.kind === "update"
}

/** A person's rights on a doc as the letter stands. */
export function rightsOf(letter: Letter, doc: DocName, userId: string): ReturnType<typeof rights> {
  return rights(doc, letter.members.find((member) => member.userId === userId), letter.visibility)
}
