import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useEffect, useMemo, useState } from "react"
import { measured } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { print, type Drafts } from "../../shared/letter/print.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { measureWith } from "../api/letter.ts"
import { valueOf } from "../api/queries.ts"
import { path } from "../api/request.ts"
import { useDesk } from "../letter/desk.ts"
import { useLaid, usePages } from "../preview/pages.tsx"

/** How long after the last key the server is asked, in milliseconds, where this browser cannot measure yet. */
const ASK_AFTER = 500

/**
 * What the letter would measure with these words of my side on an issue, and no other draft: the page that a proffer is judged
 * by. [L1, L3] From the engine beside the page; from the server where there is none yet. Null until one has said so.
 */
export function useWouldMeasure(issue: string, draft: Runs): Measure | null {
  const { letter, me } = useDesk()
  const { asks, drafts, hasDrafts, measure, engine } = usePages()
  const alone = useMemo<Drafts>(() => ({ [issue]: { [me.side]: draft } }), [issue, me.side, draft])
  const others = Object.keys(drafts).some((id) => id !== issue) || drafts[issue]?.[opponent(me.side)] !== undefined
  // The preview is this very page where nothing else is drafted.
  const isPreview = hasDrafts && !others && drafts[issue] !== undefined
  useEffect(() => {
    asks?.ask(issue, isPreview || draft.length === 0 ? null : print(letter, { drafts: alone }))
    return () => asks?.ask(issue, null)
  }, [asks, issue, isPreview, draft, letter, alone])
  const laid = useLaid(asks, issue)
  const byServer = useServerMeasure(issue, draft, engine !== "ready")
  const would = useMemo(() => laid && measured(letter, laid.page, alone), [laid, letter, alone])
  return isPreview ? measure : (would ?? byServer)
}

function useServerMeasure(issue: string, draft: Runs, isNeeded: boolean): Measure | null {
  const { letter } = useDesk()
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), ASK_AFTER)
    return () => clearTimeout(timer)
  }, [draft])
  const { data } = useQuery({
    queryKey: [path`/api/letters/${letter.id}/measure`, letter.head, issue, settled],
    queryFn: async () => valueOf(await measureWith(letter.id, issue, settled)),
    enabled: isNeeded && settled.length > 0,
    staleTime: Infinity,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  })
  return isNeeded ? (data ?? null) : null
}
