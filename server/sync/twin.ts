import * as Y from "yjs"
import { type DocName, isRootOf } from "../../shared/sync/docs.ts"
import { MAX_DOC } from "../../shared/sync/wire.ts"
import { joinKeystrokes, type Keystroke } from "./keystroke.ts"
import { Effort } from "./effort.ts"
import { isTooDeep } from "./nesting.ts"
import { isSettled, orderOf, type Structs } from "./order.ts"
import { inSteps } from "./steps.ts"
import { bring, isTidying } from "./tidying.ts"
import { Typing } from "./typing.ts"

/** Roots one doc may have: 40 issues with heading and request each, and room to spare. */
const MAX_ROOTS = 200
/** Client ids that one update may write under: a page has one; some more after reloads without a network. */
const MAX_IDS = 64
/** Client ids one person may have in a doc. Each costs time with every keystroke. */
const MAX_IDS_OF_PERSON = 4000

/** What an update that somebody sends may have Yjs go past; honest ones a few items for each piece of text. 2 ms. */
const MOST_STEPS = 20_000
/** A doc is measured anew when it may have so many bytes, and is full where it then has more than so many: not with each letter. */
const [PERHAPS_FULL, FULL] = [(63 / 64) * MAX_DOC, (62 / 64) * MAX_DOC]

const NONE: readonly number[] = []

/** Why an update is not let in. */
export type Fault = "Unapplied" | "Trespass" | "TooLarge"

/** What the twin says to an update. After a refusal the twin is spoilt and must be loaded again. */
export type Admission =
  | { readonly ok: false; readonly fault: Fault }
  /** Says nothing new. */
  | { readonly ok: true; readonly news: null }
  | { readonly ok: true; readonly news: News }

/** An update that was let in. */
export interface News {
  /** What readers get: the update without any text that is already deleted again. [A2] */
  readonly shown: Uint8Array
  /** Client ids it writes under, and those of them seen for the first time. */
  readonly written: readonly number[]
  readonly clients: readonly number[]
  /** The keystroke that it says and nothing else, by one whose typing is followed: the next one of that client fits right behind it. */
  readonly key: Keystroke | null
}

/**
 * A copy of a doc kept one step ahead of the disk: an update is tried here first, whole, and refused whole. It collects
 * garbage, so what is read from it never holds deleted text. [A2]
 */
export class Twin {
  // A name of its own would cost forty random numbers, and nobody asks for it.
  private readonly doc = new Y.Doc({ guid: "" })
  private readonly typing = new Typing(this.doc)
  private readonly name: DocName
  private readonly owners: Map<number, string>
  private readonly idsOf = new Map<string, number>()
  private readonly effort: Effort
  private roots = 0
  /** Never below the doc's size as one update. */
  private sizeAtMost = 0

  /**
   * @param updates What is stored of the doc, in order.
   * @param owners Whose the client ids are.
   * @param effort Where what it costs is counted.
   */
  constructor(name: DocName, updates: readonly Uint8Array[], owners: ReadonlyMap<number, string>, effort = new Effort()) {
    this.name = name
    this.effort = effort
    this.owners = new Map()
    for (const [client, userId] of owners) this.bind(client, userId)
    bring(this.doc, joinKeystrokes(updates))
    this.roots = this.doc.share.size
    this.sizeAtMost = Y.encodeStateAsUpdate(this.doc).length
  }

  /** Tries a person's update. [A1, A2] */
  admit(update: Uint8Array, userId: string, whole: boolean): Admission {
    return (whole ? null : this.typed(update, userId)) ?? this.tried(update, userId, whole)
  }

  /** A keystroke of somebody who is typing is let in without a transaction of the doc; null for anything else. */
  private typed(update: Uint8Array, userId: string): Admission | null {
    if (this.sizeAtMost + update.length > PERHAPS_FULL) return null
    const key = this.typing.take(update, (client) => this.owners.get(client) === userId)
    if (!key) return null
    this.sizeAtMost += update.length
    return { ok: true, news: { shown: update, written: [key.client], clients: NONE, key } }
  }

  private tried(update: Uint8Array, userId: string, whole: boolean): Admission {
    const structs = this.structsIn(update)
    const transaction = structs && inSteps(MOST_STEPS, () => this.apply([update]))
    if (!transaction) return refused("Unapplied")
    const { beforeState, deleteSet } = transaction
    const written = writtenIn(transaction)
    // What is known already, said of a new root, would leave that root here, and the next one to write would be blamed for it.
    if (written.length === 0 && deleteSet.clients.size === 0) return this.doc.share.size === this.roots ? { ok: true, news: null } : refused("Trespass")
    const fault = this.faultOf(written, userId, beforeState) ?? this.order(structs, beforeState) ?? this.growth(update)
    if (fault) return refused(fault)
    const clients = written.filter((client) => !this.owners.has(client))
    for (const client of clients) this.bind(client, userId)
    this.typing.changed(transaction, written)
    const isNew = !whole && structs.every(({ id }) => id.clock >= (beforeState.get(id.client) ?? 0))
    return { ok: true, news: { shown: this.shown(update, transaction, isNew), written, clients, key: null } }
  }

  /** Takes over what is already stored, from another node, all of it together; gives what readers get of it. */
  follow(updates: readonly Uint8Array[]): Uint8Array {
    const transaction = this.apply(updates)
    if (!transaction) throw new Error("a stored update does not fit the doc")
    for (const { length } of updates) this.sizeAtMost += length
    this.roots = this.doc.share.size
    this.typing.changed(transaction, writtenIn(transaction))
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(transaction.beforeState))
  }

  /** Whether an update says only what is already here, as a reader's answer to our question does (`docs/traps.md` 4), or takes out needless marks. */
  knows(update: Uint8Array): "yes" | "no" | "garbage" {
    this.typing.settle()
    this.effort.lookedThrough(this.sizeAtMost)
    try {
      return Y.snapshotContainsUpdate(Y.snapshot(this.doc), update) || isTidying(this.doc, update) ? "yes" : "no"
    } catch {
      return "garbage"
    }
  }

  /** Everything beyond a client's state vector, without deleted text; null when the vector is garbage. */
  since(stateVector: Uint8Array): Uint8Array | null {
    this.typing.settle()
    try {
      const answer = Y.encodeStateAsUpdate(this.doc, stateVector)
      this.effort.told(answer.length, this.sizeAtMost)
      return answer
    } catch {
      return null
    }
  }

  /** The doc as one update, without deleted text. */
  state(): Uint8Array {
    this.typing.settle()
    const state = Y.encodeStateAsUpdate(this.doc)
    this.sizeAtMost = state.length
    return state
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.typing.vector())
  }

  /** Whose a client id is, if anybody's. */
  ownerOf(client: number): string | undefined {
    return this.owners.get(client)
  }

  /** Makes an unknown client id a person's own, unless they have too many. */
  claim(userId: string, client: number): "known" | "new" | "too many" {
    if (this.owners.has(client)) return "known"
    if ((this.idsOf.get(userId) ?? 0) >= MAX_IDS_OF_PERSON) return "too many"
    this.bind(client, userId)
    return "new"
  }

  destroy(): void {
    this.doc.destroy()
  }

  /** Null when there is garbage, or when a part would wait for what is not there. */
  private apply(updates: readonly Uint8Array[]): Y.Transaction | null {
    this.typing.settle()
    try {
      const transaction = bring(this.doc, updates)
      const { pendingStructs, pendingDs } = this.doc.store
      return pendingStructs === null && pendingDs === null ? transaction : null
    } catch {
      return null
    }
  }

  /**
   * What an update says; null for garbage, and where a part of it has no length: it would stay in the doc and be no news to anybody,
   * in nobody's name, and as often as it is said.
   */
  private structsIn(update: Uint8Array): Structs | null {
    try {
      const { structs, ds } = Y.decodeUpdate(update)
      this.effort.tried([...ds.clients.values()].reduce((count, ranges) => count + ranges.length, structs.length))
      return structs.every(({ length }) => length > 0) ? structs : null
    } catch {
      return null
    }
  }

  private faultOf(written: readonly number[], userId: string, before: ReadonlyMap<number, number>): Fault | null {
    const strangers = written.filter((client) => (this.owners.get(client) ?? userId) !== userId)
    if (strangers.length > 0 || written.length > MAX_IDS) return "Trespass"
    if ((this.idsOf.get(userId) ?? 0) + written.length > MAX_IDS_OF_PERSON) return "Trespass"
    return this.newRoots() ?? (isTooDeep(this.doc.store, written, before) ? "Trespass" : null)
  }

  private newRoots(): Fault | null {
    const { share } = this.doc
    if (share.size === this.roots) return null
    this.roots = share.size
    return share.size <= MAX_ROOTS && [...share.keys()].every((root) => isRootOf(this.name, root)) ? null : "Trespass"
  }

  /** What stands the wrong way round to its neighbours must at least read the same when the doc is loaded. To see that costs a load. */
  private order(structs: Structs, before: ReadonlyMap<number, number>): Fault | null {
    const order = orderOf(this.doc.store, structs, before, () => this.effort.lookedThrough(this.sizeAtMost))
    if (order === "between") return null
    if (order === "turned") this.effort.loaded(this.sizeAtMost)
    return order === "turned" && isSettled(this.doc) ? null : "Trespass"
  }

  private growth(update: Uint8Array): Fault | null {
    this.sizeAtMost += update.length
    return this.sizeAtMost > PERHAPS_FULL && this.state().length > FULL ? "TooLarge" : null
  }

  /**
   * The update itself, or, where it brings text that is deleted already (typed and erased without a network; known for long and
   * said once more), what is left of it in the doc.
   *
   * @param isNew Whether it says nothing that was here before.
   */
  private shown(update: Uint8Array, { beforeState }: Y.Transaction, isNew: boolean): Uint8Array {
    return isNew && !this.hasDead(beforeState) ? update : Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(beforeState))
  }

  /** Whether something new is dead already: erased with it, or because what it stands in was erased before it came. */
  private hasDead(before: ReadonlyMap<number, number>): boolean {
    for (const [client, structs] of this.doc.store.clients) {
      const known = before.get(client) ?? 0
      for (let at = structs.length - 1; at >= 0 && structs[at]!.id.clock + structs[at]!.length > known; at--) if (structs[at]!.deleted) return true
    }
    return false
  }

  private bind(client: number, userId: string): void {
    this.owners.set(client, userId)
    this.idsOf.set(userId, (this.idsOf.get(userId) ?? 0) + 1)
  }
}

/** The clients under whose ids a transaction wrote. */
function writtenIn({ beforeState, afterState }: Y.Transaction): number[] {
  return [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0)).map(([client]) => client)
}

function refused(fault: Fault): Admission {
  return { ok: false, fault }
}
