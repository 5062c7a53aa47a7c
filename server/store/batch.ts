/** One thing waiting to be written in a shared transaction. */
export interface Job<Item> {
  readonly item: Item
  readonly done: (value: unknown) => void
  readonly failed: (error: unknown) => void
}

/**
 * Group commit: what is asked for while one commit is on its way goes into the next, together. One wait for the disk then
 * pays for many keystrokes, and a lone one waits for nobody.
 */
export class Batch<Item> {
  private waiting: Job<Item>[] = []
  private running: Promise<void> | null = null
  private readonly commit: (jobs: readonly Job<Item>[]) => Promise<void>
  private readonly most: number

  /**
   * @param commit Runs the jobs in one transaction and settles each of them; must not reject.
   * @param most Jobs in one transaction.
   */
  constructor(commit: (jobs: readonly Job<Item>[]) => Promise<void>, most: number) {
    this.commit = commit
    this.most = most
  }

  /**
   * Has the item written in the next transaction; resolves with what `commit` says of it when that is on disk.
   *
   * @param atOnce Whoever asks has gathered already: nobody else is waited for.
   */
  add<Result>(item: Item, atOnce = false): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ item, done: (value) => resolve(value as Result), failed: reject })
      this.running ??= this.run(atOnce)
    })
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(atOnce: boolean): Promise<void> {
    // One turn of the event loop: everything that has already arrived on other sockets joins in.
    if (!atOnce) await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, this.most))
    this.running = null
  }
}
