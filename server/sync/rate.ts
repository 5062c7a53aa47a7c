/** Refills steadily up to a burst; each use takes something out. */
export class Bucket {
  private left: number
  private at = performance.now()
  private readonly burst: number
  private readonly perSecond: number

  constructor(burst: number, perSecond: number) {
    this.left = burst
    this.burst = burst
    this.perSecond = perSecond
  }

  /** Takes out `amount`; false when there is not so much. */
  take(amount: number): boolean {
    if (!this.has(amount)) return false
    this.left -= amount
    return true
  }

  /** Takes out `amount`, be it more than there is; false where nothing was left. */
  spend(amount: number): boolean {
    const hadSome = this.has(1)
    this.left -= amount
    return hadSome
  }

  get isFull(): boolean {
    return this.has(this.burst)
  }

  /** Whether `amount` is there. */
  has(amount: number): boolean {
    const now = performance.now()
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond)
    this.at = now
    return this.left >= amount
  }
}
