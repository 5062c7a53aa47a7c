import assert from "node:assert/strict"
import { answerFrame, askFrame, type Incoming, parseFrame, presenceFrame, savedFrame, updateFrame } from "../../server/sync/frames.ts"
import { BYTES } from "./bytes.ts"
import type { Target } from "./target.ts"

const SOME = Uint8Array.of(1, 2, 3)

/** A frame is one of the protocol's, or none; what it says is written and read again as the same, and is no longer than it was. */
export const FRAMES: Target<Uint8Array> = {
  name: "frames",
  files: /server\/sync\/frames|lib0\/(decoding|encoding)/,
  kind: BYTES,
  seeds: [askFrame(SOME), answerFrame(SOME), updateFrame(SOME), presenceFrame(SOME), savedFrame(SOME, 1), Uint8Array.of(3)],
  words: [],
  run(frame) {
    const read = parseFrame(frame)
    if (!read) return
    const again = written(read)
    assert.ok(again.length <= frame.length)
    assert.deepEqual(parseFrame(again), read)
  },
}

function written(said: Incoming): Uint8Array {
  switch (said.kind) {
    case "ask":
      return askFrame(said.stateVector)
    case "update":
      return said.whole ? answerFrame(said.update) : updateFrame(said.update)
    case "presence":
      return presenceFrame(said.states)
    case "who":
      return Uint8Array.of(3)
  }
}
