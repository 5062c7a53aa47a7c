import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { PROFILES } from "../../shared/court/profiles.ts"
import type { Happening, LetterEvent } from "../../shared/letter/event.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { KeptRecord } from "./keptrecord.ts"
import { Following, type RecordState } from "./record.ts"

const ACTOR = { userId: "u1", name: "Rosa Imai", side: "requesting", role: "counsel" } as const
const AT = "2013-11-12T18:00:00.000Z"

/** A lawful record of so many events. */
function recordOf(count: number): LetterEvent[] {
  const matter = { court: "E.D. Cal.", judge: "Newman", caption: "A v. B", caseNumber: "2:13-cv-1", dates: [] }
  const sides = { requesting: { party: "A" }, responding: { party: "B" } }
  const begin: Happening = { type: "letter-created", letter: "l1", profile: PROFILES[0]!, matter, sides, role: "counsel" }
  const more = Array.from({ length: count - 1 }, (_, index): Happening => {
    const heading = [{ text: `Issue ${index + 1}` }]
    return { type: "issue-added", issue: `issue-${index + 1}`, heading, mover: "requesting", request: null }
  })
  return seal([begin, ...more], ACTOR, AT, 0, GENESIS)
}

const RECORD = recordOf(6)
const QUICK = { first: 150, silence: 120_000, poll: 10, polls: 3, kept: 150, retry: 10 }

type Handler = (request: IncomingMessage, response: ServerResponse, after: number) => void

const open: { server?: Server; following?: Following } = {}

afterEach(() => {
  open.following?.close()
  open.server?.closeAllConnections()
  open.server?.close()
})

/** Follows a record on a real server that behaves as told. */
async function follow(read: Handler, stream: Handler, kept: KeptRecord | null = null, onEvents?: (events: readonly LetterEvent[]) => void): Promise<Following> {
  const server = createServer((request, response) => {
    const streams = request.headers.accept === "text/event-stream"
    const query = Number(new URL(request.url ?? "/", "http://localhost").searchParams.get("after"))
    if (streams) stream(request, response, Number(request.headers["last-event-id"]))
    else read(request, response, query)
  })
  open.server = server
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  open.following = new Following(`http://127.0.0.1:${(server.address() as AddressInfo).port}/record`, QUICK, () => {}, kept, onEvents)
  return open.following
}

function until(following: Following, holds: (state: RecordState) => boolean): Promise<RecordState> {
  return new Promise((resolve) => {
    const look = () => holds(following.now()) && (stop(), resolve(following.now()))
    const stop = following.subscribe(look)
    look()
  })
}

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))

const snapshot =
  (count: number): Handler =>
  (_request, response, after) =>
    json(response, { events: RECORD.slice(after, Math.max(count, after)) })

const begin = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/event-stream" })
const say = (response: ServerResponse, ...seqs: number[]) =>
  seqs.forEach((seq) => response.write(`id: ${seq}\ndata: ${JSON.stringify(RECORD[seq - 1])}\n\n`))
const issues = (state: RecordState) => state.letter?.issues.length ?? -1

test("reads what there is, then listens from there", async () => {
  const following = await follow(snapshot(2), (_request, response, after) => {
    begin(response)
    expect(after).toBe(2)
    say(response, 3, 4)
  })
  expect(await until(following, (state) => issues(state) === 3)).toMatchObject({ status: "live" })
})

test("what comes twice counts once, and is told once", async () => {
  const told: LetterEvent[] = []
  const following = await follow(
    snapshot(3),
    (_request, response) => {
      begin(response)
      say(response, 1, 2, 3, 4, 4, 2, 5)
    },
    null,
    (events) => told.push(...events),
  )
  const { events } = await until(following, (state) => issues(state) === 4)
  for (const seqs of [events, told]) expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
})

test("a hole in the stream is filled by reading", async () => {
  const upTo = { count: 1 }
  const following = await follow(
    (request, response, after) => snapshot(upTo.count)(request, response, after),
    (_request, response, after) => {
      begin(response)
      upTo.count = 6
      say(response, ...(after === 1 ? [2, 5] : []))
    },
  )
  const { events } = await until(following, (state) => issues(state) === 5)
  expect(events.map(({ hash }) => hash)).toEqual(RECORD.map(({ hash }) => hash))
})

test("after a break it goes on from the last event it has", async () => {
  const asked: number[] = []
  const following = await follow(snapshot(1), (_request, response, after) => {
    asked.push(after)
    begin(response)
    say(response, after + 1, after + 2)
    if (after < 3) response.end()
  })
  await until(following, (state) => issues(state) === 4)
  expect(asked).toEqual([1, 3])
})

test("polls where a proxy holds the stream back", async () => {
  let reads = 0
  const following = await follow(
    (request, response, after) => snapshot(++reads)(request, response, after),
    (_request, response) => void begin(response),
  )
  expect(await until(following, (state) => issues(state) === 4)).toMatchObject({ status: "polling" })
})

test("polls where a proxy answers the stream with a page", async () => {
  let reads = 0
  const following = await follow(
    (request, response, after) => snapshot(++reads)(request, response, after),
    (_request, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
  )
  expect(await until(following, (state) => issues(state) === 5)).toMatchObject({ status: "polling" })
})

test("a server that stumbles is offline, then live again", async () => {
  let reads = 0
  const seen: string[] = []
  const following = await follow(
    (request, response, after) => (++reads < 3 ? void json(response, {}, 503) : snapshot(2)(request, response, after)),
    (_request, response) => (begin(response), say(response, 3)),
  )
  following.subscribe(() => seen.push(following.now().status))
  await until(following, ({ status }) => status === "live")
  expect(seen[0]).toBe("offline")
})

test("a refusal is told and not asked again", async () => {
  let reads = 0
  const refuse: Handler = (_request, response) => (reads++, json(response, { code: "not-found", message: "No such letter." }, 404))
  const following = await follow(refuse, refuse)
  const { refusal } = await until(following, ({ status }) => status === "refused")
  expect([refusal?.message, reads]).toEqual(["No such letter.", 1])
})

test("a session that ended is told, and the record goes on once there is one again", async () => {
  let reads = 0
  const following = await follow(
    (request, response, after) => (++reads < 3 ? void json(response, { code: "signed-out" }, 401) : snapshot(2)(request, response, after)),
    (_request, response) => (begin(response), say(response, 3)),
  )
  expect(await until(following, ({ status }) => status === "refused")).toMatchObject({ refusal: { code: "signed-out" } })
  expect(await until(following, ({ status }) => status === "live")).toMatchObject({ refusal: null })
})

test("[R1] an event that does not continue the chain is not taken", async () => {
  const forged = { ...RECORD[3]!, prev: GENESIS }
  const following = await follow(snapshot(3), (_request, response) => {
    begin(response).write(`data: ${JSON.stringify(forged)}\n\n`)
  })
  expect(issues(await until(following, ({ status }) => status === "broken"))).toBe(2)
})

test("events from the answer to one's own command show at once, and not twice", async () => {
  const asked = { stream: () => {} }
  const following = await follow(snapshot(2), (_request, response) => {
    begin(response).write(": hello\n\n")
    asked.stream = () => say(response, 3, 4)
  })
  await until(following, ({ status }) => status === "live")
  following.take([RECORD[2]!])
  expect(issues(following.now())).toBe(2)
  asked.stream()
  expect((await until(following, (state) => issues(state) === 3)).events).toHaveLength(4)
})

/** Waits until something is so. */
async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const silent: Handler = (_request, response) => begin(response)
const away: Handler = (_request, response) => void response.destroy()

test("what came is kept, event by event, and read by the next page where the server cannot be reached; its answer then replaces it", async () => {
  const vault = new MemoryVault()
  const before = await follow(snapshot(3), (_request, response) => (begin(response), say(response, 4)), new KeptRecord(vault, "l1"))
  await until(before, (state) => issues(state) === 3)
  await eventually(() => vault.rows.size === 2)
  before.close()
  open.server?.closeAllConnections()
  open.server?.close()

  let isBack = false
  const read: Handler = (request, response, after) => (isBack ? snapshot(6)(request, response, after) : away(request, response, after))
  const after: number[] = []
  const following = await follow((request, response, from) => (after.push(from), read(request, response, from)), silent, new KeptRecord(vault, "l1"))
  expect(await until(following, (state) => state.letter !== null)).toMatchObject({ status: "offline", events: { length: 4 } })
  isBack = true
  following.nudge()
  await until(following, (state) => issues(state) === 5)
  expect(new Set(after)).toEqual(new Set([0]))
  await eventually(() => vault.rows.size === 1)
  const kept = await new KeptRecord(vault, "l1").read()
  expect(kept.events).toEqual(RECORD)
  expect((await new KeptRecord(vault, "l2").read()).events).toEqual([])
})

test("a server that does not answer at all is not waited for, where something is kept", async () => {
  const vault = new MemoryVault()
  new KeptRecord(vault, "l1").keep(RECORD.slice(0, 2))
  const following = await follow(() => {}, silent, new KeptRecord(vault, "l1"))
  expect(await until(following, (state) => issues(state) === 1)).toMatchObject({ status: "offline" })
})

test("a record that is shorter than the one that is shown, as from a restored backup, is said not to continue it", async () => {
  let have = 4
  const read: Handler = (_request, response, after) => json(response, { events: RECORD.slice(after, have), head: RECORD[have - 1]!.hash })
  const following = await follow(read, (_request, response) => (begin(response), say(response), setTimeout(() => response.destroy(), 20)))
  await until(following, (state) => issues(state) === 3)
  have = 2
  expect(await until(following, (state) => state.status === "broken")).toMatchObject({ events: { length: 4 } })
})

test("an answer that was on its way while an event came by a command is not taken for a server that was set back", async () => {
  const late: (() => void)[] = []
  const read: Handler = (_request, response, after) => {
    const has = after < 5 ? 4 : 5
    const answer = () => json(response, { events: RECORD.slice(after, has), head: RECORD[has - 1]!.hash })
    if (after === 4) late.push(answer)
    else answer()
  }
  const following = await follow(read, (_request, response) => response.writeHead(502).end())
  await eventually(() => late.length > 0)
  following.take(RECORD.slice(4, 5))
  late.shift()!()
  await eventually(() => following.now().status !== "loading")
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(following.now()).toMatchObject({ status: "polling", events: { length: 5 } })
})

test("what was kept is shown no longer than until the server says no", async () => {
  const vault = new MemoryVault()
  new KeptRecord(vault, "l1").keep(RECORD.slice(0, 2))
  let isBack = false
  const read: Handler = (_request, response) => (isBack ? json(response, { code: "not-found" }, 404) : response.destroy())
  const following = await follow(read, silent, new KeptRecord(vault, "l1"))
  await until(following, (state) => issues(state) === 1)
  isBack = true
  following.nudge()
  expect(await until(following, (state) => state.status === "refused")).toMatchObject({ letter: null, events: [] })
})
