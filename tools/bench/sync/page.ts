import type { DocName } from "../../../shared/sync/docs.ts"
import type { Target } from "./contenders.ts"
import { Person } from "./people.ts"

/** Keys that a racing writer has under way at most. */
const UNDER_WAY = 4

/** One doc of a letter: who writes in it, who reads, and how long each key took to each reader. */
export class Page {
  /** ms from key to reader, for each reader and key. */
  readonly ways: number[] = []
  /** Keys that the writer has pressed. */
  written = 0
  private readonly writer: Person
  private readonly readers: readonly Person[]
  private readonly sent: number[] = []
  private readonly lengths: number[]
  private isRacing = false

  constructor(target: Target, letter: number, doc: DocName, readers: number) {
    const writes = doc === "responding" ? 1 : 0
    const others = doc === "responding" ? [0, 2] : [1, 2]
    this.writer = new Person(target, { letter, part: writes, doc })
    this.readers = others.slice(0, readers).map((part) => new Person(target, { letter, part, doc }))
    this.lengths = this.readers.map(() => 0)
    for (const [n, reader] of this.readers.entries()) reader.doc.on("update", () => this.arrived(n, reader.length))
  }

  get isSynced(): boolean {
    return this.all.every((person) => person.isSynced)
  }

  /** Whether every reader has every key. */
  get isQuiet(): boolean {
    return this.lengths.every((length) => length === this.written)
  }

  /** What every reader has seen. */
  get seen(): number {
    return Math.min(...this.lengths)
  }

  key(): void {
    this.sent[this.written++] = performance.now()
    this.writer.key()
  }

  /** Types on whenever the readers have seen enough, or stops doing so. */
  race(on: boolean): void {
    this.isRacing = on
    this.goOn()
  }

  drop(): void {
    for (const person of this.all) person.disconnect()
  }

  comeBack(): void {
    for (const person of this.all) person.connect()
  }

  leave(): void {
    for (const person of this.all) person.leave()
  }

  private get all(): readonly Person[] {
    return [this.writer, ...this.readers]
  }

  private arrived(reader: number, length: number): void {
    const now = performance.now()
    for (let key = this.lengths[reader]!; key < length; key++) this.ways.push(now - this.sent[key]!)
    this.lengths[reader] = length
    if (this.isRacing) this.goOn()
  }

  private goOn(): void {
    while (this.isRacing && this.written < this.seen + UNDER_WAY) this.key()
  }
}
