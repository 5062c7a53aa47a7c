import { expect } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Side } from "../../shared/letter/side.ts"
import { verify } from "../../shared/record/verify.ts"
import { Close } from "../../shared/sync/wire.ts"
import { type Counsel, type Ear, type Typist, until } from "./counsel.ts"

/** Between two words of one person, in ms: somebody who types without a pause. */
const WORD = 40
/** What an honest client is never told, whatever breaks. */
const ACCUSED: ReadonlySet<number> = new Set([Close.Unapplied.code, Close.TooLarge.code, Close.Trespass.code, Close.TooFast.code, Close.SignedOut.code])

/**
 * Both sides at work: each types its own draft, watches the other's, and they take turns, all through one address; and
 * somebody listens at each server. Afterwards it is known to the letter what must be where.
 */
export class Morning {
  readonly #rosa: Counsel
  readonly #daniel: Counsel
  readonly #at: string
  readonly #nodes: readonly string[]
  readonly #letter: string
  readonly #typed: Record<Side, string> = { requesting: "", responding: "" }
  /** The words of each turn, in the order in which they were put into the letter. */
  readonly #turns: string[] = []
  #isOver = false
  #word = 0

  /** @param at The balancer. @param nodes The servers behind it. */
  constructor(people: { rosa: Counsel; daniel: Counsel }, at: string, nodes: readonly string[], letter: string) {
    this.#rosa = people.rosa
    this.#daniel = people.daniel
    this.#at = at
    this.#nodes = nodes
    this.#letter = letter
  }

  /** Lets both work while something fails, until it has failed and some turns have been taken since; then looks at everything. */
  async passes(failing: () => Promise<void>): Promise<void> {
    const [hers, his] = [await this.#rosa.sits(this.#at, this.#letter, "requesting"), await this.#daniel.sits(this.#at, this.#letter, "responding")]
    const watch = [await this.#daniel.sits(this.#at, this.#letter, "requesting"), await this.#rosa.sits(this.#at, this.#letter, "responding")] as const
    const ears = this.#nodes.map((node) => this.#rosa.listens(node, this.#letter))
    const working = [this.#types(hers, "requesting"), this.#types(his, "responding"), this.#takesTurns()]
    const broken = Promise.race([Promise.all(working), failing()])
    try {
      await broken
      const since = this.#turns.length
      await until("two more turns", () => this.#turns.length >= since + 2)
    } finally {
      this.#isOver = true
      await Promise.all(working)
    }
    await this.#looksAtDrafts([hers, watch[0]], [his, watch[1]])
    await this.#looksAtRecord(ears)
    expect([hers, his, ...watch].flatMap(({ codes }) => codes).filter((code) => ACCUSED.has(code))).toEqual([])
  }

  async #types(typist: Typist, side: Side): Promise<void> {
    while (!this.#isOver) {
      const word = ` ${++this.#word}`
      this.#typed[side] += word
      typist.types(word)
      await new Promise((resolve) => setTimeout(resolve, WORD))
    }
  }

  /** Each side in its turn asks until it is in: an answer that was lost says nothing of whether the words were taken. */
  async #takesTurns(): Promise<void> {
    for (let turn = 1; !this.#isOver; turn++) {
      const words = `Turn ${turn}.`
      const proffer = { type: "proffer", issue: "issue-1", runs: [{ text: words }] }
      let isIn = false
      await until(`turn ${turn} is taken`, async () => {
        const { status, body } = await (turn % 2 ? this.#rosa : this.#daniel).command(this.#at, this.#letter, proffer)
        // The first answer was lost: it is the other side's turn already.
        isIn = status === 200 || (status === 409 && body.code === "not-your-turn")
        return isIn || this.#isOver
      })
      if (isIn) this.#turns.push(words)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  async #looksAtDrafts(hers: readonly Typist[], his: readonly Typist[]): Promise<void> {
    await until("all is saved", () => hers[0]!.isSaved && his[0]!.isSaved)
    for (const [side, typists] of [["requesting", hers], ["responding", his]] as const) {
      for (const typist of typists) await until("all see the same", () => typist.words === this.#typed[side])
      for (const node of this.#nodes) expect((await this.#rosa.sits(node, this.#letter, side)).words).toBe(this.#typed[side])
    }
  }

  async #looksAtRecord(ears: readonly Ear[]): Promise<void> {
    const records = await Promise.all(this.#nodes.map((node) => this.#daniel.record(node, this.#letter)))
    const { events, head } = records[0]!
    for (const record of records) expect(record).toEqual(records[0])
    expect(verify(events, head)).toMatchObject({ ok: true, events: events.length })
    const proffered = events.filter(({ type }) => type === "proffered").map(wordsIn)
    // The last one may have been taken without an answer before the morning was over.
    expect(proffered.slice(0, this.#turns.length)).toEqual(this.#turns)
    expect(new Set(proffered).size).toBe(proffered.length)
    expect(proffered.length - this.#turns.length).toBeLessThanOrEqual(1)
    for (const ear of ears) await until("all is heard", () => ear.events.length >= events.length)
    for (const ear of ears) expect(ear.events).toEqual(events)
  }
}

function wordsIn(event: LetterEvent): string {
  return (event as { runs?: readonly { text: string }[] }).runs?.[0]?.text ?? ""
}
