import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { Close, type CloseReason, MAX_SOCKETS } from "../../shared/sync/wire.ts"
import type { Mallory } from "../../tools/stage/mallory.ts"
import { aWhile, until } from "../../tools/stage/people.ts"
import { closes, Ground } from "../../tools/stage/ground.ts"
import { ORIGIN } from "../../tools/stage/stage.ts"
import { askFrame } from "./frames.ts"

const ground = new Ground()
beforeAll(() => ground.opens())
beforeEach(() => ground.begins())
afterEach(() => ground.ends())
afterAll(() => ground.closes())

const doors: [string, () => Promise<Mallory>, CloseReason][] = [
  ["without a session", () => ground.mallory(null, "joint"), "SignedOut"],
  ["to a letter that is not", () => ground.mallory("ada", "", `${ground.stage.url}/letter-0/joint`), "Unknown"],
  ["to a doc that is not", () => ground.mallory("ada", "constructor"), "Unknown"],
  ["to no doc", () => ground.mallory("ada", "", `${ground.stage.url}/${ground.letter}`), "Unknown"],
  ["by a path trick", () => ground.mallory("ada", "", `${ground.stage.url}/x%2f..%2f${ground.letter}/joint`), "Unknown"],
  ["by a prototype's name", () => ground.mallory("ada", "", `${ground.stage.url}/__proto__/joint`), "Unknown"],
  ["by a long path", () => ground.mallory("ada", "", `${ground.stage.url}/${"a".repeat(5000)}/joint`), "Unknown"],
  ["to somebody else's letter", () => ground.mallory("eve", "joint"), "Forbidden"],
]
for (const [name, open, reason] of doors)
  test(`an upgrade ${name} is told ${Close[reason].code}, and nothing else`, async () => {
    const connection = await open()
    await closes(connection, reason)
    expect(connection.frames).toEqual([])
  })

for (const origin of ["https://evil.test", `${ORIGIN}.evil.test`, "null", null])
  test(`an upgrade from the origin ${origin} gets HTTP 403`, async () => {
    expect((await ground.mallory("ada", "joint", undefined, origin)).status).toBe(403)
  })

test("an upgrade to another path gets HTTP 404", async () => {
  expect((await ground.mallory("ada", "", ground.stage.url.replace("/sync", "/other"))).status).toBe(404)
})

test("[A2] a private draft is not read, whoever of the other side asks", async () => {
  const ada = await ground.sits("ada", "requesting")
  ada.text().insert(0, "SECRET")
  await ground.stage.see(ground.letter, "ada", "private")
  for (const person of ["ben", "bob", "eve"]) {
    const connection = await ground.mallory(person, "requesting")
    connection.send(askFrame(Uint8Array.of(0)))
    await closes(connection, "Forbidden")
    expect(connection.frames).toEqual([])
  }
})

test("a person has at most 20 sockets, and others are not affected", async () => {
  const mine = await Promise.all(Array.from({ length: MAX_SOCKETS }, () => ground.mallory("ben", "joint")))
  await closes(await ground.mallory("ben", "joint"), "TooFast")
  expect(mine.every(({ isOpen }) => isOpen)).toBe(true)
  expect((await ground.mallory("ada", "joint")).isOpen).toBe(true)
  mine[0]!.leave()
  await aWhile()
  const again = await ground.mallory("ben", "joint")
  await aWhile()
  expect(again.isOpen).toBe(true)
})

test("[A1] nobody opens many sockets at once either", async () => {
  const many = await Promise.all(Array.from({ length: MAX_SOCKETS * 2 }, () => ground.mallory("ben", "joint")))
  await until("the rest are closed", () => many.filter(({ code }) => code === Close.TooFast.code).length === MAX_SOCKETS)
})

test("a session that has ended ends its sockets, and no others", async () => {
  const [desk, phone, amy] = [await ground.mallory("ada", "joint"), await ground.mallory("ada-phone", "joint"), await ground.mallory("amy", "joint")]
  ground.stage.ended.add("ada-phone")
  await ground.stage.sync.sessionsChanged("ada")
  await closes(phone, "SignedOut")
  expect([desk.isOpen, amy.isOpen]).toEqual([true, true])
})
