import fc from "fast-check"
import { expect, test } from "vitest"
import { frames } from "./frames.ts"

const STREAM = ': hello\n\nid: 1\ndata: {"seq":1}\n\nevent: notice\ndata: two\ndata: lines\n\n: beat\n\ndata:bare\r\n\r\nretry: 10\n\nevent: aside\n\n'
const WHOLE = [
  { event: "message", data: '{"seq":1}' },
  { event: "notice", data: "two\nlines" },
  { event: "message", data: "bare" },
  { event: "aside", data: "" },
]

test("a stream is cut into its messages; comments are none", () => expect(frames()(STREAM)).toEqual(WHOLE))

test("however the network cuts the text, the messages are the same", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length)), (cuts) => {
      const cut = frames()
      const edges = [0, ...cuts.sort((a, b) => a - b), STREAM.length]
      const got = edges.slice(1).flatMap((end, index) => cut(STREAM.slice(edges[index], end)))
      expect(got).toEqual(WHOLE)
    }),
    { seed: 7, numRuns: 300 },
  )
})
