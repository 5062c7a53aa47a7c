/** Message types of the y-websocket protocol, and one of ours (`saved`). */
export const Message = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 4 } as const

/** Sub-types of a sync message. */
export const Sync = { step1: 0, step2: 1, update: 2 } as const

/**
 * Header of a request, or parameter of a WebSocket's address, in which a page says for whom it believes to act: a person's id. Where
 * that is not whose session it is, the server answers as without a session. Optional.
 */
export const ACTS_FOR = "acts-for"

/** Largest frame the server reads, in bytes. */
export const MAX_FRAME = 256 * 1024
/** Largest doc the server keeps, as one update, in bytes. */
export const MAX_DOC = 1024 * 1024
/** Sockets one person may hold open. */
export const MAX_SOCKETS = 20

/** Seconds for which a request may wait for news, where WebSockets are blocked: proxies give up at thirty. */
export const MAX_WAIT = 20
/** Frames of one doc in one request: a second of fast typing is 15. */
export const MAX_FRAMES = 500

/** What a client does after the server closed its socket. */
export type NextMove = "sign-in" | "stop" | "rescue-and-reset" | "wait" | "reconnect" | "keep-and-resend"

/** Why the server closes a socket, and the client's next move. 4400–4499 end a stock client's retries. */
export const Close = {
  /** No session, or it ended, or it is another person's than the page says. */
  SignedOut: { code: 4401, next: "sign-in" },
  /** This doc is not for you. */
  Forbidden: { code: 4403, next: "stop" },
  /** No such letter or doc. */
  Unknown: { code: 4404, next: "stop" },
  /** The update could not be applied: garbage, gaps, deletes of the future. */
  Unapplied: { code: 4409, next: "rescue-and-reset" },
  /** Frame or doc too large. */
  TooLarge: { code: 4413, next: "rescue-and-reset" },
  /** The update writes what this side may not. */
  Trespass: { code: 4422, next: "rescue-and-reset" },
  /** Too fast. */
  TooFast: { code: 4429, next: "wait" },
  /** Who may read or write has changed. The answer to a reconnect may be no. */
  Recheck: { code: 4205, next: "reconnect" },
  /** Could not be stored: keep everything, reconnect, send again. */
  NotStored: { code: 1011, next: "keep-and-resend" },
} as const satisfies Record<string, { code: number; next: NextMove }>

export type CloseReason = keyof typeof Close

/** The client's next move for a close code; a network's own codes mean reconnect. */
export function nextMove(code: number): NextMove {
  return Object.values(Close).find((reason) => reason.code === code)?.next ?? "reconnect"
}
