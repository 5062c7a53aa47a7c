import { afterAll, beforeAll, expect, test } from "vitest"
import { NEW_LETTER, openHouse, proffer, signedUp, twoCounsel, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

test("a letter begins, is listed, and is seen with its measure", async () => {
  const rosa = await signedUp(house)
  const made = await rosa.post<{ id: string }>("/api/letters", NEW_LETTER)
  expect(made.status).toBe(201)
  expect(made.body.id).toMatch(/^[a-z0-9]{24}$/)
  const list = await rosa.get<object[]>("/api/letters")
  expect(list.body).toMatchObject([{ id: made.body.id, caption: NEW_LETTER.matter.caption, phase: "drafting", yourTurnOn: 0 }])
  const seen = await rosa.sees(made.body.id)
  expect(seen).toMatchObject({ id: made.body.id, seq: 1, me: { name: rosa.name, side: "requesting", role: "counsel" } })
  expect(seen.letter).toMatchObject({ phase: "drafting", issues: [], calls: [], approvals: [], visibility: { requesting: "live", responding: "live" } })
  expect(seen.letter.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(seen.measure).toMatchObject({ pages: 1, limit: { pages: 2 }, linesOver: 0, sentences: {} })
})

test("the list says on how many issues it is my turn", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const turns = async (): Promise<unknown[]> =>
    Promise.all([rosa, daniel].map(async (who) => (await who.get<{ id: string; yourTurnOn: number }[]>("/api/letters")).body.find((line) => line.id === id)?.yourTurnOn))
  expect(await turns()).toEqual([1, 0])
  await rosa.does(id, proffer("Yes."))
  expect(await turns()).toEqual([0, 1])
})

test("an unknown profile, a missing caption and an unknown field are named by their paths", async () => {
  const rosa = await signedUp(house)
  const paths = async (change: object): Promise<unknown> => {
    const { status, body } = await rosa.post("/api/letters", { ...NEW_LETTER, ...change })
    expect([status, body.code]).toEqual([400, "malformed"])
    return (body.facts["faults"] as { path: string }[]).map(({ path }) => path)
  }
  expect(await paths({ profile: "no-such-judge" })).toEqual(["profile"])
  expect(await paths({ profile: "__proto__" })).toEqual(["profile"])
  expect(await paths({ matter: { ...NEW_LETTER.matter, caption: " " } })).toEqual(["matter.caption"])
  expect(await paths({ matter: { ...NEW_LETTER.matter, caption: "a\r\nBcc: b" } })).toEqual(["matter.caption"])
  expect(await paths({ mySide: "both", judge: "x" })).toEqual(["mySide", "judge"])
})

test("a party that the court's font cannot print is refused before anything is kept", async () => {
  const rosa = await signedUp(house)
  const { status, body } = await rosa.post("/api/letters", { ...NEW_LETTER, sides: { ...NEW_LETTER.sides, responding: { party: "水泵公司" } } })
  expect([status, body.code]).toEqual([422, "not-printable"])
  expect((await rosa.get("/api/letters")).body).toEqual([])
})

test("a measure with my words says what the letter would be, and changes nothing", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const before = await rosa.sees(id)
  const ask = { issue: "issue-1", runs: [{ text: "The model was sold with one impeller. Failures bear on notice." }] }
  const { status, body } = await rosa.post<typeof before.measure & { svg?: string[] }>(`/api/letters/${id}/measure`, { ...ask, pages: true })
  expect(status).toBe(200)
  expect(body.sentences["issue-1"]?.requesting?.count).toBe(2)
  expect(body.lines.requesting).toBeGreaterThan(before.measure.lines.requesting)
  expect(body.svg?.[0]).toContain("<svg")
  expect((await daniel.sees(id)).measure).toEqual(before.measure)
  const pages = await daniel.get<string[]>(`/api/letters/${id}/pages`)
  expect(pages.body).toHaveLength(1)
  expect((await rosa.post(`/api/letters/${id}/measure`, { ...ask, issue: "issue-9" })).body.code).toBe("unknown-issue")
})

test("the PDF is the same twice, has an ETag, and an earlier state can be had", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  await rosa.does(id, proffer("Yes."))
  const get = (who: typeof rosa, query = "", headers = {}): Promise<Response> =>
    fetch(`${house.url}/api/letters/${id}/letter.pdf${query}`, { headers: { cookie: who.cookie, ...headers } })
  const [one, two, earlier] = await Promise.all([get(rosa), get(daniel), get(rosa, "?revision=1")])
  const [a, b, c] = await Promise.all([one, two, earlier].map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  expect(one.headers.get("content-type")).toBe("application/pdf")
  expect(one.headers.get("content-disposition")).toBe('inline; filename="joint-letter-2-13-cv-09999-xxx-kjn-draft.pdf"')
  expect(a!.subarray(0, 5).toString()).toBe("%PDF-")
  expect(a!.equals(b!)).toBe(true)
  expect(a!.equals(c!)).toBe(false)
  expect((await get(rosa, "", { "if-none-match": one.headers.get("etag") })).status).toBe(304)
  expect((await get(rosa, "?revision=99")).status).toBe(404)
  expect((await get(rosa, "?revision=0")).status).toBe(400)
  expect((await get(rosa, "?revision=1&revision=2")).status).toBe(400)
})

test("to an outsider a letter does not exist, whatever is asked: the answer is that for an unknown one", async () => {
  const { mallory, id } = await twoCounsel(house)
  const unknown = "a".repeat(24)
  const asks: [string, string, unknown?][] = [
    ["GET", ""], ["GET", "/record"], ["GET", "/record.json"], ["GET", "/letter.pdf"], ["GET", "/pages"], ["GET", "/side-comments"],
    ["POST", "/commands", proffer("Mine.")], ["POST", "/commands", { type: "nonsense" }],
    ["POST", "/measure", { issue: "issue-1", runs: [] }], ["POST", "/invitations", { side: "responding", role: "counsel" }],
  ]
  for (const [method, part, body] of asks) {
    const theirs = await mallory.ask(method, `/api/letters/${id}${part}`, body)
    const none = await mallory.ask(method, `/api/letters/${unknown}${part}`, body)
    expect([theirs.status, theirs.body]).toEqual([404, none.body])
    expect(theirs.body.code).toBe("not-found")
  }
  expect((await mallory.get("/api/letters")).body).toEqual([])
})

test("without a session everything of a letter is 401", async () => {
  const { rosa, id } = await twoCounsel(house)
  rosa.cookie = ""
  for (const path of ["", "/record", "/letter.pdf"]) expect((await rosa.get(`/api/letters/${id}${path}`)).status).toBe(401)
  expect((await rosa.does(id, proffer("Yes."))).body.code).toBe("signed-out")
})
