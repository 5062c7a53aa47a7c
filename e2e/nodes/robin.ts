import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import type { Duplex } from "node:stream"

/** Between two questions whether a node is ready, and how long it may take to say so, in ms. */
const LOOK = 300
const PATIENCE = 1500

/**
 * A load balancer as plain as can be: each request and each upgrade goes to the next node, whoever asks. Nodes that do not say
 * that they are ready are left out, as any balancer does. A request that no node has seen yet is offered to the next one.
 */
export class RoundRobin {
  readonly #nodes: readonly number[]
  readonly #server: Server
  readonly #timer: ReturnType<typeof setInterval>
  readonly #out = new Set<number>()
  readonly #open = new Set<Duplex>()
  #turn = 0

  private constructor(nodes: readonly number[], server: Server) {
    this.#nodes = nodes
    this.#server = server
    server.on("request", (asked, answer) => void this.#pass(asked, answer))
    server.on("upgrade", (asked, socket, head) => this.#upgrade(asked, socket, head, nodes.length))
    server.on("connection", (socket) => this.#hold(socket))
    this.#timer = setInterval(() => nodes.forEach((port) => this.#look(port)), LOOK)
  }

  /** Listens on a port of its own before anything stands behind it: the nodes are told this address. */
  static async open(nodes: readonly number[]): Promise<RoundRobin> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    return new RoundRobin(nodes, server)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    for (const socket of this.#open) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #next(): number {
    for (let tried = 0; tried < this.#nodes.length; tried++) {
      const port = this.#nodes[this.#turn++ % this.#nodes.length]!
      if (!this.#out.has(port)) return port
    }
    return this.#nodes[this.#turn++ % this.#nodes.length]!
  }

  #look(port: number): void {
    const asked = request({ port, host: "127.0.0.1", path: "/readyz", timeout: PATIENCE }, (answer) => {
      answer.resume()
      if (answer.statusCode === 200) this.#out.delete(port)
      else this.#out.add(port)
    })
    asked.on("timeout", () => asked.destroy(new Error("too late")))
    asked.on("error", () => this.#out.add(port))
    asked.end()
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of asked) chunks.push(chunk as Buffer)
    this.#offer(asked, Buffer.concat(chunks), answer, this.#nodes.length)
  }

  #offer(asked: IncomingMessage, body: Buffer, answer: ServerResponse, tries: number): void {
    const { method, url: path, headers } = asked
    const onward = request({ port: this.#next(), host: "127.0.0.1", method, path, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.on("error", () => answer.destroy())
      given.pipe(answer)
    })
    answer.on("close", () => onward.destroy())
    onward.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" && tries > 1) this.#offer(asked, body, answer, tries - 1)
      else if (answer.headersSent) answer.destroy()
      else answer.writeHead(502).end()
    })
    onward.end(body)
  }

  #upgrade(asked: IncomingMessage, socket: Duplex, head: Buffer, tries: number): void {
    const onward = connect(this.#next(), "127.0.0.1", () => {
      const headers = Object.entries(asked.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
      onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join("")}\r\n`)
      onward.write(head)
      onward.pipe(socket)
      socket.pipe(onward)
    })
    this.#hold(onward)
    socket.on("close", () => onward.destroy())
    onward.on("close", () => tries === 0 || onward.connecting || socket.destroy())
    onward.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" && tries > 1) this.#upgrade(asked, socket, head, tries - 1)
      else socket.destroy()
    })
  }

  #hold(socket: Socket | Duplex): void {
    this.#open.add(socket)
    socket.on("error", () => {})
    socket.on("close", () => this.#open.delete(socket))
  }
}
