/** Characters of the shorter text, and how many times longer the longer one is. */
const [SHORT, TIMES] = [2_000, 16]
/** What counts as no time at all, in µs of the processor: below it the clock says more of the machine than of the work. */
const FLOOR = 2_500

/**
 * How much dearer a text of sixteen times the length is, in processor time: 16 where the work grows with the length, 256 where it
 * grows with its square. The work is done twice; the better time counts.
 */
export function growth(work: (text: string) => unknown, unit: string): number {
  const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length))
  cost(work, text(SHORT))
  return cost(work, text(SHORT * TIMES)) / Math.max(FLOOR, cost(work, text(SHORT)))
}

/** Between the two, with room for a machine that is busy with other things. */
export const LINEAR = 120

function cost(work: (text: string) => unknown, text: string): number {
  let best = Infinity
  for (let n = 0; n < 2; n++) {
    const from = process.cpuUsage()
    work(text)
    best = Math.min(best, process.cpuUsage(from).user)
  }
  return best
}
