import * as prng from "lib0/prng"
import { Coverage } from "./coverage.ts"
import type { Target } from "./target.ts"

/** Inputs run between two looks at what was reached: a look costs as much as hundreds of quick runs. More where news is rare. */
const [FEW, MANY] = [16, 512]
/** Tries at making an input that fails smaller. */
const TRIES = 5000

/** How long to look, and from which seed. */
export interface Terms {
  readonly seed: number
  readonly runs: number
  /** Whether inputs that reach something new are kept and built upon; otherwise all are made from the target's own. */
  readonly guided: boolean
}

/** What a hunt came to. */
export interface Hunt<Input> {
  /** The inputs that reached something new. */
  readonly finds: readonly Input[]
  /** The smallest input found that breaks something, what it breaks, and how to see it again; null where nothing does. */
  readonly failure: { readonly input: Input; readonly words: string } | null
}

/** Gives a target one input after another. The same seed does the same again. */
export function hunt<Input>(target: Target<Input>, terms: Terms): Hunt<Input> {
  return new Hunter(target, terms).hunt()
}

class Hunter<Input> {
  private readonly target: Target<Input>
  private readonly terms: Terms
  private readonly coverage: Coverage
  private readonly random: prng.PRNG
  /** What reached something new. */
  private readonly finds: Input[] = []

  constructor(target: Target<Input>, terms: Terms) {
    this.target = target
    this.terms = terms
    this.coverage = new Coverage(target.files)
    this.random = prng.create(terms.seed)
  }

  hunt(): Hunt<Input> {
    let bad = this.badIn(this.target.seeds)
    this.coverage.news(true)
    for (let [left, size] = [this.terms.runs, FEW]; left > 0 && !bad; ) {
      const batch = Array.from({ length: Math.min(size, left) }, () => this.next())
      left -= batch.length
      bad = this.badIn(batch)
      const news = this.terms.guided && !bad ? this.sifted(batch) : []
      this.finds.push(...news)
      size = news.length > 0 ? FEW : Math.min(MANY, size * 2)
    }
    return { finds: this.finds, failure: bad && this.told(bad.input) }
  }

  private next(): Input {
    const { kind, words } = this.target
    return kind.mutated(this.one(), this.one(), words, this.random)
  }

  /** The finds, the latest more often; and the target's own, or few finds would be all that is ever tried. */
  private one(): Input {
    const { target: { seeds }, finds, random } = this
    if (finds.length === 0 || prng.int32(random, 0, 3) === 0) return seeds[prng.int32(random, 0, seeds.length - 1)]!
    return finds[Math.floor(Math.sqrt(prng.real53(random)) * finds.length)]!
  }

  private badIn(batch: readonly Input[]): { readonly input: Input } | null {
    const at = batch.findIndex((input) => faultOf(this.target, input) !== null)
    return at === -1 ? null : { input: batch[at]! }
  }

  /** Those of a batch that has just run that reached something new: halves are run again until there is one left. */
  private sifted(batch: readonly Input[]): Input[] {
    const isOne = batch.length === 1
    if (this.coverage.news(isOne) === 0) return []
    if (isOne) return [...batch]
    const middle = batch.length >> 1
    return [batch.slice(0, middle), batch.slice(middle)].flatMap((half) => {
      half.forEach((input) => this.target.run(input))
      return this.sifted(half)
    })
  }

  private told(bad: Input): Hunt<Input>["failure"] {
    const { target, terms: { seed } } = this
    const input = shrunk(target, bad)
    return { input, words: `${target.name}, seed ${seed}: ${faultOf(target, input)}\ninput: ${target.kind.shown(input)}` }
  }
}

/** What an input breaks; null when all holds. Nothing may leave a mark on what all objects have. */
export function faultOf<Input>(target: Target<Input>, input: Input): string | null {
  try {
    target.run(input)
    for (const key in {}) throw new Error(`all objects have ${key} now`)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

/** The input with everything left out that is not needed to break something. */
function shrunk<Input>(target: Target<Input>, bad: Input): Input {
  let best = bad
  let left = TRIES
  for (let smaller: Input | undefined = best; smaller !== undefined && left > 0;) {
    smaller = undefined
    for (const each of target.kind.smaller(best)) {
      if (left-- <= 0 || faultOf(target, each) === null) continue
      best = smaller = each
      break
    }
  }
  return best
}
