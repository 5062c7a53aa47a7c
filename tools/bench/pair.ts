import type { Locator, Page } from "playwright-core"
import { type Spread, spread } from "./row.ts"
import { KEY, mainThread, noted, watch } from "./watch.ts"

/** The pause after a key, in ms: a fast typist. */
const PAUSE = 100

/** Somebody types in an editor, somebody else watches the part of another page in which the words appear. */
interface Places {
  readonly writer: Page
  readonly reader: Page
  readonly editor: Locator
  readonly read: Locator
}

/** What a key cost, in ms: until it was on either screen, in the layout's worker, and of the time of either main thread. */
export interface Cost {
  readonly own: Spread
  readonly other: Spread
  readonly laid: Spread
  readonly writing: number
  readonly reading: number
}

/** Two people at two browsers, and what their keys cost so far. */
export class Pair {
  readonly #places: Places
  readonly #works: () => Promise<number>
  readonly #reads: () => Promise<number>
  readonly #laidBefore: number
  #keys = 0
  #working = 0
  #reading = 0

  private constructor(places: Places, works: () => Promise<number>, reads: () => Promise<number>, laidBefore: number) {
    this.#places = places
    this.#works = works
    this.#reads = reads
    this.#laidBefore = laidBefore
  }

  /** Types some first words, so that everything has run once, and begins to watch. */
  static async sitDown(places: Places): Promise<Pair> {
    const { writer, reader, editor, read } = places
    await editor.click()
    await writer.keyboard.press("Control+End")
    await writer.keyboard.type(" The first words of all.", { delay: PAUSE })
    await writer.waitForTimeout(1000)
    await watch(writer, editor)
    await watch(reader, read)
    return new Pair(places, await mainThread(writer), await mainThread(reader), (await noted(writer)).laid.length)
  }

  /** Presses so many keys, with a space after every five, and waits until everything has arrived. */
  async type(keys: number): Promise<void> {
    const { writer } = this.#places
    const [worked, hadRead] = [await this.#works(), await this.#reads()]
    for (let i = 0; i < keys; i++) {
      if (i % 5 === 0) await writer.keyboard.press(" ")
      await writer.keyboard.press(KEY)
      await writer.waitForTimeout(PAUSE)
    }
    await writer.waitForTimeout(700)
    this.#keys += keys + Math.ceil(keys / 5)
    this.#working += (await this.#works()) - worked
    this.#reading += (await this.#reads()) - hadRead
  }

  async cost(): Promise<Cost> {
    const [mine, theirs] = [await noted(this.#places.writer), await noted(this.#places.reader)]
    const since = (seen: readonly number[]) => spread(seen.map((at, i) => at - mine.keys[i]!))
    const laid = spread(mine.laid.slice(this.#laidBefore))
    return { own: since(mine.seen), other: since(theirs.seen), laid, writing: this.#working / this.#keys, reading: this.#reading / this.#keys }
  }
}
