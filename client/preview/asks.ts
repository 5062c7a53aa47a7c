import type { Laid, LiveLayout } from "../layout/engine.ts"
import type { LetterContent } from "../../shared/layout/content.ts"

/** Several letters kept laid out by one engine: the preview, and the letter as it would be with each of my drafts. */
export interface Asks {
  /** Asks for what `key` stands for; a newer ask takes its place. Null takes it off. */
  readonly ask: (key: string, content: LetterContent | null) => void
  /** What was laid out last for `key`: maybe of an older content, so that figures do not blink. */
  readonly now: (key: string) => Laid | null
  readonly subscribe: (listener: () => void) => () => void
  /** Forgets a letter that the engine broke on, and goes on with the next. */
  readonly nudge: () => void
  readonly close: () => void
}

/** One letter at a time to the engine, in the order of asking; of each key only the newest. */
export function openAsks(engine: Pick<LiveLayout, "request" | "subscribe">): Asks {
  const waiting = new Map<string, LetterContent>()
  const laid = new Map<string, Laid>()
  const listeners = new Set<() => void>()
  let sent: { readonly key: string; readonly content: LetterContent } | null = null

  const next = () => {
    const [first] = waiting
    sent = first ? { key: first[0], content: first[1] } : null
    if (!sent) return
    waiting.delete(sent.key)
    engine.request(sent.content)
  }
  const stop = engine.subscribe((done) => {
    if (done.content !== sent?.content) return
    laid.set(sent.key, done)
    next()
    for (const tell of listeners) tell()
  })
  return {
    ask(key, content) {
      waiting.delete(key)
      if (content) waiting.set(key, content)
      else laid.delete(key)
      if (!sent) next()
    },
    now: (key) => laid.get(key) ?? null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nudge: next,
    close: stop,
  }
}
