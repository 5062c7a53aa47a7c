import * as encoding from "lib0/encoding"
import { expect, test } from "vitest"
import { answerFrame, askFrame, parseFrame, updateFrame } from "./frames.ts"

test.each([0, 1, 127, 128, 16_383, 16_384, 300_000])("a frame with %i bytes is as the protocol's own encoder has it, and is read again", (length) => {
  const bytes = Uint8Array.from({ length }, (_, n) => n % 251)
  for (const [kind, frame] of [askFrame(bytes), answerFrame(bytes), updateFrame(bytes)].entries()) {
    const theirs = encoding.encode((encoder) => {
      for (const value of [0, kind]) encoding.writeVarUint(encoder, value)
      encoding.writeVarUint8Array(encoder, bytes)
    })
    expect(Buffer.compare(frame, theirs)).toBe(0)
    const read = parseFrame(frame)
    expect(read?.kind === "ask" ? read.stateVector : read?.kind === "update" && read.update).toEqual(bytes)
  }
})
