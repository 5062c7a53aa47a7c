import { ACTS_FOR } from "../../shared/sync/wire.ts"

/** The person signed in here. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

/**
 * For whom a page acts: who was signed in last on it, unless they signed out themselves. The cookie may be another person's by now, who
 * signed in in another window; so the page says with all that it asks for whom it means it.
 */
export class Whose {
  #person: Person | null = null
  /** The mark of the session of which only this browser, and not yet the server, has told this page whose it is; null otherwise. */
  #borrowed: string | null = null

  get person(): Person | null {
    return this.#person
  }

  /** Somebody signed in on this page, or out. */
  set(person: Person | null): void {
    this.#person = person
    this.#borrowed = null
  }

  /** The server has said whose session it is. False where that is another person than the page acts for: it must begin anew. */
  told(person: Person | null): boolean {
    if (person && this.#person && person.id !== this.#person.id) return false
    // Whom the server itself had named stays, as one whose session has ended; a person it never named does not.
    if (person || this.#borrowed !== null) this.set(person)
    return true
  }

  /**
   * The server cannot say whose session it is, only its mark: this browser may know.
   *
   * @param keptOf Whose session of this mark it is, as this browser has kept it. False as for `told`.
   */
  async untold(mark: string, keptOf: (mark: string) => Promise<Person | null>): Promise<boolean> {
    const before = this.#person
    if (this.#borrowed !== null && this.#borrowed !== mark) this.set(null)
    if (this.#person) return true
    const kept = await keptOf(mark)
    // Somebody may have signed in meanwhile.
    if (this.#person || !kept) return true
    if (before && before.id !== kept.id) return false
    this.#person = kept
    this.#borrowed = mark
    return true
  }

  /** What a request says of it. */
  headers(): Readonly<Record<string, string>> {
    return this.#person ? { [ACTS_FOR]: this.#person.id } : {}
  }
}

/** Whose this page is. */
export const whose = new Whose()
