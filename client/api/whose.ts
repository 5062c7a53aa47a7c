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

  get person(): Person | null {
    return this.#person
  }

  /** Somebody signed in on this page, or out. */
  set(person: Person | null): void {
    this.#person = person
  }

  /** The server has said whose session it is. False where that is another person than the page acts for: it must begin anew. */
  told(person: Person | null): boolean {
    if (person && this.#person && person.id !== this.#person.id) return false
    if (person) this.set(person)
    return true
  }

  /** What a request says of it. */
  headers(): Readonly<Record<string, string>> {
    return this.#person ? { [ACTS_FOR]: this.#person.id } : {}
  }
}

/** Whose this page is. */
export const whose = new Whose()
