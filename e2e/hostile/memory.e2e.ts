import { readFileSync } from "node:fs"
import { type IncomingMessage, request } from "node:http"
import { connect } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import type { Client } from "../client.ts"
import { ASK, NOTHING, updateFrame, words } from "./mallory.ts"
import { Siege, until } from "./siege.ts"

const MIB = 1024 * 1024
/**
 * What twenty sockets that never drain may cost together, in MiB: 4 may wait for each and one doc more is on its way
 * (`server/sync/socket.ts`), and as much again until the collector comes.
 */
const BOUND = 300

let siege: Siege
let mal: Client
beforeAll(async () => {
  siege = await Siege.open()
  mal = await siege.opponent()
  // Daniel's own draft, nearly as large as a doc may be: each answer is that much.
  const socket = await opened(siege.daniel, "responding")
  socket.send(NOTHING)
  for (let part = 0; part < 4; part++) socket.send(updateFrame(words("position/issue-2", "x".repeat(200 * 1024))))
  await until("the large draft has arrived", () => siege.drafts.daniel.doc.getXmlFragment("position/issue-2").length === 4)
  socket.terminate()
})
afterAll(() => siege?.close())

/** The memory of the server's process, in MiB. Linux alone tells it. */
function memory(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${siege.house.pid}/status`, "utf8"))?.[1]) / 1024
}

/** The most that the server's memory grows by while something goes on, in MiB. */
async function grownBy(work: () => Promise<void>): Promise<number> {
  const before = memory()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, memory())), 50)
  await work().finally(() => clearInterval(timer))
  return most - before
}

async function opened(who: Client, doc: string): Promise<WebSocket> {
  const socket = new WebSocket(`${siege.house.url.replace("http", "ws")}/sync/${siege.id}/${doc}`, { headers: who.headers })
  socket.on("error", () => {})
  await new Promise((resolve) => socket.once("open", resolve))
  return socket
}

/** Waits until the server has answered somebody else, so often that it has come past what was sent before. */
async function servesOthers(): Promise<void> {
  for (let n = 0; n < 10; n++) await siege.rosa.asksWell("GET", `/api/letters/${siege.id}`)
}

const onLinux = test.runIf(process.platform === "linux")

onLinux("twenty sockets that ask for a large doc again and again and never read it cost bounded memory", () =>
  siege.withstands(async () => {
    const sockets = await Promise.all(Array.from({ length: 20 }, () => opened(mal, "responding")))
    const grown = await grownBy(async () => {
      for (const socket of sockets) socket.pause()
      for (const socket of sockets) for (let n = 0; n < 500; n++) socket.send(ASK)
      await servesOthers()
    })
    for (const socket of sockets) socket.terminate()
    console.log(`20 sockets, 10,000 questions: ${Math.round(grown)} MiB more`)
    expect(grown).toBeLessThan(BOUND)
  }))

onLinux("readers who never drain while somebody writes at speed cost bounded memory", async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, () => opened(mal, "responding")))
  for (const socket of slow) socket.send(ASK)
  for (const socket of slow) socket.pause()
  const grown = await grownBy(async () => {
    const writer = await opened(siege.daniel, "responding")
    writer.send(NOTHING)
    for (let n = 0; n < 4; n++) writer.send(updateFrame(words("position/issue-2", "y".repeat(50 * 1024))))
    await until("all is stored and shown", () => siege.drafts.daniel.doc.getXmlFragment("position/issue-2").length === 8)
    writer.terminate()
  })
  for (const socket of slow) socket.terminate()
  console.log(`20 slow readers: ${Math.round(grown)} MiB more`)
  expect(grown).toBeLessThan(BOUND)
  await siege.withstands(async () => {})
})

onLinux("pings by the million from one who does not read the pongs cost bounded memory", () =>
  siege.withstands(async () => {
    const { port } = new URL(siege.house.url)
    const socket = connect(Number(port), "127.0.0.1")
    socket.on("error", () => {})
    const head = Object.entries({ ...mal.headers, Host: "x", Upgrade: "websocket", Connection: "Upgrade", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13" })
    socket.write(`GET /sync/${siege.id}/responding HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`)
    await new Promise((resolve) => socket.once("data", resolve))
    socket.pause()
    const ping = Buffer.alloc(6 + 125)
    ping.writeUInt16BE(0x89_fd)
    const block = Buffer.concat(Array.from({ length: 5000 }, () => ping))
    const grown = await grownBy(async () => {
      for (let sent = 0; sent < 100 * MIB && !socket.destroyed && socket.writableLength < 10 * MIB; sent += block.length) {
        socket.write(block)
        await new Promise((resolve) => setImmediate(resolve))
      }
      await servesOthers()
    })
    socket.destroy()
    expect(grown).toBeLessThan(BOUND)
  }))

onLinux("streams that are never read cost bounded memory, and a person has a hundred at most", () =>
  siege.withstands(async () => {
    const headers = { ...mal.headers, accept: "text/event-stream" }
    const streams: { leave(): void }[] = []
    const statuses: number[] = []
    const grown = await grownBy(async () => {
      for (let n = 0; n < 110; n++) {
        const asked = request(`${siege.house.url}/api/letters/${siege.id}/record`, { headers }, (response: IncomingMessage) => statuses.push(response.statusCode ?? 0))
        asked.on("error", () => {})
        asked.end()
        streams.push({ leave: () => asked.destroy() })
      }
      await expect.poll(() => statuses.length, { timeout: 60_000 }).toBe(110)
      await servesOthers()
    })
    for (const stream of streams) stream.leave()
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect(grown).toBeLessThan(BOUND)
  }))

onLinux("sign-ins and sign-ups by the hundred are served in turn, in bounded memory, with everybody else served between them", () =>
  siege.withstands(async () => {
    const enter = (n: number): Promise<number> =>
      siege.asks(null, "POST", "/api/auth/sign-in/email", JSON.stringify({ email: siege.rosa.email, password: `guess number ${n}` }), { origin: siege.house.url }).then(({ status }) => status)
    let done = 0
    const grown = await grownBy(async () => {
      const guesses = Promise.all(Array.from({ length: 200 }, (_, n) => enter(n).finally(() => done++)))
      await servesOthers()
      const statuses = await guesses
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(11)
      expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([])
    })
    expect(grown).toBeLessThan(BOUND)
  }))
