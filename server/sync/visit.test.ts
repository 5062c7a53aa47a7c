import { expect, test } from "vitest"
import { updateFrame } from "./frames.ts"
import { Visit } from "./visit.ts"

test("a visit that is over holds nothing of what it said and heard: the room remembers for a while who was here", () => {
  const visit = new Visit({ doc: "joint", frames: [updateFrame(new Uint8Array(9))], vector: Uint8Array.of(0), present: new Map(), mark: "" }, true)
  visit.send(updateFrame(new Uint8Array(9)))
  expect(visit.leave().frames).toHaveLength(1)
  expect(visit.leave().frames).toEqual([])
  const again: unknown[] = []
  visit.on("message", (frame) => again.push(frame))
  visit.speak()
  expect(again).toHaveLength(1)
})
