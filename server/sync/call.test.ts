import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { pino } from "pino"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { fold } from "../../shared/letter/evolve.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close, type CloseReason, MAX_FRAME, MAX_SOCKETS, Message, Sync } from "../../shared/sync/wire.ts"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { Postgres } from "../../tools/stage/postgres.ts"
import { PEOPLE, Stage } from "../../tools/stage/stage.ts"
import { PostgresStore } from "../store/postgres.ts"
import type { Told } from "./call.ts"
import { answerFrame, presenceFrame, updateFrame } from "./frames.ts"
import { read } from "./presence.ts"

let letters = 0
let letter = ""
let people: Typist[] = []

afterEach(() => {
  for (const person of people.splice(0)) person.leave()
})

async function sits(stage: Stage, person: string, doc: DocName): Promise<Typist> {
  const typist = new Typist(stage.url, letter, doc, person)
  people.push(typist)
  await until(`${person} is in sync`, () => typist.provider.synced)
  return typist
}

/** A person whose network lets no WebSocket through: each call is one request, to whichever node. */
class Caller {
  readonly doc = new Y.Doc()
  readonly person: string
  readonly name: DocName
  readonly codes: number[] = []
  /** Who is there, as heard: states by client id. */
  readonly here = new Map<number, { clock: number; json: string }>()
  /** Updates said to be on disk. */
  saved = 0
  private mark = ""

  constructor(person: string, name: DocName) {
    this.person = person
    this.name = name
  }

  /** Says frames, and hears what there is, or what comes within `wait` ms. */
  async calls(stage: Stage, frames: readonly Uint8Array[] = [], wait = 0, hungUp = new AbortController().signal, vector = Y.encodeStateVector(this.doc)): Promise<Told> {
    const now = fold(await stage.store.events(letter, 0))!
    const [userId = ""] = this.person.split("-")
    const session = { userId, name: PEOPLE[userId]?.name ?? userId, sessionId: this.person }
    const present = new Map([...this.here].map(([client, { clock }]) => [client, clock]))
    const [told] = await stage.sync.call(now, session, [{ doc: this.name, frames, vector, mark: this.mark, present }], wait, hungUp)
    this.hear(told!)
    return told!
  }

  /** Writes, and says so. */
  async writes(stage: Stage, text: string): Promise<Told> {
    return this.calls(stage, [updateFrame(this.change(text))])
  }

  /** The update that writing makes. */
  change(text: string, root = "position/issue-1"): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getXmlFragment(root).insert(0, [new Y.XmlText(text)])
    return Y.encodeStateAsUpdate(this.doc, before)
  }

  says(clock: number, state: unknown): Uint8Array {
    return presence(this.doc.clientID, clock, state)
  }

  get words(): string {
    return this.doc.getXmlFragment(this.name === "joint" ? "part/introduction" : "position/issue-1").toString()
  }

  private hear({ frames, code, mark }: Told): void {
    this.mark = mark
    if (code !== null) this.codes.push(code)
    for (const frame of frames) {
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      const kind = type === Message.sync ? decoding.readVarUint(decoder) : null
      const bytes = decoding.readVarUint8Array(decoder)
      if (kind === Sync.step2 || kind === Sync.update) Y.applyUpdate(this.doc, bytes)
      if (type === Message.awareness) for (const { client, clock, json } of read(bytes)!) this.here.set(client, { clock, json })
      if (type === Message.saved) this.saved = decoding.readVarUint(decoder)
    }
  }
}

function presence(client: number, clock: number, state: unknown): Uint8Array {
  return presenceFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }),
  )
}

/** What a client did not know; the server's own question comes each time. */
function news({ frames }: Told): Uint8Array[] {
  return frames.filter(([type, kind]) => type !== Message.sync || kind !== Sync.step1)
}

async function onDisk(stage: Stage, doc: DocName = "requesting"): Promise<string> {
  const disk = new Y.Doc()
  for (const { update } of await stage.store.updates(letter, doc, 0)) Y.applyUpdate(disk, update)
  return disk.getXmlFragment("position/issue-1").toString()
}

/** The same over both stores; the nodes are two servers on one database, or one twice. */
function contract(open: () => Promise<[Stage, Stage]>, close: () => Promise<void>): void {
  let nodes: [Stage, Stage]
  let [one, two] = [] as unknown as [Stage, Stage]
  beforeAll(async () => {
    nodes = await open()
    ;[one, two] = nodes
  }, 120_000)
  afterAll(close, 60_000)
  beforeEach(async () => {
    letter = `call-${++letters}`
    await one.letter(letter)
  })

  test("what is said is on disk before it is answered, and is answered once", async () => {
    const ada = new Caller("ada", "requesting")
    await ada.calls(one)
    await ada.writes(one, "Words.")
    expect([await onDisk(one), ada.saved, ada.codes]).toEqual(["Words.", 1, []])
    const amy = new Caller("amy", "requesting")
    expect(news(await amy.calls(one))).toHaveLength(1)
    expect([amy.words, news(await amy.calls(one)), news(await ada.calls(one))]).toEqual(["Words.", [], []])
  })

  test("each request to another node: nothing is missed, nothing is doubled, deletions too", async () => {
    const [ada, ben] = [new Caller("ada", "requesting"), new Caller("ben", "requesting")]
    await ada.calls(one)
    for (let round = 0; round < 12; round++) {
      const [here, there] = round % 2 ? [one, two] : [two, one]
      const before = Y.encodeStateVector(ada.doc)
      if (round % 5 === 4) ada.doc.getXmlFragment("position/issue-1").delete(0, 1)
      else ada.doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText(`${round} `)])
      await ada.calls(here, [updateFrame(Y.encodeStateAsUpdate(ada.doc, before))])
      await until("seen", () => (void ben.calls(there), ben.words === ada.words))
    }
    expect([await onDisk(one), ada.codes, ben.codes]).toEqual([ada.words, [], []])
  })

  test("one who waits hears at once what somebody at a WebSocket writes, and the other way round", async () => {
    const [ada, ben] = [await sits(one, "ada", "joint"), new Caller("ben", "joint")]
    await ben.calls(two)
    const waiting = ben.calls(two, [], 20_000)
    ada.part().insert(0, "Both sides")
    await waiting
    await until("seen", () => (void ben.calls(two), ben.words.includes("Both sides")))
    await ben.calls(one, [updateFrame(ben.change("We say: ", "part/introduction"))])
    await until("seen", () => ada.words.includes("We say: "))
    expect([ada.codes, ben.codes]).toEqual([[], []])
  })

  test("one who waits in vain is answered when the time is up, with nothing", async () => {
    const ada = new Caller("ada", "requesting")
    await ada.writes(one, "Words.")
    await ada.calls(one)
    expect(news(await ada.calls(one, [], 50))).toEqual([])
  })

  test("[A2] of a private draft nobody hears a byte; one who waits is sent away at once", async () => {
    const [ada, ben] = [new Caller("ada", "requesting"), new Caller("ben", "requesting")]
    await ada.writes(one, "open ")
    await ben.calls(two)
    expect(ben.words).toBe("open ")
    const heard: Uint8Array[] = []
    await ben.calls(two)
    const waiting = ben.calls(two, [], 20_000)
    await aWhile()
    await one.see(letter, "ada", "private")
    await ada.calls(one, [updateFrame(ada.change("SECRET")), ada.says(1, { writing: "issue-1" })])
    for (const told of [await waiting, await ben.calls(one), await ben.calls(two)]) heard.push(...news(told))
    expect(ben.codes).toEqual([Close.Recheck.code, Close.Forbidden.code, Close.Forbidden.code])
    expect(heard).toEqual([])
    expect([await onDisk(one), Buffer.concat(heard).includes("SECRET")]).toEqual(["SECRETopen ", false])
    const before = Y.encodeStateVector(ada.doc)
    ada.doc.getXmlFragment("position/issue-1").delete(0, 1)
    await ada.calls(one, [updateFrame(Y.encodeStateAsUpdate(ada.doc, before))])
    await one.see(letter, "ada", "live")
    const after = await ben.calls(two)
    expect([ben.words, Buffer.concat(after.frames).includes("SECRET")]).toEqual(["open ", false])
  })

  test("[A1] who may not write gets the code that a WebSocket gets, and nothing is kept", async () => {
    const [ben, bob] = [new Caller("ben", "requesting"), new Caller("bob", "responding")]
    await ben.writes(one, "LIE")
    await bob.writes(two, "LIE")
    expect([ben.codes, bob.codes, await onDisk(one), await onDisk(one, "responding")]).toEqual([[4422], [4422], "", ""])
  })

  const wrongs: [string, (ada: Caller) => Uint8Array[], CloseReason][] = [
    ["garbage", () => [updateFrame(new Uint8Array([1, 2, 3]))], "Unapplied"],
    ["no frame at all", () => [new Uint8Array([9])], "Unapplied"],
    ["a root that is not ours", (ada) => [updateFrame(ada.change("x", "elsewhere"))], "Trespass"],
    ["a frame too large", () => [new Uint8Array(MAX_FRAME + 1)], "TooLarge"],
    ["an answer with a gap", (ada) => (ada.change("one"), [answerFrame(ada.change("two"))]), "Unapplied"],
  ]
  test.each(wrongs)("%s is refused with its code, and others go on", async (_, frames, reason) => {
    const [ada, amy] = [new Caller("ada", "requesting"), new Caller("amy", "requesting")]
    await amy.writes(one, "Fine.")
    await ada.calls(one, frames(ada))
    expect(ada.codes).toEqual([Close[reason].code])
    await amy.writes(one, "Still. ")
    expect([await onDisk(one), amy.codes]).toEqual(["Still. Fine.", []])
  })

  test("a vector that is none is refused", async () => {
    const ada = new Caller("ada", "requesting")
    await ada.calls(one, [], 0, undefined, new Uint8Array([255, 255]))
    expect(ada.codes).toEqual([Close.Unapplied.code])
  })

  test("who waits counts as one of the person's sockets, and no longer when it is over", async () => {
    const waiting = Array.from({ length: MAX_SOCKETS }, () => new Caller("amy", "joint"))
    for (const caller of waiting) await caller.calls(one)
    await until("all have left", () => one.sync.counts().sockets === 0)
    const over = waiting.map(() => new AbortController())
    const calls = waiting.map((caller, n) => caller.calls(one, [], 20_000, over[n]!.signal))
    await until("all wait", () => one.sync.counts().sockets === MAX_SOCKETS)
    const more = new Caller("amy", "joint")
    await more.calls(one)
    expect(more.codes).toEqual([Close.TooFast.code])
    for (const each of over) each.abort()
    await Promise.all(calls)
    await until("gone", () => one.sync.counts().sockets === 0)
    await more.calls(one)
    expect(more.codes).toEqual([Close.TooFast.code])
  })

  test("a request that breaks off half-way: what it said is kept, and said again does no harm", async () => {
    const ada = new Caller("ada", "requesting")
    const gone = new AbortController()
    const frame = updateFrame(ada.change("Words."))
    gone.abort()
    await ada.calls(one, [frame], 0, gone.signal)
    await until("it is over", () => one.sync.counts().sockets === 0)
    await ada.calls(two, [frame])
    expect([await onDisk(one), ada.saved, ada.codes]).toEqual(["Words.", 1, []])
  })

  test("a session that ends, ends the wait", async () => {
    const ada = new Caller("ada-phone", "requesting")
    await ada.calls(one)
    await until("it is over", () => one.sync.counts().sockets === 0)
    const waiting = ada.calls(one, [], 20_000)
    await until("it waits", () => one.sync.counts().sockets === 1)
    one.ended.add("ada-phone")
    await one.sync.sessionsChanged("ada")
    await waiting
    expect(ada.codes).toEqual([Close.SignedOut.code])
    one.ended.clear()
  })

  test("a session that ended on the way from the door ends the wait, too", async () => {
    const ada = new Caller("ada-phone", "requesting")
    await ada.calls(one)
    one.ended.add("ada-phone")
    await ada.calls(one, [], 20_000)
    expect(ada.codes).toEqual([Close.SignedOut.code])
    one.ended.clear()
  })

  test("between two requests one is still there; after the last one, not", async () => {
    const [ada, ben] = [await sits(one, "ada", "joint"), new Caller("ben", "joint")]
    const seen = (): unknown => ada.provider.awareness.getStates().get(ben.doc.clientID)
    const changes: unknown[] = []
    ada.provider.awareness.on("change", (change: unknown) => changes.push(change))
    for (let n = 0; n < 5; n++) await ben.calls(one, [ben.says(3, { user: { name: "Somebody else" }, writing: "introduction" })])
    await until("seen", () => seen() !== undefined)
    expect([seen(), changes.length]).toEqual([{ user: { name: "Ben", side: "responding" }, writing: "introduction" }, 1])
    const eve = new Caller("amy", "joint")
    await eve.calls(one, [presence(ben.doc.clientID, 9, null)])
    // A goodbye that comes later than the return.
    await ben.calls(one, [ben.says(2, null)])
    await aWhile()
    expect(changes.length).toBe(1)
    await ben.calls(one, [ben.says(4, null)])
    await until("gone", () => seen() === undefined)
  })

  test("who is there is news once", async () => {
    const [ada, ben] = [await sits(one, "ada", "joint"), new Caller("ben", "joint")]
    ada.provider.awareness.setLocalState({ writing: "introduction" })
    await until("heard", () => (void ben.calls(one), JSON.parse(ben.here.get(ada.doc.clientID)?.json ?? "{}").writing === "introduction"))
    expect(news(await ben.calls(one, [], 50))).toEqual([])
    const waiting = ben.calls(one, [], 20_000)
    ada.provider.awareness.setLocalState({ writing: null })
    await waiting
    expect(JSON.parse(ben.here.get(ada.doc.clientID)!.json).writing).toBe(null)
  })

  test("a server that stops lets those who wait go, to come back", async () => {
    const ada = new Caller("ada", "requesting")
    await ada.writes(one, "Words.")
    const waiting = [ada.calls(one), ada.calls(one, [], 20_000)]
    await aWhile()
    await one.restart()
    await Promise.all(waiting)
    expect(ada.codes).toEqual([1012])
    await ada.writes(one, "More. ")
    expect(await onDisk(one)).toBe("More. Words.")
  })
}

describe("over SQLite", () => {
  let stage: Stage
  contract(
    async () => {
      stage = await Stage.open()
      return [stage, stage]
    },
    () => stage.close(),
  )
})

describe("over PostgreSQL, two nodes", () => {
  let postgres: Postgres
  let nodes: [Stage, Stage]
  contract(
    async () => {
      postgres = await Postgres.start()
      const url = await postgres.database("letters")
      const open = async (): Promise<Stage> => Stage.open(await PostgresStore.open(url, pino({ level: "silent" })))
      return (nodes = [await open(), await open()])
    },
    async () => {
      await Promise.all(nodes.map((node) => node.close()))
      await postgres.stop()
    },
  )
})

