import type { Client, Draft } from "../../e2e/client.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { opponent, type Side } from "../../shared/letter/side.ts"
import { DOC_NAMES, type DocName, partRoot, positionRoot } from "../../shared/sync/docs.ts"

/** Characters after which the older ones are erased. */
const LONG = 600

/** A command that was given: its words are nobody else's, and whether the server said that it was done. */
export interface Given {
  readonly words: string
  readonly isAside: boolean
  answer: { readonly status: number; readonly events: readonly LetterEvent[] } | null
}

/** Where one counsel writes numbered words in the own draft and in the joint one, and reads all three. */
export class Desk {
  readonly side: Side
  readonly given: Given[] = []
  /** Events that came over the record's stream. */
  readonly heard: LetterEvent[] = []
  drafts: Record<DocName, Draft>
  private readonly client: Client
  private readonly letter: string
  private readonly deafen: () => void
  private number = 0
  /** The last word written to each doc. */
  private readonly last: Partial<Record<DocName, string>> = {}
  /** What was acknowledged in drafts that are closed. */
  private before: { doc: DocName; update: Uint8Array }[] = []

  constructor(client: Client, letter: string, side: Side) {
    this.client = client
    this.letter = letter
    this.side = side
    this.drafts = this.open()
    this.deafen = client.hears(letter, (event) => this.heard.push(event))
  }

  /** What stands before the number of each of one's words. */
  get initial(): string {
    return this.side === "requesting" ? "q" : "p"
  }

  /** Whether all that is written here is on the server's disk, as far as the server has said. */
  get isSaved(): boolean {
    return [this.drafts[this.side], this.drafts.joint].every(({ isSaved }) => isSaved) && this.isSynced
  }

  get isSynced(): boolean {
    return DOC_NAMES.every((doc) => this.drafts[doc].provider.synced)
  }

  /** Writes a word; now and then erases an old half. */
  types(doc: DocName = this.number % 3 === 2 ? "joint" : this.side): void {
    const draft = this.drafts[doc]
    // Never a paragraph of one's own beside the one that is about to come.
    if (!draft.provider.synced && draft.doc.getXmlFragment(rootOf(doc)).length === 0) return
    const text = draft.text(rootOf(doc))
    // Whole words: what two people erase at the same moment must not leave the half of one beside the half of another.
    if (text.length > LONG) text.delete(0, text.toString().indexOf(" ", LONG / 2))
    const word = `${this.initial}${++this.number}`
    text.insert(text.length, ` ${word}`)
    this.last[doc] = word
  }

  /** Puts words into the letter, or remarks something to both or to the own side. */
  async speaks(kind: "proffer" | "both" | "side"): Promise<void> {
    const words = `Said ${kind} ${this.side} ${++this.number}.`
    const runs = [{ text: words }]
    const given: Given = { words, isAside: kind === "side", answer: null }
    this.given.push(given)
    const command = kind === "proffer" ? { type: "proffer", issue: "issue-1", runs } : { type: "comment", runs, audience: kind }
    const { status, body } = await this.client.does(this.letter, command)
    given.answer = { status, events: body.events ?? [] }
  }

  /** Gives the updates that the server has acknowledged since this was last asked. */
  takeAcknowledged(): readonly { doc: DocName; update: Uint8Array }[] {
    const all = [...this.before, ...DOC_NAMES.flatMap((doc) => this.drafts[doc].acknowledged.splice(0).map((update) => ({ doc, update })))]
    this.before = []
    return all
  }

  /** Closes all drafts, as a page that is left. */
  leaves(): void {
    this.before = [...this.takeAcknowledged()]
    for (const doc of DOC_NAMES) this.drafts[doc].leave()
  }

  /** Opens them afresh. */
  comesBack(): void {
    this.drafts = this.open()
  }

  /** Is done with the letter. */
  ends(): void {
    this.leaves()
    this.deafen()
  }

  /** What is wrong with one's own words in a doc: doubled, out of order, or the last one missing; null where nothing is. */
  wrong(doc: DocName, text = this.read(doc)): string | null {
    const mine = [...text.matchAll(new RegExp(` ${this.initial}(\\d+)(?= |$)`, "g"))].map(([, number]) => Number(number))
    const unordered = mine.find((number, n) => n > 0 && number <= mine[n - 1]!)
    if (unordered !== undefined) return `word ${this.initial}${unordered} is doubled or out of order in ${doc}: ${text}`
    // In the joint text the other side may have erased it.
    const last = doc === "joint" ? undefined : this.last[doc]
    return last === undefined || text.endsWith(` ${last}`) ? null : `the last word ${last} is missing in ${doc}: ${text}`
  }

  /** The text of a doc as it is here. */
  read(doc: DocName): string {
    return this.drafts[doc].doc.getXmlFragment(rootOf(doc)).toString().replaceAll(/<\/?paragraph>/g, "")
  }

  /** The other side's draft. */
  get watched(): Draft {
    return this.drafts[opponent(this.side)]
  }

  private open(): Record<DocName, Draft> {
    return Object.fromEntries(DOC_NAMES.map((doc) => [doc, this.client.opens(this.letter, doc)])) as Record<DocName, Draft>
  }
}

function rootOf(doc: DocName): string {
  return doc === "joint" ? partRoot("introduction") : positionRoot("issue-1")
}
