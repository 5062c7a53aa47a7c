import { afterAll, beforeAll, expect, test } from "vitest"
import { openStore } from "../store/open.ts"
import { newCode, newToken, sealedCode, sealedToken } from "./invitation.ts"
import { seeds } from "./named.ts"
import { Caller, NEW_LETTER, brings, openHouse, signedUp, twoCounsel, type House, type Made } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

async function alone(): Promise<{ rosa: Caller; id: string }> {
  const rosa = await signedUp(house)
  return { rosa, id: (await rosa.post<{ id: string }>("/api/letters", NEW_LETTER)).body.id }
}

const invite = (who: Caller, id: string, side = "responding", role = "counsel") => who.post<Made>(`/api/letters/${id}/invitations`, { side, role })
const accept = (who: Caller, { token, code }: Made) => who.post<{ letterId: string; code: string }>(`/api/invitations/${token}/accept`, { code })

test("an invitation has a token of 192 bits, a link to it, a code of 8 characters, and ends in seven days", async () => {
  const { rosa, id } = await alone()
  const { status, body } = await invite(rosa, id)
  expect(status).toBe(201)
  expect(body.token).toMatch(/^[\w-]{32}$/)
  expect(body.url).toBe(`${house.url}/join/${body.token}`)
  expect(body.code).toMatch(/^[3-9A-Y]{8}$/)
  expect(Math.round((Date.parse(body.expires) - Date.now()) / 86_400_000)).toBe(7)
})

test("a mail scanner that opens the link, signed in or not, changes nothing", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  const scanner = await signedUp(house, "Scanner")
  for (const who of [scanner, new Caller(house)]) {
    for (let n = 0; n < 3; n++) {
      const { status, body } = await who.get(`/api/invitations/${made.token}`)
      expect(status).toBe(200)
      expect(body).toMatchObject({ letter: { caption: NEW_LETTER.matter.caption }, side: "responding", role: "counsel", invitedBy: rosa.name })
    }
  }
  expect((await rosa.sees(id)).seq).toBe(1)
  expect((await accept(await signedUp(house), made)).status).toBe(200)
})

test("joining takes a session and the code; it is one event in the record, for that side", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  expect((await accept(new Caller(house), made)).status).toBe(401)
  const daniel = await signedUp(house, "Daniel Okafor")
  const spoken = { ...made, code: `${made.code.slice(0, 4)} - ${made.code.slice(4)}`.toLowerCase() }
  expect((await accept(daniel, spoken)).body).toEqual({ letterId: id })
  expect((await daniel.sees(id)).me).toMatchObject({ side: "responding", role: "counsel", name: "Daniel Okafor" })
  expect((await rosa.sees(id)).letter.members).toHaveLength(2)
})

test("once: a second person is refused, and so is the same one again", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  const [daniel, late] = [await signedUp(house), await signedUp(house)]
  const both = await Promise.all([accept(daniel, made), accept(late, made)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.map(({ body }) => body.code).filter(Boolean)).toEqual(["invitation-used"])
  const winner = both[0]!.status === 200 ? daniel : late
  expect((await accept(winner, made)).body.code).toBe("already-member")
  expect((await rosa.get(`/api/invitations/${made.token}`)).status).toBe(409)
  expect((await rosa.sees(id)).letter.members).toHaveLength(2)
})

test("once, too, when several colleagues use one invitation at the same moment", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id, "requesting", "associate")
  const colleagues = await Promise.all(Array.from({ length: 6 }, () => signedUp(house)))
  const answers = await Promise.all(colleagues.map((each) => accept(each, made)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await rosa.sees(id)).letter.members).toHaveLength(2)
})

test("nobody joins both sides", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  const { status, body } = await accept(rosa, made)
  expect([status, body.code]).toEqual([409, "other-side"])
})

test("a wrong code says how many tries are left; the fifth locks the invitation, even for the right code", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  const daniel = await signedUp(house)
  for (const left of [4, 3, 2, 1, 0]) {
    const { status, body } = await daniel.post(`/api/invitations/${made.token}/accept`, { code: "AAAAAAAA" })
    expect([status, body.code, body.facts["left"]]).toEqual([403, "wrong-code", left])
  }
  expect((await accept(daniel, made)).body.code).toBe("invitation-locked")
  expect((await rosa.sees(id)).seq).toBe(1)
})

test("fifty wrong codes at the same moment are five tries, and then the right one does not open it either", async () => {
  const { rosa, id } = await alone()
  const { body: made } = await invite(rosa, id)
  const eve = await signedUp(house)
  const answers = await Promise.all(Array.from({ length: 50 }, () => accept(eve, { ...made, code: "WRONGWRO" })))
  expect(answers.filter(({ body }) => body.code === "wrong-code")).toHaveLength(5)
  expect(answers.filter(({ body }) => body.code === "invitation-locked")).toHaveLength(45)
  expect((await accept(eve, made)).body.code).toBe("invitation-locked")
})

test("an expired invitation is 410, looked at or accepted", async () => {
  const { rosa, id } = await alone()
  const beside = await openStore({ dataDir: house.dataDir })
  const seed = seeds("")("", undefined)
  const made = { token: newToken(seed), code: newCode(seed), url: "", expires: "" }
  await beside.store.addInvitation({
    tokenHash: sealedToken(made.token),
    codeHash: sealedCode(made.token, made.code),
    letter: id,
    side: "responding",
    role: "counsel",
    email: null,
    invitedBy: { userId: (await rosa.sees(id)).me.userId, name: rosa.name },
    createdAt: "2026-01-01T00:00:00.000Z",
    expiresAt: "2026-01-08T00:00:00.000Z",
    acceptedBy: null,
    wrongCodes: 0,
  })
  await beside.close()
  const daniel = await signedUp(house)
  const { status, body } = await accept(daniel, made)
  expect([status, body.code]).toEqual([410, "invitation-expired"])
  expect((await daniel.get(`/api/invitations/${made.token}`)).status).toBe(410)
  expect((await rosa.sees(id)).seq).toBe(1)
})

test("an unknown token is 404, a missing code 400", async () => {
  const daniel = await signedUp(house)
  for (const token of ["nonsense", "A".repeat(32), "..%2f.."]) {
    expect((await daniel.get(`/api/invitations/${token}`)).body.code).toBe("unknown-invitation")
    expect((await daniel.post(`/api/invitations/${token}/accept`, { code: "AAAAAAAA" })).status).toBe(404)
  }
  expect((await daniel.post("/api/invitations/x/accept", {})).body.code).toBe("malformed")
})

test("only the creator invites across the table, only the first counsel; then each side invites its own", async () => {
  const { rosa, id } = await alone()
  const ben = await signedUp(house, "Ben Aster")
  await brings(rosa, ben, id, "requesting")
  expect((await invite(ben, id)).status).toBe(403)
  expect((await invite(rosa, id, "responding", "associate")).status).toBe(403)
  const daniel = await signedUp(house, "Daniel Okafor")
  await brings(rosa, daniel, id, "responding")
  expect((await invite(rosa, id)).status).toBe(403)
  expect((await invite(daniel, id, "requesting")).status).toBe(403)
  expect((await invite(daniel, id, "responding", "viewer")).status).toBe(201)
  const clerk = await signedUp(house, "Clerk")
  await brings(daniel, clerk, id, "responding", "associate")
  expect((await invite(clerk, id, "responding", "viewer")).status).toBe(403)
})

test("a spare invitation across the table is void once the other side has its counsel", async () => {
  const { rosa, id } = await alone()
  const [{ body: first }, { body: spare }] = [await invite(rosa, id), await invite(rosa, id)]
  await accept(await signedUp(house, "Daniel Okafor"), first)
  const { status, body } = await accept(await signedUp(house, "Confederate"), spare)
  expect([status, body.code]).toEqual([410, "invitation-void"])
  expect((await rosa.sees(id)).letter.members).toHaveLength(2)
})

test("two spare invitations accepted at the same moment seat one", async () => {
  const { rosa, id } = await alone()
  const [{ body: first }, { body: spare }] = [await invite(rosa, id), await invite(rosa, id)]
  const [one, two] = [await signedUp(house), await signedUp(house)]
  const answers = await Promise.all([accept(one, first), accept(two, spare)])
  expect(answers.map(({ status }) => status === 200).sort()).toEqual([false, true])
  expect((await rosa.sees(id)).letter.members).toHaveLength(2)
})

test("what is no side, role or e-mail is named by its path", async () => {
  const { rosa, id } = await twoCounsel(house)
  const { body } = await rosa.post(`/api/letters/${id}/invitations`, { side: "both", role: "judge", email: "x" })
  expect((body.facts["faults"] as { path: string }[]).map(({ path }) => path)).toEqual(["side", "role", "email"])
})
