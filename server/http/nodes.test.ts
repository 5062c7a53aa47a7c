import { afterAll, beforeAll, expect, test } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { verify } from "../../shared/record/verify.ts"
import { Postgres } from "../../tools/stage/postgres.ts"
import { Caller, NEW_LETTER, openHouse, proffer, signedUp, twoCounsel, type House, type Made } from "./client.testing.ts"
import { Listening } from "./listening.testing.ts"

let postgres: Postgres
let here: House
let there: House
beforeAll(async () => {
  postgres = await Postgres.start()
  const env = { DATABASE_URL: await postgres.database("letters"), AUTH_SECRET: "one secret for all the servers of a firm" }
  here = await openHouse(env)
  there = await openHouse(env)
}, 120_000)
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await postgres.stop()
})

/** The same person, with the same session, at another server. */
function at(house: House, caller: Caller): Caller {
  const same = new Caller(house, caller.name)
  same.cookie = caller.cookie
  return same
}

test("a session, a letter and a stream are the same at every server", async () => {
  const { rosa, daniel, mallory, id } = await twoCounsel(here)
  const elsewhere = at(there, daniel)
  const ear = await Listening.open(elsewhere, id, { "last-event-id": "3" })
  expect((await rosa.does(id, proffer("Yes."))).status).toBe(200)
  expect(await ear.take(1)).toEqual([4])
  expect((await elsewhere.does(id, proffer("No."))).status).toBe(200)
  expect(await ear.take(1)).toEqual([5])
  expect((await rosa.sees(id)).seq).toBe(5)
  expect((await at(there, mallory).get(`/api/letters/${id}`)).status).toBe(404)
  ear.close()
})

test("[R1] both sides at once, each at another server: everything lands once, in one chain", async () => {
  const { rosa, daniel, id } = await twoCounsel(here)
  const elsewhere = at(there, daniel)
  const asked = Array.from({ length: 6 }, (_, n) => [
    rosa.does(id, { type: "add-issue", heading: [{ text: `Rosa ${n}` }] }),
    elsewhere.does(id, { type: "add-issue", heading: [{ text: `Daniel ${n}` }] }),
  ])
  const proffers = [rosa.does(id, proffer("One.")), at(there, rosa).does(id, proffer("Two."))]
  expect((await Promise.all(asked.flat())).map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect((await Promise.all(proffers)).map(({ status }) => status).sort()).toEqual([200, 409])
  const { body } = await rosa.get<{ events: LetterEvent[]; head: string }>(`/api/letters/${id}/record`)
  expect(body.events).toHaveLength(16)
  expect(verify(body.events, body.head).ok).toBe(true)
})

test("begun, invited and joined under one name at both servers at once: once, and answered alike", async () => {
  const [rosa, daniel] = [await signedUp(here), await signedUp(here, "Daniel Okafor")]
  const both = async <T>(who: Caller, path: string, body: object): Promise<T> => {
    const [one, other] = await Promise.all([who, at(there, who)].map((caller) => caller.post<T>(path, { ...body, once: "0123456789abcdef" })))
    // Each of these two servers says where it is itself.
    expect([other!.status, { ...other!.body, url: "" }]).toEqual([one!.status, { ...one!.body, url: "" }])
    return one!.body
  }
  const { id } = await both<{ id: string }>(rosa, "/api/letters", NEW_LETTER)
  const { token, code } = await both<Made>(rosa, `/api/letters/${id}/invitations`, { side: "responding", role: "counsel" })
  expect(await both(daniel, `/api/invitations/${token}/accept`, { code })).toEqual({ letterId: id })
  expect((await rosa.sees(id)).seq).toBe(2)
  expect((await rosa.get<unknown[]>("/api/letters")).body).toHaveLength(1)
})

test("a database that is not there is told in words", async () => {
  await expect(openHouse({ DATABASE_URL: "postgres://letters@127.0.0.1:1/none" })).rejects.toThrow(/DATABASE_URL cannot be used.*ECONNREFUSED/)
})
