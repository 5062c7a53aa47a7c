import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Answer } from "./answer.ts"
import { post } from "./request.ts"

/** How long the same words, given again, are the same command, in milliseconds. Later they are meant once more. */
const SAME_FOR = 5 * 60_000

/** Bytes of a name: nobody else's is ever the same. */
const NAME = 16

interface Named {
  readonly path: string
  readonly key: string
  readonly at: number
  /** When its person's first act since then was done, by the record: it may be what this command did. Null until one was seen. */
  seen: string | null
}

/** When something happened, and who did it. */
type Act = Pick<LetterEvent, "at" | "actor">

/**
 * The names of commands to which no answer came. A browser sends a request again by itself when the connection ends without an answer,
 * and a person who was told that the server cannot be reached presses again: under the same name, the server does it once. A name
 * ends where things have moved on since: the same words are then meant once more, as where "private" follows on "live" again.
 */
export class Names {
  /** By what was given, in the order in which it was given last. */
  readonly #open = new Map<string, Named>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** The name for a command, given as text: the one it had where it was given a short while ago and not answered. */
  of(path: string, body: string): string {
    const said = saidOf(path, body)
    const known = this.#open.get(said)
    const named = known && this.#now() - known.at < SAME_FOR ? known : { path, key: freshName(), at: this.#now(), seen: null }
    this.#open.delete(said)
    this.#open.set(said, named)
    return named.key
  }

  /**
   * Notes an answer, by its status: below 500 the server has decided, and the same words are another command. One that was granted
   * also ends the names of all that was given before it in the same place.
   */
  answered(path: string, body: string, status: number): void {
    const said = saidOf(path, body)
    if (status <= 0 || status >= 500 || !this.#open.has(said)) return
    for (const [earlier, named] of this.#open) {
      if (earlier === said) break
      if (status < 400 && named.path === path) this.#open.delete(earlier)
    }
    this.#open.delete(said)
  }

  /**
   * Notes what the record tells. One's own act may be what an open command did, and does not end its name: the page has just said
   * "try again" of it. The next act of anybody does.
   */
  saw(path: string, { at, actor }: Act, userId: string): void {
    for (const [said, named] of this.#open) {
      if (named.path !== path) continue
      // All events of one command have the same time.
      if (named.seen !== null && named.seen !== at) this.#open.delete(said)
      else if (actor.userId === userId) named.seen = at
    }
  }
}

const saidOf = (path: string, body: string) => JSON.stringify([path, body])

function freshName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(NAME)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}

const names = new Names()

/**
 * Keeps the name of a command where the next page finds it, before the command goes.
 *
 * @param said The command, as text. @param offered The name that this page has for it.
 * @returns The name under which it goes: an earlier page may have given the same.
 */
export type Naming = (said: string, offered: string) => Promise<string>

/** Asks for something to be done; asked again because no answer came, it is done once. */
export async function postOnce<T>(path: string, body: object, naming?: Naming): Promise<Answer<T>> {
  const text = JSON.stringify(body)
  const offered = names.of(path, text)
  const once = naming ? await naming(saidOf(path, text), offered) : offered
  const answer = await post<T>(path, { ...body, once })
  names.answered(path, text, answer.ok ? 200 : answer.refusal.status)
  return answer
}

/** Notes what the record of a letter tells, for the commands that this person gives at a path. */
export function sawEvents(path: string, events: readonly LetterEvent[], userId: string): void {
  for (const event of events) names.saw(path, event, userId)
}
