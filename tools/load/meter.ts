import { type AddressInfo, connect, createServer, type Server } from "node:net"

/** Bytes that have gone to the server and come from it. */
export interface Bytes {
  readonly up: number
  readonly down: number
}

/** A line to a port that counts what goes over it. */
export class Meter {
  private readonly server: Server
  private up = 0
  private down = 0

  private constructor(server: Server, to: () => number) {
    this.server = server
    server.on("connection", (near) => {
      const far = connect(to(), "127.0.0.1")
      near.on("data", (chunk: Buffer) => ((this.up += chunk.length), far.write(chunk)))
      far.on("data", (chunk: Buffer) => ((this.down += chunk.length), near.write(chunk)))
      for (const [one, other] of [[near, far], [far, near]] as const) one.on("error", () => {}).on("close", () => other.destroy())
    })
  }

  /** @param to The port behind it, asked for at each connection. */
  static async open(to: () => number): Promise<Meter> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    return new Meter(server, to)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get bytes(): Bytes {
    return { up: this.up, down: this.down }
  }

  close(): void {
    this.server.close()
  }
}
