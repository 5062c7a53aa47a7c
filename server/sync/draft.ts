import type { DocName } from "../../shared/sync/docs.ts"
import type { Appended, Store, StoredUpdate } from "../store/store.ts"
import { MAX_DOC } from "../../shared/sync/wire.ts"
import type { Commits } from "./commits.ts"
import { Effort } from "./effort.ts"
import { goesOn, type Keystroke, keystrokeUpdate, together } from "./keystroke.ts"
import { type Admission, type Fault, Twin } from "./twin.ts"

/** Rows, and bytes in them, after which a doc's updates are made into one, so that opening it stays quick. */
const ROWS = 200
const BYTES = 2 * MAX_DOC

/** An update that was let in and is not on disk yet. */
interface Pending<From> {
  readonly from: From
  readonly userId: string
  readonly update: Uint8Array
  readonly whole: boolean
  readonly shown: Uint8Array
  readonly written: readonly number[]
  /** What it says, where it is typing. */
  readonly key: Keystroke | null
}

/** An update that is on disk and may be shown. `from` is null for another node's. */
export interface Shown<From> {
  readonly from: From | null
  readonly update: Uint8Array
}

/** What a commit came to. */
export interface Committed<From> {
  readonly shown: readonly Shown<From>[]
  /** The record's number at the moment of the commit; null when nothing of ours was written. */
  readonly seq: number | null
  /** Those whose updates were refused at the last moment: on another node somebody took their client id. */
  readonly refused: readonly From[]
}

/**
 * One doc: its twin in memory and its rows in the store. Updates are tried with `admit` and are on disk after `commit`;
 * between two commits the twin is exactly what the disk has. To be used by one caller at a time.
 */
export class Draft<From> {
  private readonly letter: string
  private readonly name: DocName
  private readonly store: Store
  private readonly commits: Commits
  /** What the doc has cost so far. */
  readonly effort = new Effort()
  private loaded: Twin | null = null
  private pending: Pending<From>[] = []
  private claims: { readonly from: From; readonly userId: string; readonly client: number }[] = []
  private elsewhere: Shown<From>[] = []
  /** The last stored update that the twin has, and how many rows and bytes the store keeps of the doc, as far as known. */
  private last = 0
  private rows = 0
  private bytes = 0
  /** The last of other nodes' updates that was handed on, or of ours. */
  private handedOn = 0

  constructor(letter: string, name: DocName, store: Store, commits: Commits) {
    this.letter = letter
    this.name = name
    this.store = store
    this.commits = commits
  }

  /** The doc in memory. Loads it first where needed; a load that fails rejects, and is never taken for an empty doc. */
  async open(): Promise<Twin> {
    return (this.loaded ??= await this.load(null))
  }

  /** The doc in memory, if it is there. */
  get twin(): Twin | null {
    return this.loaded
  }

  /** Notes that a person is about to write under a client id, before anybody else hears of that id; false where it is one too many. */
  claim(from: From, userId: string, client: number): boolean {
    const claimed = this.loaded?.claim(userId, client)
    if (claimed === "new") this.claims.push({ from, userId, client })
    return claimed !== "too many"
  }

  /**
   * Tries a person's update on top of everything let in so far. After a refusal everything else is as before. An update that
   * builds on what another node has stored meanwhile is tried again with that. Answers at once where the disk need not be asked.
   */
  admit(from: From, userId: string, update: Uint8Array, whole: boolean): Fault | null | Promise<Fault | null> {
    const admission = this.loaded?.admit(update, userId, whole)
    if (admission?.ok) return this.note(from, userId, update, whole, admission)
    return this.admitAgain(from, userId, update, whole, admission)
  }

  private async admitAgain(from: From, userId: string, update: Uint8Array, whole: boolean, first?: Admission): Promise<Fault | null> {
    const before = this.last
    let admission = first ?? (await this.open()).admit(update, userId, whole)
    if (!admission.ok) {
      const twin = await this.reload()
      if (this.last === before) return admission.fault
      admission = twin.admit(update, userId, whole)
      if (!admission.ok) await this.reload()
    }
    return this.note(from, userId, update, whole, admission)
  }

  /** Whether all that the twin has is on the disk, and everybody here has been told of it. */
  get isOnDisk(): boolean {
    return this.pending.length === 0 && this.elsewhere.length === 0
  }

  /** Whether client ids are to be bound before anything is written: for `commit`, which can wait. */
  get hasClaims(): boolean {
    return this.claims.length > 0
  }

  /** Writes what was let in, and reads what other nodes wrote in between. Rejects when the store cannot. */
  async commit(): Promise<Committed<From>> {
    const refused = this.hasClaims ? await this.bind() : []
    const committed = await new Promise<Committed<From>>((done, failed) => this.write(done, failed))
    return { ...committed, refused }
  }

  /** The same where no client id is to be bound, without a promise: for a keystroke that would be half the work. */
  write(done: (committed: Committed<From> | Promise<Committed<From>>) => void, failed: (error: unknown) => void): void {
    const ours = joined(this.pending)
    this.pending = []
    if (ours.length === 0) return done({ shown: this.handOn(), seq: null, refused: [] })
    const { letter, name: doc } = this
    const item = ours.map(({ userId, update }) => ({ letter, doc, userId, update }))
    this.commits.append({ item, failed, done: (appended) => done(this.written(ours, appended)) })
  }

  private written(ours: readonly Pending<From>[], appended: readonly Appended[]): Committed<From> | Promise<Committed<From>> {
    if (appended[0]?.id === this.last + 1) return this.committed(ours, appended)
    return this.follow(new Set(appended.map(({ id }) => id))).then(() => this.committed(ours, appended))
  }

  private committed(ours: readonly Pending<From>[], appended: readonly Appended[]): Committed<From> {
    this.last = appended.at(-1)?.id ?? this.last
    this.grew(ours)
    const shown = [...this.handOn(), ...ours.map(({ from, shown: update }) => ({ from, update }))]
    return { shown, seq: appended.at(-1)?.seq ?? null, refused: [] }
  }

  private handOn(): Shown<From>[] {
    this.handedOn = this.last
    return this.elsewhere.splice(0)
  }

  /** Reads what other nodes have written; the next commit hands it on. */
  async catchUp(): Promise<void> {
    await this.open()
    await this.follow(new Set())
  }

  /** Whether there is so much of it in the store that it should be made into one. */
  get isLong(): boolean {
    return this.rows > ROWS || (this.rows > 1 && this.bytes > BYTES)
  }

  private grew(rows: readonly { readonly update: Uint8Array }[]): void {
    this.rows += rows.length
    for (const { update } of rows) this.bytes += update.length
  }

  /** Makes the rows into one. Only between commits. */
  async compact(): Promise<void> {
    if (!this.loaded || this.rows <= 1) return
    const merged = this.loaded.state()
    this.rows = (await this.store.compact(this.letter, this.name, this.last, merged)) ? 1 : 0
    this.bytes = merged.length
  }

  private note(from: From, userId: string, update: Uint8Array, whole: boolean, admission: Admission): Fault | null {
    if (!admission.ok) return admission.fault
    if (!admission.news) return null
    const { shown, written, clients, key } = admission.news
    this.pending.push({ from, userId, update, whole, shown, written, key })
    for (const client of clients) this.claims.push({ from, userId, client })
    return null
  }

  /** @param through The last update that everybody here has been shown; null at first. */
  private async load(through: number | null): Promise<Twin> {
    const [owners, rows] = await Promise.all([
      this.store.clients(this.letter, this.name),
      this.store.updates(this.letter, this.name, 0),
    ])
    const known = through === null ? rows : rows.filter(({ id }) => id <= through)
    const twin = new Twin(this.name, known.map(({ update }) => update), owners, this.effort)
    this.last = known.at(-1)?.id ?? through ?? 0
    if (through === null) this.handedOn = this.last
    this.rows = 0
    this.bytes = 0
    this.grew(known)
    this.effort.loaded(this.bytes)
    this.take(twin, rows.slice(known.length))
    return twin
  }

  /** A new twin in place of a spoilt one: what is on disk, then what was let in since. */
  private async reload(): Promise<Twin> {
    const twin = await this.load(this.last)
    for (const { update, userId } of this.pending) twin.admit(update, userId, false)
    for (const { client, userId } of this.claims) twin.claim(userId, client)
    this.loaded?.destroy()
    return (this.loaded = twin)
  }

  private async follow(ours: ReadonlySet<number>): Promise<void> {
    const twin = await this.open()
    const rows = await this.store.updates(this.letter, this.name, this.last)
    this.take(twin, rows.filter(({ id }) => !ours.has(id)))
  }

  /** All of them as one: what one brings and another has erased by now is shown to nobody. [A2] */
  private take(twin: Twin, rows: readonly StoredUpdate[]): void {
    if (rows.length === 0) return
    this.elsewhere.push({ from: null, update: twin.follow(rows.map(({ update }) => update)) })
    this.last = rows.at(-1)!.id
    this.grew(rows)
  }

  /** Makes new client ids their writers' own; gives those who came too late, with their updates undone. */
  private async bind(): Promise<From[]> {
    const late = new Set<number>()
    const claims = this.claims.splice(0)
    for (const [userId, clients] of byPerson(claims))
      for (const client of await this.store.bindClients(this.letter, this.name, userId, clients)) late.add(client)
    if (late.size === 0) return []
    const before = this.pending.splice(0)
    // What was read of other nodes since was read on top of what is undone now: once more.
    this.elsewhere = []
    this.last = this.handedOn
    await this.reload()
    const refused = claims.filter(({ client }) => late.has(client)).map(({ from }) => from)
    for (const { from, userId, update, whole, written } of before) {
      // Not tried again: under a client id that is somebody else's it might look like that one's words, long known.
      const isLate = written.some((client) => late.has(client))
      if (isLate || (await this.admit(from, userId, update, whole))) refused.push(from)
    }
    return [...new Set(refused)]
  }
}

/** Puts keystrokes in a row into one: fewer rows, and fewer frames for each reader. */
function joined<From>(pending: readonly Pending<From>[]): Pending<From>[] {
  const runs: [Pending<From>, ...Pending<From>[]][] = []
  for (const next of pending) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last?.key && next.key && last.from === next.from && goesOn(last.key, next.key)) run!.push(next)
    else runs.push([next])
  }
  return runs.map((run) => (run.length === 1 ? run[0] : one(run)))
}

function one<From>([first, ...more]: [Pending<From>, ...Pending<From>[]]): Pending<From> {
  const key = together([first.key!, ...more.map((each) => each.key!)])
  const update = keystrokeUpdate(key)
  return { ...first, key, update, shown: update }
}

function byPerson(claims: readonly { readonly userId: string; readonly client: number }[]): Map<string, number[]> {
  const people = new Map<string, number[]>()
  for (const { userId, client } of claims) people.set(userId, [...(people.get(userId) ?? []), client])
  return people
}
