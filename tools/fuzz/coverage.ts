import { type Profiler, Session } from "node:inspector"

// V8 counts blocks only of what is compiled after this, and forgets them all when it is told to stop: so it starts as soon as this
// module is loaded, which must be before the code under test first runs, and goes on.
const session = new Session()
session.connect()
session.post("Profiler.enable")
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true })

/**
 * Which code of some files has run, by V8's own block counters. Counted in characters of the source as it runs: V8 joins blocks
 * that ran equally often, so blocks themselves cannot be told apart from one look to the next.
 */
export class Coverage {
  private readonly files: RegExp
  /** A byte for each character of each function: whether it ever ran. */
  private readonly ran = new Map<string, Uint8Array>()

  /** Starts to count. @param files Addresses of the modules that count. */
  constructor(files: RegExp) {
    this.files = files
    this.news(false)
  }

  /** Characters that ran since the last look and never before. A look takes 2 ms. @param keep Whether they count as known from now on. */
  news(keep: boolean): number {
    let fresh = 0
    for (const { url, functions } of this.counted()) {
      if (!this.files.test(url)) continue
      for (const { ranges } of functions) fresh += this.freshIn(url, ranges, keep)
    }
    return fresh
  }

  private counted(): readonly Profiler.ScriptCoverage[] {
    let counted: readonly Profiler.ScriptCoverage[] = []
    session.post("Profiler.takePreciseCoverage", (error, { result }) => {
      if (error) throw error
      counted = result
    })
    return counted
  }

  /** The ranges of a function lie one within the other; what an inner one says counts. */
  private freshIn(url: string, ranges: readonly Profiler.CoverageRange[], keep: boolean): number {
    const [{ startOffset: from, endOffset: to, count }] = ranges as [Profiler.CoverageRange]
    if (count === 0) return 0
    const now = new Uint8Array(to - from)
    for (const range of ranges) now.fill(range.count > 0 ? 1 : 0, range.startOffset - from, range.endOffset - from)
    const known = this.known(`${url}:${from}:${to}`, to - from)
    let fresh = 0
    for (let at = 0; at < now.length; at++) {
      if (now[at] === 0 || known[at] === 1) continue
      fresh++
      if (keep) known[at] = 1
    }
    return fresh
  }

  private known(key: string, length: number): Uint8Array {
    const known = this.ran.get(key) ?? new Uint8Array(length)
    this.ran.set(key, known)
    return known
  }
}
