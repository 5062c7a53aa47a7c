import { Close, type NextMove, nextMove } from "../../shared/sync/wire.ts"

/** How the words in a doc are kept, and what to say about it where one types. */
export interface Saved {
  readonly state: "loading" | "saved" | "saving" | "offline" | "stopped"
  readonly words: string
}

/** What is known of a doc's connection. */
export interface Facts {
  /** Whether one may write here. A reader has nothing to save. */
  readonly mayWrite: boolean
  readonly isConnected: boolean
  /** Whether everything that the server has has come at least once. */
  readonly isReady: boolean
  /** Whether something was written here that the server has not yet said to be on its disk. */
  readonly isUnsaved: boolean
  /** The code with which the server closed, where that was its last word. */
  readonly closed: number | null
}

/** What to say, in words, across the place where one types (`TRAPS.md` 36). */
export function savedOf({ mayWrite, isConnected, isReady, isUnsaved, closed }: Facts): Saved {
  const stopped = closed === null ? null : STOPPED[nextMove(closed)]
  if (stopped) return { state: "stopped", words: closed === Close.Unknown.code ? "This letter is not here any more." : stopped }
  if (!isConnected && !isReady) return { state: closed === null ? "loading" : "offline", words: closed === null ? "Opening…" : UNREACHABLE }
  if (!isConnected) return { state: "offline", words: mayWrite ? (OFFLINE[closed ?? 0] ?? KEPT) : "No connection. What you see may be out of date." }
  if (!isReady) return { state: "loading", words: "Opening…" }
  return mayWrite && isUnsaved ? { state: "saving", words: "Saving…" } : { state: "saved", words: mayWrite ? "Saved" : "" }
}

const UNREACHABLE = "The server cannot be reached. Trying again…"
const KEPT = "No connection. Keep this page open: what you write is kept here and sent when the connection is back."

/** Why there is no connection, where the server has said so. */
const OFFLINE: Readonly<Record<number, string>> = {
  [Close.TooFast.code]: "Too much at once. Keep this page open: what you write is kept here and sent in a moment.",
  [Close.NotStored.code]: "The server could not store the last words. Keep this page open: they are kept here and sent again.",
}

/** What ends a connection for good, and what to do. The other moves are made without asking. */
const STOPPED: Readonly<Partial<Record<NextMove, string>>> = {
  "sign-in": "You are signed out. Keep this page open and sign in in another window: what you have written is kept here and sent then.",
  stop: "You have no access to this draft now.",
}
