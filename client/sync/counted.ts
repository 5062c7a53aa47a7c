import { Message, Sync } from "../../shared/sync/wire.ts"

/** What was sent over one connection. */
export interface Sent {
  /** Updates handed to the network. */
  updates: number
  /** Whether the server's question about what it lacks has been answered. */
  hasAnswered: boolean
}

/**
 * A WebSocket that counts the updates it sends, so that an acknowledgement that names a number can be compared. Changes made
 * before the server has asked what it lacks are not sent one by one: the answer holds them, and sent ahead of what was
 * written without a connection they would not fit.
 *
 * @param onOpen Called for each connection with what it will have sent.
 */
export function countedSocket(Base: typeof WebSocket, onOpen: (sent: Sent) => void): typeof WebSocket {
  return class CountedSocket extends Base {
    private readonly sent: Sent = { updates: 0, hasAnswered: false }

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      onOpen(this.sent)
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const [type, kind] = data instanceof Uint8Array ? data : []
      const isUpdate = type === Message.sync && (kind === Sync.update || kind === Sync.step2)
      if (isUpdate && kind === Sync.step2) this.sent.hasAnswered = true
      if (isUpdate && !this.sent.hasAnswered) return
      if (isUpdate) this.sent.updates++
      super.send(data)
    }
  }
}
