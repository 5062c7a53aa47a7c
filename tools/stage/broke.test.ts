import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { howItBroke } from "./broke.ts"

let server: Server
afterEach(() => void server?.close())

/** Asks a server that does so with every request; gives how that broke. */
async function breaks(does: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(does)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/secret-path`, { signal: AbortSignal.timeout(1000) }).then(() => "it did not", howItBroke)
}

test("closed without an answer: which side did, by name", async () => {
  expect(await breaks((req) => req.socket.destroy())).toBe("TypeError (fetch failed) > SocketError UND_ERR_SOCKET (other side closed)")
})

test("reset: the network's own code", async () => {
  expect(await breaks((req) => req.socket.resetAndDestroy())).toMatch(/ECONNRESET/)
})

test("no answer in time is told from one that broke", async () => {
  expect(await breaks(() => {})).toMatch(/^TimeoutError/)
})

test("nobody there: every address that was tried, and none of them named", async () => {
  const told = howItBroke(new TypeError("fetch failed", { cause: new AggregateError(["::1", "127.0.0.1"].map((address) => Object.assign(new Error(`connect ECONNREFUSED ${address}:1`), { code: "ECONNREFUSED" }))) }))
  expect(told).toBe("TypeError (fetch failed) > AggregateError > Error ECONNREFUSED + Error ECONNREFUSED")
})
