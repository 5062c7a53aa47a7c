/**
 * Lets so many in at once; the others wait in line, up to a number. For work that holds a thread: a password's hash takes a
 * tenth of a second of one of the four threads that also read the files and write the database.
 */
export class Turnstile {
  private inside = 0
  private readonly line: (() => void)[] = []
  private readonly atOnce: number
  private readonly waiting: number

  constructor(atOnce: number, waiting: number) {
    this.atOnce = atOnce
    this.waiting = waiting
  }

  /** Does the work when its turn comes; null when the line is full. */
  async pass<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.inside < this.atOnce) this.inside++
    else if (this.line.length >= this.waiting) return null
    else await new Promise<void>((resolve) => this.line.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.line.shift()
      if (next) next()
      else this.inside--
    }
  }
}
