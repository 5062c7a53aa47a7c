import { afterAll, beforeAll, expect, test, vi } from "vitest"
import type { Command } from "../../shared/letter/command.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { Invitation } from "../store/store.ts"
import { brings, NEW_LETTER, openHouse, proffer, signedUp, twoCounsel, type Caller, type House, type Made } from "./client.testing.ts"
import { invitationRoutes } from "./invitations.ts"
import { seeds } from "./named.ts"
import type { SeatedAsk } from "./route.ts"
import type { Services } from "./services.ts"

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
  // By the end of a server all that was to be told has been.
  await house.restart()
  const told = await noticesOf(daniel)
  const again = await rosa.does(id, named(remark("both")))
  expect(again).toMatchObject({ status: 200, body: first.body })
  expect(await eventsOf(rosa, id)).toHaveLength(before + 2)
  await house.restart()
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

const SEVERAL = 4
const begins = (who: Caller, once?: string) => who.post<{ id: string }>("/api/letters", { ...NEW_LETTER, once })
const lettersOf = async (who: Caller): Promise<string[]> => (await who.get<{ id: string }[]>("/api/letters")).body.map(({ id }) => id)
const invites = (who: Caller, id: string, once?: string, side = "responding", role = "counsel") =>
  who.post<Made & { code: string }>(`/api/letters/${id}/invitations`, { side, role, once })
const accepts = (who: Caller, { token, code }: Made, once?: string) => who.post<{ letterId: string; code: string }>(`/api/invitations/${token}/accept`, { code, once })

test("a letter begun again under its name, many times at the same moment or after a restart, is begun once and answered as before", async () => {
  const rosa = await signedUp(house)
  const answers = await Promise.all(Array.from({ length: SEVERAL }, () => begins(rosa, NAME)))
  await house.restart()
  answers.push(await begins(rosa, NAME))
  expect(answers.map(({ status }) => status)).toEqual(Array(SEVERAL + 1).fill(201))
  expect(await lettersOf(rosa)).toEqual([answers[0]!.body.id])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await eventsOf(rosa, answers[0]!.body.id)).toHaveLength(1)
})

test("a letter of another name, of none, or of somebody else's name is another letter, and its person's alone", async () => {
  const [rosa, mallory] = [await signedUp(house), await signedUp(house, "Mallory Vane")]
  const { id } = (await begins(rosa, NAME)).body
  const theirs = (await begins(mallory, NAME)).body.id
  expect(await lettersOf(mallory)).toEqual([theirs])
  expect((await mallory.get(`/api/letters/${id}`)).status).toBe(404)
  const others = [(await begins(rosa, "another name")).body.id, (await begins(rosa)).body.id, (await begins(rosa)).body.id]
  expect(new Set([id, theirs, ...others]).size).toBe(5)
  expect(await lettersOf(rosa)).toEqual([...others.reverse(), id])
})

test("an invitation made again under its name is answered as before, with the code that opens it; also when it has been used", async () => {
  const [rosa, daniel] = [await signedUp(house), await signedUp(house, "Daniel Okafor")]
  const { id } = (await begins(rosa)).body
  const answers = await Promise.all(Array.from({ length: SEVERAL }, () => invites(rosa, id, NAME)))
  await house.restart()
  answers.push(await invites(rosa, id, NAME))
  expect((await accepts(daniel, answers[0]!.body)).status).toBe(200)
  answers.push(await invites(rosa, id, NAME))
  for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body])
  expect((await invites(rosa, id, "another name")).status).toBe(403)
})

test("an invitation that another server keeps under the name, in the moment since it was looked for, is answered and not sent again", async () => {
  const actor: Actor = { userId: "ada", name: "Ada", side: "requesting", role: "counsel" }
  const kept: Invitation[] = []
  const add = async (given: Invitation): Promise<boolean> => kept.push({ ...given, expiresAt: "soon" }) === 0
  const invite = vi.fn()
  const services = { publicUrl: "", seed: seeds("secret"), store: { invitation: async () => kept[0] ?? null, addInvitation: add }, notifier: { invite } }
  const [route] = invitationRoutes(services as unknown as Services)
  const ask = { letter: { id: "l1" }, actor, body: { side: "requesting", role: "viewer", email: "ben@example.test", once: NAME } }
  expect(await route!.handle(ask as unknown as SeatedAsk<unknown>)).toMatchObject({ status: 201, body: { expires: "soon" } })
  expect([kept.length, invite.mock.calls]).toEqual([1, []])
})

test("an invitation's name is its person's, in its letter: under it nobody else is given the link or the code, or spends them", async () => {
  const { rosa, daniel, mallory, id } = await twoCounsel(house)
  const hers = (await invites(rosa, id, NAME, "requesting", "viewer")).body
  expect((await invites(daniel, id, NAME, "requesting", "viewer")).status).toBe(403)
  expect((await invites(mallory, id, NAME, "requesting", "viewer")).status).toBe(404)
  const his = (await invites(daniel, id, NAME, "responding", "viewer")).body
  const elsewhere = (await invites(rosa, (await begins(rosa)).body.id, NAME, "requesting", "viewer")).body
  const unnamed = [(await invites(rosa, id, undefined, "requesting", "viewer")).body, (await invites(rosa, id, undefined, "requesting", "viewer")).body]
  for (const secret of ["token", "code"] as const) expect(new Set([hers, his, elsewhere, ...unnamed].map((made) => made[secret])).size).toBe(5)
  expect((await accepts(await signedUp(house, "Ada Viewer"), hers)).body).toEqual({ letterId: id })
})

test("joining again under its name, also at the same moment, is answered as before: one seat, told once; under another's name nobody joins", async () => {
  const [rosa, daniel, eve] = [await signedUp(house), await signedUp(house, "Daniel Okafor"), await signedUp(house, "Eve Moss")]
  const { id } = (await begins(rosa)).body
  const made = (await invites(rosa, id)).body
  const answers = await Promise.all(Array.from({ length: SEVERAL }, () => accepts(daniel, made, NAME)))
  await house.restart()
  answers.push(await accepts(daniel, made, NAME))
  for (const { status, body } of answers) expect([status, body]).toEqual([200, { letterId: id }])
  expect((await eventsOf(rosa, id)).map(({ type }) => type)).toEqual(["letter-created", "member-joined"])
  expect(await noticesOf(rosa)).toBe(1)
  expect((await accepts(daniel, made, "another name")).body.code).toBe("already-member")
  expect((await accepts(eve, made, NAME)).body.code).toBe("invitation-used")
  expect(await lettersOf(eve)).toEqual([])
})

test("a name given for one thing does not stand in the way of another", async () => {
  const rosa = await signedUp(house)
  const { id } = (await begins(rosa, NAME)).body
  await brings(rosa, await signedUp(house, "Daniel Okafor"), id, "responding")
  expect((await rosa.does(id, named(remark("both")))).body.events).toHaveLength(1)
  expect((await invites(rosa, id, NAME, "requesting", "viewer")).status).toBe(201)
})
