import { afterAll, beforeAll, expect, test } from "vitest"
import type { Command } from "../../shared/letter/command.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { openHouse, proffer, twoCounsel, type Caller, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

const NAME = "0123456789abcdef"
const named = (command: Command, once = NAME): Command => ({ ...command, once }) as Command & { once: string }
const remark = (audience: "side" | "both"): Command => ({ type: "comment", runs: [{ text: "Shall we speak?" }], audience })
const eventsOf = async (who: Caller, id: string): Promise<LetterEvent[]> => (await who.get<{ events: LetterEvent[] }>(`/api/letters/${id}/record`)).body.events
const noticesOf = async (who: Caller): Promise<number> => (await who.get<unknown[]>("/api/notices")).body.length

test("[R1] a command given again under its name is answered as before, done once and told once, also after a restart", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const before = (await eventsOf(rosa, id)).length
  const first = await rosa.does(id, named(remark("both")))
  expect(first.status).toBe(200)
  await rosa.does(id, proffer("Yes."))
  const told = await noticesOf(daniel)
  await house.restart()
  const again = await rosa.does(id, named(remark("both")))
  expect(again).toMatchObject({ status: 200, body: first.body })
  expect(await eventsOf(rosa, id)).toHaveLength(before + 2)
  expect(await noticesOf(daniel)).toBe(told)
})

test("[R1] given many times at the same moment it is done once, and each is answered so", async () => {
  const { rosa, id } = await twoCounsel(house)
  const answers = await Promise.all(Array.from({ length: 6 }, () => rosa.does(id, named(proffer("Yes.")))))
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(new Set(answers.map(({ body }) => body.head)).size).toBe(1)
  expect((await eventsOf(rosa, id)).filter(({ type }) => type === "proffered")).toHaveLength(1)
})

test("a remark for one's own side given twice under its name is there once", async () => {
  const { rosa, id } = await twoCounsel(house)
  for (let n = 0; n < 2; n++) expect((await rosa.does(id, named(remark("side")))).status).toBe(200)
  expect((await rosa.get<unknown[]>(`/api/letters/${id}/side-comments`)).body).toHaveLength(1)
})

test("a name is its person's: somebody else's command of that name is done; without names the same words are two remarks", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const before = (await eventsOf(rosa, id)).length
  await rosa.does(id, named(remark("both")))
  await daniel.does(id, named(remark("both")))
  for (let n = 0; n < 2; n++) await rosa.does(id, remark("both"))
  expect(await eventsOf(rosa, id)).toHaveLength(before + 4)
})
