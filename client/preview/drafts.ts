import { startTransition, useEffect, useState } from "react"
import type * as Y from "yjs"
import { readPosition } from "../../shared/draft/position.ts"
import type { Drafts } from "../../shared/letter/print.ts"
import { useDesk } from "../letter/desk.ts"
import { shownDrafts } from "./shown.ts"

/** How long after a key the drafts are read for the page, in ms: once the letter is on the screen, before it is missed. */
const AFTER = 30

/** Calls after each change of one of the docs, off the keystroke, and once at the beginning. */
function following(docs: readonly (Y.Doc | null)[], read: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      read()
    }, AFTER)
  }
  for (const doc of docs) doc?.on("update", soon)
  read()
  return () => {
    clearTimeout(timer)
    for (const doc of docs) doc?.off("update", soon)
  }
}

/** Every draft I may see that differs from what stands in the letter. */
export function useDrafts(): Drafts {
  const { letter, me, ...docs } = useDesk()
  const mine = docs.mine.doc
  const theirs = docs.theirs.doc
  const [drafts, setDrafts] = useState<Drafts>({})
  useEffect(() => {
    const written = (side: string, issue: string) => {
      const doc = side === me.side ? mine : theirs
      return doc ? readPosition(doc, issue) : []
    }
    const read = () => startTransition(() => setDrafts((before) => same(before, shownDrafts(letter, written))))
    return following([mine, theirs], read)
  }, [letter, me.side, mine, theirs])
  return drafts
}

/** The earlier object where nothing changed, so that nothing is laid out again. */
function same(before: Drafts, now: Drafts): Drafts {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now
}
