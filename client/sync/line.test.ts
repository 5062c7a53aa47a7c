import { expect, test } from "vitest"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { requestSocket } from "./line.ts"
import type { Said } from "./requestsocket.ts"

interface Asked {
  readonly wait: number
  readonly docs: readonly Said[]
}

/** A server that has nothing to say: it answers at once what does not wait, and never what does. */
function silent(asked: Asked[]): typeof fetch {
  return async (_, init) => {
    const request = JSON.parse(String(init?.body)) as Asked
    asked.push(request)
    const { signal } = init ?? {}
    if (request.wait > 0) await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)))
    return Response.json({ docs: request.docs.map(({ doc }) => ({ doc, code: null, mark: "", frames: [] })) })
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
  const fetch = silent(asked)
  const first = open("requesting", fetch)
  await expect.poll(() => waiting(asked)).toEqual([["requesting"]])
  const second = open("joint", fetch)
  await expect.poll(() => waiting(asked), { timeout: 3000 }).toEqual([["requesting"], ["requesting", "joint"]])
  // One that takes the place of another is one that was opened.
  second.socket.close()
  const third = open("joint", fetch)
  await expect.poll(() => waiting(asked), { timeout: 3000 }).toEqual([["requesting"], ["requesting", "joint"], ["requesting", "joint"]])
  expect([...first.codes, ...third.codes]).toEqual([])
  for (const { socket } of [first, third]) socket.close()
})
