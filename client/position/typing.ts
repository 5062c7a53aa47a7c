import { useEffect } from "react"
import type * as Y from "yjs"
import type { OpenDoc } from "../letter/desk.ts"
import { positionRoot } from "../../shared/sync/docs.ts"

/** How long after the last key somebody still counts as writing, in milliseconds. */
const REST = 3_000

/**
 * Tells those who may read a doc that I am writing on an issue, or on a part of the joint text, while I am. It goes with the doc,
 * so a side that drafts in private gives nothing away. [A2]
 */
export function useTyping({ doc, awareness }: OpenDoc, place: string, root = positionRoot(place)): void {
  useEffect(() => {
    const fragment = doc?.getXmlFragment(root)
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => awareness?.setLocalStateField("writing", null)
    const onChange = (_: unknown, transaction: Y.Transaction) => {
      if (!transaction.local || !awareness) return
      clearTimeout(timer)
      timer = setTimeout(stop, REST)
      if (awareness.getLocalState()?.["writing"] !== place) awareness.setLocalStateField("writing", place)
    }
    fragment?.observeDeep(onChange)
    return () => {
      clearTimeout(timer)
      fragment?.unobserveDeep(onChange)
      if (awareness?.getLocalState()?.["writing"] === place) stop()
    }
  }, [doc, awareness, place, root])
}
