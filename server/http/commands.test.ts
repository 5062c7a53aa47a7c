import { afterAll, beforeAll, expect, test } from "vitest"
import { verify } from "../../shared/record/verify.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { openHouse, proffer, signedUp, twoCounsel, type Caller, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

const recordOf = async (who: Caller, id: string): Promise<{ events: LetterEvent[]; head: string }> =>
  (await who.get<{ events: LetterEvent[]; head: string }>(`/api/letters/${id}/record`)).body

test("a granted command answers the events it appended, with seq and head", async () => {
  const { rosa, id } = await twoCounsel(house)
  const { status, body } = await rosa.does(id, proffer("The model was sold with one impeller."))
  expect(status).toBe(200)
  expect(body.events.map(({ type }) => type)).toEqual(["proffered"])
  expect(body.seq).toBe(body.events[0]!.seq)
  expect(body.head).toBe(body.events[0]!.hash)
  const { events, head } = await recordOf(rosa, id)
  expect(head).toBe(body.head)
  expect(verify(events, head).ok).toBe(true)
})

test("[T1, T2] out of turn is 409, with rule, figures and what to do", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const early = await daniel.does(id, proffer("No."))
  expect(early.status).toBe(409)
  expect(early.body).toMatchObject({ code: "not-your-turn", rule: "T1", facts: { holder: "requesting" } })
  expect(early.body.message).not.toBe("")
  await rosa.does(id, proffer("Yes."))
  expect((await rosa.does(id, proffer("Yes, again."))).body.code).toBe("not-your-turn")
})

test("[L2] too many sentences is 422 with the count, and a contested count is recorded", async () => {
  const { rosa, id } = await twoCounsel(house)
  const words = "One is here. Two is here. Three is here."
  const refused = await rosa.does(id, proffer(words))
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: "too-many-sentences", facts: { sentences: 3, limit: 2 } })
  const contested = await rosa.does(id, { ...proffer(words), sentences: 2 } as never)
  expect(contested.body.events[0]).toMatchObject({ type: "proffered", sentences: { counted: 3, stated: 2 } })
})

test("[L1, L3] words that would run over two pages are refused with pages and lines, and nothing is appended", async () => {
  const { rosa, id } = await twoCounsel(house)
  const before = (await recordOf(rosa, id)).events.length
  for (const n of [2, 3, 4, 5]) {
    const { status } = await rosa.does(id, { type: "add-issue", heading: [{ text: `Interrogatory No. ${n}` }] })
    expect(status).toBe(200)
  }
  const long = `${"the records of each pump that failed in the field ".repeat(75)}.`
  const codes: string[] = []
  for (const issue of ["issue-1", "issue-2", "issue-3"]) codes.push((await rosa.does(id, proffer(long, issue))).body.code ?? "granted")
  expect(codes.some((code) => code === "too-long" || code === "over-share")).toBe(true)
  const granted = codes.filter((code) => code === "granted").length
  expect((await recordOf(rosa, id)).events.length).toBe(before + 4 + granted)
  expect((await rosa.sees(id)).measure.pages).toBeLessThanOrEqual(2)
})

test("a character the court's font has not is named", async () => {
  const { rosa, id } = await twoCounsel(house)
  const { status, body } = await rosa.does(id, proffer("Pumps 🙂 failed."))
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: "not-printable", facts: { character: "🙂" } })
})

test("what is not understood is 400 with the path of each fault", async () => {
  const { rosa, id } = await twoCounsel(house)
  const faultsOf = async (command: unknown): Promise<unknown> => {
    const { status, body } = await rosa.post(`/api/letters/${id}/commands`, command)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: "malformed", rule: "H1" })
    expect(body.message).toMatch(/^The request was not understood: .*Correct (it|them) and send it again\.$/)
    return (body.facts["faults"] as { path: string }[]).map(({ path }) => path)
  }
  expect(await faultsOf({})).toEqual(["type"])
  expect(await faultsOf({ type: "shred" })).toEqual(["type"])
  expect(await faultsOf({ type: "proffer", issue: "issue-1" })).toEqual(["runs"])
  expect(await faultsOf({ type: "proffer", issue: 7, runs: [{ text: "a\nb" }, { text: 1 }] })).toEqual(["issue", "runs.0.text", "runs.1.text"])
  expect(await faultsOf({ type: "proffer", issue: "issue-1", runs: [], colour: "red" })).toEqual(["colour"])
  expect(await faultsOf({ type: "proffer", issue: "issue-1", runs: [{ text: "a", script: "x" }] })).toEqual(["runs.0.script"])
  expect(await faultsOf({ type: "proffer", issue: "issue-1", runs: [{ text: "a".repeat(4001) }] })).toEqual(["runs"])
  expect(await faultsOf({ type: "add-issue", heading: [{ text: "h".repeat(301) }] })).toEqual(["heading"])
  expect(await faultsOf('{"type":"stand","issue":"issue-1","against":1,"__proto__":{"a":1}}')).toEqual(["__proto__"])
  expect(await faultsOf([])).toEqual([""])
  expect(await faultsOf("{nonsense")).toEqual([""])
})

test("a body of 10 MB is 413 in the same form", async () => {
  const { rosa, id } = await twoCounsel(house)
  const { status, body } = await rosa.does(id, { type: "add-issue", heading: [{ text: "h".repeat(10_000_000) }] })
  expect(status).toBe(413)
  expect(body.code).toBe("too-large")
  expect((await recordOf(rosa, id)).events.length).toBe(3)
})

test("`after` refuses as stale when the letter has moved on", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const { seq } = await daniel.sees(id)
  await rosa.does(id, proffer("First."))
  const { status, body } = await daniel.does(id, { ...proffer("Second."), after: seq } as never)
  expect(status).toBe(409)
  expect(body).toMatchObject({ code: "stale", facts: { seq: seq + 1 } })
})

test("[R1] commands in the same millisecond: each is judged on what the letter then is, none is lost, none doubled", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const headings = Array.from({ length: 6 }, (_, n) => [
    rosa.does(id, { type: "add-issue", heading: [{ text: `Rosa ${n}` }] }),
    daniel.does(id, { type: "add-issue", heading: [{ text: `Daniel ${n}` }] }),
  ])
  const answers = await Promise.all([...headings.flat(), rosa.does(id, proffer("One.")), rosa.does(id, proffer("Two."))])
  expect(answers.slice(0, 12).map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect(answers.slice(12).map(({ status }) => status).sort()).toEqual([200, 409])
  const { events, head } = await recordOf(rosa, id)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(verify(events, head).ok).toBe(true)
  expect(new Set(events.flatMap((event) => (event.type === "issue-added" ? [event.issue] : []))).size).toBe(13)
})

test("[A1] a viewer and an associate are told what their role may not", async () => {
  const { rosa, id } = await twoCounsel(house)
  const aide = await signedUp(house, "Ada Lund")
  const made = (await rosa.post<{ token: string; code: string }>(`/api/letters/${id}/invitations`, { side: "requesting", role: "associate" })).body
  await aide.post(`/api/invitations/${made.token}/accept`, { code: made.code })
  const { status, body } = await aide.does(id, proffer("Not mine to say."))
  expect(status).toBe(403)
  expect(body.code).toBe("role-may-not")
})

test("a remark for one's own side is in no record and not with the other side", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const said = await rosa.does(id, { type: "comment", issue: "issue-1", runs: [{ text: "Offer the export first." }], audience: "side" })
  expect(said.status).toBe(200)
  expect(said.body.events).toEqual([])
  expect((await rosa.get<{ runs: unknown }[]>(`/api/letters/${id}/side-comments`)).body.map(({ runs }) => runs)).toEqual([[{ text: "Offer the export first." }]])
  expect((await daniel.get(`/api/letters/${id}/side-comments`)).body).toEqual([])
  const everything = await Promise.all(["", "/record", "/record.json"].map((part) => daniel.get(`/api/letters/${id}${part}`)))
  expect(JSON.stringify(everything.map(({ body }) => body))).not.toContain("Offer the export")
})

test("an unknown issue is told as such", async () => {
  const { rosa, id } = await twoCounsel(house)
  for (const issue of ["issue-9", "__proto__", "constructor"]) {
    const { status, body } = await rosa.does(id, proffer("Yes.", issue))
    expect([status, body.code]).toEqual([422, "unknown-issue"])
  }
})
