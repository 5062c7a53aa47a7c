import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { verify } from "../../shared/record/verify.ts"
import { Close } from "../../shared/sync/wire.ts"
import { type Cluster, openCluster } from "./cluster.ts"
import { Counsel, letterOf, until } from "./counsel.ts"

let cluster: Cluster
let rosa: Counsel
let daniel: Counsel
let one: string
let two: string
let three: string

beforeAll(async () => {
  cluster = await openCluster({ DEMO: "1" })
  ;[one, two, three] = cluster.nodes.map(({ url }) => url) as [string, string, string]
  rosa = await Counsel.signUp("Rosa Imai", cluster.robin.url)
  daniel = await Counsel.signUp("Daniel Okafor", cluster.robin.url)
})
afterAll(() => cluster?.close())
afterEach(() => {
  for (const person of [rosa, daniel]) person.leaves()
})

test("three servers that start at once on an empty database agree: one example, one pair of accounts", async () => {
  const answers = await Promise.all([one, two, three].map((at) => rosa.asks<{ letter: string; accounts: { email: string }[] }>("GET", at, "/api/demo")))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
})

test("through the balancer, each request at another server: both sides take their turns, and every server has the same record", async () => {
  const at = cluster.robin.url
  const id = await letterOf(rosa, daniel, at)
  const ears = [rosa.listens(one, id), daniel.listens(two, id), daniel.listens(three, id)]
  for (let round = 1; round <= 4; round++) {
    const [who, whose] = round % 2 ? [rosa, "Rosa"] : [daniel, "Daniel"]
    const runs = [{ text: `${whose} says so in round ${round}.` }]
    expect((await who.command(at, id, { type: "proffer", issue: "issue-1", runs })).status).toBe(200)
    const again = await who.command(at, id, { type: "proffer", issue: "issue-1", runs })
    expect([again.status, again.body.code]).toEqual([409, "not-your-turn"])
  }
  const records = await Promise.all([one, two, three].map((node) => rosa.record(node, id)))
  expect(new Set(records.map(({ head }) => head)).size).toBe(1)
  const { events, head } = records[0]!
  expect(verify(events, head).ok).toBe(true)
  for (const ear of ears) await until("all heard", () => ear.events.length >= events.length)
  for (const ear of ears) expect(ear.events).toEqual(events)
})

test("two opponents at different servers see each other write, and each other's presence", async () => {
  const id = await letterOf(rosa, daniel, one, two)
  const [hers, watched] = [await rosa.sits(one, id, "requesting"), await daniel.sits(two, id, "requesting")]
  const joint = [await rosa.sits(one, id, "joint"), await daniel.sits(two, id, "joint")] as const
  hers.types("We asked for the maintenance logs.")
  await until("seen", () => watched.words.includes("We asked for the maintenance logs."))
  await until("saved", () => hers.isSaved)
  await until("she is seen", () => joint[1].others.includes("Rosa Imai"))
  await until("he is seen", () => joint[0].others.includes("Daniel Okafor"))
  const cold = await rosa.sits(three, id, "requesting")
  expect(cold.words).toBe(hers.words)
  joint[0].leave()
  await until("she is seen to go", () => joint[1].others.length === 0)
})

test("signing out at one server closes the sockets of that session at another, at once", async () => {
  const id = await letterOf(rosa, daniel, one, two)
  const phone = await rosa.again(one)
  const [desk, pocket] = [await rosa.sits(two, id, "joint"), await phone.sits(three, id, "joint")]
  expect((await phone.asks("POST", one, "/api/auth/sign-out", {})).status).toBe(200)
  await until("the phone is closed", () => pocket.codes.includes(Close.SignedOut.code), 15_000)
  expect(desk.codes).toEqual([])
  phone.leaves()
})
