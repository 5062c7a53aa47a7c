import * as encoding from "lib0/encoding"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { aWhile, until } from "../../tools/stage/people.ts"
import { closes, Ground } from "../../tools/stage/ground.ts"
import { presenceFrame } from "./frames.ts"
import { frameOf } from "./presence.ts"

const ground = new Ground()
beforeAll(() => ground.opens())
beforeEach(() => ground.begins())
afterEach(() => ground.ends())
afterAll(() => ground.closes())

/** A presence frame with one state. */
function presence(client: number, state: unknown, clock = 1): Uint8Array {
  return presenceFrame(encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }))
}

test("presence is not forged: not somebody else's, not under another name", async () => {
  const [ada, amy] = [await ground.sits("ada", "joint"), await ground.sits("amy", "joint")]
  const shown = (client: number): unknown => amy.provider.awareness.getStates().get(client)
  ada.provider.awareness.setLocalStateField("writing", "introduction")
  await until("seen", () => JSON.stringify(shown(ada.doc.clientID))?.includes("introduction") ?? false)
  const first = await ground.mallory("ben", "joint")
  first.send(presence(ada.doc.clientID, { writing: "forged" }, 99))
  const second = await ground.mallory("ben", "joint")
  second.send(presence(4711, { user: { name: "Ada", side: "requesting" } }), presence(ada.doc.clientID, null, 99), presence(4712, { x: 1 }))
  await until("seen", () => shown(4711) !== undefined)
  await aWhile()
  expect(shown(4711)).toEqual({ user: { name: "Ben", side: "responding" } })
  expect(shown(4712)).toBeUndefined()
  expect(shown(ada.doc.clientID)).toEqual({ user: { name: "Ada", side: "requesting" }, writing: "introduction" })
})

test("what was said on a connection before this one, and comes later, takes nobody off", async () => {
  const ben = await ground.sits("ben", "joint")
  const shown = (): unknown => ben.provider.awareness.getStates().get(4711)?.["writing"]
  const [before, now] = [await ground.mallory("ada", "joint"), await ground.mallory("ada", "joint")]
  before.send(presence(4711, { writing: "introduction" }, 1))
  await until("here", () => shown() === "introduction")
  now.send(presence(4711, { writing: "closing" }, 4))
  await until("back", () => shown() === "closing")
  before.send(presence(4711, null, 2))
  await aWhile()
  const amy = await ground.sits("amy", "joint")
  await until("told who is here", () => amy.provider.awareness.getStates().has(4711))
  now.send(presence(4711, null, 5))
  await until("gone", () => shown() === undefined)
})

test("a large presence is refused", async () => {
  const connection = await ground.mallory("ada", "joint")
  connection.send(presence(1, { a: "x".repeat(10_000) }))
  await closes(connection, "TooLarge")
})

test.each([
  ["in letters of three bytes", JSON.stringify({ a: "\u5b57".repeat(2000) })],
  ["in numbers that are written out longer than they were sent", `{"a":[${Array.from({ length: 700 }, () => "1e20").join()}]}`],
])("a presence that is short as it is sent and large as it is told is refused: %s", async (_, json) => {
  expect(json.length).toBeLessThan(4096)
  const connection = await ground.mallory("ada", "joint")
  connection.send(frameOf([{ client: 1, clock: 1, json }]))
  await closes(connection, "TooLarge")
})

test("a presence that is no object, or carries a prototype, does no harm", async () => {
  const ada = await ground.sits("ada", "joint")
  for (const state of [7, "x", [1]]) {
    const connection = await ground.mallory("ben", "joint")
    connection.send(presence(1, state))
    await closes(connection, "Unapplied")
  }
  const connection = await ground.mallory("ben", "joint")
  connection.send(presenceFrame(encoding.encode((encoder) => {
    for (const part of [1, 5, 1]) encoding.writeVarUint(encoder, part)
    encoding.writeVarString(encoder, '{"__proto__":{"side":"requesting"},"constructor":1}')
  })))
  await until("seen", () => ada.provider.awareness.getStates().has(5))
  expect(ada.provider.awareness.getStates().get(5)).toMatchObject({ user: { name: "Ben", side: "responding" } })
})

test("[A2] who is in a private draft is not told to the other side", async () => {
  const ben = await ground.mallory("ben", "joint")
  await ground.stage.see(ground.letter, "ada", "private")
  const ada = await ground.sits("ada", "requesting")
  ada.provider.awareness.setLocalStateField("writing", "SECRETISSUE")
  ada.text().insert(0, "SECRET")
  await until("saved", () => (ada.saved?.count ?? 0) >= 3)
  await aWhile()
  expect(ben.heard).not.toContain("SECRET")
})
