import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"

/** A line to a port that can go bad: `swallow` takes everything and delivers nothing, `refuse` hangs up. */
export class Line {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #state: "good" | "swallow" | "refuse" = "good"

  private constructor(server: Server, port: number) {
    this.#server = server
    server.on("connection", (near) => this.#join(near, port))
  }

  /** Lays a line to a port of this machine. */
  static async open(port: number): Promise<Line> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    return new Line(server, port)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** From now on nothing gets through, in either direction, and nobody is told. */
  swallow(): void {
    this.#state = "swallow"
    for (const socket of this.#open) socket.pause()
  }

  /** Cuts what is open and whatever comes. */
  refuse(): void {
    this.#state = "refuse"
    for (const socket of this.#open) socket.destroy()
  }

  /** Good for whoever comes from now on. What is open stays as dead as it was, and neither end is told. */
  forget(): void {
    this.#state = "good"
  }

  /** Good again. What was swallowed is delivered now, as late as a network may deliver it. */
  mend(): void {
    this.#state = "good"
    for (const socket of this.#open) socket.resume()
  }

  async close(): Promise<void> {
    this.refuse()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket, port: number): void {
    if (this.#state === "refuse") return void near.destroy()
    const far = connect(port, "127.0.0.1")
    for (const [from, to] of [[near, far], [far, near]] as const) {
      this.#open.add(from)
      from.on("data", (chunk) => to.write(chunk))
      from.on("error", () => {})
      from.on("close", () => {
        this.#open.delete(from)
        // A line that swallows tells neither end that the other has gone.
        if (this.#state !== "swallow") to.destroy()
      })
      if (this.#state === "swallow") from.pause()
    }
  }
}
