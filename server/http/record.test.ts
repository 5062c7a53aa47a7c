import { afterAll, beforeAll, expect, test } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { verify } from "../../shared/record/verify.ts"
import { openHouse, proffer, twoCounsel, type House } from "./client.testing.ts"
import { Listening } from "./listening.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

test("the record is whole, verifies, and comes as a file", async () => {
  const { rosa, id } = await twoCounsel(house)
  const { body } = await rosa.get<{ events: LetterEvent[]; head: string }>(`/api/letters/${id}/record`)
  expect(body.events.map(({ type }) => type)).toEqual(["letter-created", "member-joined", "issue-added"])
  expect(body.events[0]!.prev).toBe("0".repeat(64))
  expect(verify(body.events, body.head).ok).toBe(true)
  const file = await rosa.get(`/api/letters/${id}/record.json`)
  expect(file.headers.get("content-disposition")).toBe(`attachment; filename="record-${id}.json"`)
  expect(file.body).toEqual(body)
  const { body: rest } = await rosa.get<{ events: LetterEvent[]; head: string }>(`/api/letters/${id}/record?after=3`)
  expect(rest).toEqual({ events: [], head: body.head })
})

test("[R1] the record comes on paper, for its people alone, and no faster than it can be printed", async () => {
  const { rosa, daniel, mallory, id } = await twoCounsel(house)
  const { status, headers, body } = await daniel.get<string>(`/api/letters/${id}/record.pdf`)
  expect([status, headers.get("content-type"), body.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"])
  expect(headers.get("content-disposition")).toBe(`inline; filename="record-${id}.pdf"`)
  expect((await mallory.get(`/api/letters/${id}/record.pdf`)).status).toBe(404)
  const answers = await Promise.all(Array.from({ length: 11 }, () => rosa.get(`/api/letters/${id}/record.pdf`)))
  expect(answers.map((each) => each.status).filter((each) => each === 429)).toHaveLength(1)
})

test("the stream gives what there is, then each event as it happens, to both sides", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const ears = await Promise.all([rosa, daniel].map((who) => Listening.open(who, id)))
  expect(ears[0]!.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8")
  for (const ear of ears) expect(await ear.take(3)).toEqual([1, 2, 3])
  await rosa.does(id, proffer("Yes."))
  await daniel.does(id, proffer("No."))
  for (const ear of ears) expect(await ear.take(2)).toEqual([4, 5])
  for (const ear of ears) ear.close()
})

test("Last-Event-ID resumes without a gap and without repeating, across a break and a restart", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const first = await Listening.open(rosa, id)
  expect(await first.take(3)).toEqual([1, 2, 3])
  first.close()
  await rosa.does(id, proffer("Yes."))
  await house.restart()
  const second = await Listening.open(rosa, id, { "last-event-id": "3" })
  expect(await second.take(1)).toEqual([4])
  await daniel.does(id, proffer("No."))
  expect(await second.take(1)).toEqual([5])
  second.close()
})

test("events appended while a stream is being opened are in it exactly once", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const [ears] = await Promise.all([
    Promise.all(Array.from({ length: 5 }, () => Listening.open(daniel, id))),
    ...Array.from({ length: 10 }, (_, n) => rosa.does(id, { type: "add-issue", heading: [{ text: `Heading ${n}` }] })),
  ])
  for (const ear of ears) {
    expect(await ear.take(13)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
    ear.close()
  }
})

test("a nonsensical Last-Event-ID gives everything rather than a gap", async () => {
  const { rosa, id } = await twoCounsel(house)
  for (const given of ["-1", "x", "1e9", "99999999999999"]) {
    const ear = await Listening.open(rosa, id, { "last-event-id": given })
    expect(await ear.take(3)).toEqual([1, 2, 3])
    ear.close()
  }
})

test("a stream ends when its session does, and only then", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const [hers, his] = [await Listening.open(rosa, id, { "last-event-id": "3" }), await Listening.open(daniel, id, { "last-event-id": "3" })]
  await rosa.post("/api/auth/sign-out")
  expect(await hers.next()).toBeNull()
  await daniel.does(id, { type: "add-issue", heading: [{ text: "Still here" }] })
  expect(await his.take(1)).toEqual([4])
  his.close()
})

test("an outsider gets no stream", async () => {
  const { mallory, id } = await twoCounsel(house)
  const ear = await Listening.open(mallory, id)
  expect(ear.response.status).toBe(404)
})

test("stopping the server ends the streams", async () => {
  const other = await openHouse()
  const { rosa, id } = await twoCounsel(other)
  const ear = await Listening.open(rosa, id, { "last-event-id": "3" })
  await other.close()
  expect(await ear.next()).toBeNull()
})
