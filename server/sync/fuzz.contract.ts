import * as prng from "lib0/prng"
import { expect } from "vitest"
import * as Y from "yjs"
import { type DocName, isRootOf } from "../../shared/sync/docs.ts"
import { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { LIARS, PEOPLE, type Stage } from "../../tools/stage/stage.ts"
import { askFrame, updateFrame } from "./frames.ts"
import { falsehood } from "./lies.contract.ts"

/** Codes that an honest client may ever see: a restart, a cut line, changed rights, a draft that has become private. */
const HONEST = new Set([1001, 1005, 1006, 1012, 4205, 4403])

/** A text only one person writes, and what it must therefore be. */
interface Own {
  readonly typist: Typist
  readonly text: Y.XmlText
  model: string
}

/**
 * Honest people and liars at one letter, on one node or on several, doing things in an order that the seed gives.
 *
 * Invariants: what an honest person writes stays exactly as it is written; honest docs converge; what was acknowledged is on
 * disk; an honest client is never refused; no lie is ever in a doc; nothing erased in private reaches the other side; nobody is
 * present in another's name.
 */
export class Fuzz {
  private readonly random: prng.PRNG
  private readonly nodes: readonly Stage[]
  private readonly letter: string
  private readonly everybody: Typist[] = []
  private readonly liars: Mallory[] = []
  private readonly own: Own[] = []
  private watcher!: Typist
  /** What a page of Ada's that collects no garbage has of her draft: every word she ever erased. */
  private readonly kept = new Y.Doc({ gc: false })
  /** What the other side's sockets have heard. */
  private readonly heard: Uint8Array[] = []
  private isPrivate = false
  private count = 0

  constructor(seed: number, nodes: readonly Stage[], letter: string) {
    this.random = prng.create(seed)
    this.nodes = nodes
    this.letter = letter
  }

  /** Plays so many steps and checks the invariants on the way and at the end. */
  async play(steps: number): Promise<void> {
    try {
      await this.begin()
      for (let step = 1; step <= steps; step++) {
        await this.step()
        if (step % 40 === 0) await this.check()
      }
      await this.check()
    } finally {
      for (const person of [...this.everybody, ...this.liars]) person.leave()
    }
  }

  private async begin(): Promise<void> {
    await this.nodes[0]!.letter(this.letter)
    for (const [person, doc] of [["ada", "requesting"], ["ben", "responding"], ["amy", "joint"], ["ben", "joint"]] as const)
      this.own.push(await this.writer(person, doc))
    const ada = this.own[0]!
    Y.applyUpdate(this.kept, Y.encodeStateAsUpdate(ada.typist.doc))
    ada.typist.doc.on("update", (update: Uint8Array) => Y.applyUpdate(this.kept, update))
    // Keeps what is erased in her doc, and so in what her page sends.
    new Y.UndoManager(ada.text)
    this.watcher = this.sits("ben", "requesting")
    this.sits("amy", "requesting")
    this.sits("bob", "responding")
    this.sits("ada", "joint")
    await until("everybody is in sync", () => this.everybody.every(({ provider }) => provider.synced))
  }

  private sits(person: string, doc: DocName): Typist {
    const typist = new Typist(prng.oneOf(this.random, [...this.nodes]).url, this.letter, doc, person)
    this.everybody.push(typist)
    if (person === "ben" && doc !== "responding") {
      const handlers = typist.provider.messageHandlers
      handlers.forEach((handler, type) => {
        handlers[type] = (...given) => {
          this.heard.push(given[1].arr.slice())
          handler(...given)
        }
      })
    }
    return typist
  }

  private async writer(person: string, doc: DocName): Promise<Own> {
    const typist = this.sits(person, doc)
    await until(`${person} is in sync`, () => typist.provider.synced)
    const text = new Y.XmlText()
    const root = doc === "joint" ? `part/heading:issue-${person}` : "position/issue-1"
    typist.doc.getXmlFragment(root).insert(0, [text])
    return { typist, text, model: "" }
  }

  private async step(): Promise<void> {
    const chance = prng.int32(this.random, 0, 99)
    if (chance < 43) this.type()
    else if (chance < 57) this.erase()
    else if (chance < 59) await this.again()
    else if (chance < 67) this.network()
    else if (chance < 68) await this.nobody()
    else if (chance < 70) prng.oneOf(this.random, [...this.nodes]).cut()
    else if (chance < 71) await prng.oneOf(this.random, [...this.nodes]).restart()
    else if (chance < 76) await this.turn()
    else if (chance < 79) await aWhile(prng.int32(this.random, 0, 20))
    else await this.lie()
  }

  private type(own = prng.oneOf(this.random, this.own)): void {
    const at = prng.int32(this.random, 0, own.model.length)
    const word = own === this.own[0] && this.isPrivate ? `PRIVATE${++this.count};` : `${++this.count} `
    own.text.insert(at, word)
    own.model = own.model.slice(0, at) + word + own.model.slice(at)
  }

  private erase(): void {
    const own = prng.oneOf(this.random, this.own)
    if (own.model.length === 0) return
    const at = prng.int32(this.random, 0, own.model.length - 1)
    const length = prng.int32(this.random, 1, Math.min(12, own.model.length - at))
    this.cut(own, at, length)
  }

  private cut(own: Own, at: number, length: number): void {
    own.text.delete(at, length)
    own.model = own.model.slice(0, at) + own.model.slice(at + length)
  }

  private network(): void {
    const { provider } = prng.oneOf(this.random, this.everybody)
    if (provider.shouldConnect && prng.bool(this.random)) provider.disconnect()
    else provider.connect()
  }

  /** Another page of Ada's says everything once more, with something new. */
  private async again(): Promise<void> {
    const page = new Mallory(`${prng.oneOf(this.random, [...this.nodes]).url}/${this.letter}/requesting`, "ada")
    this.liars.push(page)
    await until("it is answered", () => page.isOpen || page.code !== null)
    const root = this.kept.getXmlFragment("position/issue-1")
    root.insert(root.length, [new Y.XmlText(`again ${++this.count}`)])
    if (page.isOpen) page.send(updateFrame(Y.encodeStateAsUpdate(this.kept)))
    await aWhile(20)
    page.leave()
  }

  /** All leave at once, so that the rooms are given up, and come back. */
  private async nobody(): Promise<void> {
    for (const { provider } of this.everybody) provider.disconnect()
    await aWhile(prng.int32(this.random, 0, 20))
    for (const { provider } of this.everybody) provider.connect()
  }

  /** Private, under the eyes of those who watched until then; or live again after everything written in private was erased and the erasure is on disk. */
  private async turn(): Promise<void> {
    const ada = this.own[0]!
    if (this.isPrivate) {
      this.cut(ada, 0, ada.model.length)
      // A deletion does not show in a state vector; what is typed after it does.
      ada.text.insert(0, ".")
      ada.model = "."
      ada.typist.provider.connect()
      await until("the erasure is on disk", () => this.isSaved(ada.typist))
    }
    this.isPrivate = !this.isPrivate
    await prng.oneOf(this.random, [...this.nodes]).see(this.letter, "ada", this.isPrivate ? "private" : "live")
    if (!this.isPrivate) return this.watcher.provider.connect()
    ada.typist.provider.connect()
    this.type(ada)
  }

  private isSaved({ doc, saved, provider }: Typist): boolean {
    if (!provider.synced || !saved) return false
    const here = Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0
    return (Y.decodeStateVector(saved.vector).get(doc.clientID) ?? 0) >= here
  }

  private async lie(): Promise<void> {
    const doc = prng.oneOf<DocName>(this.random, ["requesting", "joint", "responding"])
    const person = `${doc === "responding" ? "mia" : "mal"}${prng.int32(this.random, 0, LIARS - 1)}`
    const liar = new Mallory(`${prng.oneOf(this.random, [...this.nodes]).url}/${this.letter}/${doc}`, person)
    this.liars.push(liar)
    await until("it is answered", () => liar.isOpen || liar.code !== null)
    if (!liar.isOpen) return
    if (doc !== "responding") liar.ws.on("message", (data) => this.heard.push(new Uint8Array(data as Buffer)))
    liar.send(askFrame(Uint8Array.of(0)))
    await aWhile(prng.int32(this.random, 0, 10))
    const victim = prng.oneOf(this.random, this.everybody.filter(({ provider }) => provider.roomname === doc))
    if (liar.isOpen) liar.send(falsehood(this.random, doc, victim.doc))
    await aWhile(prng.int32(this.random, 0, 10))
    if (prng.bool(this.random)) liar.leave()
  }

  private async check(): Promise<void> {
    await this.checkSaved()
    for (const { provider } of this.everybody) provider.connect()
    const readers = this.everybody.filter((typist) => !(this.isPrivate && typist === this.watcher))
    for (const { typist } of this.own) await until("everything is saved", () => this.isSaved(typist))
    for (const doc of ["requesting", "responding", "joint"] as const) {
      const those = readers.filter(({ provider }) => provider.roomname === doc)
      await until(`the ${doc} docs converge`, () => {
        // A refusal from before the draft was open again may still have been under way.
        for (const { provider } of those) if (!provider.shouldConnect) provider.connect()
        return new Set(those.map(({ words }) => words)).size === 1
      })
      const disk = await this.asSeen(doc, those[0]!)
      expect(disk.words, `${doc} on disk`).toBe(those[0]!.words)
      expect(disk.roots.filter((root) => !isRootOf(doc, root)), `roots of ${doc} on disk`).toEqual([])
      expect(those[0]!.words).not.toContain("LIE")
    }
    for (const { text, model } of this.own) expect(text.toString()).toBe(model)
    this.checkPresence()
    for (const { codes, provider } of this.everybody)
      expect(codes.filter((code) => !HONEST.has(code)), `${provider.url} was refused`).toEqual([])
    const heard = Buffer.concat(this.heard).toString("latin1")
    expect(/PRIVATE\d+;|LIE"/.exec(heard)?.[0] ?? "nothing").toBe("nothing")
  }

  /** Under an honest person's client id, nobody but that person is seen. */
  private checkPresence(): void {
    const names = new Map(this.everybody.map(({ doc, person }) => [doc.clientID, PEOPLE[person]!.name]))
    for (const { provider } of this.everybody)
      for (const [client, state] of provider.awareness.getStates()) {
        const { user, lie } = state as { user?: { name: string }; lie?: unknown }
        if (names.has(client) && user) expect([user.name, lie], "present in another's name").toEqual([names.get(client), undefined])
      }
  }

  private async checkSaved(): Promise<void> {
    for (const { typist } of this.own) {
      const { saved } = typist
      const { vector } = await this.onDisk(typist.provider.roomname as DocName)
      const missing = saved ? [...Y.decodeStateVector(saved.vector)].filter(([client, clock]) => (vector.get(client) ?? 0) < clock) : []
      expect(missing, "acknowledged and not on disk").toEqual([])
    }
  }

  /** What is on the disk, once what was stored last has been shown, too. */
  private async asSeen(doc: DocName, reader: Typist): ReturnType<Fuzz["onDisk"]> {
    for (const end = performance.now() + 10_000; ; await aWhile(20)) {
      const disk = await this.onDisk(doc)
      if (disk.words === reader.words || performance.now() > end) return disk
    }
  }

  private async onDisk(doc: DocName): Promise<{ words: string; roots: readonly string[]; vector: Map<number, number> }> {
    const disk = new Y.Doc()
    for (const { update } of await this.nodes[0]!.store.updates(this.letter, doc, 0)) Y.applyUpdate(disk, update)
    const roots = [...disk.share.keys()].sort()
    const words = roots.map((root) => disk.getXmlFragment(root).toString()).join("|")
    return { words, roots, vector: Y.decodeStateVector(Y.encodeStateVector(disk)) }
  }
}
