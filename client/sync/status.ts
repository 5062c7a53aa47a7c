import { Close, type NextMove, nextMove } from "../../shared/sync/wire.ts"
import type { Keeping } from "./kept.ts"

/** How the words in a doc are kept, and what to say about it where one types. */
export interface Saved {
  readonly state: "loading" | "saved" | "saving" | "offline" | "stopped"
  readonly words: string
  /** The same where there is little room. */
  readonly short: string
  /** Without a connection, in few words: whether the last key is kept in this browser. */
  readonly here: string
}

/** What is known of a doc's connection. */
export interface Facts {
  /** Whether one may write here. A reader has nothing to save. */
  readonly mayWrite: boolean
  readonly isConnected: boolean
  /** Whether there is something to write on: all that the server has has come, or, without a connection, what was kept of it. */
  readonly isReady: boolean
  /** Whether something was written here that the server has not yet said to be on its disk. */
  readonly isUnsaved: boolean
  /** The code with which the server closed, where that was its last word. */
  readonly closed: number | null
  /** Whether this browser keeps what is written. */
  readonly keeping: Keeping
}

/** What to say, in words, across the place where one types (`docs/traps.md` 36). */
export function savedOf(facts: Facts): Saved {
  const [state, words] = said(facts)
  const isLoose = state !== "offline" && state !== "stopped"
  return { state, words, short: shortOf(state, facts.closed) ?? words, here: isLoose || !facts.mayWrite ? "" : HERE[facts.keeping] }
}

function shortOf(state: Saved["state"], closed: number | null): string | null {
  if (state === "stopped") return "Not saved"
  if (state !== "offline") return null
  return closed === Close.NotStored.code ? "Not saved yet: the server cannot store it" : "Not saved yet: no connection"
}

function said({ mayWrite, isConnected, isReady, isUnsaved, closed, keeping }: Facts): [Saved["state"], string] {
  const stopped = closed === null ? null : STOPPED[nextMove(closed)]
  if (stopped) return ["stopped", closed === Close.Unknown.code ? "This letter is not here any more." : stopped[keeping === "failing" ? 1 : 0]]
  if (!isConnected && !isReady) return closed === null ? ["loading", "Opening…"] : ["offline", UNREACHABLE]
  if (!isConnected) return ["offline", mayWrite ? offline(closed, keeping, isUnsaved) : "Not connected. What you see may be out of date."]
  if (!isReady) return ["loading", "Opening…"]
  return mayWrite && isUnsaved ? ["saving", "Saving…"] : ["saved", mayWrite ? "Saved" : ""]
}

const UNREACHABLE = "The server cannot be reached. Trying again…"
const HERE: Readonly<Record<Keeping, string>> = { kept: "Kept in this browser", keeping: "Keeping…", failing: "Only on this page" }

/** Why there is no connection, and what becomes of what is typed meanwhile. */
function offline(closed: number | null, keeping: Keeping, isUnsaved: boolean): string {
  const isIdle = closed === Close.NotStored.code && !isUnsaved
  const [why, when] = (isIdle ? STORES_NOTHING : WHY[closed ?? 0]) ?? ["Not connected.", "when the connection is back"]
  return keeping === "failing"
    ? `${why} Keep this page open: this browser cannot keep what you type. It will be sent ${when}.`
    : `${why} What you type is kept in this browser and will be sent ${when}.`
}

const WHY: Readonly<Record<number, readonly [why: string, when: string]>> = {
  [Close.TooFast.code]: ["Too much at once.", "in a moment"],
  [Close.NotStored.code]: ["The server could not store the last words.", "again in a moment"],
}

/** Said of no words: none were on their way. */
const STORES_NOTHING = ["The server can store nothing just now.", "when it can again"] as const

/** What ends a connection for good, and what to do: where words are kept in this browser, and where they are not. */
const STOPPED: Readonly<Partial<Record<NextMove, readonly [kept: string, loose: string]>>> = {
  "sign-in": [
    "You are signed out. Sign in in another window: what you have written is kept in this browser and sent then.",
    "You are signed out. Keep this page open and sign in in another window: what you have written is on this page and sent then.",
  ],
  stop: ["You have no access to this draft now.", "You have no access to this draft now."],
}
