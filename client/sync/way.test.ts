import { WebSocket as Wire } from "ws"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openHouse, twoCounsel, type Caller, type House } from "../../server/http/client.testing.ts"
import { readPosition, writePosition } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { type Habits, Network } from "../../tools/stage/network.ts"
import { aWhile, until } from "../../tools/stage/people.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { type Draft, openDraft } from "./draft.ts"
import { RescueBox } from "./rescue.ts"
import { type Memory, Way } from "./way.ts"

let house: House
let network: Network
let rosa: Caller
let daniel: Caller
let id: string
const drafts: Draft[] = []

const GOOD: Habits = { upgrades: "pass", events: "pass" }
const REFUSES: Habits = { upgrades: "refuse", events: "pass" }
const SWALLOWS: Habits = { upgrades: "swallow", events: "pass" }

beforeEach(async () => {
  house = await openHouse()
  ;({ rosa, daniel, id } = await twoCounsel(house))
  network = await Network.open(`http://127.0.0.1:${house.port}`, GOOD)
})
afterEach(async () => {
  for (const draft of drafts.splice(0)) draft.close()
  await network.close()
  await house.close()
})

class Tab implements Memory {
  readonly items = new Map<string, string>()
  getItem = (key: string): string | null => this.items.get(key) ?? null
  setItem = (key: string, value: string): void => void this.items.set(key, value)
  removeItem = (key: string): void => void this.items.delete(key)
}

function newWay(memory: Memory | null = null, again: readonly [number, ...number[]] = [600_000]): Way {
  const reaches = () => fetch(`${network.url}/healthz`).then(({ ok }) => ok, () => false)
  return new Way({ memory, reaches, patience: 300, again })
}

/** A doc as a person's browser opens it behind the network. */
function opens(who: Caller, doc: DocName, way: Way, mayWrite = true, page = new EventTarget()): Draft {
  const headers = { cookie: who.cookie, origin: house.url }
  class Browsers extends Wire {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers })
    }
  }
  const vault = new MemoryVault()
  const draft = openDraft({
    url: `${network.url.replace("http", "ws")}/sync`,
    letterId: id,
    doc,
    userId: who.userId,
    mayWrite,
    rescue: new RescueBox(vault, id),
    vault: mayWrite ? vault : null,
    WebSocket: Browsers as unknown as typeof WebSocket,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } }),
    way,
    page: page as unknown as Window,
  })
  drafts.push(draft)
  return draft
}

const text = (draft: Draft): string => plain(readPosition(draft.getSnapshot().doc, "issue-1"))
const write = (draft: Draft, words: string): void => writePosition(draft.getSnapshot().doc, "issue-1", unmarked(words))
const is = (draft: Draft, state: string): boolean => draft.getSnapshot().saved.state === state && draft.getSnapshot().isReady

test.each([["refuses", REFUSES], ["swallows", SWALLOWS]])("a network that %s WebSockets: drafts go by requests, and saved is true", async (_, habits) => {
  network.habits = habits
  const way = newWay()
  const [hers, seen] = [opens(rosa, "requesting", way), opens(daniel, "requesting", newWay(), false)]
  await until("ready", () => is(hers, "saved") && is(seen, "saved"))
  expect(way.now()).toBe("requests")
  for (let n = 0; n < 20; n++) {
    write(hers, `${text(hers)}${n} `)
    if (n % 4 === 0) await until("saved", () => is(hers, "saved"))
  }
  await until("seen", () => text(seen) === text(hers) && text(hers).endsWith("19 "))
  write(hers, "")
  await until("the deletion is seen", () => text(seen) === "")
  await until("saved", () => is(hers, "saved"))
})

test("without a connection it is not the network's habits: nothing is changed, and nothing lost", async () => {
  const way = newWay()
  const hers = opens(rosa, "requesting", way)
  await until("ready", () => is(hers, "saved"))
  await house.restart()
  write(hers, "During.")
  await until("saved", () => is(hers, "saved"))
  expect(way.now()).toBe("sockets")
})

test("a server that stops while one goes by requests: said in words, and everything arrives later", async () => {
  network.habits = REFUSES
  const way = newWay()
  const hers = opens(rosa, "requesting", way)
  await until("ready", () => is(hers, "saved"))
  const restarted = house.restart()
  write(hers, "During.")
  await restarted
  await until("saved", () => is(hers, "saved") && text(hers) === "During.")
  const seen = opens(daniel, "requesting", newWay(), false)
  await until("seen", () => text(seen) === "During.")
})

test("a network that has become good is noticed; the tab remembers one that has not", async () => {
  network.habits = REFUSES
  const memory = new Tab()
  const way = newWay(memory, [100])
  const hers = opens(rosa, "requesting", way)
  await until("ready", () => is(hers, "saved"))
  expect(newWay(memory).now()).toBe("requests")
  network.habits = GOOD
  await until("by WebSocket again", () => way.now() === "sockets")
  write(hers, "By WebSocket.")
  await until("saved", () => is(hers, "saved"))
  expect([newWay(memory).now(), text(hers)]).toEqual(["sockets", "By WebSocket."])
})

test("who goes by requests and comes back is here for the others at once", async () => {
  network.habits = REFUSES
  const page = new EventTarget()
  const [hers, seen] = [opens(rosa, "requesting", newWay(), true, page), opens(daniel, "requesting", newWay(), false)]
  await until("ready", () => is(hers, "saved") && is(seen, "saved"))
  const { doc, awareness } = hers.getSnapshot()
  const shown = (): unknown => seen.getSnapshot().awareness.getStates().get(doc.clientID)?.["writing"]
  awareness.setLocalStateField("writing", "issue-1")
  await until("here", () => shown() === "issue-1")
  const told: unknown[] = []
  seen.getSnapshot().awareness.on("change", () => told.push(shown()))
  // Where he waits for news just then, he hears that she has left before he hears that she is back.
  for (let n = 0; n < 10 && !told.includes(undefined); n++) {
    page.dispatchEvent(new Event("online"))
    await aWhile(700)
  }
  expect(told).toContain(undefined)
  awareness.setLocalStateField("writing", "issue-2")
  await until("here again", () => shown() === "issue-2")
})

test("a network that cuts off who waits is asked more often, and one stays connected", async () => {
  network.habits = { ...REFUSES, cutsOff: 1800 }
  const [hers, seen] = [opens(rosa, "requesting", newWay()), opens(daniel, "requesting", newWay(), false)]
  const states: string[] = []
  await until("ready", () => is(hers, "saved") && is(seen, "saved"))
  seen.subscribe(() => states.push(seen.getSnapshot().saved.state))
  await new Promise((resolve) => setTimeout(resolve, 4000))
  write(hers, "Through.")
  await until("seen", () => text(seen) === "Through.")
  expect(states.filter((state) => state === "offline")).toEqual([])
})

test("[A2] a draft that becomes private is closed, and one hears so; a refused change has its code", async () => {
  network.habits = REFUSES
  const [hers, seen] = [opens(rosa, "requesting", newWay()), opens(daniel, "requesting", newWay(), false)]
  await until("ready", () => is(hers, "saved") && is(seen, "saved"))
  await rosa.does(id, { type: "set-visibility", visibility: "private" })
  write(hers, "SECRET")
  await until("closed", () => seen.getSnapshot().saved.state === "stopped")
  await until("saved", () => is(hers, "saved"))
  expect([text(seen), seen.getSnapshot().closed]).toEqual(["", 4403])
  const before = hers.getSnapshot().doc
  before.getMap("not ours").set("a", 1)
  await until("a fresh doc", () => hers.getSnapshot().doc !== before && is(hers, "saved"))
})

test("signed out: said in words, and sent after signing in", async () => {
  network.habits = REFUSES
  const hers = opens(rosa, "requesting", newWay())
  await until("ready", () => is(hers, "saved"))
  await rosa.post("/api/auth/sign-out")
  await until("stopped", () => hers.getSnapshot().saved.state === "stopped")
  expect(hers.getSnapshot().closed).toBe(4401)
})
