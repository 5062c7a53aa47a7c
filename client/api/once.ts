import type { Answer } from "./answer.ts"
import { post } from "./request.ts"

/** How long the same words, given again, are the same command, in milliseconds. Later they are meant once more. */
const SAME_FOR = 5 * 60_000

/** Bytes of a name: nobody else's is ever the same. */
const NAME = 16

interface Named {
  readonly key: string
  readonly at: number
}

/**
 * The names of commands to which no answer came. A browser sends a request again by itself when the connection ends without an answer,
 * and a person who was told that the server cannot be reached presses again: under the same name, the server does it once.
 */
export class Names {
  readonly #open = new Map<string, Named>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** The name for a command, given as text: the one it had where it was given a short while ago and not answered. */
  of(command: string): string {
    const known = this.#open.get(command)
    if (known && this.#now() - known.at < SAME_FOR) return known.key
    const key = Array.from(crypto.getRandomValues(new Uint8Array(NAME)), (byte) => byte.toString(16).padStart(2, "0")).join("")
    this.#open.set(command, { key, at: this.#now() })
    return key
  }

  /** Notes an answer, by its status: below 500 the server has decided, and the same words are another command. */
  answered(command: string, status: number): void {
    if (status > 0 && status < 500) this.#open.delete(command)
  }
}

const names = new Names()

/** Asks for something to be done; asked again because no answer came, it is done once. */
export async function postOnce<T>(path: string, body: object): Promise<Answer<T>> {
  const said = JSON.stringify([path, body])
  const answer = await post<T>(path, { ...body, once: names.of(said) })
  names.answered(said, answer.ok ? 200 : answer.refusal.status)
  return answer
}
