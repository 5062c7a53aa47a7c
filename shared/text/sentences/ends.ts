import { scan } from "./candidates.ts"
import { features, MOST, neighbours, type Sink } from "./features.ts"
import { score } from "./model.ts"
import { paragraphs } from "./paragraphs.ts"
import { rule } from "./rules.ts"

const sink: Sink = { ids: new Int32Array(MOST), count: 0 }

/** Sentences as `[start, end)`: a rule decides where one holds, the model elsewhere, and a paragraph's end always. */
export function ends(text: string): [start: number, end: number][] {
  const found: [number, number][] = []
  for (const [from, to] of paragraphs(text)) {
    let start = from
    scan(text, from, to, (c) => {
      if (c.next >= to) return false
      const near = neighbours(text, c)
      let yes = rule(c, near)?.ends
      if (yes === undefined) {
        features(c, near, sink)
        yes = score(sink) > 0
      }
      if (yes) { found.push([start, c.end]); start = c.next }
      return yes
    })
    found.push([start, to])
  }
  return found
}
