import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"

/** What a network does to connections that stay open. */
export interface Habits {
  /** To the request that would become a WebSocket: lets it pass, answers 403, or takes it and never answers. */
  readonly upgrades: "pass" | "refuse" | "swallow"
  /** To server-sent events: lets them pass, or holds them back until they end. */
  readonly events: "pass" | "hold"
  /** Milliseconds after which it cuts off a request that is not answered; none if absent. */
  readonly cutsOff?: number
  /** Whether it ends the connection of a request that the server has answered, and loses the answer; never if absent. */
  readonly loses?: (request: IncomingMessage) => boolean
}

/** How long it keeps a browser's connection open for another request, in milliseconds, as proxies do. */
const IDLE = 60_000

/**
 * A network with a proxy between people and the server, a real one on a port of its own. Works in front of a server, and as the
 * proxy that a browser is told to use. Its habits may change while it runs.
 */
export class Network {
  habits: Habits
  /** How many requests that would have become WebSockets came by. */
  upgrades = 0
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly upstream: URL

  private constructor(upstream: string, habits: Habits) {
    this.upstream = new URL(upstream)
    this.habits = habits
    this.server = createServer({ keepAliveTimeout: IDLE }, (req, res) => this.pass(req, res))
    this.server.on("connection", (socket) => this.keep(socket))
    this.server.on("upgrade", (req, socket: Socket, head) => this.upgrade(socket, headOf(req), head))
    this.server.on("connect", (_req, socket: Socket) => this.tunnel(socket))
  }

  /** Opens a network in front of a server. */
  static async open(upstream: string, habits: Habits): Promise<Network> {
    const network = new Network(upstream, habits)
    await new Promise<void>((resolve) => network.server.listen(0, "127.0.0.1", resolve))
    return network
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket)
    socket.on("error", () => socket.destroy())
    socket.on("close", () => this.sockets.delete(socket))
  }

  private pass(req: IncomingMessage, res: ServerResponse): void {
    const { pathname, search } = new URL(req.url ?? "/", this.upstream)
    const { hostname, port } = this.upstream
    const asked = request({ hostname, port, path: pathname + search, method: req.method, headers: req.headers, agent: false })
    const cut = this.habits.cutsOff === undefined ? undefined : setTimeout(() => res.writeHead(504).end("Gateway timeout"), this.habits.cutsOff)
    asked.on("response", (answer) => {
      clearTimeout(cut)
      if (res.headersSent) return void asked.destroy()
      if (this.habits.loses?.(req)) return void answer.resume().on("end", () => req.socket.destroy())
      const isHeld = this.habits.events === "hold" && answer.headers["content-type"]?.startsWith("text/event-stream")
      // The one who asks may tire of waiting.
      if (isHeld) return void this.hold(answer, res).catch(() => res.destroy())
      res.writeHead(answer.statusCode ?? 502, onward(answer))
      answer.pipe(res)
    })
    asked.on("error", () => (res.headersSent ? res.destroy() : res.writeHead(502).end("Bad gateway")))
    res.on("close", () => (clearTimeout(cut), asked.destroy()))
    req.pipe(asked)
  }

  /** Gives an answer when all of it is there. */
  private async hold(answer: IncomingMessage, res: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    res.writeHead(answer.statusCode ?? 502, onward(answer)).end(Buffer.concat(parts))
  }

  /** Browsers reach a WebSocket through a proxy by a tunnel; this one looks into it, as those of firms do. */
  private tunnel(socket: Socket): void {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n")
    socket.once("data", (head: Buffer) => {
      if (/^upgrade: *websocket/im.test(head.toString("latin1"))) this.upgrade(socket, head, Buffer.alloc(0))
      else this.join(socket, head)
    })
  }

  private upgrade(socket: Socket, head: Buffer, rest: Buffer): void {
    this.upgrades++
    if (this.habits.upgrades === "swallow") return
    if (this.habits.upgrades === "refuse") return void socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    this.join(socket, Buffer.concat([head, rest]))
  }

  private join(socket: Socket, begin: Buffer): void {
    const onward = connect(Number(this.upstream.port), this.upstream.hostname)
    this.keep(onward)
    onward.write(begin)
    socket.pipe(onward).pipe(socket)
    socket.on("close", () => onward.destroy())
    onward.on("close", () => socket.destroy())
  }
}

/** An answer's headers, without those that speak of the one connection it came over. */
function onward({ headers }: IncomingMessage): IncomingMessage["headers"] {
  const { connection: _, "keep-alive": __, ...rest } = headers
  return rest
}

/** A request's head as it came. */
function headOf({ method, url, rawHeaders }: IncomingMessage): Buffer {
  const lines = rawHeaders.flatMap((name, n) => (n % 2 ? [] : [`${name}: ${rawHeaders[n + 1]}`]))
  return Buffer.from([`${method} ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n"))
}
