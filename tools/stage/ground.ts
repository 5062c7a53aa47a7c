import { expect } from "vitest"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close, type CloseReason } from "../../shared/sync/wire.ts"
import { Mallory } from "./mallory.ts"
import { Typist, until } from "./people.ts"
import { ORIGIN, Stage } from "./stage.ts"

/** A stage under attack: a letter for each test, honest people and hostile ones at it. */
export class Ground {
  stage!: Stage
  /** The letter of this test. */
  letter = ""
  #letters = 0
  readonly #people: { leave(): void }[] = []

  async opens(): Promise<void> {
    this.stage = await Stage.open()
  }

  /** A fresh letter, on a server that has forgotten whose updates were refused. */
  async begins(): Promise<void> {
    await this.stage.restart()
    this.letter = `letter-${++this.#letters}`
    await this.stage.letter(this.letter)
  }

  /** Everybody leaves. */
  ends(): void {
    for (const person of this.#people.splice(0)) person.leave()
  }

  async closes(): Promise<void> {
    await this.stage.close()
  }

  /** Puts an honest person at a doc, in sync. */
  async sits(person: string, doc: DocName): Promise<Typist> {
    const typist = new Typist(this.stage.url, this.letter, doc, person)
    this.#people.push(typist)
    await until(`${person} is in sync`, () => typist.provider.synced)
    return typist
  }

  /** Opens a raw connection; path and all may be anything. */
  async mallory(person: string | null, doc: string, at = `${this.stage.url}/${this.letter}/${doc}`, origin: string | null = ORIGIN): Promise<Mallory> {
    const connection = new Mallory(at, person, origin)
    this.#people.push(connection)
    await until("it is answered", () => connection.isOpen || connection.code !== null || connection.status !== null)
    return connection
  }

  /** After an attack: the victim's words are as they were, the victim can go on, and another honest person gets in. */
  async unharmed(victim: Typist, doc: DocName, words: string): Promise<void> {
    expect(victim.words).toContain(words)
    victim.text().insert(0, "still here ")
    const late = await this.sits("amy", doc)
    await until("the late one reads on", () => late.words.includes("still here ") && late.words.includes(words))
    expect(victim.codes).toEqual([])
  }
}

/** Waits until a connection is closed, and looks with what code. */
export async function closes(connection: Mallory, reason: CloseReason): Promise<void> {
  await until("it is closed", () => connection.code !== null)
  expect(connection.code).toBe(Close[reason].code)
}
