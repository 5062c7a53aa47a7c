import { WebSocket } from "ws"
import { ORIGIN } from "./stage.ts"

/** A connection in raw frames: no client library, no manners. */
export class Mallory {
  readonly ws: WebSocket
  readonly frames: Uint8Array[] = []
  /** The close code, once there is one. */
  code: number | null = null
  /** The HTTP status of a refused upgrade. */
  status: number | null = null

  constructor(url: string, person: string | null, origin: string | null = ORIGIN) {
    const headers = { ...(person && { cookie: `user=${person}` }), ...(origin && { origin }) }
    this.ws = new WebSocket(url, { headers })
    this.ws.on("message", (data) => this.frames.push(new Uint8Array(data as Buffer)))
    this.ws.on("close", (code) => (this.code = code))
    this.ws.on("unexpected-response", (request, response) => {
      this.status = response.statusCode ?? null
      request.destroy()
    })
    this.ws.on("error", () => {})
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN
  }

  send(...frames: (Uint8Array | string)[]): void {
    for (const frame of frames) this.ws.send(frame)
  }

  /** Everything heard, as text, to look for words in. */
  get heard(): string {
    return Buffer.concat(this.frames).toString("latin1")
  }

  leave(): void {
    this.ws.terminate()
  }
}
