import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Caller } from "./client.testing.ts"

/** An open stream of a record, read frame by frame. */
export class Listening {
  readonly #reader: ReadableStreamDefaultReader<string>
  readonly #abort: AbortController
  readonly response: Response
  #text = ""
  /** All that has come, as it came. */
  raw = ""

  private constructor(response: Response, abort: AbortController) {
    this.response = response
    this.#abort = abort
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  }

  /** Opens the record's stream as a person. */
  static async open(who: Caller, id: string, headers: Record<string, string> = {}): Promise<Listening> {
    const abort = new AbortController()
    const url = `http://127.0.0.1:${who.house.port}/api/letters/${id}/record`
    const response = await fetch(url, { headers: { accept: "text/event-stream", cookie: who.cookie, ...headers }, signal: abort.signal })
    return new Listening(response, abort)
  }

  /** The next event; null when the stream has ended. Checks that its id is its number. */
  async next(): Promise<LetterEvent | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n")
      if (end >= 0) {
        const frame = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        const data = /^data: (.*)$/m.exec(frame)
        if (!data) continue
        const event = JSON.parse(data[1]!) as LetterEvent
        if (!frame.includes(`id: ${event.seq}\n`)) throw new Error(`a frame of event ${event.seq} has another id: ${frame}`)
        return event
      }
      const { value, done } = await this.#reader.read()
      if (done) return null
      this.#text += value
      this.raw += value
    }
  }

  /** The numbers of the next events. */
  async take(count: number): Promise<number[]> {
    const seqs: number[] = []
    while (seqs.length < count) seqs.push((await this.next())!.seq)
    return seqs
  }

  /** Breaks the connection. */
  close(): void {
    this.#abort.abort()
  }
}
