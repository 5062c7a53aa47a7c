import { randomUUID } from "node:crypto"
import type { Answer, Client, Draft } from "../../e2e/client.ts"
import { DOC_NAMES, type DocName, partRoot, positionRoot } from "../../shared/sync/docs.ts"
import type { Side } from "../../shared/letter/side.ts"

/** Characters after which the older half is erased, so that a draft stays as long as people write them. */
const LONG = 400

/** One person at one letter: three drafts and the record's stream, while the person is there. */
export class Seat {
  readonly client: Client
  readonly letter: string
  readonly side: Side
  private drafts: Partial<Record<DocName, Draft>> = {}
  private stream: AbortController | null = null
  private said = 0

  constructor(client: Client, letter: string, side: Side) {
    this.client = client
    this.letter = letter
    this.side = side
  }

  get isHere(): boolean {
    return this.stream !== null
  }

  comes(): void {
    for (const doc of DOC_NAMES) this.drafts[doc] = this.client.opens(this.letter, doc)
    this.stream = new AbortController()
    void this.listens(this.stream.signal)
  }

  leaves(): void {
    for (const doc of DOC_NAMES) this.drafts[doc]?.leave()
    this.drafts = {}
    this.stream?.abort()
    this.stream = null
  }

  /** Types a key in the own draft, or now and then in the joint one. */
  types(isJoint: boolean): void {
    const draft = this.drafts[isJoint ? "joint" : this.side]
    if (!draft?.provider.synced) return
    const text = draft.text(isJoint ? partRoot("introduction") : positionRoot("issue-1"))
    if (text.length > LONG) text.delete(0, LONG / 2)
    text.insert(text.length, "abcdefghij klmnopqrst uvwxyz "[this.said++ % 29]!)
  }

  /** Puts words into the letter, or, where it is not this side's turn, remarks something. */
  async speaks(): Promise<Answer<unknown>> {
    const runs = [{ text: `We have said so ${this.said} times.` }]
    const answer = await this.gives({ type: "proffer", issue: "issue-1", runs })
    return answer.status === 409 ? this.gives({ type: "comment", runs, audience: "side" }) : answer
  }

  /** Fetches the letter as it would be printed. */
  prints(): Promise<Answer<unknown>> {
    return this.client.asks("GET", `/api/letters/${this.letter}/letter.pdf`)
  }

  /** Gives a command, and once more under the same name where no answer came, as the page and its person do. */
  private async gives(command: object): Promise<Answer<unknown>> {
    const named = { ...command, once: randomUUID() }
    const answer = await this.client.does(this.letter, named)
    return answer.broke === undefined ? answer : { ...(await this.client.does(this.letter, named)), broke: answer.broke }
  }

  private async listens(signal: AbortSignal): Promise<void> {
    const headers = { ...this.client.headers, accept: "text/event-stream" }
    try {
      const response = await fetch(`${this.client.url}/api/letters/${this.letter}/record`, { headers, signal })
      for await (const _ of response.body ?? []) if (signal.aborted) return
    } catch {
      // The person has left.
    }
  }
}
