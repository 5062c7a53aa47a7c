import type { Letter } from "../../shared/letter/letter.ts"
import { type DocName, rights } from "../../shared/sync/docs.ts"
import type { Store } from "../store/store.ts"
import { Acknowledgements } from "./acknowledgements.ts"
import type { Allowances } from "./allowances.ts"
import type { Commits, Party } from "./commits.ts"
import { Company, type Move } from "./company.ts"
import { type Committed, Draft, type Shown } from "./draft.ts"
import { answerFrame, askFrame, type Incoming, updateFrame } from "./frames.ts"
import { Gate } from "./gate.ts"
import { Lingering } from "./lingering.ts"
import type { Socket } from "./socket.ts"
import type { Fault } from "./twin.ts"

/** Messages dealt with before their commit: bounds the time for which nobody else is served. */
const AT_ONCE = 200
/** How often the record may move on while it is looked at, before something must be wrong with the machine. */
const MAX_LOOKS = 100

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
  /** What each person may have the server do. */
  readonly allowances: Allowances
}

/** Something for the room to do. */
type Task =
  | { readonly kind: "message"; readonly socket: Socket; readonly message: Incoming; readonly size: number }
  | { readonly kind: "join" | "left" | "expired" | "overdue"; readonly socket: Socket }
  | { readonly kind: "elsewhere" | "due" }

/** What goes through the room together, with one commit. */
interface Round {
  readonly tasks: readonly Task[]
  /** The first one that says that another node has stored something. One look finds all that was told of before it. */
  readonly news: Task | undefined
  /** What is answered when the commit is done. */
  readonly asking: Task[]
  readonly moves: Move[]
  /** How many updates of each socket are on disk after the commit. */
  readonly served: Map<Socket, number>
}

/**
 * Everybody who has one doc open. One queue: what arrives is tried on the twin, stored, and only then shown and
 * acknowledged. While a commit is on its way the next messages gather, and go together. [A1, A2]
 *
 * A round goes from step to step, and waits only where there is something to wait for: a promise costs as much as all the rest
 * of a keystroke.
 */
export class Room implements Party {
  readonly letter: string
  readonly doc: DocName
  commit = 0
  private readonly around: Surroundings
  private readonly draft: Draft<Socket>
  private readonly gate: Gate
  private readonly company: Company
  private readonly sockets = new Set<Socket>()
  private readonly lingering = new Lingering((socket) => this.add({ kind: "expired", socket }))
  private readonly acknowledgements: Acknowledgements
  private tasks: Task[] = []
  private isClosing = false
  private state: "idle" | "running" | "over" = "idle"
  /** The record's last number, as far as heard. Sockets whose rights follow from an older record get nothing until settled. */
  private seq = 0

  constructor(letter: string, doc: DocName, around: Surroundings) {
    this.letter = letter
    this.doc = doc
    this.around = around
    this.draft = new Draft(letter, doc, around.store, around.commits)
    this.company = new Company(letter, doc, around.store, this.draft)
    this.gate = new Gate(this.draft, (socket) => this.add({ kind: "overdue", socket }))
    this.acknowledgements = new Acknowledgements(() => this.state !== "over" && this.add({ kind: "due" }))
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
    this.company.missed()
    this.elsewhere()
  }

  /** Another node tells of somebody who has come there, has gone or has moved the caret; or asks who is here. */
  told(said: string): void {
    const frame = this.company.told(said)
    for (const socket of this.sockets) this.send(socket, [frame])
  }

  /** The record has moved on: until `settle`, nobody whose rights follow from an older one is told anything. [A2] */
  unsettle(seq: number): void {
    this.seq = Math.max(this.seq, seq)
  }

  /** Closes the sockets whose rights are not what they were; the others may be told things again, and hear who is here. [A2] */
  settle(letter: Letter | null): void {
    for (const socket of this.sockets) {
      const now = letter && rightsOf(letter, this.doc, socket.person.userId)
      if (now?.read !== socket.rights.read || now.write !== socket.rights.write) {
        socket.close("Recheck")
        continue
      }
      const wasStale = socket.seq < this.seq
      socket.seq = Math.max(socket.seq, letter?.seq ?? 0)
      if (wasStale) this.send(socket, this.company.all)
    }
  }

  /** The server stops: nobody is waited for. */
  disperse(): void {
    this.isClosing = true
    for (const socket of this.lingering.forget()) this.add({ kind: "expired", socket })
  }

  private add(task: Task): void {
    this.tasks.push(task)
    if (this.state !== "idle") return
    this.state = "running"
    this.around.commits.enter(this)
  }

  private left(socket: Socket): void {
    this.sockets.delete(socket)
    this.around.exit(socket)
    if (socket.comesBack && !this.isClosing && this.state !== "over") this.lingering.add(socket)
    else this.add({ kind: "left", socket })
  }

  private get isEmpty(): boolean {
    return this.sockets.size === 0 && this.lingering.isEmpty
  }

  /** A commit is about to begin: everything that has come goes through, and what is to be written goes with it. */
  begin(): void {
    const tasks = this.tasks.splice(0, AT_ONCE)
    const round: Round = { tasks, news: tasks.find(({ kind }) => kind === "elsewhere"), asking: [], moves: [], served: new Map() }
    this.go(this.draft.twin ?? this.draft.open(), () => this.take(round, 0))
  }

  /** Goes on with a step: at once, where there is nothing to wait for. */
  private go<Value>(value: Value | Promise<Value>, step: (value: Value) => void): void {
    const ended = (error: unknown): void => this.end(error)
    if (value instanceof Promise) return void value.then(step).catch(ended)
    try {
      step(value)
    } catch (error) {
      this.end(error)
    }
  }

  /** Tries what has come, one after the other. */
  private take(round: Round, first: number): void {
    for (const [at, task] of round.tasks.entries()) {
      if (at < first) continue
      const taken = this.isLookedUp(task, round) ? this.draft.catchUp().then(() => this.taken(task)) : this.taken(task)
      if (taken instanceof Promise) return this.go(taken, (count) => (this.note(task, count, round), this.take(round, at + 1)))
      this.note(task, taken, round)
    }
    this.write(round)
  }

  /** Who may watch again must not be shown what was erased meanwhile, also where another node was told of that. [A2] */
  private isLookedUp(task: Task, { news }: Round): boolean {
    return task === news || this.asksToWatch(task)
  }

  /** How many updates of the task's socket are in. */
  private taken(task: Task): number | Promise<number> {
    if (task.kind === "overdue" && task.socket.early.length > 0) this.refuse(task.socket, "Unapplied")
    if (task.kind !== "message" || task.message.kind !== "update" || task.socket.isRefused) return 0
    const { socket, message: { update, whole } } = task
    const passed = this.gate.pass(socket, update, whole)
    const counted = (passed: number | Fault): number => (typeof passed === "number" ? passed : this.refuse(socket, passed))
    return passed instanceof Promise ? passed.then(counted) : counted(passed)
  }

  private note(task: Task, count: number, { asking, served, moves }: Round): void {
    if ("socket" in task) this.charge(task.socket)
    if (!isTyping(task) && !this.answersAtOnce(task, asking)) asking.push(task)
    if (count > 0 && "socket" in task) served.set(task.socket, (served.get(task.socket) ?? 0) + count)
    const frame = this.heard(task)
    if (frame && "socket" in task) moves.push({ from: task.socket, frame })
    if (task.kind === "message") task.socket.handled(task.size)
  }

  /**
   * Answers a question, if it is one, without waiting for the commit, where all that there is to say is on the disk already: a client asks and
   * shows its id in the same breath, and the claim of the id would hold up the opening of the letter. Gives whether it is dealt with.
   */
  private answersAtOnce(task: Task, asking: readonly Task[]): boolean {
    if (task.kind !== "message" || task.message.kind !== "ask" || !this.draft.isOnDisk || this.asksToWatch(task)) return false
    const { socket, message } = task
    if (socket.isRefused || !this.sockets.has(socket)) return true
    const isTurn = socket.seq >= this.seq && !asking.some((before) => "socket" in before && before.socket === socket)
    if (isTurn) this.send(socket, this.answer(socket, message.stateVector))
    return isTurn
  }

  /** Whoever opens a doc, asks for it, or says what is not simply typed, has the server work. Done is done; who has had too much goes. */
  private charge(socket: Socket): void {
    const effort = this.draft.effort.take()
    if (effort > 0 && !this.around.allowances.spends(socket.person.userId, effort)) socket.close("TooFast")
  }

  private write(round: Round): void {
    const written = (committed: Committed<Socket> | Promise<Committed<Socket>>): void => this.go(committed, (value) => this.written(round, value))
    if (this.draft.hasClaims) written(this.draft.commit())
    else this.draft.write(written, (error) => this.end(error))
  }

  private written(round: Round, { shown, seq, refused }: Committed<Socket>): void {
    for (const socket of refused) {
      this.refuse(socket, "Trespass")
      this.charge(socket)
    }
    this.go(this.company.hasToTell(round.moves) ? this.company.tell(round.moves) : 0, (told) => {
      this.seq = Math.max(this.seq, seq ?? 0, told)
      this.go(this.isUnsettled(round, shown) ? this.settled(round, shown) : null, () => this.show(round, shown))
    })
  }

  /** After a round. */
  private next(): void {
    if (this.state === "over") return
    if (this.tasks.length > 0) return this.around.commits.enter(this)
    this.go(this.isEmpty ? this.draft.compact() : null, () => this.stop())
  }

  private stop(): void {
    if (this.tasks.length > 0) return this.around.commits.enter(this)
    this.state = "idle"
    if (this.isEmpty) this.end(null)
  }

  /** After a failure nobody goes on from a doc that is not on disk: all keep their words, come back and send them again. */
  private end(failure: unknown): void {
    this.state = "over"
    this.tasks = []
    this.lingering.forget()
    for (const socket of this.sockets) socket.close("NotStored")
    this.around.leaving(this, failure)
  }

  /** What the others are to be told of a socket's presence. */
  private heard(task: Task): Uint8Array | null {
    if (task.kind === "left") return this.company.leave(task.socket)
    if (task.kind === "expired") this.company.forget(task.socket)
    if (task.kind !== "message" || task.message.kind !== "presence" || task.socket.isRefused) return null
    const heard = this.company.take(task.socket, task.message.states)
    if (typeof heard === "string") return this.refuse(task.socket, heard), null
    this.send(task.socket, heard.itself)
    return heard.others
  }

  private refuse(socket: Socket, fault: Fault): 0 {
    socket.close(fault)
    this.around.allowances.refused(socket.person.userId)
    return 0
  }

  /** Whether what is about to be shown may be younger than the rights of those who would see it. [A2] */
  private isUnsettled(round: Round, shown: readonly Shown<Socket>[]): boolean {
    return this.isAsked(round, shown) || this.hasStale()
  }

  /** Whether something is to be shown of which the store has not said which event was the last. */
  private isAsked({ tasks }: Round, shown: readonly Shown<Socket>[]): boolean {
    const asked = tasks.some((task) => task.kind === "elsewhere" || (task.kind === "join" && this.watches(task.socket)) || this.asksToWatch(task))
    return asked || shown.some(({ from }) => from === null)
  }

  /** Whether the rights of somebody here follow from an older record than the last one heard of. */
  private hasStale(): boolean {
    for (const socket of this.sockets) if (socket.seq < this.seq && !socket.isRefused) return true
    return false
  }

  /** Looks at the record again, until everybody's rights are as young as what is about to be shown. [A2] */
  private async settled(round: Round, shown: readonly Shown<Socket>[]): Promise<void> {
    if (this.isAsked(round, shown)) await this.around.recheck(this.letter)
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

  private show({ asking, moves, served }: Round, shown: readonly Shown<Socket>[]): void {
    const updates = shown.map(({ from, update }) => ({ from, frame: updateFrame(update) }))
    const isDue = asking.some(({ kind }) => kind === "due")
    for (const socket of this.sockets) {
      const out: (Uint8Array | null)[] = []
      if (socket.isAnswered) for (const { from, frame } of updates) if (from !== socket) out.push(frame)
      for (const { from, frame } of moves) if (from !== socket) out.push(frame)
      for (const task of asking) if ("socket" in task && task.socket === socket) out.push(...this.reply(task))
      const isTold = this.acknowledgements.isTime(socket, served.get(socket) ?? 0, isDue)
      if (isTold) out.push(this.acknowledgements.frame(socket, this.draft.twin))
      if (out.length > 0) this.send(socket, out)
    }
    this.go(this.draft.isLong ? this.draft.compact() : null, () => this.next())
  }

  private reply(task: Task & { socket: Socket }): (Uint8Array | null)[] {
    const { twin } = this.draft
    if (task.kind === "join") return [task.socket.rights.write && twin ? askFrame(twin.stateVector()) : null, ...this.company.all]
    if (task.kind !== "message") return []
    if (task.message.kind === "who") return this.company.all
    return task.message.kind === "ask" ? this.answer(task.socket, task.message.stateVector) : []
  }

  private answer(socket: Socket, stateVector: Uint8Array): Uint8Array[] {
    const answer = this.draft.twin?.since(stateVector)
    socket.isAnswered ||= Boolean(answer)
    this.charge(socket)
    if (answer) return [answerFrame(answer)]
    this.refuse(socket, "Unapplied")
    return []
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
