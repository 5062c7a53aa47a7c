import { useCallback, useRef, useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { readFragment } from "../../shared/draft/position.ts"
import { sameRuns } from "../../shared/letter/tidy.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import type { Runs } from "../../shared/text/runs.ts"

const NOTHING: Runs = []

/**
 * What is drafted on an issue in a doc, as it grows. A pure reader: it may be given any doc one may read, the other side's
 * above all, and never changes it. Binding an editor would.
 */
export function useDraft(doc: Y.Doc | null, issue: string): Runs {
  return useWords(doc, positionRoot(issue))
}

/** What is written under a root of a doc, as it grows. Only reads. */
export function useWords(doc: Y.Doc | null, root: string): Runs {
  const last = useRef<Runs>(NOTHING)
  const subscribe = useCallback(
    (tell: () => void) => {
      const fragment = doc?.getXmlFragment(root)
      fragment?.observeDeep(tell)
      return () => fragment?.unobserveDeep(tell)
    },
    [doc, root],
  )
  return useSyncExternalStore(subscribe, () => {
    const now = doc ? readFragment(doc.getXmlFragment(root)) : NOTHING
    if (!sameRuns(now, last.current)) last.current = now
    return last.current
  })
}
