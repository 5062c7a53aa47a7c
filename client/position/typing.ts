import { useEffect } from "react"
import type * as Y from "yjs"
import type { OpenDoc } from "../letter/desk.ts"
import { positionRoot } from "../../shared/sync/docs.ts"

/** How long after the last key somebody still counts as writing, in milliseconds. */
const REST = 3_000

/**
 * Tells those who may read my side's doc that I am writing on an issue, while I am. It goes with the doc, so a side that drafts
 * in private gives nothing away. [A2]
 */
export function useTyping({ doc, awareness }: OpenDoc, issue: string): void {
  useEffect(() => {
    const fragment = doc?.getXmlFragment(positionRoot(issue))
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => awareness?.setLocalStateField("writing", null)
    const onChange = (_: unknown, transaction: Y.Transaction) => {
      if (!transaction.local || !awareness) return
      clearTimeout(timer)
      timer = setTimeout(stop, REST)
      if (awareness.getLocalState()?.["writing"] !== issue) awareness.setLocalStateField("writing", issue)
    }
    fragment?.observeDeep(onChange)
    return () => {
      clearTimeout(timer)
      fragment?.unobserveDeep(onChange)
      if (awareness?.getLocalState()?.["writing"] === issue) stop()
    }
  }, [doc, awareness, issue])
}
