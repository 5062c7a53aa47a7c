import { toBase64 } from "lib0/buffer"
import { afterEach, expect, test, vi } from "vitest"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { Message, Sync } from "../../shared/sync/wire.ts"
import { requestSocket } from "./line.ts"
import type { Said } from "./requestsocket.ts"

afterEach(() => vi.unstubAllGlobals())

/** Less than any pause that is meant. */
const PATIENT = { timeout: 3000 }

interface Asked {
  readonly wait: number
  readonly docs: readonly Said[]
}

/** A server that answers at once what does not wait, or when it may; and what does with news, or, where there are none, never. */
function server(asked: Asked[], news: readonly Uint8Array[] = [], may: () => unknown = () => {}): typeof fetch {
  return async (_, init) => {
    const request = JSON.parse(String(init?.body)) as Asked
    asked.push(request)
    await may()
    const { signal } = init ?? {}
    if (request.wait > 0 && news.length === 0) await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)))
    const frames = request.wait > 0 ? news.map(toBase64) : []
    return Response.json({ docs: request.docs.map(({ doc }) => ({ doc, code: null, mark: "", frames })) })
  }
}

function open(doc: DocName, fetch: typeof globalThis.fetch): { socket: WebSocket; codes: number[] } {
  const ydoc = new Y.Doc()
  const source = { doc: ydoc, awareness: new Awareness(ydoc) }
  const Socket = requestSocket(() => source, fetch)
  const socket = new Socket(`ws://localhost/sync/letter/${doc}`)
  const codes: number[] = []
  socket.onclose = ({ code }) => codes.push(code)
  return { socket, codes }
}

const waiting = (asked: readonly Asked[]): DocName[][] => asked.filter(({ wait }) => wait > 0).map(({ docs }) => docs.map(({ doc }) => doc))

test("a doc that is opened while a request waits for news of the others is waited for, too, at once", async () => {
  const asked: Asked[] = []
  const fetch = server(asked)
  const first = open("requesting", fetch)
  await expect.poll(() => waiting(asked), PATIENT).toEqual([["requesting"]])
  const second = open("joint", fetch)
  await expect.poll(() => waiting(asked), PATIENT).toEqual([["requesting"], ["requesting", "joint"]])
  // One that takes the place of another is one that was opened.
  second.socket.close()
  const third = open("joint", fetch)
  await expect.poll(() => waiting(asked), PATIENT).toEqual([["requesting"], ["requesting", "joint"], ["requesting", "joint"]])
  expect([...first.codes, ...third.codes]).toEqual([])
  for (const { socket } of [first, third]) socket.close()
})

/** What the server asks each time of who may write: nothing is known here. */
const QUESTION = Uint8Array.of(Message.sync, Sync.step1, 1, 0)
const UPDATE = Uint8Array.of(Message.sync, Sync.update, 2, 0, 0)

test.each([
  ["who may write", [QUESTION, UPDATE]],
  ["who only reads, and is asked nothing,", [UPDATE]],
])("after news the next request waits at once: for %s", async (_, news) => {
  const asked: Asked[] = []
  const { socket } = open("requesting", server(asked, news))
  await expect.poll(() => waiting(asked).length, { timeout: 1800 }).toBeGreaterThan(3)
  socket.close()
})

test("a server that answers at once without news is not asked again at once", async () => {
  const asked: Asked[] = []
  const { socket } = open("requesting", server(asked, [QUESTION]))
  await expect.poll(() => waiting(asked).length, PATIENT).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(waiting(asked).length).toBe(1)
  socket.close()
})

test("a page that nobody looks at lets no request wait; whoever looks again has the news at once", async () => {
  const page = Object.assign(new EventTarget(), { hidden: true })
  vi.stubGlobal("document", page)
  const asked: Asked[] = []
  const { socket } = open("requesting", server(asked))
  await expect.poll(() => asked.length, PATIENT).toBe(2)
  expect(waiting(asked)).toEqual([])
  page.hidden = false
  page.dispatchEvent(new Event("visibilitychange"))
  await expect.poll(() => waiting(asked), PATIENT).toEqual([["requesting"]])
  socket.close()
})

test("whoever looks again while an answer is on its way has the news at once after it", async () => {
  const page = Object.assign(new EventTarget(), { hidden: true })
  vi.stubGlobal("document", page)
  const asked: Asked[] = []
  let answer = (): void => {}
  const { socket } = open("requesting", server(asked, [], () => asked.length === 2 && new Promise<void>((resolve) => (answer = resolve))))
  await expect.poll(() => asked.length, PATIENT).toBe(2)
  page.hidden = false
  page.dispatchEvent(new Event("visibilitychange"))
  await new Promise((resolve) => setTimeout(resolve, 50))
  answer()
  await expect.poll(() => waiting(asked), { timeout: 1500 }).toEqual([["requesting"]])
  socket.close()
})
