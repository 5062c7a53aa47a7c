import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { Close } from "../../shared/sync/wire.ts"
import { type Cluster, openCluster } from "./cluster.ts"
import { Counsel, letterOf, until } from "./counsel.ts"
import { Morning } from "./morning.ts"

/** How often each server is killed, and for how many seconds one is suspended: `ROUNDS=20 PAUSE=30` for the long run. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 1)
const PAUSE = Number(process.env["PAUSE"] ?? 8)
const LONG = 180_000 + ROUNDS * 60_000

let cluster: Cluster
let rosa: Counsel
let daniel: Counsel
let at: string
let urls: readonly string[]

beforeAll(async () => {
  cluster = await openCluster()
  at = cluster.robin.url
  urls = cluster.nodes.map(({ url }) => url)
  rosa = await Counsel.signUp("Rosa Imai", at)
  daniel = await Counsel.signUp("Daniel Okafor", at)
})
afterAll(() => cluster?.close())
afterEach(() => {
  for (const person of [rosa, daniel]) person.leaves()
})

/** A morning's work of both, with something that fails in the middle of it. */
async function morning(failing: () => Promise<void>): Promise<void> {
  await new Morning({ rosa, daniel }, at, urls, await letterOf(rosa, daniel, at)).passes(failing)
}

test("each server is killed in the middle of updates and of turns, and comes back", () =>
  morning(async () => {
    for (let round = 0; round < ROUNDS; round++)
      for (const node of cluster.nodes) {
        await aWhile(400 + ((round * 7919) % 500))
        await node.end()
        await aWhile(600)
        await node.start()
      }
  }), LONG)

test("the database is restarted, in order and by kill -9, while people come and go", () =>
  morning(async () => {
    let isOver = false
    const coming = Promise.all(urls.map(async (node) => {
      while (!isOver) await Counsel.signUp("Passer-by", at, node).catch(() => undefined)
    }))
    for (let round = 0; round < ROUNDS; round++)
      for (const how of ["fast", "kill"] as const) {
        await aWhile(500)
        await cluster.postgres.halt(how)
        await aWhile(1500)
        await cluster.postgres.resume()
      }
    isOver = true
    await coming
  }), LONG)

test("a line between one server and the database swallows everything, then hangs up: the others go on", () =>
  morning(async () => {
    const [line] = cluster.lines
    const beside = await letterOf(rosa, daniel, urls[0]!)
    const stuck = await rosa.sits(urls[0]!, beside, "requesting")
    line.swallow()
    stuck.types("Into the void.")
    await until("whoever types there is told that it is not stored", () => stuck.codes.includes(Close.NotStored.code), 25_000)
    expect(stuck.isSaved).toBe(false)
    line.mend()
    await until("it is stored after all", () => stuck.isSaved)
    await aWhile(1000)
    line.refuse()
    await aWhile(2000)
    line.mend()
  }), LONG)

test("a server sleeps while both work, and wakes", () =>
  morning(async () => {
    await aWhile(500)
    cluster.nodes[1].pause()
    await aWhile(PAUSE * 1000)
    cluster.nodes[1].resume()
  }), LONG)

test("[A2] a server sleeps while a draft becomes private and a session ends: when it wakes, nothing passes under the old rights", async () => {
  const [one, , three] = urls as [string, string, string]
  const id = await letterOf(rosa, daniel, one)
  const phone = await rosa.again(one)
  const [hers, pocket, watcher] = [await rosa.sits(three, id, "requesting"), await phone.sits(three, id, "requesting"), await daniel.sits(three, id, "requesting")]
  hers.types("OPEN ")
  await until("watched", () => watcher.words.includes("OPEN"))
  expect(watcher.heard).toContain("OPEN ")
  await until("saved", () => hers.isSaved)
  cluster.nodes[2].pause()
  // What waits at its sockets is there at once when it wakes; the news from the database takes longer.
  cluster.lines[2].swallow()
  const [heard, presences] = [watcher.heard.length, watcher.presences]
  expect((await rosa.command(one, id, { type: "set-visibility", visibility: "private" })).status).toBe(200)
  expect((await phone.asks("POST", one, "/api/auth/sign-out", {})).status).toBe(200)
  hers.types("SECRET ")
  hers.provider.awareness.setLocalStateField("caret", 7)
  pocket.types("GHOST ", "issue-2")
  const elsewhere = await rosa.sits(one, id, "requesting")
  elsewhere.types("SECRETLY ")
  await until("saved elsewhere", () => elsewhere.isSaved)
  await aWhile(PAUSE * 1000)
  cluster.nodes[2].resume()
  await aWhile(1500)
  cluster.lines[2].mend()
  await until("the watcher is sent away", () => watcher.codes.includes(Close.Forbidden.code))
  await until("the phone is sent away", () => pocket.codes.includes(Close.SignedOut.code))
  await until("her words are taken", () => hers.isSaved)
  expect(watcher.heard.slice(heard)).not.toMatch(/SECRET|GHOST/)
  expect(watcher.presences).toBe(presences)
  hers.types("LAST ")
  await until("all that was stored before it is read elsewhere", () => elsewhere.words.includes("LAST "))
  expect(elsewhere.words).toMatch(/OPEN .*SECRET /)
  expect(elsewhere.words).toContain("SECRETLY ")
  expect(elsewhere.words).not.toContain("GHOST")
  phone.leaves()
}, LONG)

test("what was told while nobody listened is found all the same", async () => {
  const id = await letterOf(rosa, daniel, at)
  const [hers, ...watchers] = [await rosa.sits(urls[0]!, id, "requesting"), await daniel.sits(urls[1]!, id, "requesting"), await daniel.sits(urls[2]!, id, "requesting")]
  const ear = daniel.listens(urls[1]!, id)
  await until("the record is read", () => ear.events.length > 0)
  const before = ear.events.length
  for (let round = 1; round <= 3; round++) {
    expect(await cluster.deafen()).toBeGreaterThanOrEqual(3)
    hers.types(`unheard ${round} `)
    expect((await rosa.command(urls[0]!, id, { type: "add-issue", heading: [{ text: `Issue ${round}` }] })).status).toBe(200)
    for (const watcher of watchers) await until("found", () => watcher.words.includes(`unheard ${round} `), 15_000)
    await until("found in the record", () => ear.events.length === before + round, 15_000)
  }
}, LONG)

function aWhile(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
